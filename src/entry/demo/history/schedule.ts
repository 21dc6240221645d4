/**
 * Which work is done when: for each counted duty of the catalogue and each of its windows a day, or none, by how reliable
 * whoever owes it is on that day. What was missed is partly made up in the weeks after. Pure.
 */
import type { Day } from '../../../domain/calendar/day.ts'
import { windowOf } from '../../../domain/calendar/window.ts'
import type { Duty } from '../../../domain/policy/duty.ts'
import type { Random } from '../random.ts'
import type { Days } from '../simulator/days.ts'
import { duties as odds } from '../simulator/parameters.ts'

export interface Planned {
  readonly duty: Duty
  readonly day: Day
  /** A day of the earlier window it makes up for. */
  readonly makesUp: Day | null
}

/** @param reliable chance that the ower does it by itself on a day */
export function scheduleOf(random: Random, days: Days, duty: Duty, reliable: (day: Day) => number): Planned[] {
  const { rule } = duty
  if (rule.kind !== 'counted') return []
  const planned: Planned[] = []
  for (let at = days.first + 1; at <= days.today; ) {
    const window = windowOf(rule.every, at)
    const from = Math.max(window.from, days.first + 1)
    const length = window.until - from
    // Most do it before the last days; a window that was entered late leaves less time.
    const day = from + Math.min(length - 1, Math.floor((0.05 + 0.9 * random.next()) * length))
    const alone = reliable(day)
    const chance = alone === 0 ? 0 : alone + (1 - alone) * odds.reminded
    if (random.chance(chance)) planned.push({ duty, day, makesUp: null })
    // Who is neglected does not mend what was missed either.
    else if (alone > 0 && random.chance(odds.madeUp * (0.2 + 0.8 * alone)))
      planned.push({ duty, day: window.until + 4 + random.int(24), makesUp: window.until - 1 })
    at = window.until
  }
  return planned.filter((one) => one.day <= days.today)
}
