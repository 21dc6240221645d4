/** Signing in, step by step as the session's stage asks. On the sign-in page and in the dialog over a page. */
import { Button } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { call } from '../../../web/api/request.ts'
import { useWords } from '../../../web/words/words.ts'
import { type signIn, signOut } from '../contract.ts'
import { CredentialsStep } from './CredentialsStep.tsx'
import { SecondFactorStep } from './SecondFactorStep.tsx'
import './sign-in.css'
import { useMe, useRefreshMe } from './session.ts'
import { signInWords } from './words.ts'

const PasswordStep = lazy(() => import('./PasswordStep.tsx'))
const EnrolStep = lazy(() => import('./EnrolStep.tsx'))

type Stage = ReplyOf<typeof signIn>['stage']

interface SignInFormProps {
  readonly done: () => void
  /** Stands before and after the first step only. */
  readonly heading?: ReactNode
  readonly below?: ReactNode
}

export function SignInForm({ done, heading, below }: SignInFormProps) {
  const t = useWords(signInWords)
  const { data: me } = useMe()
  const refreshMe = useRefreshMe()
  const [reached, setStage] = useState<Stage | null>(null)
  // A session left half-way, as after a reload, goes on where it was.
  const stage = reached ?? (me && me.stage !== 'full' ? me.stage : null)
  const [typed, setTyped] = useState('')

  const go = (next: Stage) => {
    if (next === 'full') {
      setTyped('')
      done()
    } else setStage(next)
  }
  const startOver = async () => {
    await call(signOut, {}).catch(() => null)
    await refreshMe()
    setTyped('')
    setStage(null)
  }

  if (stage === null) {
    return (
      <>
        {heading}
        <CredentialsStep
          onSignedIn={(next, password) => {
            setTyped(password)
            go(next)
          }}
        />
        {below}
      </>
    )
  }
  return (
    <Suspense fallback={null}>
      {stage === 'second-factor' && <SecondFactorStep next={go} />}
      {stage === 'password' && <PasswordStep current={typed} next={go} />}
      {stage === 'enrol-second-factor' && <EnrolStep next={go} />}
      <Button type="link" className="wf-sign-other" onClick={() => void startOver()}>
        {t('other')}
      </Button>
    </Suspense>
  )
}
