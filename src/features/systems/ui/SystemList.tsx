/** The register: what is in force, how far it is read, what is due for review. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { family } from '../../../platform/contract/role.ts'
import { useRead, useReadPages } from '../../../web/api/hooks.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../web/kit/FamilyMark.tsx'
import { type Filter, FilterBar } from '../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { Page } from '../../../web/kit/Page.tsx'
import { Badge } from '../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../web/kit/url-state.ts'
import { useChoices } from '../../../web/words/Term.tsx'
import { useText, useWords } from '../../../web/words/words.ts'
import {
  listKeepers,
  listSystems,
  reviewFilter,
  type SystemFilter,
  type SystemRow,
  systemKind,
  systemState,
} from '../contract.ts'
import { ReadShare, ReviewDay, SystemStateBadge } from './marks.tsx'
import './systems.css'
import { systemWords } from './words.ts'

function filterOf(url: Readonly<Record<string, string>>): SystemFilter {
  const unit = Number(url.unit)
  return {
    ...(Number.isInteger(unit) && unit > 0 ? { unit } : {}),
    ...(systemKind.has(url.kind) ? { kind: url.kind } : {}),
    ...(family.has(url.family) ? { family: url.family } : {}),
    ...(systemState.has(url.state) ? { state: url.state } : {}),
    ...(reviewFilter.has(url.which) ? { review: url.which } : {}),
    ...(url.which === 'unread' ? { unread: true } : {}),
    ...(url.text?.trim() ? { text: url.text.trim().slice(0, 60) } : {}),
  }
}

export default function SystemList() {
  const t = useWords(systemWords)
  const text = useText()
  const navigate = useNavigate()
  const url = useUrlValues()
  const read = useReadPages(listSystems, { query: filterOf(url) })
  const keepers = useRead(listKeepers, {})
  const units = keepers.data?.items ?? []
  const many = units.length > 1
  const mayDraft = units.some((unit) => unit.mayDraft)
  const filters = useFilters(units.map((unit) => ({ value: String(unit.id), label: text(unit.name) })))
  const columns = useColumns(many)
  const filtered = filters.some((one) => url[one.name] !== undefined)
  return (
    <Page
      title={t('list')}
      actions={
        <>
          <Link to={'/systems/food-chain' as never}>
            <Button icon={<Icon name="food" size={16} />}>{t('chain')}</Button>
          </Link>
          {mayDraft && (
            <Link to={'/systems/new' as never}>
              <Button type="primary" icon={<Icon name="plus" size={16} />}>
                {t('new')}
              </Button>
            </Link>
          )}
        </>
      }
      read={read}
    >
      <FilterBar filters={filters} />
      <LedgerTable
        name={t('list')}
        columns={columns}
        rows={read.rows}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: `/systems/${row.unitId}/${row.id}` as never })}
        mark={(row) => (row.review === 'overdue' ? 'late' : row.review === 'due' ? 'soon' : undefined)}
        hasMore={read.hasNextPage}
        loadingMore={read.isFetchingNextPage}
        onMore={() => void read.fetchNextPage()}
        empty={
          filtered ? (
            <EmptyState icon="search" title={t('noneTitle')} hint={t('noneHint')} />
          ) : (
            <EmptyState icon="document" title={t('emptyTitle')} hint={t(mayDraft ? 'emptyHint' : 'emptyRead')} />
          )
        }
      />
    </Page>
  )
}

function useColumns(many: boolean): Column<SystemRow>[] {
  const t = useWords(systemWords)
  const text = useText()
  return [
    {
      key: 'title',
      title: t('title'),
      phone: 'title',
      cell: (row) => (
        <span className="sy-title">
          <strong>{row.title}</strong>
          <small>{t('edition', { number: row.number })}</small>
          {row.unread && <Badge tone="wait">{t('toRead')}</Badge>}
        </span>
      ),
    },
    { key: 'kind', title: t('kind'), width: '168px', phone: 'line', cell: (row) => text(systemKind.words[row.kind]) },
    {
      key: 'family',
      title: t('family'),
      width: '128px',
      cell: (row) => (row.family ? <FamilyMark value={row.family} /> : <span className="wf-muted">—</span>),
    },
    ...(many
      ? [
          {
            key: 'unit',
            title: t('unit'),
            width: '168px',
            phone: 'line' as const,
            cell: (row: SystemRow) => text(row.unit),
          },
        ]
      : []),
    {
      key: 'state',
      title: t('state'),
      width: '120px',
      phone: 'corner',
      cell: (row) => <SystemStateBadge value={row.state} />,
    },
    {
      key: 'reading',
      title: t('reading'),
      width: '168px',
      phone: 'line',
      cell: (row) => <ReadShare coverage={row.coverage} />,
    },
    {
      key: 'review',
      title: t('reviewOn'),
      width: '200px',
      phone: 'line',
      cell: (row) => <ReviewDay system={row} />,
    },
  ]
}

function useFilters(units: readonly { value: string; label: string }[]): Filter[] {
  const t = useWords(systemWords)
  const reviews = useChoices(reviewFilter)
  return [
    { kind: 'text', name: 'text', label: t('search') },
    { kind: 'choice', name: 'kind', label: t('kind'), options: useChoices(systemKind) },
    { kind: 'choice', name: 'family', label: t('family'), options: useChoices(family) },
    { kind: 'choice', name: 'state', label: t('state'), options: useChoices(systemState) },
    ...(units.length > 1 ? [{ kind: 'choice' as const, name: 'unit', label: t('unit'), options: units }] : []),
    {
      kind: 'choice',
      name: 'which',
      label: t('which'),
      options: [{ value: 'unread', label: t('unread') }, ...reviews],
    },
  ]
}
