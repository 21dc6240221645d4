/**
 * What a room can tell an accountability dossier (追责卷宗) of one facility: records with whose they are, when they began,
 * when they were due and settled. A room adds its records by one such source, wired in `entry/rooms.ts`.
 */
import type { Family } from '../domain/signals/signal.ts'
import type { FoundMatter } from './contract/matter.ts'
import type { Tx } from './database/pool.ts'
import type { Scope } from './database/scope.ts'

export interface MattersAsked {
  readonly tx: Tx
  readonly scope: Scope
  readonly facilityId: number
  /** Bureaus and departments whose own records matter too, of the scope. */
  readonly above: readonly number[]
  readonly family: Family
  /** Nothing after it is told. */
  readonly moment: Date
  /** Its calendar day, and the first day looked at. */
  readonly today: string
  readonly from: string
  readonly timeZone: string
}

export interface MatterSource {
  readonly name: string
  /** A fixed number of queries, however many records. */
  readonly find: (asked: MattersAsked) => Promise<readonly FoundMatter[]>
}
