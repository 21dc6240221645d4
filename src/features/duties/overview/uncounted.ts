/**
 * Duties without windows in the leaders' overview. One that follows an event counts each time it was brought about; one
 * that must hold at all times counts as kept or not kept now, and each breach of the year that was mended as made up.
 */
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import type { Span } from '../../../domain/calendar/span.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { WindowStatus } from '../../../domain/compliance/status.ts'
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Counts, OverviewDuty, OverviewRow } from '../contract.ts'
import { seesAll } from '../eyes.ts'
import { count } from '../present.ts'
import { spansOfUnits } from '../registers/queries.ts'
import { registerOf } from '../registers/rules.ts'
import { registerStanding } from '../registers/standing.ts'
import { concernedDays, owedDays, type RuledDuty, type UnitFacts } from '../rules.ts'
import { triggersSince } from '../triggers/queries.ts'
import { asWindow, judged, owedTrigger, type Triggered } from '../triggers/rules.ts'

type DutyCounts = { readonly now: Counts; readonly recent: Counts }
type Recent = OverviewDuty['recent'][number]

/** Of one duty so many times are named in a row, the newest; all are counted. */
const mostNamed = 12

export async function uncounted(work: SignedIn<Work>, rules: Catalogue, wanted: readonly RuledDuty[], year: Span) {
  const { tx, scope, platform } = work
  const { timeZone } = platform.config
  const now = parseDay(work.today)
  const duties = seesAll(scope)
    ? wanted.filter(({ duty, within }) => within.length > 0 || registerOf(duty) !== null)
    : []
  const follow = duties.some(({ within }) => within.length > 0)
  const from = startOfDay(timeZone, formatDay(year.from))
  const all = follow ? await triggersSince(tx, scope, from, timeZone) : []
  const triggers = Map.groupBy(all, (one) => `${one.unitId} ${one.duty}`)
  const spans = duties.some(({ duty }) => registerOf(duty) !== null) ? await spansOfUnits(tx, scope) : new Map()

  /** Statuses of one duty of one unit: of today, and those of the year behind it. */
  function stand(unit: UnitFacts, duty: RuledDuty): { now: WindowStatus | null; recent: Recent[] } | null {
    if (duty.within.length > 0) return following(unit, duty, triggers.get(`${unit.id} ${duty.duty.id}`) ?? [])
    const standing = registerStanding(unit, duty, rules.from, spans, year, now)
    if (!standing) return null
    const mended = standing.breaches.filter(({ until }) => until <= now && until > year.from)
    return {
      now: standing.brokenSince === null ? 'done' : 'missed',
      recent: mended.map((span) => ({
        ...{ from: formatDay(span.from), to: formatDay(span.until - 1), status: 'made-up' },
      })),
    }
  }

  function following(unit: UnitFacts, duty: RuledDuty, list: readonly Triggered[]) {
    const instant = work.now.getTime()
    const recent: Recent[] = []
    const owed = owedDays(unit, duty)
    let open = 0
    for (const one of list) {
      if (!owedTrigger(owed, duty, one.day)) continue
      const { status, dueAt } = judged(unit, duty, one, instant, timeZone)
      if (status === 'waiting') open += 1
      else
        recent.push({
          ...{ from: formatDay(one.day), to: platform.clock.day(new Date(dueAt)), status: asWindow[status] },
        })
    }
    return open === 0 && recent.length === 0 ? null : { now: open > 0 ? ('due' as const) : null, recent }
  }

  return {
    duties,
    /** @param byDuty counts of these duties, in their order; what the unit holds is added to them */
    addTo(row: OverviewRow, unit: UnitFacts, byDuty: readonly DutyCounts[]): OverviewRow {
      duties.forEach((duty, at) => {
        if (concernedDays(duty, unit).length === 0) return
        const found = stand(unit, duty)
        if (!found) return
        for (const to of [row, byDuty[at]]) {
          if (!to) continue
          if (found.now !== null) count(to.now, found.now)
          for (const { status } of found.recent) count(to.recent, status)
        }
        const sorted = found.recent.toSorted((a, b) => (a.from < b.from ? -1 : 1))
        row.duties.push({ duty: duty.duty.id, now: found.now, recent: sorted.slice(-mostNamed) })
      })
      return row
    },
  }
}
