/** Changing one's own password. Never queued: it goes out at once or not at all. */
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useRefresh } from '../../../../web/api/hooks.ts'
import { call } from '../../../../web/api/request.ts'
import { Field } from '../../../../web/kit/Field.tsx'
import { Section } from '../../../../web/kit/Page.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { changePassword } from '../../contract.ts'
import { useStep } from '../step.tsx'
import { accountWords } from './words.ts'

export function PasswordSection() {
  const t = useWords(accountWords)
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t('password')}
      aside={!open && <Button onClick={() => setOpen(true)}>{t('changePassword')}</Button>}
    >
      <p className="wf-own-lead">{t('passwordLead')}</p>
      {open && <PasswordForm close={() => setOpen(false)} />}
    </Section>
  )
}

function PasswordForm({ close }: { close: () => void }) {
  const t = useWords(accountWords)
  const step = useStep()
  const refresh = useRefresh()
  const { message } = App.useApp()
  const send = ({ current, next }: { current: string; next: string }) =>
    step.run(async () => {
      await call(changePassword, { body: { current, next } })
      void message.success(t('passwordChanged'))
      close()
      await refresh('identity')
    })
  return (
    <Form layout="vertical" requiredMark={false} className="wf-own-form" onFinish={(values) => void send(values)}>
      <Field name="current" label={t('current')} required>
        <Input.Password autoComplete="current-password" maxLength={256} autoFocus />
      </Field>
      <Field name="next" label={t('next')} help={t('nextHint')} required>
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Field>
      <Field
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
      </Field>
      {step.shown}
      <div className="wf-own-acts">
        <Button onClick={close}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={step.busy}>
          {t('changePassword')}
        </Button>
      </div>
    </Form>
  )
}
