/** Counted duties, explained: for one subject and one duty, each window with what satisfied it and what is missing. */
import type { Day } from '../calendar/day.ts'
import { daysWithin, intersect, type Span } from '../calendar/span.ts'
import type { RuledWindow } from './editions.ts'
import { isNearMiss, type Shortfall, shortfalls, type Want, type Work } from './evidence.ts'
import { code, judge, type WindowStatus, windowStatuses } from './status.ts'

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
  readonly refused: readonly { readonly id: string; readonly why: readonly Shortfall[] }[]
  /** How many are still missing. */
  readonly missing: number
}

/** The window a piece of work is for. */
const meant = (work: Work): Day => work.makesUp ?? work.day

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
  const judged = works.map((work) => ({ work, why: shortfalls(work, want) }))
  return windows.map(({ from, until, rule }) => {
    const here = judged
      .filter(({ work }) => meant(work) >= from && meant(work) < until)
      .toSorted((a, b) => a.work.day - b.work.day || (a.work.id < b.work.id ? -1 : 1))
    const good = here.filter(({ why }) => why.length === 0).map(({ work }) => work)
    const late = good.filter((work) => isLate(work.day, work.recorded, until, rule.recordWithin))
    const counted = good.filter((work) => !late.includes(work))
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
      counted: counted.map((work) => work.id),
      late: late.map((work) => work.id),
      refused: here.filter(({ why }) => isNearMiss(why)).map(({ work, why }) => ({ id: work.id, why })),
      missing: owedStill ? Math.max(0, rule.atLeast - counted.length) : 0,
    }
  })
}
