/** Every move of a hazard through one path: lock, decide by the table, write, record, hand on to whoever is next. */
import type { Static } from 'typebox'
import type { EventContract } from '../../../platform/contract/event.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { Call, SignedIn } from '../../../platform/endpoint.ts'
import { claimFiles } from '../../../platform/files/claim.ts'
import { changedMeanwhile } from '../../../platform/journal/changed.ts'
import { settingValue } from '../../../platform/settings.ts'
import * as contract from '../contract.ts'
import { changeHazard, type HazardChange, type HazardRecord, insertPhotos, lockHazard, postsAt } from '../queries.ts'
import * as moves from './contract/moves.ts'
import { facilityRoles } from './contract.ts'
import { mergedInto } from './queries.ts'
import type { Asked, Standing } from './rules/standing.ts'
import { decide, isRefused, restarts } from './rules.ts'
import { limitsSetting } from './settings.ts'
import { actingOn, columnsOf, refusalBy, standingOf } from './standing.ts'
import { handOn } from './waiting.ts'

const events: readonly EventContract[] = [
  contract.hazardReported,
  ...Object.values(moves.hazardMoved),
  ...Object.values(moves.hazardFollowed),
]

export type Moving = SignedIn<Call<{ unitId: number; id: string }, unknown, { version: number }>>

export type Entry = Parameters<Moving['record']>[1]

export interface Step {
  readonly asked: Asked
  /** Columns beside those that follow from the rules. */
  readonly columns?: HazardChange
  readonly files?: { readonly ids: readonly string[]; readonly moment: 'rectified' | 'interim' }
  /** What only the database knows; after the rules, before anything is written. */
  readonly check?: () => Promise<void>
  readonly record: (row: HazardRecord, about: Entry, next: Standing) => Promise<void>
}

export async function make(call: Moving, step: Step): Promise<Static<typeof moves.Moved>> {
  const { unitId, id } = call.params
  const row = await lockHazard(call.tx, call.scope, unitId, id)
  if (!row) throw refuse(problems.notFound, {})
  const subject = { type: contract.hazardSubject, id }
  if (row.version !== call.body.version) throw await changedMeanwhile(call, unitId, subject, events)

  const limits = await settingValue(call.tx, limitsSetting)
  const absorbs = step.asked.move === 'merge' && (await mergedInto(call.tx, unitId, id)).length > 0
  const before = standingOf(row, absorbs)
  const next = decide(before, actingOn(call, unitId), step.asked, limits)
  if (isRefused(next)) throw refusalBy(next, call.language)

  await step.check?.()
  const hazard = { unitId, id, audience: row.audience }
  const restart = restarts(before.state, step.asked.move)
  const dueAt = await handOn(call, { ...hazard, object: row.object, before, after: next, restarts: restart, limits })
  const files = await claimFiles(call, { unitId, ids: step.files?.ids ?? [], subject, audience: row.audience })
  await insertPhotos(call.tx, hazard, files, {
    moment: step.files?.moment ?? 'rectified',
    by: call.actor.accountId,
    at: call.now,
  })
  await changeHazard(call.tx, unitId, id, {
    ...columnsOf(next),
    ...(dueAt ? { due_at: dueAt } : {}),
    ...step.columns,
  })
  await step.record(row, { unitId, subject, files: files.map((file) => file.sha256), audience: row.audience }, next)
  return { state: next.state, version: row.version + 1 }
}

/** The same entry, about the other hazard of a merger. */
export const aboutOther = (about: Entry, id: string): Entry => ({
  ...about,
  subject: { ...about.subject, id },
  files: [],
})

/** Who can be responsible: whoever holds a post at the facility today. */
export async function mustWorkThere(call: Moving, accountId: string | null): Promise<void> {
  const posts = await postsAt(call.tx, call.params.unitId, facilityRoles, call.today)
  if (!posts.some((post) => post.account_id === accountId)) throw refuse(contract.hazardProblems.personElsewhere, {})
}
