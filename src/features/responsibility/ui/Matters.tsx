/** The frozen list; the receiver chooses items to acknowledge one by one. */
import { Link } from '@tanstack/react-router'
import { DueClock } from '../../../web/kit/DueClock.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { type Column, LedgerTable } from '../../../web/kit/LedgerTable.tsx'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { type HandOver, type Matter, matterKind } from '../handover/contract.ts'
import { handOverWords } from './hand-over-words.ts'

interface MattersProps {
  readonly one: HandOver
  readonly rows: readonly Matter[]
  readonly chosen: ReadonlySet<number>
  readonly choose: (chosen: ReadonlySet<number>) => void
  readonly hasMore: boolean
  readonly loadingMore: boolean
  readonly onMore: () => void
}

export function Matters({ one, rows, chosen, choose, ...more }: MattersProps) {
  const t = useWords(handOverWords)
  const text = useText()
  const format = useFormat()
  const waiting = new Set(rows.filter((row) => row.receivedAt === null).map((row) => String(row.ordinal)))
  const columns: readonly Column<Matter>[] = [
    { key: 'number', title: t('number'), width: '56px', align: 'end', cell: (row) => row.ordinal },
    {
      key: 'matter',
      title: t('matter'),
      phone: 'title',
      cell: (row) => (row.path ? <Link to={row.path as never}>{text(row.words)}</Link> : text(row.words)),
    },
    { key: 'kind', title: t('kind'), width: '136px', phone: 'line', cell: (row) => text(matterKind.words[row.kind]) },
    { key: 'unit', title: t('unit'), width: '176px', phone: 'line', cell: (row) => text(row.unit) },
    { key: 'due', title: t('matterDue'), width: '136px', phone: 'line', cell: (row) => <DueClock due={row.dueAt} /> },
    {
      key: 'receipt',
      title: t('receipt'),
      width: '176px',
      phone: 'line',
      cell: (row) =>
        row.receivedAt === null ? (
          <span className="wf-muted">—</span>
        ) : (
          <span className="rs-post">
            {format.date(row.receivedAt)}
            {row.note && <small>{row.note}</small>}
          </span>
        ),
    },
  ]
  const selection = {
    // A tick stays where an item was received.
    has: (key: string) => chosen.has(Number(key)) || !waiting.has(key),
    set: (keys: readonly string[], on: boolean) => {
      const next = new Set(chosen)
      for (const key of keys.filter((each) => waiting.has(each))) {
        if (on) next.add(Number(key))
        else next.delete(Number(key))
      }
      choose(next)
    },
  }
  return (
    <LedgerTable
      name={t('matters')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.ordinal)}
      selection={one.may.includes('receive') && rows.length > 0 ? selection : undefined}
      {...more}
      empty={<EmptyState icon="tick" title={t('nothing')} hint={t('nothingHint')} />}
    />
  )
}
