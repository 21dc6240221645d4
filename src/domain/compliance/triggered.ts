/**
 * Triggered duties: due within a time after an event (grade a hazard that was found, read a new edition of a rule).
 * Instants and durations in milliseconds; what has not happened is at `never`.
 *
 * Invariants (property-tested): more answers never lower a status; the order in which facts come in is irrelevant; two
 * histories merged say the same as their union; a late duty never turns green.
 */
export const never = Number.POSITIVE_INFINITY

export const triggerStatuses = ['waiting', 'late', 'on-time', 'done-late', 'excused'] as const
export type TriggerStatus = (typeof triggerStatuses)[number]

/** Codes in typed arrays: the index in `triggerStatuses`. */
export const triggerCode = Object.fromEntries(triggerStatuses.map((status, index) => [status, index])) as Readonly<
  Record<TriggerStatus, number>
>

/**
 * An answer at the deadline itself is in time, and so is one before its trigger (clocks differ). What ended by itself at
 * or before the deadline is excused; ended later it stays late.
 *
 * @returns a code of `triggerStatuses`
 */
export function judgeTrigger(at: number, within: number, answeredAt: number, endedAt: number, now: number): number {
  const dueAt = at + within
  if (answeredAt <= now && answeredAt <= dueAt) return triggerCode['on-time']
  if (endedAt <= now && endedAt <= dueAt) return triggerCode.excused
  if (answeredAt <= now) return triggerCode['done-late']
  return now > dueAt ? triggerCode.late : triggerCode.waiting
}

/** What is on record about one trigger, in any order and however often. */
export interface Facts {
  /** Those who each owe an answer; empty: one answer of anybody is enough. */
  readonly owing: readonly string[]
  readonly answers: readonly { readonly who: string; readonly at: number }[]
  /** Instants at which it ended by itself: withdrawn, replaced. */
  readonly endings: readonly number[]
  /** When somebody who owes an answer left, and owes it no longer. */
  readonly left: ReadonlyMap<string, number>
}

export interface Resolved {
  readonly answeredAt: number
  readonly endedAt: number
}

/**
 * When it was answered: with the first answer, or once everybody who owes one has given it or has left. Where all of
 * them left without a word it was not answered; it ended.
 */
export function resolve({ owing, answers, endings, left }: Facts): Resolved {
  const ended = Math.min(never, ...endings)
  const first = new Map<string, number>()
  for (const { who, at } of answers) first.set(who, Math.min(at, first.get(who) ?? never))
  if (owing.length === 0) return { answeredAt: Math.min(never, ...first.values()), endedAt: ended }
  const each = owing.map((who) => Math.min(first.get(who) ?? never, left.get(who) ?? never))
  const settled = Math.max(...each)
  const anybody = owing.some((who) => (first.get(who) ?? never) < never)
  return anybody ? { answeredAt: settled, endedAt: ended } : { answeredAt: never, endedAt: Math.min(ended, settled) }
}

/** Triggers as columns of one length; `never` where nothing happened. */
export interface TriggerColumns {
  readonly at: Float64Array
  readonly within: Float64Array
  readonly answeredAt: Float64Array
  readonly endedAt: Float64Array
}

/** Codes of `triggerStatuses`, one for each row. */
export function judgeTriggers({ at, within, answeredAt, endedAt }: TriggerColumns, now: number): Uint8Array {
  const codes = new Uint8Array(at.length)
  for (let row = 0; row < codes.length; row++)
    codes[row] = judgeTrigger(
      at[row] as number,
      within[row] as number,
      answeredAt[row] as number,
      endedAt[row] as number,
      now,
    )
  return codes
}
