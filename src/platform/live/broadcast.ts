/**
 * The worker's half of live updates. Every journal's head is a small row; comparing all of them with the last look
 * says which units moved, and their new entries say what kind of subject. One NOTIFY carries all of it, so writers
 * never notify (a NOTIFY takes one lock for the whole server at commit). See docs/decisions/0002-live-updates.md.
 */
import type { Pool as Connections } from 'pg'
import type { Metrics } from '../metrics.ts'

export const channel = 'wufang_live'

/** Kind of subject, unit, audience bits of the entries. */
export type Moved = readonly [topic: string, unitId: number, audience: number]

interface Head {
  readonly unit_id: number
  readonly seq: number
}

export function watchJournals(queue: Connections, metrics: Metrics): () => Promise<void> {
  const seen = new Map<number, number>()
  let started = false
  return async () => {
    const { rows } = await queue.query<Head>('select unit_id, seq::int as seq from journal_head')
    metrics.journal(rows.reduce((sum, row) => sum + row.seq, 0))
    const moved = rows.filter((row) => row.seq > (seen.get(row.unit_id) ?? 0))
    if (started && moved.length > 0) await tell(queue, await whatMoved(queue, moved, seen))
    for (const row of moved) seen.set(row.unit_id, row.seq)
    started = true
  }
}

async function whatMoved(
  queue: Connections,
  moved: readonly Head[],
  seen: ReadonlyMap<number, number>,
): Promise<Moved[]> {
  const { rows } = await queue.query<{ topic: string; unit: number; audience: number }>(
    `select j.subject_type as topic, j.unit_id as unit, bit_or(j.audience)::int as audience
    from unnest($1::integer[], $2::bigint[]) m (unit_id, after)
    join journal j on j.unit_id = m.unit_id and j.seq > m.after
    group by 1, 2`,
    [moved.map((row) => row.unit_id), moved.map((row) => seen.get(row.unit_id) ?? 0)],
  )
  return rows.map((row) => [row.topic, row.unit, row.audience])
}

/** A notification holds less than 8000 bytes. */
const portion = 150

async function tell(queue: Connections, moved: readonly Moved[]): Promise<void> {
  for (let from = 0; from < moved.length; from += portion)
    await queue.query('select pg_notify($1, $2)', [channel, JSON.stringify(moved.slice(from, from + portion))])
}
