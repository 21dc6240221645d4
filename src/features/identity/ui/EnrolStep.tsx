/** An administrator's account must have a second factor: an authenticator app or a passkey, then recovery codes. */
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { call } from '../../../web/api/request.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { QrCode } from '../../../web/kit/QrCode.tsx'
import { useWords } from '../../../web/words/words.ts'
import { addPasskey, confirmTotp, factors, passkeyOptions, startTotp } from '../contract.ts'
import { newPasskey } from './passkey.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { useStep } from './step.tsx'
import { signInWords } from './words.ts'

type Added = ReplyOf<typeof confirmTotp>

export default function EnrolStep({ next }: { next: (stage: Added['stage']) => void }) {
  const t = useWords(signInWords)
  const step = useStep()
  const { data: mine } = useQuery({ queryKey: ['identity.factors'], queryFn: () => call(factors, {}), gcTime: 0 })
  const [totp, setTotp] = useState<ReplyOf<typeof startTotp> | null>(null)
  const [added, setAdded] = useState<Added | null>(null)

  const start = () => step.run(async () => setTotp(await call(startTotp, { body: { name: t('phone') } })))
  const confirm = (id: string, code: string) =>
    step.run(async () => finish(await call(confirmTotp, { params: { id }, body: { code: code.replace(/\s/g, '') } })))
  const passkey = () =>
    step.run(async () => {
      const { challengeId, options } = await call(passkeyOptions, {})
      const response = await newPasskey(options)
      if (response === null) return step.say(t('passkeyCancelled'))
      finish(await call(addPasskey, { body: { challengeId, name: t('thisDevice'), response } }))
    })
  const finish = (reply: Added) => (reply.recoveryCodes ? setAdded(reply) : next(reply.stage))

  if (added?.recoveryCodes)
    return <RecoveryCodes codes={added.recoveryCodes} saved={t('codesSaved')} done={() => next(added.stage)} />
  return (
    <>
      <h2 className="wf-sign-title">{t('enrolTitle')}</h2>
      <p className="wf-sign-lead">{t('enrolLead')}</p>
      {totp === null ? (
        <>
          {step.shown}
          <Button type="primary" block size="large" onClick={() => void start()} loading={step.busy}>
            {t('enrolStart')}
          </Button>
        </>
      ) : (
        <>
          <QrCode text={totp.uri} label={t('qr')} />
          <p className="wf-sign-secret">
            {t('secret')} <code>{totp.secret}</code>
          </p>
          <Form
            layout="vertical"
            requiredMark={false}
            size="large"
            onFinish={({ code }: { code: string }) => void confirm(totp.id, code)}
          >
            <Form.Item
              name="code"
              label={t('code')}
              extra={t('codeHint')}
              rules={[{ required: true, whitespace: true, message: t('codeNeeded') }]}
            >
              <Input className="wf-sign-code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
            </Form.Item>
            {step.shown}
            <Button type="primary" htmlType="submit" block loading={step.busy}>
              {t('confirm')}
            </Button>
          </Form>
        </>
      )}
      {mine?.passkeysPossible && (
        <Button type="link" className="wf-sign-other" icon={<Icon name="fingerprint" />} onClick={() => void passkey()}>
          {t('enrolPasskey')}
        </Button>
      )}
    </>
  )
}
