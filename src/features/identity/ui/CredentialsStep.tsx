/** User name and password, or the identity provider where one is set up. */
import { useQuery } from '@tanstack/react-query'
import { Button, Divider, Form, Input } from 'antd'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { call } from '../../../web/api/request.ts'
import { useWords } from '../../../web/words/words.ts'
import { signIn, signInOptions, startOidc } from '../contract.ts'
import { useStep } from './step.tsx'
import { signInWords } from './words.ts'

interface CredentialsStepProps {
  readonly onSignedIn: (stage: ReplyOf<typeof signIn>['stage'], password: string) => void
}

export const useSignInOptions = () =>
  useQuery({ queryKey: ['identity.signInOptions'], queryFn: ({ signal }) => call(signInOptions, {}, signal) })

export function CredentialsStep({ onSignedIn }: CredentialsStepProps) {
  const t = useWords(signInWords)
  const step = useStep()
  const { data: options } = useSignInOptions()
  const send = (body: { username: string; password: string }) =>
    step.run(async () => {
      const { stage } = await call(signIn, { body: { ...body, username: body.username.trim() } })
      onSignedIn(stage, body.password)
    })
  const provider = () =>
    step.run(async () => {
      const { url } = await call(startOidc, {})
      location.assign(url)
    })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(values) => void send(values)} size="large">
      <Form.Item
        name="username"
        label={t('username')}
        rules={[{ required: true, whitespace: true, message: t('usernameNeeded') }]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordNeeded') }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {step.shown}
      <Button type="primary" htmlType="submit" block loading={step.busy}>
        {t('signIn')}
      </Button>
      {options?.oidc && (
        <>
          <Divider plain>{t('or')}</Divider>
          <Button block onClick={() => void provider()}>
            {t('oidc')}
          </Button>
        </>
      )}
      <p className="wf-sign-note">{t('forgot')}</p>
    </Form>
  )
}
