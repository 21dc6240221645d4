/** A move that is one decision: what follows from it, the few words it needs, and any refusal in the same place. */
import { Alert, App, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { ProblemError } from '../../../../web/api/problem-error.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { type MoveContract, useMove } from '../move.ts'
import { hazardWords } from '../words.ts'

type Body = Readonly<Record<string, unknown>>

interface MoveDialogProps {
  readonly hazard: Hazard
  readonly contract: MoveContract
  readonly title: string
  readonly open: boolean
  readonly close: () => void
  readonly lead: ReactNode
  readonly danger?: boolean
  readonly initial?: Readonly<Record<string, unknown>>
  /** Fields named as the contract names them. */
  readonly fields?: (form: FormInstance) => ReactNode
  readonly bodyOf: (values: Readonly<Record<string, unknown>>) => Body | Promise<Body>
}

export function MoveDialog(props: MoveDialogProps) {
  const { hazard, contract, title, open, close, lead, danger, initial, fields, bodyOf } = props
  const t = useWords(hazardWords)
  const { message } = App.useApp()
  const made = useMove(contract, hazard)
  const [form] = Form.useForm<Record<string, unknown>>()
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  useEffect(() => {
    if (open) made.look()
  }, [open, made.look])

  const act = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setFault(null)
    try {
      const outcome = await made.run(await bodyOf(values))
      if (outcome.state === 'queued') void message.info(t('queued'))
      close()
      form.resetFields()
    } catch (error) {
      const said = problemWords(error)
      const late = error instanceof ProblemError && error.slug === 'changed-meanwhile'
      setFault(late ? { ...said, detail: `${said.detail} ${t('seenFresh')}` } : said)
    }
  }
  return (
    <Modal
      open={open}
      title={title}
      onCancel={close}
      onOk={() => void act()}
      okText={title}
      okButtonProps={{ danger: danger ?? false, loading: made.busy }}
      cancelText={t('cancel')}
      width={520}
    >
      <p className="wf-dialog-lead">{lead}</p>
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial ?? {}}>
        {fields?.(form)}
      </Form>
    </Modal>
  )
}
