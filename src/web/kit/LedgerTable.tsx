/**
 * A ledger (台账): dense rows under a sticky head; `j`/`k` walk the rows, Enter opens one; sorting lives in the
 * URL (`?sort=-due`); pages by cursor. On a phone each row is a card made of the columns' `phone` places.
 */

import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { typing } from '../shell/keys.ts'
import { usePhone } from '../theme/media.ts'
import { useWords } from '../words/words.ts'
import { CardList } from './CardList.tsx'
import './ledger.css'
import { useUrlState } from './url-state.ts'
import { kitWords } from './words.ts'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  readonly align?: 'start' | 'end'
  /** CSS width such as `120px`; the column that may grow has none. */
  readonly width?: string
  /** The API's sort field, where this column sorts. */
  readonly sort?: string
  /** Where it stands on a phone's card; left out when absent. */
  readonly phone?: 'title' | 'corner' | 'line'
}

export interface LedgerProps<Row> {
  /** Said to screen readers: "隐患台账". */
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** Shown when there are no rows: an EmptyState. */
  readonly empty: ReactNode
  readonly hasMore?: boolean
  readonly loadingMore?: boolean
  readonly onMore?: () => void
  /** A row that needs a colour at its edge. */
  readonly mark?: (row: Row) => 'late' | 'soon' | undefined
}

export function LedgerTable<Row>(props: LedgerProps<Row>) {
  const t = useWords(kitWords)
  const phone = usePhone()
  const { rows, hasMore = false, loadingMore = false, onMore } = props
  if (rows.length === 0) return <div className="wf-ledger">{props.empty}</div>
  return (
    <div className="wf-ledger">
      {phone ? <CardList {...props} /> : <Table {...props} />}
      <footer className="wf-ledger-foot">
        <span role="status">{t(hasMore ? 'shown' : 'allShown', { count: rows.length })}</span>
        {hasMore && onMore && (
          <Button size="small" loading={loadingMore} onClick={onMore} className="wf-no-print">
            {t(loadingMore ? 'loadingMore' : 'more')}
          </Button>
        )}
      </footer>
    </div>
  )
}

function Table<Row>({ name, columns, rows, rowKey, onOpen, mark }: LedgerProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [at, setAt] = useState(0)

  useEffect(() => {
    if (!onOpen) return
    const pressed = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.metaKey || event.ctrlKey || typing(event.target)) return
      const inside = body.current?.contains(document.activeElement) ?? false
      const step = event.key === 'j' ? 1 : -1
      const next = inside ? Math.max(0, Math.min(rows.length - 1, at + step)) : at
      setAt(next)
      const row = body.current?.rows[next]
      row?.focus()
      row?.scrollIntoView({ block: 'nearest' })
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [at, rows.length, onOpen])

  return (
    <div className="wf-ledger-scroll">
      <table>
        <caption className="wf-hidden">{name}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, n) => (
            <tr
              key={rowKey(row)}
              className={[onOpen && 'wf-row-opens', mark?.(row) && `wf-row-${mark(row)}`].filter(Boolean).join(' ')}
              tabIndex={onOpen ? (n === at ? 0 : -1) : undefined}
              onFocus={() => setAt(n)}
              onClick={(event) => {
                // A link or button inside the row keeps its own meaning; so does marking text.
                if ((event.target as HTMLElement).closest('a,button,input') || getSelection()?.toString()) return
                onOpen?.(row)
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row)
              }}
            >
              {columns.map((column) => (
                <td key={column.key} className={column.align === 'end' ? 'wf-end' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head<Row>({ column }: { column: Column<Row> }) {
  const t = useWords(kitWords)
  const [sort, setSort] = useUrlState('sort')
  const field = column.sort
  const up = field !== undefined && sort === field
  const down = field !== undefined && sort === `-${field}`
  const style = column.width ? { width: column.width } : undefined
  const className = column.align === 'end' ? 'wf-end' : undefined
  if (field === undefined) {
    return (
      <th scope="col" style={style} className={className}>
        {column.title}
      </th>
    )
  }
  return (
    <th scope="col" style={style} className={className} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button
        type="button"
        className="wf-sort"
        title={t(up ? 'sortUp' : 'sortDown', { column: column.title })}
        onClick={() => setSort(down ? field : `-${field}`)}
      >
        {column.title}
        <Icon name={up ? 'up' : down ? 'down' : 'sort'} size={13} />
      </button>
    </th>
  )
}
