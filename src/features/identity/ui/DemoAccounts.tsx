/** Demo mode: one account per role, one tap to be it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { role } from '../../../platform/contract/role.ts'
import { call } from '../../../web/api/request.ts'
import { Term } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { demoAccounts, signIn } from '../contract.ts'
import { useStep } from './step.tsx'
import { signInWords } from './words.ts'

export function DemoAccounts({ done }: { done: () => void }) {
  const t = useWords(signInWords)
  const text = useText()
  const step = useStep()
  const [chosen, setChosen] = useState('')
  const { data } = useQuery({
    queryKey: ['identity.demoAccounts'],
    queryFn: ({ signal }) => call(demoAccounts, {}, signal),
  })
  if (!data || data.items.length === 0) return null
  const enter = (account: { username: string; password: string }) => {
    setChosen(account.username)
    void step.run(async () => {
      await call(signIn, { body: { username: account.username, password: account.password } })
      // An account that still owes a step goes on with it on this page.
      done()
    })
  }
  return (
    <section className="wf-demo" aria-labelledby="wf-demo">
      <h2 id="wf-demo">{t('demo')}</h2>
      <p>{t('demoHint')}</p>
      {step.shown}
      <ul>
        {data.items.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              onClick={() => enter(account)}
              disabled={step.busy}
              aria-busy={step.busy && chosen === account.username}
            >
              <strong>
                <Term of={role} value={account.role} />
              </strong>
              <span>
                {account.name} · {text({ zh: account.unitName, en: account.unitNameEn })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
