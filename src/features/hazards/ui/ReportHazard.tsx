/** Reporting a hazard by hand: a phone, a photo, a few words; the draft outlives a lost connection. */
import { useNavigate } from '@tanstack/react-router'
import { Form, type FormInstance, Input, Radio, Select } from 'antd'
import { type Grade, grade } from '../../../platform/contract/grade.ts'
import { type Family, family } from '../../../platform/contract/role.ts'
import { useRead, useWrite } from '../../../web/api/hooks.ts'
import { Field } from '../../../web/kit/Field.tsx'
import { FormPage } from '../../../web/kit/FormPage.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { PhotoCapture, type TakenPhoto } from '../../../web/kit/PhotoCapture.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { listFacilities, reportHazard } from '../contract.ts'
import type { Answered } from '../repeats/contract/answered.ts'
import { useAskFirst } from './evidence/ask.tsx'
import './hazards.css'
import { ChosenEntry } from './library/ChosenEntry.tsx'
import { EntryInput } from './library/EntryInput.tsx'
import { useEntryInForm } from './library/use-entry-in-form.ts'
import { PlaceField } from './PlaceField.tsx'
import { sendPhotos } from './photos.ts'
import { AskedOnForm } from './repeats/AskedOnForm.tsx'
import { hazardWords } from './words.ts'

interface Values {
  readonly unitId: number
  readonly family: Family
  readonly place: string
  readonly placeId?: string | null
  readonly object: string
  readonly finding: string
  readonly note?: string
  readonly basis?: string
  readonly suggestedGrade?: Grade
  readonly photos?: readonly TakenPhoto[]
  readonly entry?: string | null
  readonly repeats?: readonly Answered[]
}

export default function ReportHazard() {
  const t = useWords(hazardWords)
  const facilities = useRead(listFacilities, {})
  return (
    <Page title={t('report')} width="narrow" crumbs={[{ to: '/hazards', label: t('list') }]} read={facilities}>
      {facilities.data && <ReportForm facilities={facilities.data.items} />}
    </Page>
  )
}

interface Facility {
  readonly id: number
  readonly name: { readonly zh: string; readonly en: string }
}

function ReportForm({ facilities }: { facilities: readonly Facility[] }) {
  const t = useWords(hazardWords)
  const navigate = useNavigate()
  const write = useWrite(reportHazard)
  const askFirst = useAskFirst()
  const only = facilities.length === 1 ? facilities[0] : undefined
  // A place's page and a scanned code lead here with the place.
  const asked = useUrlValues()
  const unit = only ?? facilities.find((one) => String(one.id) === asked.unit)

  const send = async ({ photos = [], repeats = [], ...told }: Values) => {
    const files = await sendPhotos(told.unitId, photos)
    if (!(await askFirst(told.unitId, files))) return { outcome: null, to: '' }
    const outcome = await write.run({
      body: {
        ...told,
        placeId: told.placeId || null,
        note: told.note ?? '',
        basis: told.basis ?? '',
        suggestedGrade: told.suggestedGrade ?? null,
        files,
        entry: told.entry ?? null,
        repeats: [...repeats],
      },
    })
    const to = outcome.state === 'done' ? `/hazards/${told.unitId}/${outcome.reply.id}` : '/hazards'
    return { outcome, to }
  }
  let next = '/hazards'
  return (
    <FormPage<Values>
      draft={asked.place ? `hazard-report-${asked.place}` : 'hazard-report'}
      initial={unit ? { unitId: unit.id } : {}}
      submitLabel={t('report')}
      send={async (values) => {
        const sent = await send(values)
        next = sent.to
        return sent.outcome
      }}
      done={() => void navigate({ to: next as never })}
    >
      {(form) => <ReportFields form={form} facilities={facilities} />}
    </FormPage>
  )
}

function ReportFields({ form, facilities }: { form: FormInstance<Values>; facilities: readonly Facility[] }) {
  const t = useWords(hazardWords)
  const text = useText()
  const asked = useUrlValues()
  const families = useChoices(family)
  const grades = useChoices(grade)
  const only = facilities.length === 1
  const { take, chosen } = useEntryInForm(form)
  const values: Partial<Values> = Form.useWatch([], form) ?? {}
  return (
    <>
      {only ? (
        <Form.Item name="unitId" hidden>
          <Input />
        </Form.Item>
      ) : (
        <Field name="unitId" label={t('where')} required>
          <Select
            showSearch
            optionFilterProp="label"
            options={facilities.map((unit) => ({ value: unit.id, label: text(unit.name) }))}
          />
        </Field>
      )}
      <Field name="photos" label={t('scenePhotos')}>
        <PhotoCapture max={9} />
      </Field>
      <Field name="family" label={t('family')} required>
        <Radio.Group className="hz-choice" options={families} />
      </Field>
      <PlaceField {...(asked.place ? { asked: asked.place } : {})} />
      <Field name="object" label={t('object')} required>
        <EntryInput family={values.family} onEntry={take} maxLength={100} placeholder={t('objectHint')} />
      </Field>
      <Field name="finding" label={t('finding')} required>
        <EntryInput family={values.family} onEntry={take} maxLength={500} rows={2} placeholder={t('findingHint')} />
      </Field>
      <Form.Item name="entry" hidden={!chosen}>
        <ChosenEntry finding={values.finding} />
      </Form.Item>
      <Field name="note" label={t('note')}>
        <Input.TextArea rows={3} maxLength={1000} showCount placeholder={t('noteHint')} />
      </Field>
      <Field name="basis" label={t('basis')}>
        <Input maxLength={300} placeholder={t('basisHint')} />
      </Field>
      <Field name="suggestedGrade" label={t('suggestedGrade')} help={t('suggestedHint')}>
        <Radio.Group className="hz-choice" options={grades} />
      </Field>
      <Form.Item name="repeats" noStyle>
        <AskedOnForm />
      </Form.Item>
    </>
  )
}
