/**
 * Whether a photo was seen before: candidates by the index of landmarks over the whole region, then picture against
 * picture. What is found stays with the photo; who may be told what of it, the room decides that tells it.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Grey, shrunk } from '../../domain/evidence/grey.ts'
import { keysOf, type Landmark, landmarksOf, probesOf } from '../../domain/evidence/landmarks.ts'
import { isAlike, likenessEdge, likenessOf } from '../../domain/evidence/likeness.ts'
import type { Tx } from '../database/pool.ts'
import type { Work } from '../endpoint.ts'
import { greyOfContent } from './grey.ts'
import type { Store } from './store.ts'

/** Candidates that are looked at. A copy stands before chance meetings: it shares more landmarks. */
const mostLooked = 12

export interface Seen {
  readonly unitId: number
  readonly id: string
  readonly sha256: string
  readonly grey: Grey
  readonly landmarks: readonly Landmark[]
  readonly audience: number
}

interface Candidate {
  readonly unit_id: number
  readonly file_id: string
  readonly sha256: string
}

/** What is asked of a photo's pixels, once. */
export const seenIn = (grey: Grey) => ({ grey, landmarks: landmarksOf(grey) })

export const insertPrint = (tx: Tx, photo: Seen) =>
  tx
    .insertInto('photo_print')
    .values({
      unit_id: photo.unitId,
      file_id: photo.id,
      sha256: photo.sha256,
      keys: keysOf(photo.landmarks),
      audience: photo.audience,
    })
    .onConflict((on) => on.doNothing())
    .execute()

/** Compares with what records of the region took before the moment, and keeps the finds. @returns how many */
export async function compare(work: Work, store: Store, photo: Seen, before: Date): Promise<number> {
  const { keys, poses } = probesOf(photo.landmarks)
  const { rows } =
    await sql<Candidate>`select unit_id, file_id, sha256 from app.photos_like(${photo.unitId}, ${photo.id},
    ${photo.sha256}, ${keys}::integer[], ${poses}::smallint[], ${before}, ${mostLooked})`.execute(work.tx)
  const small = shrunk(photo.grey, likenessEdge)
  const shares = new Map<string, number | null>([[photo.sha256, 1]])
  for (const sha256 of new Set(rows.map((row) => row.sha256))) {
    if (shares.has(sha256)) continue
    const earlier = await greyOfContent(store, sha256)
    // Others are served between two comparisons.
    await breathe()
    const likeness = earlier && likenessOf(small, shrunk(earlier, likenessEdge))
    shares.set(sha256, isAlike(likeness) ? likeness.share : null)
  }
  const found = rows.flatMap((row) => {
    const share = shares.get(row.sha256) ?? null
    return share === null ? [] : [{ ...row, share }]
  })
  if (found.length === 0) return 0
  await work.tx
    .insertInto('photo_reuse')
    .values(
      found.map((one) => ({
        unit_id: photo.unitId,
        file_id: photo.id,
        earlier_unit_id: one.unit_id,
        earlier_file_id: one.file_id,
        share: one.share,
        found_at: work.now,
        audience: photo.audience,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute()
  return found.length
}
