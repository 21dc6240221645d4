/** Adds a webhook. Address and secrets are neither kept as a draft nor queued on the device. */
import { Alert, Button, Form, Input, Modal, Select, Space } from 'antd'
import { useState } from 'react'
import type { BodyOf } from '../../../../platform/contract/endpoint.ts'
import { useRead, useRefresh } from '../../../../web/api/hooks.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { call } from '../../../../web/api/request.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { readTree } from '../../../organisation/units/contract.ts'
import { warningColour } from '../../contract.ts'
import { addWebhook, robotSigns, webhookFormat } from '../../push/contract.ts'
import { pushWords } from './words.ts'

type Values = Omit<BodyOf<typeof addWebhook>, 'robotSecret'> & { readonly robotSecret?: string }

interface Props {
  readonly open: boolean
  readonly privateAllowed: boolean
  readonly close: () => void
}

export function AddWebhook({ open, privateAllowed, close }: Props) {
  const t = useWords(pushWords)
  const refresh = useRefresh()
  const [form] = Form.useForm<Values>()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const end = () => {
    setSecret(null)
    setFault(null)
    form.resetFields()
    close()
  }
  const send = async ({ robotSecret, ...values }: Values) => {
    setBusy(true)
    setFault(null)
    try {
      const made = await call(addWebhook, { body: { ...values, robotSecret: robotSecret?.trim() || null } })
      await refresh('webhooks')
      if (made.secret === null) end()
      else setSecret(made.secret)
    } catch (error) {
      setFault(problemWords(error))
    } finally {
      setBusy(false)
    }
  }
  if (secret !== null)
    return (
      <Modal open={open} title={t('secretTitle')} closable={false} footer={<Button onClick={end}>{t('kept')}</Button>}>
        <ShownOnce secret={secret} />
      </Modal>
    )
  return (
    <Modal
      open={open}
      title={t('add')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={end}
      width={560}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ format: 'wecom', fromColour: 'orange' }}
        onFinish={(values) => void send(values)}
      >
        <Fields privateAllowed={privateAllowed} />
      </Form>
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
    </Modal>
  )
}

function Fields({ privateAllowed }: { privateAllowed: boolean }) {
  const t = useWords(pushWords)
  const text = useText()
  const tree = useRead(readTree, {})
  const format: string = Form.useWatch('format') ?? 'wecom'
  const units = (tree.data?.units ?? []).filter(({ kind }) => kind === 'bureau' || kind === 'guidance')
  return (
    <>
      <Field name="name" label={t('name')} help={t('nameHelp')} required>
        <Input maxLength={60} />
      </Field>
      <Field name="unitId" label={t('unit')} help={t('unitHelp')} required>
        <Select
          loading={tree.isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={units.map((unit) => ({ value: unit.id, label: text({ zh: unit.name, en: unit.nameEn }) }))}
        />
      </Field>
      <Field name="format" label={t('format')} required>
        <Select options={useChoices(webhookFormat)} />
      </Field>
      <Field
        name="url"
        label={t('url')}
        help={privateAllowed ? `${t('urlHelp')}${t('urlPrivate')}` : t('urlHelp')}
        required
      >
        <Input type="url" maxLength={1000} placeholder="https://" autoComplete="off" />
      </Field>
      {robotSigns.includes(format) && (
        <Field name="robotSecret" label={t('robotSecret')} help={t('robotSecretHelp')}>
          <Input.Password maxLength={200} autoComplete="off" />
        </Field>
      )}
      <Field name="fromColour" label={t('from')} required>
        <Select options={useChoices(warningColour)} />
      </Field>
    </>
  )
}

function ShownOnce({ secret }: { secret: string }) {
  const t = useWords(pushWords)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    // Missing outside of a secure context; the field can be copied by hand.
    await navigator.clipboard?.writeText(secret)
    setCopied(true)
  }
  return (
    <>
      <p className="wp-quiet">{t('secretWhat')}</p>
      <Space.Compact block>
        <Input readOnly value={secret} aria-label={t('secretTitle')} />
        <Button onClick={() => void copy()}>{t(copied ? 'copied' : 'copy')}</Button>
      </Space.Compact>
    </>
  )
}
