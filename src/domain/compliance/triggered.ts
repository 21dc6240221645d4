/**
 * Triggered duties: due within a time after an event (notify housing after an appraisal, study a new plan edition).
 * Instants and durations in milliseconds.
 */
export interface Trigger {
  readonly id: string
  readonly at: number
  /** When what was due was done; null while it was not. */
  readonly answeredAt: number | null
  /** It ended by itself (withdrawn, subject closed): no longer owed from then on. */
  readonly endedAt: number | null
}

export const triggerStatuses = ['open', 'overdue', 'answered', 'answered-late', 'ended'] as const
export type TriggerStatus = (typeof triggerStatuses)[number]

export interface Answered {
  readonly id: string
  readonly dueAt: number
  readonly status: TriggerStatus
  /** Milliseconds past the deadline, so far or until the answer; 0 in time. */
  readonly lateBy: number
}

/** Due at the deadline itself is in time. An answer before its trigger (clocks differ) is in time. */
export function answerTo(trigger: Trigger, within: number, now: number): Answered {
  const dueAt = trigger.at + within
  const until = trigger.answeredAt ?? Math.min(trigger.endedAt ?? now, now)
  const lateBy = Math.max(0, until - dueAt)
  const status: TriggerStatus =
    trigger.answeredAt !== null
      ? lateBy > 0
        ? 'answered-late'
        : 'answered'
      : trigger.endedAt !== null && trigger.endedAt <= now
        ? 'ended'
        : lateBy > 0
          ? 'overdue'
          : 'open'
  return { id: trigger.id, dueAt, status, lateBy }
}
