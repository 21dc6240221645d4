/** Recording an incident or a near miss. */
import { useNavigate } from '@tanstack/react-router'
import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { type Family, family } from '../../../platform/contract/role.ts'
import { nowMs } from '../../../web/api/clock.ts'
import { useRead, useWrite } from '../../../web/api/hooks.ts'
import { Field } from '../../../web/kit/Field.tsx'
import { FormPage } from '../../../web/kit/FormPage.tsx'
import { NoFacility } from '../../../web/kit/NoFacility.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { listFacilities } from '../../hazards/contract.ts'
import { type Incident, recordIncident, severity } from '../contract.ts'
import { incidentWords } from './words.ts'

interface Values {
  readonly unitId: number
  readonly family: Family
  readonly severity: Incident['severity']
  readonly occurredAt: string
  readonly place: string
  readonly summary: string
  readonly deaths?: number
  readonly injured?: number
}

/** The form keeps the instant as text, so that a draft comes back as it was. */
const Moment = ({
  value,
  onChange,
  id,
}: {
  value?: string
  onChange?: (value: string | undefined) => void
  id?: string
}) => (
  <DatePicker
    {...(id ? { id } : {})}
    showTime={{ format: 'HH:mm' }}
    format="YYYY-MM-DD HH:mm"
    value={value ? dayjs(value) : null}
    disabledDate={(day) => day.isAfter(dayjs(nowMs()), 'day')}
    onChange={(day: Dayjs | null) => onChange?.(day ? day.toISOString() : undefined)}
  />
)

export default function RecordIncident() {
  const t = useWords(incidentWords)
  const text = useText()
  const navigate = useNavigate()
  const facilities = useRead(listFacilities, {})
  const write = useWrite(recordIncident)
  const families = useChoices(family)
  const severities = useChoices(severity)
  const units = facilities.data?.items ?? []
  const only = units.length === 1 ? units[0] : undefined
  let next = '/incidents'
  return (
    <Page title={t('record')} width="narrow" crumbs={[{ to: '/incidents', label: t('title') }]} read={facilities}>
      {facilities.data && units.length === 0 && <NoFacility />}
      {units.length > 0 && (
        <FormPage<Values>
          draft="incident"
          initial={{ ...(only ? { unitId: only.id } : {}), severity: 'near-miss', deaths: 0, injured: 0 }}
          submitLabel={t('record')}
          send={async (values) => {
            const outcome = await write.run({
              body: { ...values, deaths: values.deaths ?? 0, injured: values.injured ?? 0 },
            })
            if (outcome.state === 'done') next = `/incidents/${values.unitId}/${outcome.reply.id}`
            return outcome
          }}
          done={() => void navigate({ to: next as never })}
        >
          {only ? (
            <Form.Item name="unitId" hidden>
              <Input />
            </Form.Item>
          ) : (
            <Field name="unitId" label={t('unit')} required>
              <Select
                showSearch
                optionFilterProp="label"
                options={units.map((unit) => ({ value: unit.id, label: text(unit.name) }))}
              />
            </Field>
          )}
          <Field name="severity" label={t('severity')} required>
            <Radio.Group options={severities} />
          </Field>
          <Field name="family" label={t('family')} required>
            <Radio.Group options={families} />
          </Field>
          <Field name="occurredAt" label={t('occurred')} required>
            <Moment />
          </Field>
          <Field name="place" label={t('place')} required>
            <Input maxLength={100} />
          </Field>
          <Field name="summary" label={t('summary')} required>
            <Input.TextArea rows={5} maxLength={2000} showCount placeholder={t('summaryHint')} />
          </Field>
          <Field name="deaths" label={t('deaths')}>
            <InputNumber min={0} max={10_000} precision={0} />
          </Field>
          <Field name="injured" label={t('injured')}>
            <InputNumber min={0} max={10_000} precision={0} />
          </Field>
        </FormPage>
      )}
    </Page>
  )
}
