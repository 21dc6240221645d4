/**
 * Duties without windows in the leaders' overview. One that follows an event counts each time it was brought about; one
 * that must hold at all times counts as kept or not kept now, and each breach of the year that was mended as made up.
 */
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import type { Span } from '../../../domain/calendar/span.ts'
import { never, triggerStatuses } from '../../../domain/compliance/triggered.ts'
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Counts, OverviewDuty } from '../contract.ts'
import { seesAll } from '../eyes.ts'
import { noCounts } from '../present.ts'
import { spansOfUnits } from '../registers/queries.ts'
import { registerOf } from '../registers/rules.ts'
import { registerStanding } from '../registers/standing.ts'
import type { RuledDuty, UnitFacts } from '../rules.ts'
import { asWindow, stretchesOf } from '../triggers/rules.ts'
import { keyOf, newestOf, type Tally, tallies } from './queries.ts'

export interface DutyCounts {
  readonly now: Counts
  readonly recent: Counts
}

/** Of one duty so many times are named in a row, the newest; all are counted. */
const mostNamed = 12

function countsOf(tally: Readonly<Tally>): DutyCounts {
  const recent = noCounts()
  for (const status of triggerStatuses) {
    const as = asWindow[status]
    if (status !== 'waiting' && as !== 'not-owed') recent[as] += tally[status]
  }
  return { now: { ...noCounts(), due: tally.waiting > 0 ? 1 : 0 }, recent }
}

export async function uncounted(
  work: SignedIn<Work>,
  rules: Catalogue,
  wanted: readonly RuledDuty[],
  units: readonly UnitFacts[],
  year: Span,
) {
  const { tx, scope, platform } = work
  const now = parseDay(work.today)
  const duties = seesAll(scope)
    ? wanted.filter(({ duty, within }) => within.length > 0 || registerOf(duty) !== null)
    : []
  const stretches = units.flatMap((unit) =>
    duties.flatMap((duty) => stretchesOf(unit, duty, { from: year.from, until: never })),
  )
  const asked = { scope, stretches, now: work.now, timeZone: platform.config.timeZone }
  const tallied = await tallies(tx, asked)
  const spans = duties.some(({ duty }) => registerOf(duty) !== null) ? await spansOfUnits(tx, scope) : new Map()

  /** Of a duty that must hold: whether it does, and breaches of the year that were mended. */
  function held(unit: UnitFacts, duty: RuledDuty) {
    const standing = registerStanding(unit, duty, rules.from, spans, year, now)
    if (!standing) return null
    const mended = standing.breaches.filter(({ until }) => until <= now && until > year.from)
    return { holds: standing.brokenSince === null, mended }
  }

  const follows = ({ within }: RuledDuty) => within.length > 0

  return {
    duties,
    /** What a unit holds of one of these duties; null: nothing. */
    counts(unit: UnitFacts, duty: RuledDuty): DutyCounts | null {
      if (follows(duty)) {
        const tally = tallied.get(keyOf(unit.id, duty.duty.id))
        return tally ? countsOf(tally) : null
      }
      const found = held(unit, duty)
      if (!found) return null
      const present = found.holds ? { done: 1 } : { missed: 1 }
      return { now: { ...noCounts(), ...present }, recent: { ...noCounts(), 'made-up': found.mended.length } }
    },
    /** The same of a few units, by their id, time by time. */
    async named(some: readonly UnitFacts[]): Promise<ReadonlyMap<number, readonly OverviewDuty[]>> {
      const ids = new Set(some.map(({ id }) => id))
      const near = { ...scope, units: [...ids] }
      const few = { ...asked, scope: near, stretches: stretches.filter(({ unitId }) => ids.has(unitId)) }
      const newest = await newestOf(tx, few, mostNamed)
      const one = (unit: UnitFacts, duty: RuledDuty): OverviewDuty[] => {
        const { id } = duty.duty
        if (follows(duty)) {
          const tally = tallied.get(keyOf(unit.id, id))
          if (!tally) return []
          const recent = (newest.get(keyOf(unit.id, id)) ?? []).map(({ at, dueAt, status }) => ({
            ...{ from: platform.clock.day(at), to: platform.clock.day(dueAt), status: asWindow[status] },
          }))
          return [{ duty: id, now: tally.waiting > 0 ? 'due' : null, recent }]
        }
        const found = held(unit, duty)
        if (!found) return []
        const recent = found.mended.slice(-mostNamed).map((span) => ({
          ...{ from: formatDay(span.from), to: formatDay(span.until - 1), status: 'made-up' as const },
        }))
        return [{ duty: id, now: found.holds ? 'done' : 'missed', recent }]
      }
      return new Map(some.map((unit) => [unit.id, duties.flatMap((duty) => one(unit, duty))]))
    },
  }
}
