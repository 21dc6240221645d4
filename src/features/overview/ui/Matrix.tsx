/**
 * Every facility against the five bottom lines: shape, index and thirty days of each. One stop for the keyboard; arrows
 * move between cells, Enter opens. The first rows are drawn, more when asked for; on paper all stand there.
 */
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { family } from '../../../platform/contract/role.ts'
import type { Text } from '../../../platform/contract/text.ts'
import { Icon } from '../../../web/icons/Icon.tsx'
import { EmptyState } from '../../../web/kit/EmptyState.tsx'
import { useSetUrlValues } from '../../../web/kit/url-state.ts'
import { useFormat } from '../../../web/words/format.ts'
import { useText, useWords } from '../../../web/words/words.ts'
import { colour } from '../../risk/contract.ts'
import type { Cell, FacilityRow, Overview } from '../contract.ts'
import { share, total } from './matrix.ts'
import { RiskShape } from './RiskShape.tsx'
import { Sparkline } from './Sparkline.tsx'
import { overviewWords } from './words.ts'

/** Rows at first, and how many more at once. */
const [atFirst, stretch] = [20, 60]

interface MatrixProps {
  readonly found: Overview
  readonly rows: readonly FacilityRow[]
  readonly sort: string | undefined
}

export function Matrix({ found, rows, sort }: MatrixProps) {
  const t = useWords(overviewWords)
  const text = useText()
  const [drawn, setDrawn] = useState(atFirst)
  const [at, setAt] = useState({ row: 0, column: 0 })
  const table = useRef<HTMLTableElement>(null)
  const left = rows.length - drawn

  useEffect(() => {
    const all = () => setDrawn(Number.MAX_SAFE_INTEGER)
    addEventListener('beforeprint', all)
    return () => removeEventListener('beforeprint', all)
  }, [])

  if (rows.length === 0) return <EmptyState icon="search" title={t('noneFit')} hint={t('noneFitHint')} />
  const columns = found.families.length + 1
  const divisions = new Map([...found.divisions, ...found.path].map(({ code, name }) => [code, name]))
  const pressed = (event: KeyboardEvent) => {
    const to = moved(event.key, at, Math.min(rows.length, drawn), columns)
    if (!to) return
    event.preventDefault()
    setAt(to)
    table.current?.querySelector<HTMLElement>(`[data-place="${to.row} ${to.column}"]`)?.focus()
  }
  return (
    <>
      <div className="ov-scroll ov-wide">
        <table ref={table} className="ov-matrix">
          <caption className="wf-hidden">{t('matrix')}</caption>
          <thead>
            <tr>
              <Head name={t('facility')} by="name" sort={sort} />
              {found.families.map((one) => (
                <Head key={one} name={text(family.words[one])} by={one} sort={sort} />
              ))}
              <Head name={t('hazards')} by="overdue" sort={sort} />
              <Head name={t('duties')} by="duties" sort={sort} />
            </tr>
          </thead>
          <tbody onKeyDown={pressed}>
            {rows.slice(0, drawn).map((row, index) => (
              <Row
                key={row.unitId}
                row={row}
                index={index}
                families={found.families}
                top={found.thresholds.red}
                place={placeOf(row, divisions)}
                stop={at.row === index ? at.column : null}
                onStop={setAt}
              />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <div className="ov-more wf-no-print">
          <Button onClick={() => setDrawn((before) => before + stretch)}>
            {t('nextRows', { n: Math.min(stretch, left) })}
          </Button>
        </div>
      )}
    </>
  )
}

const placeOf = ({ territory }: FacilityRow, divisions: ReadonlyMap<string, Text>): readonly Text[] =>
  [4, 6].flatMap((n) => (territory.length >= n ? (divisions.get(territory.slice(0, n)) ?? []) : []))

interface Place {
  readonly row: number
  readonly column: number
}

function moved(key: string, { row, column }: Place, rows: number, columns: number): Place | null {
  const steps: Readonly<Record<string, Place>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
  }
  const to = steps[key]
  return to && to.row >= 0 && to.row < rows && to.column >= 0 && to.column < columns ? to : null
}

function Head({ name, by, sort }: { name: string; by: string; sort: string | undefined }) {
  const t = useWords(overviewWords)
  const set = useSetUrlValues()
  const on = sort === by || sort === `-${by}`
  const next = sort === by ? `-${by}` : sort === `-${by}` ? undefined : by
  return (
    <th scope="col" aria-sort={on ? (sort === by ? 'descending' : 'ascending') : 'none'}>
      <button type="button" aria-label={t('sortBy', { name })} onClick={() => set({ sort: next })}>
        {name}
        <Icon name={on ? (sort === by ? 'down' : 'up') : 'sort'} size={12} />
      </button>
    </th>
  )
}

interface RowProps {
  readonly row: FacilityRow
  readonly index: number
  readonly families: Overview['families']
  readonly top: number
  readonly place: readonly Text[]
  /** Column at which the keyboard stops in this row. */
  readonly stop: number | null
  readonly onStop: (place: Place) => void
}

function Row({ row, index, families, top, place, stop, onStop }: RowProps) {
  const t = useWords(overviewWords)
  const text = useText()
  const format = useFormat()
  const kept = share(total(row, 'done'), total(row, 'missed'))
  const ledger = (query: object) => ({ unit: String(row.unitId), state: 'open', ...query }) as never
  const [overdue, major] = [total(row, 'overdue'), total(row, 'major')]
  const at = (column: number) => ({
    'data-place': `${index} ${column}`,
    tabIndex: stop === column ? 0 : -1,
    onFocus: () => onStop({ row: index, column }),
  })
  return (
    <tr className={`ov-edge-${row.colour}`}>
      <th scope="row">
        <Link to={`/facilities/${row.unitId}` as never} title={text(row.name)} {...at(0)}>
          {text(row.name)}
        </Link>
        <small>{place.map((one) => text(one)).join(' · ')}</small>
      </th>
      {families.map((one, column) => {
        const cell = row.cells.find((each) => each.family === one)
        return (
          <td key={one} data-label={text(family.words[one])}>
            {cell && (
              <Link
                to={`/facilities/${row.unitId}` as never}
                hash={one}
                className={`ov-cell ov-cell-${cell.colour}`}
                aria-label={t('cell', {
                  ...{ facility: text(row.name), family: text(family.words[one]), points: cell.points },
                  colour: text(colour.words[cell.colour]),
                })}
                {...at(column + 1)}
              >
                <RiskShape value={cell.colour} />
                <b>{cell.points}</b>
                <Step cell={cell} />
                <Sparkline values={cell.trend} top={top} width={46} height={20} />
              </Link>
            )}
          </td>
        )
      })}
      <td className="ov-numbers" data-label={t('hazards')}>
        <Link to="/hazards" search={ledger({})} tabIndex={-1} aria-label={`${t('open')} ${total(row, 'open')}`}>
          {total(row, 'open')}
        </Link>
        <Link
          to="/hazards"
          search={ledger({ overdue: 'true' })}
          tabIndex={-1}
          className={overdue > 0 ? 'ov-some' : ''}
          aria-label={`${t('overdue')} ${overdue}`}
        >
          {overdue}
        </Link>
        <Link
          to="/hazards"
          search={ledger({ grade: 'major' })}
          tabIndex={-1}
          className={major > 0 ? 'ov-bad' : ''}
          aria-label={`${t('major')} ${major}`}
        >
          {major}
        </Link>
      </td>
      <td className="ov-numbers" data-label={t('duties')}>
        <Link
          to={`/duties/${row.unitId}` as never}
          tabIndex={-1}
          className={kept !== null && kept < 0.9 ? 'ov-bad' : ''}
        >
          {kept === null ? '—' : `${format.number(kept * 100)}%`}
        </Link>
      </td>
    </tr>
  )
}

/** By how much it moved in a week; nothing where it did not. */
function Step({ cell }: { cell: Cell }) {
  const by = cell.weekBefore ? cell.points - cell.weekBefore.points : 0
  if (by === 0) return <span className="ov-step" />
  return <span className={by > 0 ? 'ov-step ov-up' : 'ov-step ov-down'}>{by > 0 ? `↑${by}` : `↓${-by}`}</span>
}
