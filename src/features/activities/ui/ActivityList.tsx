/** The list of checks: what was done, what is under way, and the button to begin. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { family } from '../../../platform/contract/role.ts'
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import { useRead, useReadPages } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { type Filter, FilterBar } from '../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { StateBadge } from '../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { recorders } from '../contract/kinds.ts'
import { activityKind, activityState } from '../contract/words.ts'
import { type ActivitySummary, listActivities } from '../contract.ts'
import { recordPlaces } from '../records/contract.ts'
import { recordWords } from './record/words.ts'
import './activities.css'
import { stateTones } from './marks.ts'
import { runsAt } from './runs-at.ts'
import { StartCheck } from './StartCheck.tsx'
import { activityWords } from './words.ts'

const known = (value: string | undefined): value is TermOf<typeof activityState> => activityState.has(value)

export default function ActivityList() {
  const t = useWords(activityWords)
  const r = useWords(recordWords)
  const text = useText()
  const format = useFormat()
  const navigate = useNavigate()
  const person = usePerson()
  const url = useUrlValues()
  const [starting, setStarting] = useState(false)
  const states = useChoices(activityState)
  const kindChoices = useChoices(activityKind)
  const families = useChoices(family)
  const places = useRead(recordPlaces, {}, { enabled: holds(person, recorders) })
  const records = (places.data?.groups.length ?? 0) > 0
  const unit = Number(url.unit)
  const read = useReadPages(
    listActivities,
    {
      query: {
        ...(known(url.state) ? { state: url.state } : {}),
        ...(activityKind.has(url.kind) ? { kind: url.kind } : {}),
        ...(family.has(url.family) ? { family: url.family } : {}),
        ...(Number.isInteger(unit) && unit > 0 ? { unit } : {}),
        ...(url.checklist ? { checklist: url.checklist } : {}),
        ...(url.from ? { from: url.from } : {}),
        ...(url.to ? { to: url.to } : {}),
        order: url.sort === 'day' ? 'oldest' : 'newest',
      },
    },
    { topics: ['activity'] },
  )
  const rows = read.rows
  const mine = runsAt(person)
  const running = rows.find(
    (row) => row.state === 'started' && row.counts && mine.some((one) => one.unit === row.unitId),
  )
  const open = (row: { unitId: number; id: string }) =>
    void navigate({ to: `/activities/${row.unitId}/${row.id}` as never })
  const filtered = ['kind', 'family', 'unit', 'state', 'from', 'to'].some((name) => url[name] !== undefined)
  const manyUnits = new Set(rows.map((row) => row.unitId)).size > 1 || mine.length === 0

  const columns: Column<ActivitySummary>[] = [
    {
      key: 'day',
      title: t('day'),
      width: '120px',
      sort: 'day',
      phone: 'line',
      cell: (row) => format.date(row.day, 'day'),
    },
    { key: 'check', title: t('check'), phone: 'title', cell: (row) => text(row.title) },
    ...(manyUnits
      ? [{ key: 'unit', title: t('unit'), phone: 'line' as const, cell: (row: ActivitySummary) => text(row.unit) }]
      : []),
    {
      key: 'state',
      title: t('state'),
      width: '110px',
      phone: 'corner',
      cell: (row) => <StateBadge of={activityState} value={row.state} tones={stateTones} />,
    },
    {
      key: 'progress',
      title: t('progress'),
      width: '150px',
      phone: 'line',
      cell: (row) => <Progress row={row} />,
    },
    {
      key: 'failed',
      title: t('found'),
      width: '90px',
      align: 'end',
      phone: 'line',
      cell: (row) => <span className={row.findings > 0 ? 'wf-act-bad' : 'wf-muted'}>{row.findings}</span>,
    },
    {
      key: 'by',
      title: t('by'),
      width: '110px',
      cell: (row) => row.endedBy?.name ?? row.startedBy?.name ?? '—',
    },
  ]
  const units = [...new Map(rows.map((row) => [row.unitId, text(row.unit)]))]
  const filters: Filter[] = [
    { kind: 'choice', name: 'kind', label: r('kind'), options: kindChoices },
    { kind: 'choice', name: 'family', label: r('family'), options: families },
    { kind: 'choice', name: 'state', label: t('state'), options: states },
    ...(manyUnits || url.unit
      ? [
          {
            kind: 'choice' as const,
            name: 'unit',
            label: t('unit'),
            options: units.map(([value, label]) => ({ value: String(value), label })),
          },
        ]
      : []),
    { kind: 'day', name: 'from', label: t('from') },
    { kind: 'day', name: 'to', label: t('to') },
  ]
  const begin = (
    <Button type="primary" icon={<Icon name="plus" size={16} />} onClick={() => setStarting(true)}>
      {t('begin')}
    </Button>
  )
  const action =
    mine.length === 0 ? null : running ? (
      <Button type="primary" icon={<Icon name="right" size={16} />} onClick={() => open(running)}>
        {t('resume')}
      </Button>
    ) : (
      begin
    )
  return (
    <Page
      title={t('list')}
      read={read}
      actions={
        <>
          {action}
          {records && (
            <Button
              type={action ? 'default' : 'primary'}
              onClick={() => void navigate({ to: '/activities/record' as never })}
            >
              {r('record')}
            </Button>
          )}
        </>
      }
    >
      <FilterBar filters={filters} />
      <LedgerTable
        name={t('listName')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.unitId} ${row.id}`}
        onOpen={open}
        hasMore={read.hasNextPage}
        loadingMore={read.isFetchingNextPage}
        onMore={() => void read.fetchNextPage()}
        empty={
          filtered ? (
            <EmptyState icon="search" title={t('nothingFits')} hint={t('nothingFitsHint')} />
          ) : (
            <EmptyState
              icon="check"
              title={t('emptyTitle')}
              hint={t(mine.length > 0 ? 'emptyHint' : 'emptyRead')}
              action={mine.length > 0 ? begin : null}
            />
          )
        }
      />
      {starting && (
        <StartCheck kind="self-check" checklist={url.checklist} close={() => setStarting(false)} started={open} />
      )}
    </Page>
  )
}

function Progress({ row }: { row: ActivitySummary }) {
  const t = useWords(activityWords)
  const { counts } = row
  if (!counts) return <span className="wf-muted">—</span>
  const done = counts.passed + counts.failed + counts.notApplicable
  const words = t('progressOf', { done, all: counts.items })
  return (
    <span className="wf-act-progress">
      <progress max={counts.items} value={done} aria-label={t('progress')} />
      <span>{words}</span>
    </span>
  )
}
