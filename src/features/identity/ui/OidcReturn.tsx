/** The identity provider sends the browser here; the query string is handed on and the session opened. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { problemWords } from '../../../web/api/problem-words.ts'
import { call } from '../../../web/api/request.ts'
import { Notice } from '../../../web/shell/Notice.tsx'
import { useWords } from '../../../web/words/words.ts'
import { finishOidc } from '../contract.ts'
import { useRefreshMe } from './session.ts'
import { signInWords } from './words.ts'

export default function OidcReturn() {
  const t = useWords(signInWords)
  const navigate = useNavigate()
  const refreshMe = useRefreshMe()
  const [fault, setFault] = useState<string | null>(null)
  const sent = useRef(false)
  useEffect(() => {
    // The code serves once; the effect may run twice.
    if (sent.current) return
    sent.current = true
    call(finishOidc, { body: { query: location.search } })
      .then(async () => {
        await refreshMe()
        await navigate({ to: '/sign-in', replace: true })
      })
      .catch((error: unknown) => setFault(problemWords(error).detail))
  }, [navigate, refreshMe])
  if (fault === null) return <Notice icon="key" title={t('oidcWorking')} hint="" />
  return (
    <Notice
      icon="key"
      title={t('oidcFailed')}
      hint={fault}
      actions={
        <Button type="primary" href="/sign-in">
          {t('back')}
        </Button>
      }
    />
  )
}
