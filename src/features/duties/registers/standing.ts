/** How a continuous duty of one unit stands, by the spans its register gave. */
import type { Day } from '../../../domain/calendar/day.ts'
import { intersect, type Span } from '../../../domain/calendar/span.ts'
import { owedDays, owesOn, type RuledDuty, type UnitFacts } from '../rules.ts'
import { registerOf, type Standing, stand, type Vouched } from './rules.ts'

/** `unit register` → its spans. */
export type Spans = ReadonlyMap<string, readonly Vouched[]>

/**
 * Null where it is not owed today, or judged by no register.
 * @param from first day from which the catalogue counts
 */
export function registerStanding(
  unit: UnitFacts,
  duty: RuledDuty,
  from: Day,
  spans: Spans,
  asked: Span,
  now: Day,
): Standing | null {
  const register = registerOf(duty.duty)
  if (register === null || !owesOn(unit, duty, now)) return null
  const since = { from: Math.max(from, unit.keptSince ?? from), until: Number.POSITIVE_INFINITY }
  return stand(spans.get(`${unit.id} ${register}`) ?? [], intersect(owedDays(unit, duty), [since]), asked, now)
}
