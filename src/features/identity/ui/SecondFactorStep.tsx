/** The second factor: a code, a passkey, or a recovery code. */

import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { call } from '../../../web/api/request.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { useWords } from '../../../web/words/words.ts'
import { giveSecondFactor, me, secondFactorOptions } from '../contract.ts'
import { passkeyAnswer } from './passkey.ts'
import { useStep } from './step.tsx'
import { signInWords } from './words.ts'

export function SecondFactorStep({ next }: { next: (stage: ReplyOf<typeof giveSecondFactor>['stage']) => void }) {
  const t = useWords(signInWords)
  const step = useStep()
  const { data } = useQuery({ queryKey: ['identity.me', 'factors'], queryFn: () => call(me, {}), gcTime: 0 })
  const factors = data?.factors ?? []
  const [recovery, setRecovery] = useState(false)
  const kind = recovery || (data !== undefined && !factors.includes('totp')) ? 'recovery' : 'totp'

  const give = ({ code }: { code: string }) =>
    step.run(async () => next((await call(giveSecondFactor, { body: { kind, code: code.replace(/\s/g, '') } })).stage))
  const passkey = () =>
    step.run(async () => {
      const { challengeId, options } = await call(secondFactorOptions, {})
      const response = await passkeyAnswer(options)
      if (response === null) return step.say(t('passkeyCancelled'))
      next((await call(giveSecondFactor, { body: { kind: 'passkey', challengeId, response } })).stage)
    })

  return (
    <>
      <h2 className="wf-sign-title">{t('secondTitle')}</h2>
      {factors.includes('passkey') && (
        <Button
          block
          size="large"
          className="wf-sign-passkey"
          icon={<Icon name="fingerprint" />}
          onClick={() => void passkey()}
          loading={step.busy}
        >
          {t('passkey')}
        </Button>
      )}
      <Form key={kind} layout="vertical" requiredMark={false} size="large" onFinish={(values) => void give(values)}>
        <Form.Item
          name="code"
          label={t(kind === 'totp' ? 'code' : 'recovery')}
          extra={t(kind === 'totp' ? 'codeHint' : 'recoveryHint')}
          rules={[{ required: true, whitespace: true, message: t('codeNeeded') }]}
        >
          <Input
            autoFocus
            className="wf-sign-code"
            autoComplete="one-time-code"
            inputMode={kind === 'totp' ? 'numeric' : 'text'}
            maxLength={kind === 'totp' ? 7 : 40}
          />
        </Form.Item>
        {step.shown}
        <Button type="primary" htmlType="submit" block loading={step.busy}>
          {t('confirm')}
        </Button>
      </Form>
      {factors.includes('totp') && factors.includes('recovery') && (
        <Button type="link" className="wf-sign-other" onClick={() => setRecovery(!recovery)}>
          {t(recovery ? 'useCode' : 'useRecovery')}
        </Button>
      )}
    </>
  )
}
