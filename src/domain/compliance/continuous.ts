/**
 * Continuous duties: something must hold at all times (no expired certificate, stock above par, a sample clock kept).
 * For each thing watched: when it had to hold, and when a record shows it did. What is left over is breach.
 */
import type { Day } from '../calendar/day.ts'
import { covers, daysWithin, intersect, normalise, type Span, subtract } from '../calendar/span.ts'

export interface Watched {
  readonly id: string
  /** When it had to hold: a worker employed, an appliance in use. */
  readonly required: readonly Span[]
  /** When records show it held: certificates, inspections. */
  readonly held: readonly Span[]
}

export interface Held {
  readonly id: string
  /** Since when it does not hold now; null while it does or need not. */
  readonly brokenSince: Day | null
  /** First day from which nothing on record covers it any more; null where it is open-ended, broken or not required. */
  readonly runsOutOn: Day | null
  /** Every breach up to now. */
  readonly breaches: readonly Span[]
}

export function hold(watched: Watched, now: Day): Held {
  const gaps = subtract(normalise(watched.required), normalise(watched.held))
  const breaches = intersect(gaps, [{ from: Number.NEGATIVE_INFINITY, until: now + 1 }])
  const present = breaches.find((span) => span.until === now + 1)
  const next = gaps.find((span) => span.from > now)
  return {
    id: watched.id,
    brokenSince: present ? present.from : null,
    runsOutOn: present || !next || !covers(normalise(watched.required), now) ? null : next.from,
    breaches,
  }
}

/** Share of required days in [from, until) on which everything held, 1 where nothing was required. */
export function heldShare(all: readonly Watched[], from: Day, until: Day): number {
  let required = 0
  let broken = 0
  for (const watched of all) {
    const wanted = normalise(watched.required)
    required += daysWithin(wanted, from, until)
    broken += daysWithin(subtract(wanted, normalise(watched.held)), from, until)
  }
  return required === 0 ? 1 : 1 - broken / required
}
