/** The security administrator's ledger of sign-ins: who is signed in, who is locked, who lacks a second factor. */
import { useState } from 'react'
import { type ItemOf, useReadPages } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../../web/kit/Page.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { useFormat } from '../../../../web/words/format.ts'
import { useText, useWords } from '../../../../web/words/words.ts'
import { accountSecurity } from '../../contract/security.ts'
import { factorKind } from '../../contract/words.ts'
import { SignInsDrawer } from './SignInsDrawer.tsx'
import { securityWords } from './words.ts'

export type AccountItem = ItemOf<typeof accountSecurity>

export default function SignInsPage() {
  const t = useWords(securityWords)
  const text = useText()
  const format = useFormat()
  const url = useUrlValues()
  const [openId, setOpenId] = useState<string | null>(null)
  const read = useReadPages(accountSecurity, {
    query: {
      ...(url.search ? { search: url.search } : {}),
      ...(url.locked === 'yes' ? { locked: true } : {}),
    },
  })
  const opened = read.rows.find((row) => row.id === openId)
  const columns: readonly Column<AccountItem>[] = [
    { key: 'name', title: t('name'), width: '120px', phone: 'title', cell: (row) => row.name },
    { key: 'username', title: t('username'), width: '200px', phone: 'line', cell: (row) => row.username },
    { key: 'unit', title: t('unit'), phone: 'line', cell: (row) => text({ zh: row.unitName, en: row.unitNameEn }) },
    { key: 'state', title: t('state'), width: '170px', phone: 'corner', cell: (row) => <SignInState row={row} /> },
    {
      key: 'factors',
      title: t('factors'),
      width: '150px',
      phone: 'line',
      cell: (row) =>
        row.factors.length === 0 ? (
          <span className="wf-muted">{t('noFactors')}</span>
        ) : (
          [...new Set(row.factors)].map((kind) => text(factorKind.words[kind])).join(t('comma'))
        ),
    },
    {
      key: 'last',
      title: t('last'),
      width: '160px',
      phone: 'line',
      cell: (row) => (row.lastSignInAt === null ? t('never') : format.date(row.lastSignInAt)),
    },
    { key: 'sessions', title: t('sessions'), width: '80px', align: 'end', cell: (row) => row.sessions },
  ]
  return (
    <Page title={t('title')} note={t('note')} read={read}>
      <FilterBar
        filters={[
          { kind: 'text', name: 'search', label: t('search') },
          { kind: 'choice', name: 'locked', label: t('locked'), options: [{ value: 'yes', label: t('onlyLocked') }] },
        ]}
      />
      <LedgerTable
        name={t('title')}
        columns={columns}
        rows={read.rows}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpenId(row.id)}
        hasMore={read.hasNextPage}
        loadingMore={read.isFetchingNextPage}
        onMore={() => void read.fetchNextPage()}
        empty={<EmptyState icon="search" title={t('none')} hint={t('noneHint')} />}
      />
      <SignInsDrawer account={opened ?? null} close={() => setOpenId(null)} />
    </Page>
  )
}

export function SignInState({ row }: { row: AccountItem }) {
  const t = useWords(securityWords)
  const format = useFormat()
  if (row.state === 'suspended') return <Badge tone="stop">{t('suspended')}</Badge>
  if (row.state === 'closed') return <Badge tone="stop">{t('closed')}</Badge>
  if (row.lockedUntil !== null)
    return <Badge tone="stop">{t('waiting', { at: format.date(row.lockedUntil, 'time') })}</Badge>
  if (row.failures > 0) return <Badge tone="wait">{t('failing', { count: row.failures })}</Badge>
  return <Badge tone={row.sessions > 0 ? 'done' : 'calm'}>{t('fine')}</Badge>
}
