/** 交接: what waits for a signature first. */
import { useNavigate } from '@tanstack/react-router'
import { useReadPages } from '../../../web/api/hooks.ts'
import { DueClock } from '../../../web/kit/DueClock.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FilterBar } from '../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { StateBadge } from '../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { registerReaders } from '../contract.ts'
import { type HandOverRow, handOverKind, handOverState, handOverView, listHandOvers } from '../handover/contract.ts'
import { handOverWords } from './hand-over-words.ts'
import './responsibility.css'
import { isLate, titleOf, tones } from './tones.ts'

export default function HandOverList() {
  const t = useWords(handOverWords)
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const { view } = useUrlValues()
  const reads = holds(usePerson(), registerReaders)
  const list = useReadPages(
    listHandOvers,
    { query: handOverView.has(view) ? { view } : {} },
    { topics: ['organisation'] },
  )
  const columns: readonly Column<HandOverRow>[] = [
    {
      key: 'post',
      title: t('post'),
      phone: 'title',
      cell: (row) => (
        <span className="rs-post">
          <span className="rs-name">{`${text(row.unit)} ${text(titleOf(row))}`}</span>
          <small>{text(handOverKind.words[row.kind])}</small>
        </span>
      ),
    },
    { key: 'from', title: t('from'), width: '104px', phone: 'line', cell: (row) => row.outgoing.name },
    { key: 'to', title: t('to'), width: '104px', phone: 'line', cell: (row) => row.incoming?.name ?? t('nobody') },
    {
      key: 'day',
      title: t('day'),
      width: '120px',
      phone: 'line',
      cell: (row) => format.date(row.effectiveOn, 'day'),
    },
    {
      key: 'matters',
      title: t('matters'),
      width: '136px',
      phone: 'line',
      cell: (row) => t('received', { done: row.received, all: row.total }),
    },
    {
      key: 'state',
      title: t('state'),
      width: '184px',
      phone: 'corner',
      cell: (row) => <StateBadge of={handOverState} value={row.state} tones={tones} />,
    },
    {
      key: 'due',
      title: t('due'),
      width: '144px',
      phone: 'line',
      cell: (row) => <DueClock due={row.dueAt} done={row.settledAt} />,
    },
  ]
  return (
    <Page
      title={t('list')}
      note={t('lead')}
      {...(reads ? { crumbs: [{ to: '/responsibility', label: t('register') }] } : {})}
      read={list}
    >
      <FilterBar filters={[{ kind: 'choice', name: 'view', label: t('view'), options: useChoices(handOverView) }]} />
      <LedgerTable
        name={t('list')}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        mark={(row) => (isLate(row) ? 'late' : undefined)}
        onOpen={(row) => void navigate({ to: `/responsibility/hand-overs/${row.unitId}/${row.id}` as never })}
        hasMore={list.hasNextPage}
        loadingMore={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
        empty={<EmptyState icon="synced" title={t('none')} hint={t('noneHint')} />}
      />
    </Page>
  )
}
