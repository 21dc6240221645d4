/** Removes files that nobody claimed, and then bytes for which no row stands any more. */
import { sql } from 'kysely'
import { fileExpired, unclaimedHours } from '../contract/files.ts'
import type { Platform, Work } from '../endpoint.ts'
import { lockContents } from './lock.ts'
import type { Store } from './store.ts'

const hourMs = 3_600_000

/** Rows only; the bytes follow in `sweepContents`, since another unit may hold the same content. */
export async function expireFiles(work: Work, unitId: number): Promise<void> {
  // An hour more than a claim may take, so that no claim is under way for what is removed here.
  const before = new Date(work.now.getTime() - (unclaimedHours + 1) * hourMs)
  const gone = await work.tx
    .deleteFrom('file')
    .where('unit_id', '=', unitId)
    .where('subject_type', 'is', null)
    .where('uploaded_at', '<', before)
    .returning(['id', 'sha256'])
    .execute()
  for (const { id, sha256 } of gone)
    await work.record(fileExpired, { unitId, subject: { type: 'file', id }, files: [sha256] }, { sha256 })
}

/** @returns how many contents were removed */
export async function sweepContents(platform: Platform, store: Store): Promise<number> {
  const before = new Date(Date.now() - unclaimedHours * hourMs)
  await store.clearArriving(before)
  let removed = 0
  for await (const hashes of store.older(before)) {
    if (hashes.length === 0) continue
    removed += await platform.pool.db.transaction().execute(async (tx) => {
      await lockContents(tx, hashes)
      const { rows } = await sql<{ held: string }>`select app.contents_held(${hashes}) as held`.execute(tx)
      const held = new Set(rows.map((row) => row.held))
      const free = hashes.filter((hash) => !held.has(hash))
      for (const hash of free) await store.forget(hash)
      return free.length
    })
  }
  return removed
}
