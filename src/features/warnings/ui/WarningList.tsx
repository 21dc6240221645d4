/** All warnings of the reader's reach: what has to be answered first stands first. */
import { useNavigate } from '@tanstack/react-router'
import { family, roles } from '../../../platform/contract/role.ts'
import { useReadPages } from '../../../web/api/hooks.ts'
import { DueClock } from '../../../web/kit/DueClock.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { FilterBar } from '../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { RiskMark } from '../../../web/kit/RiskMark.tsx'
import { Stat, Stats } from '../../../web/kit/Stat.tsx'
import { StateBadge } from '../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import {
  listWarnings,
  type WarningFilter,
  type WarningRow,
  warningColour,
  warningOutcome,
  warningState,
} from '../contract.ts'
import { ExportWarnings } from './ExportWarnings.tsx'
import { warningWords } from './words.ts'
import './warnings.css'

export const stateTones = { open: 'wait', answered: 'busy', closed: 'done' } as const

const longestText = 60

function filterOf(url: Readonly<Record<string, string>>): WarningFilter {
  const unit = Number(url.unit)
  const { state } = url
  const text = url.text?.trim().slice(0, longestText)
  return {
    ...(text ? { text } : {}),
    ...(Number.isInteger(unit) && unit > 0 ? { unit } : {}),
    ...(/^[0-9]{2}([0-9]{2}([0-9]{2})?)?$/.test(url.territory ?? '') ? { territory: url.territory as string } : {}),
    ...(family.has(url.family) ? { family: url.family } : {}),
    ...(warningColour.has(url.colour) ? { colour: url.colour } : {}),
    ...(warningState.has(state) || state === 'all' ? { state: state as NonNullable<WarningFilter['state']> } : {}),
    ...(warningOutcome.has(url.outcome) ? { outcome: url.outcome } : {}),
    ...(url.overdue === 'yes' ? { overdue: true } : {}),
    ...(url.broken === 'yes' ? { broken: true } : {}),
    ...(url.sort === '-opened' ? { sort: '-opened' as const } : {}),
  }
}

export default function WarningList() {
  const t = useWords(warningWords)
  const format = useFormat()
  const navigate = useNavigate()
  const filter = filterOf(useUrlValues())
  const read = useReadPages(listWarnings, { query: filter })
  const found = read.data?.pages[0]?.totals
  const figure = (
    name: 'open' | 'overdue' | 'answered' | 'broken' | 'red',
    search: Record<string, string>,
    bad = false,
  ) => (
    <Stat
      label={t(name)}
      value={format.number(found?.[name] ?? 0)}
      to="/warnings"
      search={search}
      {...(bad && (found?.[name] ?? 0) > 0 ? { tone: 'bad' as const } : {})}
    />
  )
  return (
    <Page title={t('title')} note={t('lead')} read={read} actions={<ExportWarnings filter={filter} />}>
      <Stats>
        {figure('open', { state: 'open' })}
        {figure('overdue', { overdue: 'yes' }, true)}
        {figure('answered', { state: 'answered' })}
        {figure('broken', { broken: 'yes' }, true)}
        {figure('red', { colour: 'red' }, true)}
      </Stats>
      <FilterBar filters={useFilters()} chips />
      <LedgerTable
        name={t('title')}
        columns={useColumns()}
        rows={read.rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/warnings/${row.unitId}/${row.id}` as never })}
        mark={(row) => (row.overdue || row.broken ? 'late' : undefined)}
        hasMore={read.hasNextPage}
        loadingMore={read.isFetchingNextPage}
        onMore={() => void read.fetchNextPage()}
        empty={
          Object.keys(filter).length > 0 ? (
            <EmptyState icon="search" title={t('none')} hint={t('noneHint')} />
          ) : (
            <EmptyState icon="tick" title={t('calm')} hint={t('calmHint')} />
          )
        }
      />
    </Page>
  )
}

function useFilters() {
  const t = useWords(warningWords)
  return [
    { kind: 'text' as const, name: 'text', label: t('search'), unset: t('searchIn') },
    { kind: 'choice' as const, name: 'family', label: t('family'), options: useChoices(family) },
    { kind: 'choice' as const, name: 'colour', label: t('colour'), options: useChoices(warningColour) },
    {
      ...{ kind: 'choice' as const, name: 'state', label: t('state'), unset: t('live') },
      options: [...useChoices(warningState), { value: 'all', label: t('all') }],
    },
    {
      ...{ kind: 'choice' as const, name: 'overdue', label: t('which') },
      options: [{ value: 'yes', label: t('overdue') }],
    },
    {
      ...{ kind: 'choice' as const, name: 'broken', label: t('promised'), more: true },
      options: [{ value: 'yes', label: t('broken') }],
    },
    { kind: 'choice' as const, name: 'outcome', label: t('outcome'), more: true, options: useChoices(warningOutcome) },
    {
      ...{ kind: 'choice' as const, name: 'sort', label: t('sort'), more: true },
      options: [{ value: '-opened', label: t('newest') }],
    },
  ]
}

function useColumns(): readonly Column<WarningRow>[] {
  const t = useWords(warningWords)
  const text = useText()
  const format = useFormat()
  return [
    {
      key: 'colour',
      title: t('colour'),
      width: '96px',
      phone: 'corner',
      cell: (row) => <RiskMark value={row.colour} />,
    },
    { key: 'unit', title: t('unit'), width: '200px', phone: 'title', cell: (row) => text(row.unit) },
    {
      key: 'family',
      title: t('family'),
      width: '144px',
      phone: 'line',
      cell: (row) => <FamilyMark value={row.family} />,
    },
    {
      key: 'reason',
      title: t('reason'),
      phone: 'line',
      cell: (row) => (row.reason ? text(row.reason.words) : '—'),
    },
    {
      key: 'holder',
      title: t('holder'),
      width: '200px',
      phone: 'line',
      cell: ({ holder }) => t('holderOf', { unit: text(holder.unit), role: text(roles[holder.role]) }),
    },
    {
      key: 'state',
      title: t('state'),
      width: '120px',
      phone: 'line',
      cell: (row) => <StateBadge of={warningState} value={row.state} tones={stateTones} />,
    },
    {
      key: 'due',
      title: t('which'),
      width: '160px',
      phone: 'line',
      cell: (row) =>
        row.state === 'closed' ? (
          format.date(row.closedAt ?? row.openedAt, 'day')
        ) : (
          <span className="wa-due">
            {row.state === 'answered' && <small>{t('promised')}</small>}
            <DueClock due={row.dueAt} />
          </span>
        ),
    },
  ]
}
