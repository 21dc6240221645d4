/**
 * What a room knows that bears on the risk index (风险指数) of facilities. A room adds a signal by one such source, wired in
 * `entry/rooms.ts`; what its facts weigh stands in policy/signals.yaml.
 */
import type { Signalled } from '../domain/signals/signal.ts'
import type { EventContract } from './contract/event.ts'
import type { Tx } from './database/pool.ts'

export interface SignalsAsked {
  readonly tx: Tx
  /** Facilities, all within the scope of the transaction. */
  readonly units: readonly number[]
  readonly now: Date
  /** Calendar day of `now` in the region's time zone. */
  readonly today: string
  readonly timeZone: string
}

export interface SignalSource {
  /** As signals name it in policy/signals.yaml. */
  readonly name: string
  /** After these the source is asked again about the facility they are about, in the same transaction. */
  readonly events: readonly EventContract[]
  /** Few queries for many facilities. A facility that is left out has nothing to say until the next day. */
  readonly find: (asked: SignalsAsked) => Promise<ReadonlyMap<number, Signalled>>
}
