/** The review with its outcome "still fits": a new review day, a remark, on record. */
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useWrite } from '../../../web/api/hooks.ts'
import { problemWords } from '../../../web/api/problem-words.ts'
import { Field } from '../../../web/kit/Field.tsx'
import { useWords } from '../../../web/words/words.ts'
import { reviewSystem, type SystemDetail } from '../contract.ts'
import { useFresh } from './Actions.tsx'
import { DayInput } from './form/DayInput.tsx'
import { systemWords } from './words.ts'

export function ReviewAction({ system }: { system: SystemDetail }) {
  const t = useWords(systemWords)
  const fresh = useFresh()
  const write = useWrite(reviewSystem, { subject: `system ${system.id}` })
  const [form] = Form.useForm<{ reviewOn: string; note?: string }>()
  const [open, setOpen] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const { unitId, id, version } = system
  const act = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setFault(null)
    const body = { version, reviewOn: values.reviewOn, note: values.note?.trim() ?? '' }
    try {
      await fresh(() => write.run({ params: { unitId, id }, body }))
      setOpen(false)
      form.resetFields()
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('review')}</Button>
      <Modal
        open={open}
        title={t('reviewTitle')}
        onCancel={() => setOpen(false)}
        onOk={() => void act()}
        okText={t('review')}
        okButtonProps={{ loading: write.busy }}
        cancelText={t('cancel')}
        width={480}
      >
        <p className="wf-dialog-lead">{t('reviewLead')}</p>
        {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
        <Form form={form} layout="vertical" requiredMark={false}>
          <Field name="reviewOn" label={t('nextReview')} required>
            <DayInput ahead />
          </Field>
          <Field name="note" label={t('remark')}>
            <Input.TextArea rows={3} maxLength={1000} showCount />
          </Field>
        </Form>
      </Modal>
    </>
  )
}
