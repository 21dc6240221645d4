/** Which hazards wait for a person: the table of transitions read from the side of the one who acts. Pure. */
import type { Role } from '../../../platform/contract/role.ts'
import { type HazardState, type Move, transitions } from '../loop/contract.ts'
import { leadingMove } from './contract.ts'

export interface Post {
  readonly role: Role
  readonly units: readonly number[]
}

/** One row of the table for one person: in which state, on which units, and which person it must be. */
export interface Awaited {
  readonly state: HazardState
  readonly general: readonly number[]
  readonly major: readonly number[]
  /** Where the hazard is listed for supervision, only these; null: the listing changes nothing. */
  readonly listed: readonly number[] | null
  readonly person: 'responsible' | 'not-rectifier' | 'none'
  /** Units whose director the person is: a director may act for whoever is responsible. */
  readonly directs: readonly number[]
}

const reached = (posts: readonly Post[], roles: readonly Role[]): number[] => [
  ...new Set(posts.filter((post) => roles.includes(post.role)).flatMap((post) => post.units)),
]

const leading = Object.values(leadingMove)

/** Of moves that lead on; what stands beside the steps waits for nobody. */
export const awaitedBy = (posts: readonly Post[], moves: readonly Move[]): readonly Awaited[] =>
  transitions
    .filter((row) => moves.includes(row.move) && leading.includes(row.move))
    .map((row) => ({
      state: row.from,
      general: reached(posts, row.roles),
      major: reached(posts, row.major),
      listed: row.listed && reached(posts, row.listed),
      person: row.person === 'responsible' || row.person === 'not-rectifier' ? row.person : 'none',
      directs: reached(posts, ['director']),
    }))
