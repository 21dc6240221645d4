/** The ledger's signals (隐患信号) for the risk index. */
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { SignalSource } from '../../../platform/signals.ts'
import { hazardEvents } from '../contract/events.ts'
import { openHazards } from './queries.ts'
import { hazardSignals } from './rules.ts'

export const signals: SignalSource = {
  name: 'hazards',
  events: hazardEvents,
  find: async ({ tx, units, now, today, timeZone }) => {
    const byUnit = Map.groupBy(await openHazards(tx, units, timeZone), ({ unitId }) => unitId)
    const endOfDay = startOfDay(timeZone, today, 1)
    return new Map(units.map((unit) => [unit, hazardSignals(byUnit.get(unit) ?? [], now, endOfDay)]))
  },
}
