/** Saves the present look of the ledger under a name, or renames and shares a view that is kept. */
import { Alert, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { useWrite } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { useSetUrlValues } from '../../../../web/kit/url-state.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { changeView, type listViews, saveView, type View } from '../../ledger/views/contract.ts'
import type { Address } from './address.ts'
import { ledgerWords } from './words.ts'

interface ViewDialogProps {
  readonly views: ReplyOf<typeof listViews>
  /** Null: a new one. */
  readonly view: View | null
  readonly asked: Address
  readonly close: () => void
}

export function ViewDialog({ views, view, asked, close }: ViewDialogProps) {
  const l = useWords(ledgerWords)
  const text = useText()
  const set = useSetUrlValues()
  const save = useWrite(saveView)
  const change = useWrite(changeView)
  const [form] = Form.useForm<{ name: string; shareWith: number }>()
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const units = [
    ...views.shareWith,
    ...(view?.unit && !views.shareWith.some((u) => u.id === view.unit?.id) ? [view.unit] : []),
  ]

  const keep = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setFault(null)
    const body = { name: values.name.trim(), asked, shareWith: values.shareWith || null }
    try {
      if (view) await change.run({ params: { id: view.id }, body: { ...body, version: view.version } })
      else {
        const outcome = await save.run({ body })
        if (outcome.state === 'done') set({ view: outcome.reply.id })
      }
      close()
    } catch (error) {
      setFault(problemWords(error))
    }
  }
  return (
    <Modal
      open
      title={l(view ? 'change' : 'saveView')}
      okText={l('keep')}
      cancelText={l('cancel')}
      okButtonProps={{ loading: save.busy || change.busy }}
      onOk={() => void keep()}
      onCancel={close}
      width={460}
    >
      {!view && <p className="wf-dialog-lead">{l('viewKeeps')}</p>}
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: view?.name ?? '', shareWith: view?.unit?.id ?? 0 }}
      >
        <Form.Item
          name="name"
          label={l('viewName')}
          rules={[{ required: true, whitespace: true, message: l('viewNameHint') }]}
        >
          <Input maxLength={30} placeholder={l('viewNameHint')} autoFocus onPressEnter={() => void keep()} />
        </Form.Item>
        {units.length > 0 && (
          <Form.Item name="shareWith" label={l('whose')}>
            <Radio.Group
              className="hz-choice"
              options={[
                { value: 0, label: l('justMe') },
                ...units.map((unit) => ({ value: unit.id, label: l('ofUnit', { unit: text(unit.name) }) })),
              ]}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
