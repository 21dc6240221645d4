/** What is said beside the answers of a check when it is finished: who came, what else was found, what it makes up for. */
import { Checkbox, Form, type FormInstance } from 'antd'
import { family } from '../../../../platform/contract/role.ts'
import { useRead, useWrite } from '../../../../web/api/hooks.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { FormPage } from '../../../../web/kit/FormPage.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { field } from '../../contract/fields.ts'
import { kinds } from '../../contract/kinds.ts'
import { party } from '../../contract/words.ts'
import { finishActivity } from '../../contract.ts'
import { recordPlaces } from '../../records/contract.ts'
import type { Check } from '../check.ts'
import { CountsFor } from '../record/CountsFor.tsx'
import { Findings } from '../record/Findings.tsx'
import { NamesInput, todayHere } from '../record/inputs.tsx'
import { MakesUp } from '../record/MakesUp.tsx'
import { photoSender } from '../record/photos.ts'
import { formOf, type Values } from '../record/values.ts'
import { activityWords } from '../words.ts'
import { subjectOf } from './use-run.ts'

interface FinishFormProps {
  readonly activity: Check
  /** Something is still missing or on its way: nothing can be finished yet. */
  readonly blocked: boolean
  readonly back: () => void
}

export function FinishForm({ activity, blocked, back }: FinishFormProps) {
  const t = useWords(activityWords)
  const { unitId, id, kind, version } = activity
  const finish = useWrite(finishActivity, { subject: subjectOf(id), topics: ['hazards', 'duties'] })
  return (
    <FormPage<Values>
      draft={`activity-finish ${id}`}
      initial={{
        unitId,
        title: activity.title.zh,
        family: activity.family,
        day: todayHere(),
        participants: activity.participants,
        parties: activity.parties,
      }}
      submitLabel={t('finish')}
      blocked={blocked}
      cancelLabel={t('backToItems')}
      onCancel={back}
      send={async (values) => {
        const told = await formOf(
          kind,
          { ...values, unitId, title: activity.title.zh, day: todayHere() },
          photoSender(unitId),
        )
        const { title: _title, family: _family, day: _day, participants, ...details } = told
        return finish.run({ params: { unitId, id }, body: { version, participants, details } })
      }}
      done={() => {}}
    >
      {(form) => <Fields form={form} activity={activity} />}
    </FormPage>
  )
}

function Fields({ form, activity }: { form: FormInstance<Values>; activity: Check }) {
  const t = useWords(activityWords)
  const text = useText()
  const values: Partial<Values> = Form.useWatch([], form) ?? {}
  const parties = useChoices(party)
  const places = useRead(recordPlaces, {})
  const { kind, unitId } = activity
  const { asks } = kinds[kind]
  const here = places.data?.groups.find((group) => group.units.some((unit) => unit.id === unitId))
  return (
    <>
      <Field name="participants" label={t('participants')}>
        <NamesInput />
      </Field>
      {asks.includes('parties') && (
        <Field name="parties" label={text(field.words.parties)}>
          <Checkbox.Group className="wf-act-ticks" options={parties} />
        </Field>
      )}
      {asks.includes('findings') && <Findings families={here?.families ?? family.terms} of={activity.family} />}
      <MakesUp ticked={values.makesUp === true} />
      <CountsFor
        unitId={unitId}
        work={{
          kind,
          family: activity.family,
          checklist: activity.checklist.id,
          participants: values.parties ?? [],
          present: null,
          expected: null,
          minutes: null,
        }}
      />
      <p className="wf-muted">{t('finishFinal')}</p>
    </>
  )
}
