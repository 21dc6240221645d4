/** Signals of the duties (履职信号): missed, about to fall due, registers not kept, silence. */
import { formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import { audience } from '../../../platform/contract/role.ts'
import type { SignalSource } from '../../../platform/signals.ts'
import { activityDone } from '../../activities/contract.ts'
import { unitChanged } from '../../organisation/units/contract.ts'
import { systemEvents } from '../../systems/contract.ts'
import { catalogue, judged } from '../catalogue.ts'
import { evidenceInBulk, factsOf } from '../queries.ts'
import { spansOfUnits } from '../registers/queries.ts'
import { registerOf } from '../registers/rules.ts'
import { registerStanding } from '../registers/standing.ts'
import { earliest, judgedWindows, latest, standing } from '../standing.ts'
import { countedDays, dutySignals } from './facts.ts'
import { lastWork } from './queries.ts'

export const signals: SignalSource = {
  name: 'duties',
  events: [activityDone, unitChanged, ...Object.values(systemEvents)],
  find: async ({ tx, units, today, timeZone }) => {
    const now = parseDay(today)
    const scope = { units, audience: audience.police }
    const rules = await catalogue(tx, today)
    const facts = await factsOf(tx, units, timeZone)
    const duties = judged(rules)
    const windows = judgedWindows(duties, now - countedDays, now + 1)
    const works = await evidenceInBulk(tx, scope, earliest(windows, now), latest(windows, now + 1))
    const table = standing(facts, duties, windows, works, now)
    const kept = rules.duties.filter(({ duty }) => registerOf(duty) !== null)
    const spans = kept.length === 0 ? new Map() : await spansOfUnits(tx, scope)
    const last = await lastWork(tx, units, formatDay(now))
    const endOfDay = startOfDay(timeZone, today, 1)
    return new Map(
      facts.map((unit, at) => {
        const registers = kept.flatMap((duty) => {
          const found = registerStanding(unit, duty, rules.from, spans, { from: now, until: now + 1 }, now)
          return found ? [{ duty, standing: found }] : []
        })
        const since = Math.max(unit.keptSince ?? now, rules.from)
        const silence = { last: last.get(unit.id) ?? null, since }
        return [unit.id, dutySignals(table, at, registers, silence, now, endOfDay)]
      }),
    )
  },
}
