/** Adding a second factor: name it, prove it, keep the recovery codes that come with the first. */
import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../../platform/contract/endpoint.ts'
import { call } from '../../../../web/api/request.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { QrCode } from '../../../../web/kit/QrCode.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { addPasskey, confirmTotp, passkeyOptions, startTotp } from '../../contract.ts'
import { newPasskey } from '../passkey.ts'
import { RecoveryCodes } from '../RecoveryCodes.tsx'
import '../sign-in.css'
import './account.css'
import { useStep } from '../step.tsx'
import { accountWords } from './words.ts'

export function AddFactor({ kind, done }: { kind: 'totp' | 'passkey'; done: () => void }) {
  const t = useWords(accountWords)
  const step = useStep()
  const [totp, setTotp] = useState<ReplyOf<typeof startTotp> | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const finish = (recoveryCodes: readonly string[] | null) => (recoveryCodes ? setCodes(recoveryCodes) : done())

  const begin = ({ name }: { name: string }) =>
    step.run(async () => {
      if (kind === 'totp') return setTotp(await call(startTotp, { body: { name: name.trim() } }))
      const { challengeId, options } = await call(passkeyOptions, {})
      const response = await newPasskey(options)
      if (response === null) return step.say(t('cancelled'))
      finish((await call(addPasskey, { body: { challengeId, name: name.trim(), response } })).recoveryCodes)
    })
  const confirm = (id: string, code: string) =>
    step.run(async () =>
      finish((await call(confirmTotp, { params: { id }, body: { code: code.replace(/\s/g, '') } })).recoveryCodes),
    )

  return (
    <Modal
      open
      title={codes ? undefined : t(kind === 'totp' ? 'addTotp' : 'addPasskey')}
      footer={null}
      closable={codes === null}
      mask={{ closable: false }}
      onCancel={done}
      width={460}
    >
      {codes ? (
        <RecoveryCodes codes={codes} saved={t('codesSaved')} done={done} />
      ) : totp ? (
        <>
          <p className="wf-own-lead">{t('scan')}</p>
          <QrCode text={totp.uri} label={t('qr')} />
          <p className="wf-sign-secret">
            {t('secret')} <code>{totp.secret}</code>
          </p>
          <Form layout="vertical" requiredMark={false} onFinish={({ code }) => void confirm(totp.id, code)}>
            <Field name="code" label={t('code')} required>
              <Input
                className="wf-sign-code"
                size="large"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={7}
                autoFocus
              />
            </Field>
            {step.shown}
            <Button type="primary" htmlType="submit" size="large" block loading={step.busy}>
              {t('confirm')}
            </Button>
          </Form>
        </>
      ) : (
        <Form
          layout="vertical"
          requiredMark={false}
          initialValues={{ name: t(kind === 'totp' ? 'phone' : 'thisDevice') }}
          onFinish={(values) => void begin(values)}
        >
          <Field
            name="name"
            label={t('name')}
            help={t('nameHint')}
            required
            rules={[{ whitespace: true, message: t('needed') }]}
          >
            <Input maxLength={60} size="large" />
          </Field>
          {step.shown}
          <Button type="primary" htmlType="submit" size="large" block loading={step.busy}>
            {t('go')}
          </Button>
        </Form>
      )}
    </Modal>
  )
}
