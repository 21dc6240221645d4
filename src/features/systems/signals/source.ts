/** Signals of the register of systems (制度信号): what was issued and not read in time. */
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { SignalSource } from '../../../platform/signals.ts'
import { systemEvents } from '../contract.ts'
import { unreadAt } from './queries.ts'
import { unreadSignals } from './rules.ts'

export const signals: SignalSource = {
  name: 'systems',
  events: Object.values(systemEvents),
  find: async ({ tx, units, now, today, timeZone }) => {
    const byUnit = Map.groupBy(await unreadAt(tx, units, now), ({ unitId }) => unitId)
    const endOfDay = startOfDay(timeZone, today, 1)
    return new Map(units.map((unit) => [unit, unreadSignals(byUnit.get(unit) ?? [], now, endOfDay)]))
  },
}
