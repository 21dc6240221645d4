/**
 * The year as a grid: twelve months, each row cut into the windows of its duty. Pure, so that it is tested alone.
 *
 * Invariant: the slots of a row stand side by side and fill the twelve months exactly.
 */
import type { Window } from '../contract.ts'

export interface Slot {
  /** First month, 0–11. */
  readonly start: number
  /** Months it spans. */
  readonly span: number
  /** Null: nothing is judged in these months. */
  readonly window: Window | null
}

/** Where a cell is: row and slot within it. */
export interface Place {
  readonly row: number
  readonly slot: number
}

const monthIn = (day: string, year: number): number =>
  (Number(day.slice(0, 4)) - year) * 12 + Number(day.slice(5, 7)) - 1

const gap = (start: number, end: number): Slot[] => (end > start ? [{ start, span: end - start, window: null }] : [])

export function slotsOf(windows: readonly Window[], year: number): readonly Slot[] {
  const slots: Slot[] = []
  let next = 0
  for (const window of windows.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = Math.max(next, monthIn(window.from, year))
    const end = Math.min(12, monthIn(window.to, year) + 1)
    if (end <= start) continue
    slots.push(...gap(next, start), { start, span: end - start, window })
    next = end
  }
  return [...slots, ...gap(next, 12)]
}

export const opens = (slot: Slot | undefined): boolean => Boolean(slot?.window && slot.window.status !== 'not-owed')

const middle = (slot: Slot): number => slot.start + slot.span / 2

/** In a row: the slot that opens and lies nearest to the month. */
function nearest(row: readonly Slot[], month: number): number | null {
  let best: number | null = null
  row.forEach((slot, index) => {
    const before = best === null ? undefined : row[best]
    const away = (one: Slot) => (one.start <= month && month < one.start + one.span ? 0 : Math.abs(middle(one) - month))
    if (opens(slot) && (!before || away(slot) < away(before))) best = index
  })
  return best
}

/** Where an arrow key leads; null: stay. Up and down keep the month, over rows of other cadences too. */
export function moved(rows: readonly (readonly Slot[])[], at: Place, key: string): Place | null {
  const row = rows[at.row] ?? []
  if (key === 'ArrowLeft' || key === 'ArrowRight' || key === 'Home' || key === 'End') {
    const open = row.flatMap((slot, index) => (opens(slot) ? [index] : []))
    const here = open.indexOf(at.slot)
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: open.length - 1 }[key]
    const slot = open[to]
    return slot === undefined || slot === at.slot ? null : { row: at.row, slot }
  }
  const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0
  if (step === 0) return null
  const month = row[at.slot]?.start ?? 0
  for (let next = at.row + step; next >= 0 && next < rows.length; next += step) {
    const slot = nearest(rows[next] ?? [], month)
    if (slot !== null) return { row: next, slot }
  }
  return null
}

/** Where the keyboard enters: the first window that wants something done, else the last that opens. */
export function firstStop(rows: readonly (readonly Slot[])[]): Place | null {
  const all = rows.flatMap((row, index) => row.flatMap((slot, at) => (opens(slot) ? [{ row: index, slot: at }] : [])))
  const due = all.find(({ row, slot }) => rows[row]?.[slot]?.window?.status === 'due')
  return due ?? all[0] ?? null
}
