/** The code from the terminal: in the link that was printed there, or typed. */
import { Alert, Button, Form, Input } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { ProblemError } from '../../../../web/api/problem-error.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { call } from '../../../../web/api/request.ts'
import '../../../../web/kit/form.css'
import { Field } from '../../../../web/kit/Field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { checkSetUpCode } from '../../setup/contract.ts'
import { setUpWords } from './words.ts'

export function CodeStep({ done }: { done: (code: string) => void }) {
  const t = useWords(setUpWords)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const [begun, setBegun] = useState(false)

  const check = useCallback(
    async (code: string) => {
      setBusy(true)
      setFault(null)
      try {
        await call(checkSetUpCode, { body: { code } })
        done(code)
      } catch (error) {
        setBegun(error instanceof ProblemError && error.slug === 'already-begun')
        setFault(problemWords(error))
      } finally {
        setBusy(false)
      }
    },
    [done],
  )
  useEffect(() => {
    const follow = () => {
      const inLink = location.hash.slice(1)
      if (inLink === '') return
      // It opens a door: not left standing in the address and the history.
      history.replaceState(history.state, '', location.pathname)
      void check(inLink)
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [check])

  return (
    <Form layout="vertical" className="wf-form" onFinish={({ code }: { code: string }) => void check(code)}>
      <Field name="code" label={t('code')} help={t('codeHelp')} required>
        <Input autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={100} className="wf-setup-code" />
      </Field>
      {fault && <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-fault" />}
      <div className="wf-form-foot">
        {begun ? (
          <Button type="primary" href="/sign-in">
            {t('signIn')}
          </Button>
        ) : (
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('codeCheck')}
          </Button>
        )}
      </div>
    </Form>
  )
}
