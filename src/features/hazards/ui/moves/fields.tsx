/** What the dialogs ask for. */
import { Input } from 'antd'
import { Field } from '../../../../web/kit/Field.tsx'
import { useWords } from '../../../../web/words/words.ts'
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

export function NoteField() {
  const t = useWords(hazardWords)
  return (
    <Field name="note" label={t('remark')}>
      <Input.TextArea rows={3} maxLength={1000} showCount />
    </Field>
  )
}
