/** SQL of many finished checks at once, for a history: answered and finished as the triggers of activities want it. */
import { sql } from 'kysely'
import { insertRows } from '../../../platform/database/bulk.ts'
import type { Tx } from '../../../platform/database/pool.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Sheets of one round, none of which asks the same list at the same unit: begun, answered item by item, finished.
 * @param answers one for each sheet: its items, when it was begun, seconds for each item, and what was no plain pass
 */
export async function insertSheets(tx: Tx, sheets: readonly Row[], answers: readonly Row[]): Promise<void> {
  await insertRows(
    tx,
    'activity',
    sheets.map((row) => ({ ...row, state: 'started', ended_at: null, ended_by: null })),
  )
  await sql`
    insert into activity_answer (unit_id, activity_id, item, verdict, note, files, at, by_id, audience)
    select s.unit_id, s.activity_id, i.item, coalesce(s.others -> i.item ->> 'verdict', 'pass'),
      coalesce(s.others -> i.item ->> 'note', ''), coalesce(s.others -> i.item -> 'files', '[]'),
      s.begun + make_interval(secs => s.step * i.n), s.by_id, s.audience
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) s (unit_id integer, activity_id uuid, items text[],
      by_id uuid, begun timestamptz, step double precision, others jsonb, audience integer)
    cross join lateral unnest(s.items) with ordinality i (item, n)`.execute(tx)
  const ends = sheets.map(({ unit_id, id, ended_at, ended_by }) => ({ unit_id, id, ended_at, ended_by }))
  await sql`
    update activity a set state = 'done', ended_at = e.ended_at, ended_by = e.ended_by
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb)
      e (unit_id integer, id uuid, ended_at timestamptz, ended_by uuid)
    where a.unit_id = e.unit_id and a.id = e.id`.execute(tx)
}
