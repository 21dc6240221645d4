/**
 * A ledger (台账): dense rows under a sticky head; `j`/`k` walk the rows, Enter opens one, `x` chooses one; sorting
 * lives in the URL (`?sort=-due`); pages by cursor. On a phone each row is a card made of the columns' `phone` places.
 */

import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon } from '../icons/Icon.tsx'
import { typing } from '../shell/keys.ts'
import { usePhone } from '../theme/media.ts'
import { useWords } from '../words/words.ts'
import { CardList } from './CardList.tsx'
import './ledger.css'
import { isLong, LedgerRows } from './LedgerRows.tsx'
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
  /** Rows can be chosen, with `x` too. */
  readonly selection?: Selection | undefined
}

export interface Selection {
  readonly has: (key: string) => boolean
  readonly set: (keys: readonly string[], on: boolean) => void
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

function Table<Row>({ name, columns, rows, rowKey, onOpen, mark, selection }: LedgerProps<Row>) {
  const t = useWords(kitWords)
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState(0)
  const live = useRef({ at, rows, rowKey, selection })
  live.current = { at, rows, rowKey, selection }
  const walks = onOpen !== undefined

  useEffect(() => {
    if (!walks) return
    const pressed = (event: KeyboardEvent) => {
      if (!['j', 'k', 'x'].includes(event.key) || event.metaKey || event.ctrlKey || typing(event.target)) return
      const { at: now, rows: all, rowKey: keyOf, selection: chosen } = live.current
      const inside = table.current?.contains(document.activeElement) ?? false
      if (event.key === 'x') {
        const row = all[now]
        if (!chosen || !inside || row === undefined) return
        chosen.set([keyOf(row)], !chosen.has(keyOf(row)))
        return
      }
      const step = event.key === 'j' ? 1 : -1
      const next = inside ? Math.max(0, Math.min(all.length - 1, now + step)) : Math.min(now, all.length - 1)
      setAt(next)
      const row = table.current?.querySelector<HTMLElement>(`tr[data-at="${next}"]`)
      row?.focus()
      row?.scrollIntoView({ block: 'nearest' })
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [walks])

  const last = useRef(0)
  const choose = (n: number, on: boolean, span: boolean) => {
    const [from, to] = span ? [Math.min(last.current, n), Math.max(last.current, n)] : [n, n]
    selection?.set(rows.slice(from, to + 1).map(rowKey), on)
    last.current = n
  }

  return (
    <div className="wf-ledger-scroll">
      <table ref={table} aria-rowcount={rows.length + 1} className={isLong(rows.length) ? 'wf-ledger-long' : undefined}>
        <caption className="wf-hidden">{name}</caption>
        <thead>
          <tr>
            {selection && <AllBox rows={rows} rowKey={rowKey} selection={selection} />}
            {columns.map((column) => (
              <Head key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <LedgerRows
          count={rows.length}
          columns={columns.length + (selection ? 1 : 0)}
          row={(n) => {
            const row = rows[n] as Row
            const key = rowKey(row)
            const chosen = selection?.has(key) ?? false
            return (
              <tr
                key={key}
                data-at={n}
                aria-rowindex={n + 2}
                className={[onOpen && 'wf-row-opens', mark?.(row) && `wf-row-${mark(row)}`, chosen && 'wf-row-chosen']
                  .filter(Boolean)
                  .join(' ')}
                tabIndex={onOpen ? (n === at ? 0 : -1) : undefined}
                onFocus={() => setAt(n)}
                onClick={(event) => {
                  // A link or button inside the row keeps its own meaning; so does marking text.
                  if ((event.target as HTMLElement).closest('a,button,input,label') || getSelection()?.toString())
                    return
                  onOpen?.(row)
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row)
                }}
              >
                {selection && (
                  <td className="wf-select wf-no-print">
                    <label>
                      <input
                        type="checkbox"
                        checked={chosen}
                        aria-label={t('selectRow', { n: n + 1 })}
                        onChange={(event) =>
                          choose(n, event.target.checked, (event.nativeEvent as MouseEvent).shiftKey === true)
                        }
                      />
                    </label>
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.key} className={column.align === 'end' ? 'wf-end' : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          }}
        />
      </table>
    </div>
  )
}

function AllBox<Row>({
  rows,
  rowKey,
  selection,
}: Pick<LedgerProps<Row>, 'rows' | 'rowKey'> & { readonly selection: Selection }) {
  const t = useWords(kitWords)
  const chosen = rows.filter((row) => selection.has(rowKey(row))).length
  return (
    <th scope="col" className="wf-select wf-no-print">
      <label>
        <input
          type="checkbox"
          aria-label={t('selectAll')}
          checked={chosen > 0 && chosen === rows.length}
          ref={(box) => {
            if (box) box.indeterminate = chosen > 0 && chosen < rows.length
          }}
          onChange={(event) => selection.set(rows.map(rowKey), event.target.checked)}
        />
      </label>
    </th>
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
