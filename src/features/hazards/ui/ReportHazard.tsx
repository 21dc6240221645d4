/** Reporting a hazard by hand: a phone, a photo, a few words; the draft outlives a lost connection. */
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Radio, Select } from 'antd'
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
import './hazards.css'
import { PlaceField } from './PlaceField.tsx'
import { sendPhotos } from './photos.ts'
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
  const text = useText()
  const navigate = useNavigate()
  const families = useChoices(family)
  const grades = useChoices(grade)
  const write = useWrite(reportHazard)
  const only = facilities.length === 1 ? facilities[0] : undefined
  // A place's page and a scanned code lead here with the place.
  const asked = useUrlValues()
  const unit = only ?? facilities.find((one) => String(one.id) === asked.unit)

  const send = async ({ photos = [], ...told }: Values) => {
    const files = await sendPhotos(told.unitId, photos)
    const outcome = await write.run({
      body: {
        ...told,
        placeId: told.placeId || null,
        note: told.note ?? '',
        basis: told.basis ?? '',
        suggestedGrade: told.suggestedGrade ?? null,
        files,
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
        <Input maxLength={100} placeholder={t('objectHint')} />
      </Field>
      <Field name="finding" label={t('finding')} required>
        <Input.TextArea rows={2} maxLength={500} showCount placeholder={t('findingHint')} />
      </Field>
      <Field name="note" label={t('note')}>
        <Input.TextArea rows={3} maxLength={1000} showCount placeholder={t('noteHint')} />
      </Field>
      <Field name="basis" label={t('basis')}>
        <Input maxLength={300} placeholder={t('basisHint')} />
      </Field>
      <Field name="suggestedGrade" label={t('suggestedGrade')} help={t('suggestedHint')}>
        <Radio.Group className="hz-choice" options={grades} />
      </Field>
    </FormPage>
  )
}
