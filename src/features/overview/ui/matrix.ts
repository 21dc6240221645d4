/** Which facilities the matrix shows and in which order. Pure. */
import { type Colour, colours, families } from '../../../domain/signals/signal.ts'
import type { FacilityRow } from '../contract.ts'

export interface Wanted {
  readonly q?: string | undefined
  readonly type?: string | undefined
  readonly colour?: string | undefined
  /** A bottom line, `name`, `open`, `overdue`, `major`, `duties`; with `-` the other way round. */
  readonly sort?: string | undefined
}

export const total = (row: FacilityRow, name: 'open' | 'overdue' | 'major' | 'done' | 'missed'): number =>
  row.cells.reduce((sum, cell) => sum + cell[name], 0)

/** Duties done or made up of all that fell due in a year, 0–1; null where none did. */
export function share(done: number, missed: number): number | null {
  return done + missed === 0 ? null : done / (done + missed)
}

const rank = (colour: Colour): number => colours.indexOf(colour)

function compare(by: string): ((a: FacilityRow, b: FacilityRow) => number) | null {
  const family = families.find((one) => one === by)
  if (family) {
    const cell = (row: FacilityRow) => row.cells.find((one) => one.family === family)
    return (a, b) =>
      rank(cell(b)?.colour ?? 'blue') - rank(cell(a)?.colour ?? 'blue') ||
      (cell(b)?.points ?? -1) - (cell(a)?.points ?? -1)
  }
  if (by === 'name') return (a, b) => a.name.zh.localeCompare(b.name.zh, 'zh')
  if (by === 'open' || by === 'overdue' || by === 'major') return (a, b) => total(b, by) - total(a, by)
  if (by === 'duties') {
    const of = (row: FacilityRow) => share(total(row, 'done'), total(row, 'missed')) ?? 2
    return (a, b) => of(a) - of(b)
  }
  return null
}

/** Without a sort they stay as they came: worst first. */
export function chosen(rows: readonly FacilityRow[], { q, type, colour, sort = '' }: Wanted): FacilityRow[] {
  const text = q?.trim().toLowerCase() ?? ''
  const found = rows.filter(
    (row) =>
      (text === '' || `${row.name.zh} ${row.name.en}`.toLowerCase().includes(text)) &&
      (!type || row.type === type) &&
      (!colour || row.colour === colour),
  )
  const way = compare(sort.replace(/^-/, ''))
  if (!way) return found
  return sort.startsWith('-') ? found.sort((a, b) => -way(a, b)) : found.sort(way)
}
