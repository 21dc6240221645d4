/** Whether the work makes up for earlier work: for which day, and why it was not done then. */
import { Checkbox, Form, Input } from 'antd'
import { Field } from '../../../../web/kit/Field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { DayInput, todayHere } from './inputs.tsx'
import { recordWords } from './words.ts'

export function MakesUp({ ticked }: { ticked: boolean }) {
  const t = useWords(recordWords)
  return (
    <>
      <Form.Item name="makesUp" valuePropName="checked">
        <Checkbox className="wf-act-tick">{t('makesUp')}</Checkbox>
      </Form.Item>
      {ticked && (
        <>
          <Field name="makesUpDay" label={t('makesUpDay')} required>
            <DayInput latest={todayHere()} />
          </Field>
          <Field name="makesUpReason" label={t('makesUpReason')} required>
            <Input.TextArea rows={2} maxLength={300} />
          </Field>
        </>
      )}
    </>
  )
}
