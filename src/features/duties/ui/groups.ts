/** The duties of a unit, sorted for the eye: what is counted by family, then the rest by why it has no windows. */
import { type Family, family } from '../../../platform/contract/role.ts'
import type { Counts, UnitDuty, Window } from '../contract.ts'

/** `general`: of no one family. `others`: what others owe at this unit, whatever its family. */
export type GroupKey = Family | 'general' | 'others'

export interface Group {
  readonly key: GroupKey
  readonly duties: readonly UnitDuty[]
}

const keyOf = (duty: UnitDuty): GroupKey => (duty.perFacility ? 'others' : (duty.family ?? 'general'))

/** The unit's own by family in the order of the plan, then what others owe at it. */
export function groupsOf(duties: readonly UnitDuty[]): readonly Group[] {
  const keys: readonly GroupKey[] = [...family.terms, 'general', 'others']
  return keys
    .map((key) => ({ key, duties: duties.filter((duty) => keyOf(duty) === key) }))
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
  // It has windows, only none in the days asked for.
  const countable = (duty: UnitDuty) => duty.mode === 'counted' && duty.owing === 'owed'
  return {
    counted: duties.filter(judged),
    standing: duties
      .filter((duty) => !judged(duty) && duty.owing !== 'not-owed' && !countable(duty))
      .toSorted((a, b) => standingRank(a) - standingRank(b)),
    notOwed: duties.filter((duty) => !judged(duty) && duty.owing === 'not-owed'),
  }
}

/** What is judged first, what is still to come last. */
const standingRank = ({ owing, triggers, standing }: UnitDuty): number =>
  owing === 'not-kept-yet' ? 2 : triggers !== null ? 0 : standing !== null ? 1 : 2

/** Of the unit's own duties: windows, what events brought about, and registers that do not hold now. */
export function countsOf(duties: readonly UnitDuty[]): Counts {
  const counts: Counts = { ahead: 0, due: 0, done: 0, 'made-up': 0, missed: 0, excused: 0 }
  for (const { windows, triggers, standing } of duties.filter((duty) => !duty.perFacility)) {
    for (const { status } of windows) if (status !== 'not-owed') counts[status] += 1
    counts.due += triggers?.counts.waiting ?? 0
    counts.missed += triggers?.counts.late ?? 0
    counts.done += triggers?.counts['on-time'] ?? 0
    counts['made-up'] += triggers?.counts['done-late'] ?? 0
    if (standing?.holds === false) counts.missed += 1
  }
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
