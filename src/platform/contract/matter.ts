/** A record of a room as it tells it to an accountability dossier (追责卷宗). */
import type { MatterKind, Party } from '../../domain/accountability/dossier.ts'
import type { Role } from './role.ts'
import type { Text } from './text.ts'

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
