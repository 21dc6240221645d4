/** Triggered duties applied: which rule holds for a trigger, whether the unit owed it, and how it stands. */
import { type Day, formatDay } from '../../../domain/calendar/day.ts'
import { covers, intersect, type Span } from '../../../domain/calendar/span.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { WindowStatus } from '../../../domain/compliance/status.ts'
import { judgeTrigger, never, type TriggerStatus, triggerStatuses } from '../../../domain/compliance/triggered.ts'
import { owedDays, type RuledDuty, type UnitFacts } from '../rules.ts'

const hour = 3_600_000

/** One time an event brought a duty about. Instants in milliseconds, `never` where nothing happened. */
export interface Triggered {
  readonly unitId: number
  readonly duty: string
  readonly subjectId: string
  readonly part: number
  readonly at: number
  /** Calendar day of it in the region's time zone. */
  readonly day: Day
  readonly answeredAt: number
  readonly endedAt: number
}

/** Milliseconds within which it is due: by the rule of the day it happened, whatever was changed since. */
export const withinOf = (duty: RuledDuty, day: Day): number =>
  (duty.within.findLast(({ from }) => from <= day)?.hours ?? 0) * hour

/**
 * False: the unit did not owe it on the day, or it happened before the catalogue counts.
 * @param owed days on which the unit owes the duty
 */
export const owedTrigger = (owed: readonly Span[], duty: RuledDuty, day: Day): boolean =>
  day >= (duty.within[0]?.from ?? never) && covers(owed, day)

/** The instant from which the unit operated no longer, after a day on which it did. */
export function closesAt(unit: UnitFacts, day: Day, timeZone: string): number {
  const until = unit.operating.find((span) => span.from <= day && day < span.until)?.until ?? never
  return until === never ? never : startOfDay(timeZone, formatDay(until)).getTime()
}

/** Days on which a unit owed a duty, with what holds throughout them: the time limit, and when the unit closed. */
export interface Stretch {
  readonly unitId: number
  readonly duty: string
  readonly from: Day
  readonly until: Day
  /** Within so many it is due. */
  readonly hours: number
  /** First day on which the unit no longer operated; `never` where it still does. */
  readonly closes: Day
}

/** The same as `owedTrigger`, `withinOf` and `closesAt` say day by day, for all days of a span. */
export function stretchesOf(unit: UnitFacts, duty: RuledDuty, asked: Span): readonly Stretch[] {
  const first = duty.within[0]?.from ?? never
  return duty.within.flatMap(({ from, hours: limit }, at) => {
    const until = duty.within[at + 1]?.from ?? never
    const ruled = { from: Math.max(from, first, asked.from), until: Math.min(until, asked.until) }
    return intersect(owedDays(unit, duty), [ruled]).map((span) => ({
      ...{ unitId: unit.id, duty: duty.duty.id, hours: limit, from: span.from, until: span.until },
      closes: unit.operating.find((open) => covers([open], span.from))?.until ?? never,
    }))
  })
}

export interface Judged {
  readonly dueAt: number
  readonly status: TriggerStatus
  /** Milliseconds past the deadline, so far or until the answer; 0 in time. */
  readonly lateBy: number
  /** Why it is excused: the unit was closed before the deadline, or it ended by itself. */
  readonly excuse: 'closed' | 'ended' | null
}

/** @param now instant in milliseconds */
export function judged(unit: UnitFacts, duty: RuledDuty, one: Triggered, now: number, timeZone: string): Judged {
  const within = withinOf(duty, one.day)
  const closed = closesAt(unit, one.day, timeZone)
  const status =
    triggerStatuses[judgeTrigger(one.at, within, one.answeredAt, Math.min(one.endedAt, closed), now)] ?? 'late'
  const dueAt = one.at + within
  const until = status === 'late' ? now : status === 'done-late' ? one.answeredAt : dueAt
  return {
    dueAt,
    status,
    lateBy: Math.max(0, until - dueAt),
    excuse: status !== 'excused' ? null : closed <= one.endedAt ? 'closed' : 'ended',
  }
}

/** As the leaders' overview counts it, beside the windows of counted duties. */
export const asWindow: Readonly<Record<TriggerStatus, WindowStatus>> = {
  waiting: 'due',
  late: 'missed',
  'on-time': 'done',
  'done-late': 'made-up',
  excused: 'excused',
}

export const operatesOn = (unit: UnitFacts, day: Day): boolean => covers(unit.operating, day)
