/** The fields of a draft, for the first edition and for later ones. */
import { Checkbox, Input, Radio, Select } from 'antd'
import { type Family, family, type Role, role } from '../../../../platform/contract/role.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { type SystemKind, systemKind } from '../../contract.ts'
import { type Keeper, readerRoles } from '../../edition/contract.ts'
import { type ChosenFile, sendText } from '../files.ts'
import { systemWords } from '../words.ts'
import { DayInput } from './DayInput.tsx'
import { FileInput } from './FileInput.tsx'

export interface DraftValues {
  readonly kind: SystemKind
  readonly family?: Family | null
  readonly title: string
  readonly summary?: string
  readonly file?: ChosenFile | null
  readonly effectiveOn?: string | null
  readonly reviewOn?: string | null
  readonly readers?: readonly Role[]
}

/** What the contract takes; the file is sent first. */
export const bodyOf = async (unitId: number, values: DraftValues) => ({
  kind: values.kind,
  family: values.family ?? null,
  title: values.title,
  summary: values.summary ?? '',
  fileId: await sendText(unitId, values.file),
  effectiveOn: values.effectiveOn ?? null,
  reviewOn: values.reviewOn ?? null,
  readers: [...(values.readers ?? [])],
})

export function DraftFields({ keeper }: { keeper: Keeper }) {
  const t = useWords(systemWords)
  const kinds = useChoices(systemKind)
  const families = useChoices(family)
  const readers = useChoices(role, readerRoles[keeper])
  return (
    <>
      <Field name="title" label={t('title')} required>
        <Input maxLength={100} placeholder={t('titleHint')} />
      </Field>
      <Field name="kind" label={t('kind')} required>
        <Radio.Group className="sy-choice" options={kinds} />
      </Field>
      <Field name="family" label={t('family')} help={t('familyHint')}>
        <Select allowClear options={families} />
      </Field>
      <Field name="summary" label={t('summary')} help={t('summaryHint')}>
        <Input.TextArea rows={6} maxLength={4000} />
      </Field>
      <Field name="file" label={t('text')} help={t('fileHint')}>
        <FileInput />
      </Field>
      <div className="wf-form-columns">
        <Field name="effectiveOn" label={t('effectiveOn')}>
          <DayInput />
        </Field>
        <Field name="reviewOn" label={t('reviewOn')} help={t('reviewHint')}>
          <DayInput ahead />
        </Field>
      </div>
      <Field name="readers" label={t('readersAre')} help={t('readersHint')}>
        <Checkbox.Group className="sy-choice" options={readers} />
      </Field>
    </>
  )
}
