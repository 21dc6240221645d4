/** The two ledgers of money: units with their sums, and the hazards of a unit with theirs. */
import { EmptyState } from '../../../../web/kit/EmptyState.tsx'
import { FamilyMark } from '../../../../web/kit/FamilyMark.tsx'
import { type Column, LedgerTable } from '../../../../web/kit/LedgerTable.tsx'
import { useText, useWords } from '../../../../web/words/words.ts'
import type { MoneyRow, MoneyTotal } from '../../money/contract.ts'
import { HazardStateBadge, useSaid } from '../marks.tsx'
import { useYuan } from './detail.ts'
import './money.css'
import { moneyWords } from './words.ts'

interface List<Row> {
  readonly rows: readonly Row[]
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  fetchNextPage(): unknown
}

interface TableProps<Row> {
  readonly list: List<Row>
  readonly open: (row: Row) => void
  readonly filtered: boolean
}

type Sums = Pick<MoneyTotal, 'askedFen' | 'grantedFen' | 'spentFen' | 'shortFen' | 'unspentFen'>

function useSumColumns<Row extends Sums>(): readonly Column<Row>[] {
  const t = useWords(moneyWords)
  const yuan = useYuan()
  const column = (key: 'asked' | 'granted' | 'spent' | 'short' | 'unspent'): Column<Row> => ({
    key,
    title: t(key),
    align: 'end',
    width: '116px',
    phone: 'line',
    cell: (row) => (
      <span className={key === 'short' && row.shortFen > 0 ? 'hz-money-short' : 'hz-money-sum'}>
        {yuan(row[`${key}Fen`])}
      </span>
    ),
  })
  return [column('asked'), column('granted'), column('spent'), column('short'), column('unspent')]
}

function Empty({ filtered }: { filtered: boolean }) {
  const t = useWords(moneyWords)
  return <EmptyState title={t(filtered ? 'noneTitle' : 'emptyTitle')} hint={t(filtered ? 'noneHint' : 'emptyHint')} />
}

const more = <Row,>({ list }: Pick<TableProps<Row>, 'list'>) => ({
  hasMore: list.hasNextPage,
  loadingMore: list.isFetchingNextPage,
  onMore: () => void list.fetchNextPage(),
})

export function UnitTable({
  list,
  open,
  filtered,
  by,
}: TableProps<MoneyTotal> & { readonly by: 'facility' | 'bureau' }) {
  const t = useWords(moneyWords)
  const text = useText()
  const sums = useSumColumns<MoneyTotal>()
  return (
    <LedgerTable
      name={t('title')}
      rows={list.rows}
      rowKey={(row) => String(row.unitId)}
      columns={[
        {
          key: 'unit',
          title: t(by === 'bureau' ? 'bureau' : 'unit'),
          cell: (row) => text(row.unit),
          phone: 'title',
        },
        {
          key: 'hazards',
          title: t('hazards'),
          align: 'end',
          width: '88px',
          cell: (row) => t('counted', { count: row.hazards }),
          phone: 'corner',
        },
        ...sums,
      ]}
      onOpen={open}
      empty={<Empty filtered={filtered} />}
      {...more({ list })}
    />
  )
}

export function HazardTable({ list, open, filtered }: TableProps<MoneyRow>) {
  const t = useWords(moneyWords)
  const said = useSaid()
  const sums = useSumColumns<MoneyRow>()
  return (
    <LedgerTable
      name={t('title')}
      rows={list.rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'number',
          title: t('number'),
          width: '104px',
          cell: (row) => <span className="hz-number">{row.number}</span>,
        },
        {
          key: 'hazard',
          title: t('hazard'),
          phone: 'title',
          cell: (row) => (
            <span className="hz-finding">
              <strong>{said(row.object)}</strong> {said(row.finding)}
            </span>
          ),
        },
        { key: 'family', title: t('family'), width: '140px', cell: (row) => <FamilyMark value={row.family} /> },
        {
          key: 'state',
          title: t('state'),
          width: '116px',
          cell: (row) => <HazardStateBadge value={row.state} />,
          phone: 'corner',
        },
        ...sums,
      ]}
      onOpen={open}
      empty={<Empty filtered={filtered} />}
      {...more({ list })}
    />
  )
}
