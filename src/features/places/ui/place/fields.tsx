/** What a form asks of a place, and its dialog: a refusal is shown where it was typed, or above the buttons. */
import { Alert, Checkbox, Form, type FormInstance, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { type Family, family } from '../../../../platform/contract/role.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { type PlaceRow, placeKind } from '../../contract.ts'
import { placeWords } from '../words.ts'

export interface Values {
  readonly kind: PlaceRow['kind']
  readonly name: string
  readonly nameEn?: string
  readonly code?: string
  readonly families?: Family[]
}

export const bodyOf = (values: Values) => ({
  kind: values.kind,
  name: values.name.trim(),
  nameEn: values.nameEn?.trim() || null,
  code: values.code?.trim() || null,
  families: values.families ?? [],
})

export function PlaceFields() {
  const t = useWords(placeWords)
  const kinds = useChoices(placeKind)
  const families = useChoices(family)
  return (
    <>
      <Field name="name" label={t('name')} help={t('nameHint')} required>
        <Input maxLength={60} />
      </Field>
      <Field name="kind" label={t('kind')} required>
        <Select options={kinds} />
      </Field>
      <Field name="families" label={t('families')} help={t('familiesHint')}>
        <Checkbox.Group options={families} />
      </Field>
      <Field name="code" label={t('code')} help={t('codeHint')} rules={[{ pattern: /^[0-9A-Za-z-]{1,12}$/ }]}>
        <Input maxLength={12} />
      </Field>
      <Field name="nameEn" label={t('nameEn')}>
        <Input maxLength={100} />
      </Field>
    </>
  )
}

interface FormDialogProps<V extends object> {
  readonly title: string
  readonly lead?: string
  readonly submit: string
  readonly initial: Partial<V>
  readonly send: (values: V) => Promise<unknown>
  readonly close: () => void
  readonly children: (form: FormInstance<V>) => ReactNode
}

export function FormDialog<V extends object>(props: FormDialogProps<V>) {
  const t = useWords(placeWords)
  const [form] = Form.useForm<V>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const send = async () => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    setBusy(true)
    setFault(null)
    try {
      await props.send(values)
      props.close()
    } catch (error) {
      setFault(problemWords(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={props.title}
      okText={props.submit}
      cancelText={t('cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => void send()}
      onCancel={props.close}
      width={520}
    >
      {props.lead && <p className="wf-dialog-lead">{props.lead}</p>}
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={props.initial}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text')
            void send()
        }}
      >
        {props.children(form)}
      </Form>
    </Modal>
  )
}
