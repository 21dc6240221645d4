/** What every move from state to state begins with: the row locked, the right person, the version seen, an open way. */

import { problems, refuse } from '../../platform/contract/problem.ts'
import type { Family } from '../../platform/contract/role.ts'
import { changedMeanwhile } from '../../platform/journal/changed.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'
import { type AnyCall, mustRecord } from './records/complete.ts'
import * as rules from './rules.ts'

export type MoveCall = AnyCall & { params: { unitId: number; id: string }; body: { version: number } }

export const about = (unitId: number, id: string) => ({ unitId, subject: { type: contract.activitySubject, id } })

/**
 * @param family the bottom line it will belong to, where the move says so
 * @returns the activity in the version the reader saw, and the posts by which the actor may move it
 */
export async function toMove(call: MoveCall, move: rules.Move, family?: Family | null) {
  const { unitId, id } = call.params
  const row = await queries.lockActivity(call.tx, call.scope, unitId, id, 'update')
  if (!row) throw refuse(problems.notFound, {})
  const posts = await mustRecord(call, queries.kindOf(row), queries.familyOf(row), unitId)
  if (family !== undefined && family !== row.family) await mustRecord(call, queries.kindOf(row), family, unitId)
  if (row.version !== call.body.version)
    throw await changedMeanwhile(call, unitId, about(unitId, id).subject, contract.events)
  const refused = rules.refusalOf(move, row.state as rules.State, call.language)
  if (refused) throw refused
  return { row, posts }
}
