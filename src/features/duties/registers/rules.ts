/**
 * Duties that must hold at all times, judged by what a register of another room said over time. Every thing of the
 * register is watched while it is in force; and the register itself, which must never be without anything in force.
 */
import { type Day, formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { intersect, normalise, type Span } from '../../../domain/calendar/span.ts'
import { type Held, heldShare, hold, type Watched } from '../../../domain/compliance/continuous.ts'
import type { Duty } from '../../../domain/policy/duty.ts'

/** Registers whose spans are kept here. */
export const systemsRegister = 'systems'
const kept: readonly string[] = [systemsRegister]

/** The register a duty is judged by; null where none of it is kept yet. */
export const registerOf = ({ rule }: Duty): string | null =>
  rule.kind === 'continuous' && kept.includes(rule.register) ? rule.register : null

/** The first day on which something no longer holds that holds to the end of `day`. */
export const dayAfter = (day: string): string => formatDay(parseDay(day) + 1)
export const laterOf = (a: string, b: string): string => formatDay(Math.max(parseDay(a), parseDay(b)))

/** One stretch in which a record vouches for a thing. */
export interface Vouched {
  readonly subjectId: string
  readonly title: string
  readonly required: Span
  readonly held: Span
}

export interface Standing {
  /** Of each thing; those that are no longer required are left out. */
  readonly things: readonly (Held & { readonly title: string })[]
  /** Of the register itself: since when nothing of it is in force. */
  readonly emptySince: Day | null
  /** Earliest of those broken now; null where all holds. */
  readonly brokenSince: Day | null
  readonly runsOutOn: Day | null
  /** Every breach of any of it up to now. */
  readonly breaches: readonly Span[]
  /** Share of the required days in the span asked for on which each thing held. */
  readonly share: number
}

const earliest = (days: readonly (Day | null)[]): Day | null => {
  const known = days.filter((day) => day !== null)
  return known.length === 0 ? null : Math.min(...known)
}

/**
 * @param owed days on which the unit owes the duty and its register was kept here
 * @param asked days of which the share is wanted; of those after today nothing is said
 */
export function stand(rows: readonly Vouched[], owed: readonly Span[], asked: Span, now: Day): Standing {
  const bySubject = [...Map.groupBy(rows, ({ subjectId }) => subjectId)]
  const watched: readonly Watched[] = bySubject.map(([id, list]) => ({
    id,
    required: intersect(normalise(list.map(({ required }) => required)), owed),
    held: list.map(({ held }) => held),
  }))
  const register: Watched = { id: '', required: owed, held: normalise(rows.map(({ required }) => required)) }
  const titles = new Map(rows.map(({ subjectId, title }) => [subjectId, title]))
  const each = watched.map((one) => ({ ...hold(one, now), title: titles.get(one.id) ?? '' }))
  const things = each.filter((_held, at) => watched[at]?.required.some(({ until }) => until > now))
  const whole = hold(register, now)
  const present = [...things, whole]
  const brokenSince = earliest(present.map((one) => one.brokenSince))
  return {
    things,
    emptySince: whole.brokenSince,
    brokenSince,
    runsOutOn: brokenSince === null ? earliest(present.map((one) => one.runsOutOn)) : null,
    breaches: normalise([...each, whole].flatMap(({ breaches }) => breaches)),
    share: heldShare([...watched, register], asked.from, Math.max(asked.from, Math.min(asked.until, now + 1))),
  }
}
