/**
 * A button for what cannot be taken back lightly: it says the consequence first, asks for a reason where the ledger
 * needs one, and shows a refusal in the same dialog.
 */
import { Alert, Button, Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { problemWords } from '../api/problem-words.ts'
import { useWords } from '../words/words.ts'
import { kitWords } from './words.ts'

interface ConfirmActionProps {
  readonly label: string
  readonly title: string
  /** What happens if it is done; plain words. */
  readonly consequence: ReactNode
  readonly danger?: boolean
  readonly primary?: boolean
  readonly disabled?: boolean
  /** `required`: a reason of at least one word. */
  readonly reason?: 'required' | 'none'
  readonly reasonLabel?: string
  readonly act: (reason: string) => Promise<unknown>
}

export function ConfirmAction(props: ConfirmActionProps) {
  const t = useWords(kitWords)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const [form] = Form.useForm<{ reason?: string }>()
  const asks = props.reason === 'required'
  const label = props.reasonLabel ?? t('reason')

  const act = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setBusy(true)
    setFault(null)
    try {
      await props.act(values.reason?.trim() ?? '')
      setOpen(false)
      form.resetFields()
    } catch (error) {
      setFault(problemWords(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <Button
        danger={props.danger ?? false}
        type={props.primary ? 'primary' : 'default'}
        disabled={props.disabled ?? false}
        onClick={() => setOpen(true)}
      >
        {props.label}
      </Button>
      <Modal
        open={open}
        title={props.title}
        onCancel={() => setOpen(false)}
        onOk={() => void act()}
        okText={props.label}
        okButtonProps={{ danger: props.danger ?? false, loading: busy }}
        cancelText={t('cancel')}
        width={480}
      >
        <p className="wf-dialog-lead">{props.consequence}</p>
        {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
        <Form form={form} layout="vertical" requiredMark={false}>
          {asks && (
            <Form.Item
              name="reason"
              label={label}
              extra={t('reasonHint')}
              rules={[{ required: true, whitespace: true, message: t('reasonNeeded') }]}
            >
              <Input.TextArea rows={3} maxLength={500} showCount />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </>
  )
}
