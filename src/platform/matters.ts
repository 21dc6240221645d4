/**
 * What a room can tell an accountability dossier (追责卷宗) of one facility: records with whose they are, when they began,
 * when they were due and settled. A room adds its records by one such source, wired in `entry/rooms.ts`.
 */
import type { MatterKind, Party } from '../domain/accountability/dossier.ts'
import type { Family } from '../domain/signals/signal.ts'
import type { Role } from './contract/role.ts'
import type { Text } from './contract/text.ts'
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

export interface FoundMatter {
  /** The page of the record. */
  readonly path: string
  readonly kind: MatterKind
  readonly party: Party
  readonly unitId: number
  /** It falls to this one post of the unit; null where it falls to all of the party's. */
  readonly post: Role | null
  readonly words: Text
  /** Weighs more than others of its kind: a major hazard. */
  readonly grave: boolean
  readonly began: Date
  readonly due: Date | null
  readonly settled: Date | null
  /** How the journal and tasks name it. */
  readonly subject: { readonly type: string; readonly id: string }
  /** Entries of the journal about what settled it. */
  readonly work: readonly { readonly unitId: number; readonly type: string; readonly id: string }[]
}

export interface MatterSource {
  readonly name: string
  /** A fixed number of queries, however many records. */
  readonly find: (asked: MattersAsked) => Promise<readonly FoundMatter[]>
}
