/** Triggered duties applied: which rule holds for a trigger, whether the unit owed it, and how it stands. */
import { type Day, formatDay } from '../../../domain/calendar/day.ts'
import { covers, type Span } from '../../../domain/calendar/span.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { WindowStatus } from '../../../domain/compliance/status.ts'
import { judgeTrigger, never, type TriggerStatus, triggerStatuses } from '../../../domain/compliance/triggered.ts'
import type { RuledDuty, UnitFacts } from '../rules.ts'

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
