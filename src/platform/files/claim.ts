/** A room takes uploaded files for a record of its own, in the transaction that writes the record. */
import { sql } from 'kysely'
import { fileProblems, unclaimedHours } from '../contract/files.ts'
import { refuse } from '../contract/problem.ts'
import { audience } from '../contract/role.ts'
import type { Work } from '../endpoint.ts'

export interface Claim {
  readonly unitId: number
  readonly ids: readonly string[]
  readonly subject: { readonly type: string; readonly id: string }
  /** Who may see the files besides the police line; default: the police line alone. */
  readonly audience?: number
}

/** Longer than any transaction lasts, milliseconds. */
const lookBackAfter = 180_000

export interface Claimed {
  readonly id: string
  readonly sha256: string
}

/**
 * Binds files to their subject; hashes go into the event's `files`. Claiming the same file again for the same subject
 * changes nothing. Only the sender of a file may claim it, within `unclaimedHours`.
 * @returns in the order asked for
 */
export async function claimFiles(work: Work, claim: Claim): Promise<Claimed[]> {
  const ids = [...new Set(claim.ids)]
  if (ids.length === 0) return []
  const oldest = new Date(work.now.getTime() - unclaimedHours * 3_600_000)
  const { rows } = await sql<Claimed>`
    update file set subject_type = ${claim.subject.type}, subject_id = ${claim.subject.id},
      claimed_at = coalesce(claimed_at, ${work.now}),
      audience = ${(claim.audience ?? 0) | audience.police | work.scope.audience}
    where unit_id = ${claim.unitId} and id = any (${ids}::uuid[])
      and ((subject_type is null and uploaded_at > ${oldest} and uploaded_by = ${work.actor?.accountId ?? null})
        or (subject_type = ${claim.subject.type} and subject_id = ${claim.subject.id}))
    returning id, sha256`.execute(work.tx)
  const found = new Map(rows.map((row) => [row.id, row]))
  const missing = ids.filter((id) => !found.has(id.toLowerCase()))
  if (missing.length > 0) throw refuse(fileProblems.notClaimable, { ids: missing.join('、') })
  await sql`select app.index_photos(${claim.unitId}, ${ids}::uuid[])`.execute(work.tx)
  // By then every record that took a photo at the same moment is there to be seen.
  const runAt = new Date(work.now.getTime() + lookBackAfter)
  work.enqueue({ task: 'files.look-back', unitId: claim.unitId, payload: { ids }, runAt })
  return ids.flatMap((id) => found.get(id.toLowerCase()) ?? [])
}
