/** Every fault with sheet, row, column, value, reason and what to do; filtered by the address. */
import { useReadPages } from '../../../../web/api/hooks.ts'
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { type Filter, FilterBar } from '../../../../web/kit/FilterBar.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { Badge } from '../../../../web/kit/StateBadge.tsx'
import { useUrlValues } from '../../../../web/kit/url-state.ts'
import { useChoices } from '../../../../web/words/Term.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import { findingKind, findingLevel } from '../../spreadsheets/contract/findings.ts'
import { type Finding, type Import, type ImportResult, listFindings } from '../../spreadsheets/contract.ts'
import { sheetWords } from './words.ts'

export function Findings({ one, result }: { one: Import; result: ImportResult }) {
  const t = useWords(sheetWords)
  const text = useText()
  const url = useUrlValues()
  const levels = useChoices(findingLevel)
  const query = {
    ...(findingKind.has(url.kind) ? { kind: url.kind } : {}),
    ...(findingLevel.has(url.level) ? { level: url.level } : {}),
  }
  const read = useReadPages(listFindings, { params: { unitId: one.unitId, id: one.id }, query })
  const columns = useColumns()
  if (result.kinds.length === 0) return null
  const filters: Filter[] = [
    { kind: 'choice', name: 'level', label: t('level'), options: levels },
    {
      kind: 'choice',
      name: 'kind',
      label: t('kind'),
      options: result.kinds.map(({ kind, count }) => ({
        value: kind,
        label: `${text(findingKind.words[kind])} ${count}`,
      })),
    },
  ]
  return (
    <>
      <h2 className="sh-earlier">{t('findings')}</h2>
      <FilterBar filters={filters} />
      <LedgerTable
        name={t('findings')}
        columns={columns}
        rows={read.rows}
        rowKey={(row) => String(row.ordinal)}
        hasMore={read.hasNextPage}
        loadingMore={read.isFetchingNextPage}
        onMore={() => void read.fetchNextPage()}
        empty={<EmptyState icon="tick" title={t('allRight')} hint={t('allRightHint')} />}
      />
    </>
  )
}

function useColumns(): Column<Finding>[] {
  const t = useWords(sheetWords)
  const text = useText()
  return [
    {
      key: 'level',
      title: t('level'),
      width: '104px',
      phone: 'corner',
      cell: (row) => (
        <Badge tone={row.level === 'error' ? 'stop' : 'calm'}>{text(findingLevel.words[row.level])}</Badge>
      ),
    },
    {
      key: 'place',
      title: t('place'),
      width: '220px',
      phone: 'title',
      cell: (row) => (
        <span className="sh-place">
          <strong>
            {row.column ?? ''}
            {row.column === null ? t('cell', { row: row.row }) : row.row}
          </strong>
          <span>{row.sheet}</span>
          {row.head && <small>{row.head}</small>}
        </span>
      ),
    },
    {
      key: 'value',
      title: t('value'),
      width: '200px',
      phone: 'line',
      cell: (row) => <span className="sh-value">{row.value || '—'}</span>,
    },
    { key: 'reason', title: t('reason'), phone: 'line', cell: (row) => text(row.reason) },
    { key: 'advice', title: t('advice'), phone: 'line', cell: (row) => (row.advice ? text(row.advice) : '—') },
  ]
}
