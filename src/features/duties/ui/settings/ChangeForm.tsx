/** Changing a setting: what, from when and why; what it does is shown before it is saved. */

import { Checkbox, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { nowDate } from '../../../../web/api/clock.ts'
import { useWrite } from '../../../../web/api/hooks.ts'
import { ProblemError } from '../../../../web/api/problem-error.ts'
import { call } from '../../../../web/api/request.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { zone } from '../../../../web/words/format.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { cadence, per } from '../../contract.ts'
import { type DutySettings, previewSetting, putSetting } from '../../settings/contract.ts'
import { attendanceOf, changesOf, mayCountElsewhere, mayRemind, type SettingValues, valuesOf } from './changes.ts'
import { Preview, type Previewed } from './Preview.tsx'
import { settingWords } from './words.ts'

/** The region's calendar day now: what the form begins with. The server decides by its own clock. */
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(nowDate())

interface Asked {
  readonly preview: Previewed
  readonly decide: (save: boolean) => void
}

export function ChangeForm({ of }: { of: DutySettings }) {
  const t = useWords(settingWords)
  const write = useWrite(putSetting)
  const [asked, setAsked] = useState<Asked | null>(null)
  const { duty, settings } = of

  const refused = (title: string, detail: string) =>
    new ProblemError({ type: '/problems/not-saved', status: 422, title, detail })

  const send = async (values: SettingValues) => {
    const changes = changesOf(duty, values)
    if (Object.keys(changes).length === 0) throw refused(t('nothing'), t('nothingHint'))
    const effective = values.effective ?? today()
    const preview = await call(previewSetting, { body: { duty: duty.id, effective, changes } })
    const save = await new Promise<boolean>((decide) => setAsked({ preview, decide }))
    setAsked(null)
    if (!save) throw refused(t('notSaved'), t('notSavedHint'))
    return write.run({
      params: { duty: duty.id },
      body: { effective, changes, reason: values.reason ?? '', seen: settings.at(-1)?.number ?? 0 },
    })
  }

  return (
    <>
      <FormPage<SettingValues>
        draft={`duty-setting ${duty.id} ${settings.length}`}
        initial={{ ...valuesOf(duty), effective: today() }}
        send={send}
        done={() => undefined}
        submitLabel={t('previewIt')}
      >
        <RuleFields of={of} />
        <Field name="reviewed" label={t('standing')} valuePropName="checked">
          <Checkbox>{t('confirmed')}</Checkbox>
        </Field>
        <Field name="effective" label={t('effective')} help={t('effectiveHelp')} required>
          <DayField />
        </Field>
        <Field name="reason" label={t('because')} help={t('reasonHelp')} required>
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Field>
      </FormPage>
      <Modal
        open={asked !== null}
        title={t('previewTitle')}
        okText={t('save')}
        cancelText={t('back')}
        onOk={() => asked?.decide(true)}
        onCancel={() => asked?.decide(false)}
        width={640}
      >
        {asked && <Preview of={asked.preview} />}
      </Modal>
    </>
  )
}

function RuleFields({ of: { duty } }: { of: DutySettings }) {
  const t = useWords(settingWords)
  const cadences = useChoices(cadence)
  const ways = useChoices(per)
  return (
    <>
      {duty.mode === 'triggered' && (
        <Field name="withinHours" label={t('withinHours')} required>
          <InputNumber min={1} max={8784} precision={0} />
        </Field>
      )}
      {duty.mode === 'counted' && (
        <>
          <Field name="every" label={t('every')} required>
            <Select options={cadences} />
          </Field>
          <Field name="atLeast" label={t('atLeast')} required>
            <InputNumber min={1} max={31} precision={0} />
          </Field>
          {mayCountElsewhere(duty) && (
            <Field name="per" label={t('per')} help={t('perHelp')} required>
              <Select options={ways} />
            </Field>
          )}
          {attendanceOf(duty) !== null && (
            <Field name="attendance" label={t('attendance')} help={t('attendanceHelp')} required>
              <InputNumber min={1} max={100} precision={0} suffix="%" />
            </Field>
          )}
          <Field name="recordWithinDays" label={t('recordWithinDays')} required>
            <InputNumber min={0} max={31} precision={0} />
          </Field>
        </>
      )}
      {mayRemind(duty) && (
        <Form.Item name="remindDays" label={t('remindDaysField')} extra={t('remindHelp')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ' ']} maxCount={5} />
        </Form.Item>
      )}
    </>
  )
}

interface DayFieldProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (value: string | null) => void
}

/** The day as the text the contract wants, so that a draft keeps it and a refusal finds it. */
function DayField({ id, value, onChange }: DayFieldProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      minDate={dayjs(today())}
    />
  )
}
