/** Demo mode: one account for each role, of one place where it can be, and every other one by its name. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { allRoles, role } from '../../../platform/contract/role.ts'
import { call } from '../../../web/api/request.ts'
import { Term } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { demoAccounts, signIn } from '../contract.ts'
import { useStep } from './step.tsx'
import { signInWords } from './words.ts'

type Account = ReplyOf<typeof demoAccounts>['items'][number]

/** `director.lanan` → `lanan`: people of one place see the same things, so that a tour can follow one matter. */
const placeOf = (account: Account | undefined): string | undefined => account?.username.split('.')[1]

function onePerRole(items: readonly Account[]): Account[] {
  const home = placeOf(items.find((one) => one.role === 'officer'))
  return allRoles.flatMap((wanted) => {
    const held = items.filter((one) => one.role === wanted)
    const one = held.find((account) => placeOf(account) === home) ?? held[0]
    return one ? [one] : []
  })
}

export default function DemoAccounts({ done }: { done: () => void }) {
  const t = useWords(signInWords)
  const text = useText()
  const step = useStep()
  const [chosen, setChosen] = useState('')
  const { data } = useQuery({
    queryKey: ['identity.demoAccounts'],
    queryFn: ({ signal }) => call(demoAccounts, {}, signal),
  })
  if (!data || data.items.length === 0) return null
  const first = onePerRole(data.items)
  const others = data.items.filter((one) => !first.includes(one))
  const unitOf = (account: Account) => text({ zh: account.unitName, en: account.unitNameEn })
  const enter = (account: Account) => {
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
        {first.map((account) => (
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
                {account.name} · {unitOf(account)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Select
          className="wf-demo-others"
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('demoOthers', { count: others.length })}
          placeholder={t('demoOthers', { count: others.length })}
          value={null}
          disabled={step.busy}
          options={others.map((one) => ({
            value: one.username,
            label: `${unitOf(one)} ${one.title} ${one.name} ${one.username}`,
          }))}
          onChange={(username: string) => {
            const account = others.find((one) => one.username === username)
            if (account) enter(account)
          }}
        />
      )}
    </section>
  )
}
