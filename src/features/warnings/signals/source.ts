/** A warning that nobody answers in time is itself a sign (预警逾期未回应). */
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { Fact } from '../../../domain/signals/signal.ts'
import type { SignalSource } from '../../../platform/signals.ts'
import { warningEvents, warningSubject } from '../contract.ts'
import { type Unanswered, unanswered } from '../queries.ts'

const day = 86_400_000

export const unansweredFact = ({ unitId, id, family, dueAt }: Unanswered, now: Date): Fact => {
  const days = Math.floor((now.getTime() - dueAt.getTime()) / day)
  return {
    ...{ family, signal: 'warning-unanswered', days, details: { days } },
    subject: { type: warningSubject, id },
    path: `/warnings/${unitId}/${id}`,
  }
}

export const signals: SignalSource = {
  name: 'warnings',
  events: Object.values(warningEvents),
  find: async ({ tx, units, now, today, timeZone }) => {
    const byUnit = Map.groupBy(await unanswered(tx, units), ({ unitId }) => unitId)
    const endOfDay = startOfDay(timeZone, today, 1).getTime()
    return new Map(
      units.map((unit) => {
        const own = byUnit.get(unit) ?? []
        const waiting = own.filter(({ dueAt }) => dueAt >= now).map(({ dueAt }) => dueAt.getTime() + 1)
        return [
          unit,
          {
            facts: own.filter(({ dueAt }) => dueAt < now).map((one) => unansweredFact(one, now)),
            ...{ counts: {}, changesAt: new Date(Math.min(endOfDay, ...waiting)) },
          },
        ]
      }),
    )
  },
}
