/** A move that is one decision: what follows from it, the few words it needs, and any refusal in the same place. */
import { Alert, App, Button, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { ProblemError } from '../../../../web/api/problem-error.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { Hazard } from '../../contract.ts'
import { type Move, move as moves } from '../../loop/contract.ts'
import { type MoveContract, useMove } from '../move.ts'
import { hazardWords } from '../words.ts'

interface MoveDialogProps {
  readonly hazard: Hazard
  readonly move: Move
  readonly contract: MoveContract
  readonly lead: ReactNode
  readonly primary?: boolean
  readonly danger?: boolean
  readonly initial?: Readonly<Record<string, unknown>>
  /** Fields named as the contract names them. */
  readonly fields?: (form: FormInstance) => ReactNode
  /** Told when the dialog opens and closes. */
  readonly held: (open: boolean) => void
  readonly bodyOf: (values: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
}

export function MoveDialog({
  hazard,
  move,
  contract,
  lead,
  primary,
  danger,
  initial,
  fields,
  held,
  bodyOf,
}: MoveDialogProps) {
  const t = useWords(hazardWords)
  const text = useText()
  const { message } = App.useApp()
  const made = useMove(contract, hazard)
  const [form] = Form.useForm<Record<string, unknown>>()
  const [open, show] = useState(false)
  const setOpen = (now: boolean) => {
    show(now)
    held(now)
  }
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const words = move === 'grade' && hazard.grade !== null ? t('gradeAgain') : text(moves.words[move])

  const act = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setFault(null)
    try {
      const outcome = await made.run(bodyOf(values))
      if (outcome.state === 'queued') void message.info(t('queued'))
      setOpen(false)
      form.resetFields()
    } catch (error) {
      const said = problemWords(error)
      const late = error instanceof ProblemError && error.slug === 'changed-meanwhile'
      setFault(late ? { ...said, detail: `${said.detail} ${t('seenFresh')}` } : said)
    }
  }
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        danger={danger ?? false}
        onClick={() => {
          made.look()
          setOpen(true)
        }}
      >
        {words}
      </Button>
      <Modal
        open={open}
        title={words}
        onCancel={() => setOpen(false)}
        onOk={() => void act()}
        okText={words}
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
    </>
  )
}
