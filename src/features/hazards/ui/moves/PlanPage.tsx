/** The plan: five things to settle, and which of them still are not, while one writes. */
import { useNavigate, useParams } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useRead } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type Hazard, listPeople, readHazard } from '../../contract.ts'
import { planHazard } from '../../loop/contract/moves.ts'
import { type Settled, settled } from '../../loop/contract.ts'
import '../hazards.css'
import { UsualMeasure } from '../library/UsualMeasure.tsx'
import { useSaid } from '../marks.tsx'
import { useMove } from '../move.ts'
import { Notices } from '../sections/Notices.tsx'
import { hazardWords } from '../words.ts'
import { DayInput, YuanInput } from './inputs.tsx'
import { Standing } from './Standing.tsx'

interface Values {
  readonly measure?: string | null
  readonly moneyFen?: number | null
  readonly moneySource?: string | null
  readonly responsibleId?: string | null
  readonly deadline?: string | null
  readonly contingency?: string | null
}

const fieldOf: Readonly<Record<Settled, keyof Values>> = {
  measure: 'measure',
  money: 'moneyFen',
  person: 'responsibleId',
  deadline: 'deadline',
  contingency: 'contingency',
}

const there = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : value !== undefined && value !== null

export default function PlanPage() {
  const t = useWords(hazardWords)
  const said = useSaid()
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const read = useRead(readHazard, { params: { unitId: Number(params.unit), id: params.id ?? '' } })
  const hazard = read.data
  return (
    <Page
      title={t('planTitle')}
      width="narrow"
      note={hazard && `${hazard.number} ${t('titled', { object: said(hazard.object), finding: said(hazard.finding) })}`}
      crumbs={[
        { to: '/hazards', label: t('list') },
        { to: `/hazards/${params.unit}/${params.id}`, label: hazard?.number ?? '' },
      ]}
      read={read}
    >
      {hazard && (
        <>
          <Notices hazard={hazard} />
          <PlanForm hazard={hazard} />
        </>
      )}
    </Page>
  )
}

function PlanForm({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const navigate = useNavigate()
  const made = useMove(planHazard, hazard)
  const people = useRead(listPeople, { params: { unitId: hazard.unitId } })
  const { plan } = hazard
  return (
    <FormPage<Values>
      draft={`hazard-plan ${hazard.id}`}
      initial={{
        measure: plan.measure,
        moneyFen: plan.moneyFen,
        moneySource: plan.moneySource,
        responsibleId: plan.responsible?.id ?? null,
        deadline: plan.deadline,
        contingency: plan.contingency,
      }}
      submitLabel={t('planSend')}
      send={(values) =>
        made.run({
          measure: values.measure ?? null,
          moneyFen: values.moneyFen ?? null,
          moneySource: values.moneySource?.trim() || null,
          responsibleId: values.responsibleId ?? null,
          deadline: values.deadline ?? null,
          contingency: values.contingency ?? null,
        })
      }
      done={() => void navigate({ to: `/hazards/${hazard.unitId}/${hazard.id}` as never })}
    >
      <Missing />
      <UsualMeasure hazard={hazard} />
      <Field name="measure" label={t('measure')} help={t('measureHint')} required>
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Field>
      <Field name="moneyFen" label={t('money')} help={t('moneyHint')} required>
        <YuanInput />
      </Field>
      <Field name="moneySource" label={t('moneySource')}>
        <Input maxLength={200} />
      </Field>
      <Field name="responsibleId" label={t('person')} help={t('personHint')} required>
        <Select
          showSearch
          optionFilterProp="label"
          loading={people.isPending}
          options={(people.data?.items ?? []).map((one) => ({
            value: one.id,
            label: t('holder', { name: one.name, title: one.title }),
          }))}
        />
      </Field>
      <Field name="deadline" label={t('deadline')} required>
        <DayInput />
      </Field>
      <Field name="contingency" label={t('contingency')} help={t('contingencyHint')} required>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </FormPage>
  )
}

/** Which of the five stand, as the form is filled. */
function Missing() {
  const t = useWords(hazardWords)
  const text = useText()
  const values: Values = Form.useWatch([]) ?? {}
  return (
    <div className="hz-need">
      <p>{t('planLead')}</p>
      <Standing items={settled.terms.map((term) => [text(settled.words[term]), there(values[fieldOf[term]])])} />
    </div>
  )
}
