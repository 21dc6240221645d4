/** A factor's name, changed in place. */
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useRefresh } from '../../../../web/api/hooks.ts'
import { call } from '../../../../web/api/request.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { renameFactor } from '../../contract.ts'
import { useStep } from '../step.tsx'
import { accountWords } from './words.ts'

export function RenameFactor({ id, name }: { id: string; name: string }) {
  const t = useWords(accountWords)
  const step = useStep()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<{ name: string }>()
  const save = (values: { name: string }) =>
    step.run(async () => {
      await call(renameFactor, { params: { id }, body: { name: values.name.trim() } })
      setOpen(false)
      await refresh('identity')
    })
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('rename')}</Button>
      <Modal
        open={open}
        title={t('rename')}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        okText={t('save')}
        okButtonProps={{ loading: step.busy }}
        cancelText={t('cancel')}
        width={420}
        destroyOnHidden
      >
        {step.shown}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ name }}
          onFinish={(values) => void save(values)}
        >
          <Field
            name="name"
            label={t('name')}
            help={t('nameHint')}
            required
            rules={[{ whitespace: true, message: t('needed') }]}
          >
            <Input maxLength={60} autoFocus />
          </Field>
        </Form>
      </Modal>
    </>
  )
}
