/** What the dialogs ask for. */
import { Form, Input, Radio } from 'antd'
import { grade } from '../../../../platform/contract/grade.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { hazardWords } from '../words.ts'

export function ReasonField() {
  const t = useWords(hazardWords)
  return (
    <Field
      name="reason"
      label={t('reason')}
      help={t('reasonHint')}
      required
      rules={[{ whitespace: true, message: t('reasonHint') }]}
    >
      <Input.TextArea rows={3} maxLength={1000} showCount />
    </Field>
  )
}

export function GradeFields({ hazard }: { hazard: Hazard }) {
  const t = useWords(hazardWords)
  const text = useText()
  const grades = useChoices(grade)
  const chosen = Form.useWatch('grade')
  const suggested = hazard.suggestedGrade
    ? t('suggested', { grade: text(grade.words[hazard.suggestedGrade]) })
    : undefined
  return (
    <>
      <Field name="grade" label={t('grade')} required {...(suggested ? { help: suggested } : {})}>
        <Radio.Group className="hz-choice" options={grades} />
      </Field>
      <Field name="interim" label={t('interim')} help={t('interimHint')} required={chosen === 'major'}>
        <Input.TextArea rows={3} maxLength={1000} showCount />
      </Field>
    </>
  )
}

export function NoteField() {
  const t = useWords(hazardWords)
  return (
    <Field name="note" label={t('remark')}>
      <Input.TextArea rows={3} maxLength={1000} showCount />
    </Field>
  )
}
