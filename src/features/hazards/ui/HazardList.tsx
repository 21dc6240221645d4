/** The ledger: dense, filtered by the address, the state of each hazard and its clock in one row. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { grade } from '../../../platform/contract/grade.ts'
import { family } from '../../../platform/contract/role.ts'
import { useRead, useReadPages } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { DueClock, urgencyOf } from '../../../web/kit/DueClock.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { type Filter, FilterBar } from '../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { holds, usePerson } from '../../../web/session/session.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import { type HazardFilter, type HazardRow, hazardSort, listFacilities, listHazards, stateFilter } from '../contract.ts'
import { isOpen, reporters } from '../loop/contract.ts'
import './hazards.css'
import { GradeMark, HazardMarks, HazardStateBadge, useSaid } from './marks.tsx'
import { hazardWords } from './words.ts'

const every = 'all'

/** What the address asks for; open hazards, soonest due, where it says nothing. */
function filterOf(url: Readonly<Record<string, string>>): HazardFilter {
  const unit = Number(url.unit)
  return {
    ...(Number.isInteger(unit) && unit > 0 ? { unit } : {}),
    ...(family.has(url.family) ? { family: url.family } : {}),
    ...(grade.has(url.grade) ? { grade: url.grade } : {}),
    ...(url.state === every ? {} : { state: stateFilter.has(url.state) ? url.state : 'open' }),
    ...(url.which === 'overdue' ? { overdue: true } : {}),
    ...(url.which === 'mine' ? { mine: true } : {}),
    ...(url.text?.trim() ? { text: url.text.trim().slice(0, 60) } : {}),
    ...(url.activity ? { activity: url.activity } : {}),
    ...(hazardSort.has(url.sort) ? { sort: url.sort } : {}),
  }
}

export default function HazardList() {
  const t = useWords(hazardWords)
  const text = useText()
  const said = useSaid()
  const format = useFormat()
  const navigate = useNavigate()
  const person = usePerson()
  const url = useUrlValues()
  const filter = filterOf(url)
  const read = useReadPages(listHazards, { query: filter })
  const count = useRead(listHazards, { query: { ...filter, limit: 1, total: true } })
  const facilities = useRead(listFacilities, {})
  const states = [...useChoices(stateFilter), { value: every, label: t('allStates') }]
  const families = useChoices(family)
  const grades = useChoices(grade)
  const units = facilities.data?.items ?? []
  const many = units.length > 1
  const open = (row: HazardRow) => void navigate({ to: `/hazards/${row.unitId}/${row.id}` as never })
  const mayReport = holds(person, reporters)

  const columns: Column<HazardRow>[] = [
    {
      key: 'number',
      title: t('number'),
      width: '104px',
      phone: 'line',
      cell: (row) => <span className="hz-number">{row.number}</span>,
    },
    {
      key: 'grade',
      title: t('grade'),
      width: '112px',
      sort: 'grade',
      phone: 'line',
      cell: (row) => <GradeMark value={row.grade} />,
    },
    {
      key: 'family',
      title: t('family'),
      width: many ? '64px' : '132px',
      phone: 'line',
      cell: (row) => <FamilyMark value={row.family} bare={many} />,
    },
    {
      key: 'finding',
      title: t('finding'),
      phone: 'title',
      cell: (row) => (
        <span className="hz-finding">
          <strong>{said(row.object)}</strong>
          <HazardMarks hazard={row} />
          <span>{said(row.finding)}</span>
          <small>{said(row.place)}</small>
        </span>
      ),
    },
    ...(many
      ? [
          {
            key: 'unit',
            title: t('unit'),
            width: '136px',
            phone: 'line' as const,
            cell: (row: HazardRow) => text(row.unit),
          },
        ]
      : []),
    {
      key: 'state',
      title: t('state'),
      width: '124px',
      phone: 'corner',
      cell: (row) => <HazardStateBadge value={row.state} />,
    },
    {
      key: 'due',
      title: t('due'),
      width: '132px',
      sort: 'due',
      phone: 'line',
      cell: (row) => (isOpen(row.state) ? <DueClock due={row.dueAt} /> : <span className="wf-muted">—</span>),
    },
    { key: 'responsible', title: t('responsible'), width: '104px', cell: (row) => row.responsible?.name ?? '—' },
    {
      key: 'opened',
      title: t('opened'),
      width: '112px',
      sort: 'opened',
      cell: (row) => format.date(row.openedAt, 'day'),
    },
  ]
  const filters: Filter[] = [
    { kind: 'text', name: 'text', label: t('search') },
    { kind: 'choice', name: 'state', label: text(stateFilter.words.open), options: states },
    { kind: 'choice', name: 'family', label: t('family'), options: families },
    { kind: 'choice', name: 'grade', label: t('grade'), options: grades },
    ...(many
      ? [
          {
            kind: 'choice' as const,
            name: 'unit',
            label: t('unit'),
            options: units.map((unit) => ({ value: String(unit.id), label: text(unit.name) })),
          },
        ]
      : []),
    {
      kind: 'choice',
      name: 'which',
      label: t('which'),
      options: [
        { value: 'overdue', label: t('overdue') },
        { value: 'mine', label: t('mine') },
      ],
    },
  ]
  const filtered = filters.some((one) => url[one.name] !== undefined) || url.activity !== undefined
  const total = count.data?.total
  const report = mayReport && (
    <Link to={'/hazards/report' as never}>
      <Button type="primary" icon={<Icon name="plus" size={16} />}>
        {t('report')}
      </Button>
    </Link>
  )
  return (
    <Page
      title={t('list')}
      note={
        <>
          {total && <span role="status">{t(total.more ? 'countedMore' : 'counted', { count: total.count })}</span>}
          {filter.text && <span>{t('searchNewest')}</span>}
        </>
      }
      actions={report}
      read={read}
    >
      <FilterBar filters={filters} />
      <LedgerTable
        name={t('list')}
        columns={columns}
        rows={read.rows}
        rowKey={(row) => row.id}
        onOpen={open}
        mark={(row) => {
          if (!isOpen(row.state)) return undefined
          const urgency = urgencyOf(row.dueAt, Date.now())
          return urgency === 'late' || urgency === 'soon' ? urgency : undefined
        }}
        hasMore={read.hasNextPage}
        loadingMore={read.isFetchingNextPage}
        onMore={() => void read.fetchNextPage()}
        empty={
          filtered ? (
            <EmptyState icon="search" title={t('noneTitle')} hint={t('noneHint')} />
          ) : (
            <EmptyState icon="tick" title={t('emptyTitle')} hint={t(mayReport ? 'emptyHint' : 'emptyHintReader')} />
          )
        }
      />
    </Page>
  )
}
