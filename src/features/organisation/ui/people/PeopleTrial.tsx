/** What a roster would bring: figures, every fault in its place, the people, and the decision. */
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { role } from '../../../../platform/contract/role.ts'
import { problemWords } from '../../../../web/api/problem-words.ts'
import { ConfirmAction } from '../../../../web/kit/ConfirmAction.tsx'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Stat, Stats } from '../../../../web/kit/Stat.tsx'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { type PeopleImport, peopleSheetUse } from '../../people/contract.ts'
import { Findings } from '../import/Findings.tsx'
import { Sheets } from '../import/Sheets.tsx'
import { organisationWords } from '../words.ts'
import { peopleWords } from './words.ts'

interface TrialProps {
  readonly name: string
  readonly result: PeopleImport
  readonly confirm: () => Promise<void>
  readonly renew: () => Promise<void>
  readonly another: () => void
}

const countOf = ({ step, accounts, posts }: PeopleImport): number => (step === 'accounts' ? accounts : posts).fresh

export function PeopleTrial({ name, result, confirm, renew, another }: TrialProps) {
  const t = useWords(peopleWords)
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null)
  const { step, wrong, unused, findings, findingCount } = result
  const count = countOf(result)
  const opens = step === 'accounts'
  const nothing = wrong === 0 && count === 0
  const attempt = (act: () => Promise<void>) => () => {
    setFault(null)
    return act().catch((error: unknown) => setFault(problemWords(error)))
  }
  return (
    <>
      <h2 className="wf-import-head">{name}</h2>
      <Figures result={result} />
      <Sheets sheets={result.sheets} uses={peopleSheetUse.words} />
      {fault && (
        <Alert type="error" showIcon title={fault.title} description={fault.detail} className="wf-import-alert" />
      )}
      {nothing && (
        <Alert
          type="info"
          showIcon
          className="wf-import-alert"
          title={t(opens ? 'nothingAccounts' : 'nothingPosts')}
          {...(opens && unused > 0 ? { description: t('renewHint', { count: unused }) } : {})}
        />
      )}
      <div className="wf-import-acts wf-no-print">
        <Button onClick={another}>{t('another')}</Button>
        {nothing && opens && unused > 0 && (
          <ConfirmAction
            label={t('renew')}
            title={t('renewTitle', { count: unused })}
            consequence={t('renewLead')}
            act={attempt(renew)}
          />
        )}
        {wrong === 0 && count > 0 && (
          <ConfirmAction
            primary
            label={t(opens ? 'confirmAccounts' : 'confirmPosts')}
            title={t(opens ? 'confirmAccountsTitle' : 'confirmPostsTitle', { count })}
            consequence={t(opens ? 'confirmAccountsHint' : 'confirmPostsHint')}
            act={attempt(confirm)}
          />
        )}
      </div>
      <Findings findings={findings} count={findingCount} />
      {wrong === 0 && count > 0 && <Preview result={result} />}
    </>
  )
}

function Figures({ result: { step, accounts, posts, wrong } }: { result: PeopleImport }) {
  const t = useWords(peopleWords)
  const { number } = useFormat()
  const opens = step === 'accounts'
  return (
    <Stats>
      {opens && <Stat label={t('freshAccounts')} value={number(accounts.fresh)} />}
      <Stat
        label={t('freshPosts')}
        value={number(posts.fresh)}
        note={opens ? t('waitingPosts') : t('knownPosts', { count: posts.known })}
      />
      {opens && <Stat label={t('knownAccounts')} value={number(accounts.known)} note={t('unchanged')} />}
      <Stat
        label={t('wrong')}
        value={number(wrong)}
        note={t(wrong > 0 ? 'wrongNote' : 'allRight')}
        tone={wrong > 0 ? 'bad' : 'good'}
      />
    </Stats>
  )
}

function Preview({ result }: { result: PeopleImport }) {
  const t = useWords(peopleWords)
  const o = useWords(organisationWords)
  const text = useText()
  const { date } = useFormat()
  const { step, fresh } = result
  const count = countOf(result)
  type Row = (typeof fresh)[number]
  const title = t(step === 'accounts' ? 'previewAccounts' : 'previewPosts')
  const columns: Column<Row>[] = [
    { key: 'name', title: o('person'), width: '110px', phone: 'title', cell: (row) => row.name },
    { key: 'username', title: o('username'), width: '160px', phone: 'line', cell: (row) => row.username },
    {
      key: 'unit',
      title: o('unit'),
      phone: 'line',
      cell: (row) => text({ zh: row.unitName, en: row.unitNameEn }),
    },
    { key: 'role', title: o('role'), width: '180px', phone: 'line', cell: (row) => text(role.words[row.role]) },
    { key: 'post', title: o('post'), width: '150px', phone: 'line', cell: (row) => row.title },
    { key: 'since', title: o('since'), width: '120px', phone: 'line', cell: (row) => date(row.since, 'day') },
    {
      key: 'place',
      title: t('place'),
      width: '180px',
      phone: 'line',
      cell: (row) => `${row.sheet} · ${t('row', { row: row.row })}`,
    },
  ]
  return (
    <>
      <h2 className="wf-import-head">{title}</h2>
      {count > fresh.length && <p className="wf-muted">{t('previewFirst', { count, shown: fresh.length })}</p>}
      <LedgerTable
        name={title}
        columns={columns}
        rows={fresh}
        rowKey={(row) => row.username}
        empty={<EmptyState icon="people" title={t('nothingAccounts')} hint="" />}
      />
    </>
  )
}
