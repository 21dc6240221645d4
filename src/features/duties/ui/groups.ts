/** The duties of a unit, sorted for the eye: what is counted by family, then the rest by why it has no windows. */
import { type Family, family } from '../../../platform/contract/role.ts'
import type { Counts, UnitDuty, Window } from '../contract.ts'

export interface Group {
  readonly family: Family | null
  readonly duties: readonly UnitDuty[]
}

/** By family in the order of the plan, duties of no one family last. */
export function groupsOf(duties: readonly UnitDuty[]): readonly Group[] {
  const keys: readonly (Family | null)[] = [...family.terms, null]
  return keys
    .map((one) => ({ family: one, duties: duties.filter((duty) => duty.family === one) }))
    .filter((group) => group.duties.length > 0)
}

export interface Sorted {
  /** With windows in the days asked for. */
  readonly counted: readonly UnitDuty[]
  /** Owed, and not by periods; or owed, and nothing kept yet that could judge it. */
  readonly standing: readonly UnitDuty[]
  readonly notOwed: readonly UnitDuty[]
}

export function sorted(duties: readonly UnitDuty[]): Sorted {
  const judged = (duty: UnitDuty) => duty.windows.some((window) => window.status !== 'not-owed')
  return {
    counted: duties.filter(judged),
    standing: duties.filter((duty) => !judged(duty) && duty.owing !== 'not-owed'),
    notOwed: duties.filter((duty) => !judged(duty) && duty.owing === 'not-owed'),
  }
}

export function countsOf(duties: readonly UnitDuty[]): Counts {
  const counts: Counts = { ahead: 0, due: 0, done: 0, 'made-up': 0, missed: 0, excused: 0 }
  for (const { status } of duties.flatMap((duty) => duty.windows)) if (status !== 'not-owed') counts[status] += 1
  return counts
}

/** The window a day lies in, or the one still open to be recorded; otherwise the last before it. */
export function windowNow(windows: readonly Window[], today: string): Window | undefined {
  const owed = windows.filter((window) => window.status !== 'not-owed')
  return (
    owed.find((window) => window.from <= today && today <= window.to) ??
    owed.findLast((window) => window.from <= today) ??
    owed[0]
  )
}

/** Month of the day, 0–11; null in another year. */
export const monthOf = (day: string, year: number): number | null =>
  Number(day.slice(0, 4)) === year ? Number(day.slice(5, 7)) - 1 : null
