/** Setting up an empty system, step by step: the code from the terminal, region and bureau, three people, their passwords. */
import { useState } from 'react'
import { Icon } from '../../../../web/icons/Icon.tsx'
import { Mark } from '../../../../web/shell/Mark.tsx'
import { LanguageSwitch, ThemeSwitch } from '../../../../web/shell/switches.tsx'
import { useTitle } from '../../../../web/shell/title.ts'
import { useWords } from '../../../../web/words/words.ts'
import type { FirstAccount } from '../../setup/contract.ts'
import { CodeStep } from './CodeStep.tsx'
import { DoneStep } from './DoneStep.tsx'
import { FormSteps } from './FormSteps.tsx'
import './set-up.css'
import { setUpWords } from './words.ts'

const steps = ['stepCode', 'stepRegion', 'stepPeople', 'stepDone'] as const

export default function SetUpPage() {
  const t = useWords(setUpWords)
  const [code, setCode] = useState<string | null>(null)
  const [page, setPage] = useState<'region' | 'people'>('region')
  const [accounts, setAccounts] = useState<readonly FirstAccount[] | null>(null)
  useTitle(t('title'))
  const at = accounts ? 3 : code === null ? 0 : page === 'region' ? 1 : 2
  return (
    <main className="wf-setup">
      <header className="wf-setup-head wf-no-print">
        <Mark size={32} />
        <strong>五防</strong>
        <div>
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <section className="wf-setup-card">
        <h1 className="wf-no-print">{accounts ? t('done') : t('title')}</h1>
        {!accounts && <p className="wf-setup-lead">{t('lead')}</p>}
        <ol className="wf-setup-steps wf-no-print" aria-label={t('progress')}>
          {steps.map((step, index) => (
            <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
              <span aria-hidden="true">{index < at ? <Icon name="tick" size={14} /> : index + 1}</span>
              {t(step)}
            </li>
          ))}
        </ol>
        {accounts ? (
          <DoneStep accounts={accounts} />
        ) : code === null ? (
          <CodeStep done={setCode} />
        ) : (
          <FormSteps code={code} page={page} go={setPage} done={setAccounts} again={() => setCode(null)} />
        )}
      </section>
    </main>
  )
}
