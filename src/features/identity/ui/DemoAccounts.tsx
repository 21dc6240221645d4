/** Demo mode: one account for each kind of work, each with what to try first, and any other by what is typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { ReplyOf } from '../../../platform/contract/endpoint.ts'
import { role } from '../../../platform/contract/role.ts'
import { call } from '../../../web/api/request.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { Term } from '../../../web/words/Term.tsx'
import { useLanguage, useText, useWords } from '../../../web/words/words.ts'
import { demoAccounts, signIn } from '../contract.ts'
import { useStep } from './step.tsx'
import { signInWords } from './words.ts'

type Account = ReplyOf<typeof demoAccounts>['items'][number]

/** A search answers with so many at most. */
const most = 20

export default function DemoAccounts({ done }: { done: () => void }) {
  const t = useWords(signInWords)
  const step = useStep()
  const [chosen, setChosen] = useState('')
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data } = useQuery({
    queryKey: ['identity.demoAccounts', q],
    queryFn: ({ signal }) => call(demoAccounts, q ? { query: { q } } : {}, signal),
    placeholderData: keepPreviousData,
  })
  if (!data || (q === '' && data.items.length === 0)) return null
  const enter = (account: Account) => {
    setChosen(account.username)
    void step.run(async () => {
      await call(signIn, { body: { username: account.username, password: account.password } })
      // An account that still owes a step goes on with it on this page.
      done()
    })
  }
  const count = data.items.length
  return (
    <section className="wf-demo" aria-labelledby="wf-demo">
      <h2 id="wf-demo">{t('demo')}</h2>
      <p>{t('demoHint')}</p>
      <Input
        className="wf-demo-find"
        type="search"
        allowClear
        prefix={<Icon name="search" size={16} />}
        aria-label={t('demoFind')}
        placeholder={t('demoFind')}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status">
        {q !== '' &&
          (count === 0 ? t('demoNone') : count >= most ? t('demoFoundMany', { count }) : t('demoFound', { count }))}
      </p>
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
              <AccountWords account={account} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function AccountWords({ account }: { account: Account }) {
  const t = useWords(signInWords)
  const text = useText()
  // The post's own name is Chinese; in English, and where it is the role's, the role says it.
  const own = account.title !== '' && account.title !== role.words[account.role].zh
  const post = useLanguage() === 'zh' && own ? ` · ${account.title}` : ''
  return (
    <>
      <strong>
        <Term of={role} value={account.role} />
      </strong>
      <small>
        {text({ zh: account.unitName, en: account.unitNameEn })}
        {post} · {account.name}
      </small>
      {account.tryFirst && (
        <span className="wf-demo-try">
          {t('demoTry')}
          {text(account.tryFirst)}
        </span>
      )}
    </>
  )
}
