/** The front door: what this is, the form, and in demo mode one account per role. */
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { family } from '../../../platform/contract/role.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { useSession } from '../../../web/session/session.ts'
import { Mark } from '../../../web/shell/Mark.tsx'
import { LanguageSwitch, ThemeSwitch } from '../../../web/shell/switches.tsx'
import { useTitle } from '../../../web/shell/title.ts'
import { Term } from '../../../web/words/Term.tsx'
import { useWords } from '../../../web/words/words.ts'
import { useSignInOptions } from './CredentialsStep.tsx'
import { SignInForm } from './SignInForm.tsx'
import './sign-in.css'
import { useRefreshMe } from './session.ts'
import { signInWords } from './words.ts'

/** Not there in production, so not loaded there. */
const DemoAccounts = lazy(() => import('./DemoAccounts.tsx'))

/** Only a path of this app is followed after signing in. */
export const safeTarget = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/')

export default function SignInPage() {
  const t = useWords(signInWords)
  const { now } = useSession()
  const search: { to?: unknown } = useSearch({ strict: false })
  const navigate = useNavigate()
  const refreshMe = useRefreshMe()
  const { data: options } = useSignInOptions()
  useTitle(t('title'))

  if (options?.begun === false) return <Navigate to={'/set-up' as never} replace />
  if (now.state === 'in') return <Navigate to={safeTarget(search.to)} replace />
  const done = async () => {
    await refreshMe()
    await navigate({ to: safeTarget(search.to), replace: true })
  }
  return (
    <div className="wf-sign">
      <aside className="wf-sign-brand">
        <div className="wf-sign-name">
          <Mark size={44} />
          <strong>五防</strong>
        </div>
        <div>
          <p className="wf-sign-line">{t('lead')}</p>
          <p className="wf-sign-promise">{t('promise')}</p>
        </div>
        <ul className="wf-sign-families">
          {family.terms.map((value) => (
            <li key={value}>
              <Icon name={value} size={20} />
              <Term of={family} value={value} />
            </li>
          ))}
        </ul>
      </aside>
      <main className="wf-sign-main">
        <div className="wf-sign-tools">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        <div className="wf-sign-box">
          {now.state !== 'loading' && (
            <SignInForm
              done={() => void done()}
              heading={<h1>{t('title')}</h1>}
              below={
                options?.demo && (
                  <Suspense>
                    <DemoAccounts done={() => void done()} />
                  </Suspense>
                )
              }
            />
          )}
        </div>
      </main>
    </div>
  )
}
