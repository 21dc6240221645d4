/** Which facts the duties of a facility are for its risk index. Pure. */
import { type Day, formatDay } from '../../../domain/calendar/day.ts'
import { covers } from '../../../domain/calendar/span.ts'
import type { RuledWindow } from '../../../domain/compliance/editions.ts'
import { type Fact, type Family, families, type Signalled } from '../../../domain/signals/signal.ts'
import type { Text } from '../../../platform/contract/text.ts'
import type { Standing as RegisterStanding } from '../registers/rules.ts'
import type { RuledDuty, UnitFacts } from '../rules.ts'
import type { Standing } from '../standing.ts'
import { periodOf } from '../words.ts'

/** What was missed longer ago weighs no more; its window stays red in the year's grid. */
export const missedDays = 180
/** Windows whose end lies within so many days count as done or missed in the facility's figures. */
export const countedDays = 365
/** Without any work on record for so many days a facility is silent: what is not known must not look calm. */
export const silentDays = 14

export interface Silence {
  /** Day of the newest work on record; null where there is none. */
  readonly last: Day | null
  /** Day from which it could have recorded work. */
  readonly since: Day
}

/**
 * @param at place of the unit in the table
 * @param registers standing of each register duty the unit owes
 */
export function dutySignals(
  table: Standing,
  at: number,
  registers: readonly { readonly duty: RuledDuty; readonly standing: RegisterStanding }[],
  silence: Silence,
  now: Day,
  endOfDay: Date,
): Signalled {
  const unit = table.units[at]
  if (!unit || !covers(unit.operating, now)) return { facts: [], counts: {}, changesAt: endOfDay }
  const facts: Fact[] = []
  const counts: Partial<Record<Family, { due: number; done: number; missed: number }>> = {}
  table.duties.forEach((duty, d) => {
    const { family } = duty.duty
    if (family === null) return
    const of = counts[family] ?? { due: 0, done: 0, missed: 0 }
    counts[family] = of
    table.statuses(at, d)?.forEach((status, w) => {
      const window = table.windows[d]?.[w]
      if (!window || window.until <= now - countedDays) return
      if (status === 'due') of.due += 1
      if (status === 'done' || status === 'made-up') of.done += 1
      if (status === 'missed') of.missed += 1
      const late = now - window.until
      if (status === 'missed' && late < missedDays) facts.push(windowFact(unit, duty, window, family, late))
      const left = window.until - 1 - now
      if (status === 'due' && left >= 0 && left <= Math.max(-1, ...duty.duty.remindDays))
        facts.push({ ...windowFact(unit, duty, window, family, 0), signal: 'duty-soon' })
    })
  })
  for (const { duty, standing } of registers)
    for (const family of duty.duty.family === null ? families : [duty.duty.family])
      facts.push(...registerFacts(unit, duty, standing, family, now))
  const quiet = now - (silence.last ?? silence.since)
  if (quiet > silentDays)
    for (const family of families)
      facts.push({
        ...{ family, signal: 'silent', days: quiet - silentDays },
        subject: { type: 'unit', id: String(unit.id) },
        path: `/duties/${unit.id}`,
        details: { days: quiet },
      })
  return { facts, counts, changesAt: endOfDay }
}

/** What a window is called: the same at every facility, and said of thousands. */
const named = new WeakMap<RuledWindow, { readonly day: string; readonly period: Text }>()
function nameOf(window: RuledWindow) {
  const known = named.get(window) ?? {
    day: formatDay(window.from),
    period: periodOf(window.rule.cadence, window.from),
  }
  named.set(window, known)
  return known
}

function windowFact(unit: UnitFacts, { duty }: RuledDuty, window: RuledWindow, family: Family, late: number): Fact {
  const { day, period } = nameOf(window)
  return {
    family,
    // What a bureau or a department owes at the facility weighs less than what the facility owes itself.
    signal: duty.of === 'facility' ? 'duty-missed' : 'duty-missed-beside',
    days: late,
    subject: { type: 'duty', id: `${duty.id} ${day}` },
    path: `/duties/${unit.id}/${duty.id}/${day}`,
    details: {
      ...{ days: late, title: duty.title.zh, titleEn: duty.title.en },
      ...{ period: period.zh, periodEn: period.en },
    },
  }
}

function registerFacts(
  unit: UnitFacts,
  { duty }: RuledDuty,
  { brokenSince, runsOutOn }: RegisterStanding,
  family: Family,
  now: Day,
): Fact[] {
  const fact = (signal: string, days: number): Fact => ({
    ...{ family, signal, days },
    subject: { type: 'duty', id: duty.id },
    path: `/duties/${unit.id}?duty=${duty.id}`,
    details: { days, title: duty.title.zh, titleEn: duty.title.en },
  })
  if (brokenSince !== null) return [fact('register-broken', now - brokenSince)]
  const soon = runsOutOn !== null && runsOutOn - 1 - now <= Math.max(-1, ...duty.remindDays)
  return soon ? [fact('register-ends', 0)] : []
}
