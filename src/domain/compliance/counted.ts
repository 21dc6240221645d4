/** Counted duties, explained: for one subject and one duty, each window with what satisfied it and what is missing. */
import type { Day } from '../calendar/day.ts'
import { daysWithin, intersect, type Span } from '../calendar/span.ts'
import type { RuledWindow } from './editions.ts'
import { isNearMiss, type Shortfall, shortfalls, type Want, type Work } from './evidence.ts'
import { code, judge, type WindowStatus, windowStatuses } from './status.ts'

export interface Refused {
  readonly id: string
  readonly why: readonly Shortfall[]
}

export interface Explained {
  readonly from: Day
  readonly until: Day
  readonly status: WindowStatus
  readonly atLeast: number
  /** Ids of work that counted in time. */
  readonly counted: readonly string[]
  /** Ids of work done or recorded too late for the window. */
  readonly late: readonly string[]
  /** Work of the right kind that did not count, and why. */
  readonly refused: readonly Refused[]
  /** How many are still missing. */
  readonly missing: number
}

/** Late: done after the window closed, or recorded later than its rule allows. */
export const isLate = (day: Day, recorded: Day, until: Day, recordWithin: number): boolean =>
  day >= until || recorded >= until + recordWithin

/**
 * @param operating when the subject operated
 * @param applies when the duty applied to it
 */
export function explain(
  windows: readonly RuledWindow[],
  want: Want,
  works: readonly Work[],
  operating: readonly Span[],
  applies: readonly Span[],
  now: Day,
): readonly Explained[] {
  const owedDays = intersect(operating, applies)
  const sorted = works
    .map((work) => ({ work, why: shortfalls(work, want), meant: work.makesUp ?? work.day }))
    .sort((a, b) => a.meant - b.meant || (a.work.id < b.work.id ? -1 : 1))
  let next = 0
  return windows.map(({ from, until, rule }) => {
    while ((sorted[next]?.meant ?? Number.POSITIVE_INFINITY) < from) next++
    const first = next
    while ((sorted[next]?.meant ?? Number.POSITIVE_INFINITY) < until) next++
    const counted: string[] = []
    const late: string[] = []
    const refused: Refused[] = []
    for (const { work, why } of sorted.slice(first, next)) {
      if (isNearMiss(why)) refused.push({ id: work.id, why })
      if (why.length > 0) continue
      const tardy = isLate(work.day, work.recorded, until, rule.recordWithin)
      ;(tardy ? late : counted).push(work.id)
    }
    const [operated, owed] = [daysWithin(operating, from, until), daysWithin(owedDays, from, until)]
    const status = judge(
      from,
      until,
      until + rule.recordWithin,
      rule.atLeast,
      now,
      operated,
      owed,
      counted.length,
      late.length,
    )
    const owedStill = status === code.due || status === code.missed || status === code.ahead
    return {
      from,
      until,
      status: windowStatuses[status] ?? 'missed',
      atLeast: rule.atLeast,
      counted,
      late,
      refused,
      missing: owedStill ? Math.max(0, rule.atLeast - counted.length) : 0,
    }
  })
}
