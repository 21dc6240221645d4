/** Choosing, searching and ordering rows of the register. Pure: the whole register of a reach is judged at once. */
import { lanes } from '../../domain/responsibility/lanes.ts'
import { refuse } from '../../platform/contract/problem.ts'
import { dayOutOfReach, type Post, type RegisterRow, type RegisterSort, type Wanted } from './contract.ts'

export interface Asked {
  readonly q?: string
  readonly wanted?: Wanted
  readonly sort?: RegisterSort
}

const wantedRow = (row: RegisterRow, wanted: Wanted): boolean => {
  if (wanted === 'gaps') return row.gaps.length > 0
  if (wanted === 'acting') return lanes.some((lane) => row[lane].people.some((one) => one.acting.length > 0))
  if (wanted === 'handOver') return lanes.some((lane) => row[lane].handOver !== null)
  return row.gaps.includes(wanted)
}

/** A part of any name that stands in the row, in either language, without regard to case. */
export function speaksOf(row: RegisterRow, part: string): boolean {
  const wanted = part.trim().toLowerCase()
  const names = [row.unit, row.owner, ...lanes.map((lane) => row[lane].unit)].flatMap((name) =>
    name ? [name.zh, name.en] : [],
  )
  const people = lanes.flatMap((lane) =>
    row[lane].people.flatMap((one) => [one.name, ...one.acting.map((a) => a.name)]),
  )
  return [...names, ...people].some((name) => name.toLowerCase().includes(wanted))
}

const collator = new Intl.Collator('zh-CN-u-co-pinyin')
/** Days sort as text; a vacant post comes before every holder. */
const sinceOf = ({ people }: Post): string =>
  people
    .map(({ since }) => since)
    .sort()
    .at(-1) ?? ''

const orders: Readonly<Record<'gaps' | 'unit' | 'owner' | 'since', (a: RegisterRow, b: RegisterRow) => number>> = {
  gaps: (a, b) => a.gaps.length - b.gaps.length,
  unit: (a, b) => collator.compare(a.unit.zh, b.unit.zh),
  owner: (a, b) => collator.compare(a.owner?.zh ?? '', b.owner?.zh ?? ''),
  since: (a, b) => (sinceOf(a.first) < sinceOf(b.first) ? -1 : sinceOf(a.first) > sinceOf(b.first) ? 1 : 0),
}

/** Vacancies first, unless asked otherwise; then by name in pinyin. */
export function chosen(rows: readonly RegisterRow[], { q, wanted, sort = '-gaps' }: Asked): readonly RegisterRow[] {
  const down = sort.startsWith('-')
  const order = orders[sort.replace('-', '') as keyof typeof orders]
  return rows
    .filter((row) => (!wanted || wantedRow(row, wanted)) && (!q || speaksOf(row, q)))
    .toSorted((a, b) => (down ? -1 : 1) * order(a, b) || orders.unit(a, b) || a.unitId - b.unitId)
}

/** Of all facilities, how many had nobody in each post. */
export const vacancies = (rows: readonly RegisterRow[]): Readonly<Record<(typeof lanes)[number], number>> => {
  const count = (lane: (typeof lanes)[number]) => rows.filter((row) => row.gaps.includes(lane)).length
  return {
    first: count('first'),
    direct: count('direct'),
    director: count('director'),
    territorial: count('territorial'),
  }
}

/** @throws Refusal for days no post was ever held on: a slip of the keyboard, and more than a calendar can count */
export function checkDays(...days: readonly (string | undefined)[]): void {
  if (days.some((day) => day !== undefined && (day < '1900-01-01' || day > '2199-12-31')))
    throw refuse(dayOutOfReach, {})
}
