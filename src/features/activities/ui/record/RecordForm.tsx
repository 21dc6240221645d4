/** The form of one kind of work: what the table of kinds asks, nothing else. A later day plans it instead. */
import { Alert, Checkbox, Form, type FormInstance, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import type { WorkKind } from '../../../../domain/policy/duty.ts'
import { type Family, family } from '../../../../platform/contract/role.ts'
import type { Outcome } from '../../../../web/api/outbox.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { PhotoCapture } from '../../../../web/kit/PhotoCapture.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { field } from '../../contract/fields.ts'
import { type FieldName, kinds } from '../../contract/kinds.ts'
import { party } from '../../contract/words.ts'
import type { PlaceGroup } from '../../records/contract.ts'
import { CountsFor } from './CountsFor.tsx'
import { Findings } from './Findings.tsx'
import { DayInput, NamesInput, todayHere } from './inputs.tsx'
import { MakesUp } from './MakesUp.tsx'
import type { Values } from './values.ts'
import { recordWords } from './words.ts'

interface RecordFormProps {
  readonly kind: WorkKind
  readonly draft: string
  readonly initial: Partial<Values>
  readonly units: PlaceGroup['units']
  readonly families: readonly Family[]
  /** Whether a later day may be chosen, which plans the work. */
  readonly mayPlan: boolean
  readonly send: (values: Values) => Promise<Outcome<unknown>>
  readonly done: () => void
}

export function RecordForm({ kind, draft, initial, units, families, mayPlan, send, done }: RecordFormProps) {
  const t = useWords(recordWords)
  return (
    <FormPage<Values>
      draft={draft}
      initial={initial}
      submitLabel={(values) => t((values.day ?? '') > todayHere() ? 'plan' : 'submit')}
      send={send}
      done={done}
    >
      {(form) => <Fields form={form} kind={kind} units={units} families={families} mayPlan={mayPlan} />}
    </FormPage>
  )
}

interface FieldsProps extends Pick<RecordFormProps, 'kind' | 'units' | 'families' | 'mayPlan'> {
  readonly form: FormInstance<Values>
}

function Fields({ form, kind, units, families, mayPlan }: FieldsProps) {
  const t = useWords(recordWords)
  const text = useText()
  const format = useFormat()
  const values: Partial<Values> = Form.useWatch([], form) ?? {}
  const { asks, family: wantsFamily } = kinds[kind]
  const familyChoices = useChoices(family, families)
  const today = todayHere()
  const day = values.day ?? today
  const later = day > today
  const shown = (name: FieldName): boolean => asks.includes(name) && (!later || plannable.includes(name))
  return (
    <>
      {units.length > 1 ? (
        <Field name="unitId" label={t('where')} required>
          <Select
            showSearch
            optionFilterProp="label"
            options={units.map((unit) => ({ value: unit.id, label: text(unit.name) }))}
          />
        </Field>
      ) : (
        <Form.Item name="unitId" hidden>
          <Input />
        </Form.Item>
      )}
      <Field name="title" label={t('title')} required>
        <Input maxLength={80} />
      </Field>
      {wantsFamily !== 'none' && (
        <Field
          name="family"
          label={t('family')}
          required={wantsFamily === 'required' || families.length < family.terms.length}
          {...(wantsFamily === 'optional' ? { help: t('familyHelp') } : {})}
        >
          <Radio.Group className="wf-act-choice" options={familyChoices} />
        </Field>
      )}
      <Field name="day" label={t('day')} required {...(mayPlan ? { help: t('dayHelp') } : {})}>
        <DayInput {...(mayPlan ? {} : { latest: today })} />
      </Field>
      {day < today && (
        <Alert type="info" showIcon title={t('late', { day: format.date(day, 'day') })} className="wf-act-said" />
      )}
      {asks.filter(shown).map((name) => (
        <OneField key={name} name={name} kind={kind} families={families} of={values.family ?? null} />
      ))}
      {!later && (
        <>
          <Field name="photos" label={t('photos')}>
            <PhotoCapture max={20} />
          </Field>
          <MakesUp ticked={values.makesUp === true} />
          {values.unitId !== undefined && (
            <CountsFor
              unitId={Number(values.unitId)}
              work={{
                kind,
                family: values.family ?? null,
                checklist: null,
                participants: values.parties ?? [],
                present: values.present ?? null,
                expected: values.expected ?? null,
                minutes: values.minutes ?? null,
              }}
            />
          )}
          <p className="wf-muted">{t('final')}</p>
        </>
      )}
    </>
  )
}

/** What is known before it is done. */
const plannable: readonly FieldName[] = ['place', 'participants']

interface OneFieldProps {
  readonly name: FieldName
  readonly kind: WorkKind
  readonly families: readonly Family[]
  readonly of: Family | null
}

function OneField({ name, kind, families, of }: OneFieldProps): ReactNode {
  const t = useWords(recordWords)
  const text = useText()
  const parties = useChoices(party)
  const label = text(field.words[name])
  const required = kinds[kind].needs.includes(name)
  if (name === 'findings') return <Findings families={families} of={of} />
  if (name === 'parties')
    return (
      <Field name="parties" label={label}>
        <Checkbox.Group className="wf-act-ticks" options={parties} />
      </Field>
    )
  if (name === 'participants')
    return (
      <Field name="participants" label={label} help={t('participantsHelp')} required={required}>
        <NamesInput />
      </Field>
    )
  if (name === 'minutes')
    return (
      <Field name="minutes" label={label}>
        <InputNumber min={1} max={20160} precision={0} />
      </Field>
    )
  if (name === 'attendance')
    return (
      <>
        <div className="wf-act-pair">
          <Field name="expected" label={t('expected')} required={required}>
            <InputNumber min={1} max={100000} precision={0} />
          </Field>
          <Field name="present" label={t('present')} required={required}>
            <InputNumber min={0} max={100000} precision={0} />
          </Field>
        </div>
        <Field name="signIn" label={t('signIn')}>
          <PhotoCapture max={9} />
        </Field>
      </>
    )
  if (name === 'place')
    return (
      <Field name="place" label={label} required={required}>
        <Input maxLength={100} />
      </Field>
    )
  return (
    <Field name={name} label={label} required={required}>
      <Input.TextArea rows={3} maxLength={4000} />
    </Field>
  )
}
