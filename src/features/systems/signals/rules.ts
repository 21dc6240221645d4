/** Which facts unread systems (制度) are for the risk index of a facility. Pure. */
import { type Fact, type Family, families, type Signalled } from '../../../domain/signals/signal.ts'
import { systemSubject } from '../contract.ts'

/** An edition that people owe reading. */
export interface Unread {
  readonly unitId: number
  readonly id: string
  readonly title: string
  /** Null: it concerns every bottom line. */
  readonly family: Family | null
  /** People whose day has passed, and the first of those days. */
  readonly count: number
  readonly firstDue: Date
  /** When the next person's day passes; null where nobody's does. */
  readonly nextDue: Date | null
}

const day = 86_400_000

export function unreadSignals(unread: readonly Unread[], now: Date, endOfDay: Date): Signalled {
  const facts = unread.flatMap((one): Fact[] => {
    if (one.count === 0) return []
    const days = Math.max(0, Math.floor((now.getTime() - one.firstDue.getTime()) / day))
    return (one.family === null ? families : [one.family]).map((family) => ({
      ...{ family, signal: 'system-unread', days },
      subject: { type: systemSubject, id: one.id },
      path: `/systems/${one.unitId}/${one.id}`,
      details: { days, title: one.title, count: one.count },
    }))
  })
  const next = unread.flatMap(({ nextDue }) => (nextDue === null ? [] : [nextDue.getTime() + 1]))
  return { facts, counts: {}, changesAt: new Date(Math.min(endOfDay.getTime(), ...next)) }
}
