/**
 * Looks back at photos outside their upload: after a record took them, since another record may have taken the same
 * photo at the same time; and at photos from before there were prints.
 */
import { sql } from 'kysely'
import { Type } from 'typebox'
import type { Work } from '../endpoint.ts'
import { job, unitSchedule, type WorkerJob } from '../jobs/job.ts'
import { greyOfContent } from './grey.ts'
import { storeOf } from './routes.ts'
import { compare, insertPrint, seenIn } from './seen.ts'

/** Photos one run takes of a unit. */
const portion = 50

/** Photos as they were when a record took them, against what others had taken by then. */
export async function lookBack(work: Work, unitId: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const store = storeOf(work.platform)
  const rows = await work.tx
    .selectFrom('file')
    .select(['id', 'sha256', 'claimed_at', 'audience'])
    .where('unit_id', '=', unitId)
    .where('id', 'in', [...ids])
    .where('type', 'like', 'image/%')
    .execute()
  for (const { id, sha256, claimed_at, audience } of rows) {
    const grey = await greyOfContent(store, sha256)
    if (!grey) continue
    const photo = { unitId, id, sha256, ...seenIn(grey), audience }
    await insertPrint(work.tx, photo)
    if (claimed_at) await compare(work, store, photo, claimed_at)
  }
  await sql`select app.index_photos(${unitId}, ${[...ids]}::uuid[])`.execute(work.tx)
}

async function withoutPrint(work: Work, unitId: number): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select f.id from file f
    where f.unit_id = ${unitId} and f.type like 'image/%' and f.claimed_at is not null
      and not exists (select from photo_print p where p.unit_id = f.unit_id and p.file_id = f.id)
    order by f.claimed_at, f.id limit ${portion}`.execute(work.tx)
  await lookBack(
    work,
    unitId,
    rows.map((row) => row.id),
  )
}

export const lookBackJobs: readonly WorkerJob[] = [
  job('files.look-back', Type.Object({ ids: Type.Array(Type.String()) }), (work, unitId, { ids }) =>
    lookBack(work, unitId, ids),
  ),
  unitSchedule('files.prints', '35 * * * *', withoutPrint),
]
