/** The first password, given by an administrator, is changed before anything else. */
import { Button, Form, Input } from 'antd'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { call } from '../../../web/api/request.ts'
import { useWords } from '../../../web/words/words.ts'
import { changePassword } from '../contract.ts'
import { useStep } from './step.tsx'
import { signInWords } from './words.ts'

interface PasswordStepProps {
  /** Just typed on the step before; empty after a reload, then it is asked for. */
  readonly current: string
  readonly next: (stage: ReplyOf<typeof changePassword>['stage']) => void
}

interface Values {
  current?: string
  next: string
}

export default function PasswordStep({ current, next }: PasswordStepProps) {
  const t = useWords(signInWords)
  const step = useStep()
  const send = (values: Values) =>
    step.run(async () => {
      const reply = await call(changePassword, { body: { current: values.current ?? current, next: values.next } })
      next(reply.stage)
    })
  return (
    <>
      <h2 className="wf-sign-title">{t('changeTitle')}</h2>
      <p className="wf-sign-lead">{t('changeLead')}</p>
      <Form layout="vertical" requiredMark={false} size="large" onFinish={(values: Values) => void send(values)}>
        {current === '' && (
          <Form.Item name="current" label={t('current')} rules={[{ required: true, message: t('passwordNeeded') }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
        )}
        <Form.Item
          name="next"
          label={t('next')}
          extra={t('nextHint')}
          rules={[{ required: true, message: t('passwordNeeded') }]}
        >
          <Input.Password autoComplete="new-password" autoFocus maxLength={256} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('again')}
          dependencies={['next']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('differ'))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={256} />
        </Form.Item>
        {step.shown}
        <Button type="primary" htmlType="submit" block loading={step.busy}>
          {t('change')}
        </Button>
      </Form>
    </>
  )
}
