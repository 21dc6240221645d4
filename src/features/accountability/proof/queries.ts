/** SQL of the journal for dossiers: entries by subject, acts of one leader, ends of the chains. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'

const list = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::integer[]`

export interface Named {
  readonly unitId: number
  readonly type: string
  readonly id: string
}

interface Row {
  readonly unitId: number
  readonly seq: string
  readonly hash: string
  readonly action: string
  readonly at: string | Date
  readonly type: string
  readonly id: string
  readonly payload: string
}

export interface Entry extends Omit<Row, 'seq' | 'at'> {
  readonly seq: number
  readonly at: number
}

const entryOf = (row: Row): Entry => ({ ...row, seq: Number(row.seq), at: new Date(row.at).getTime() })

const columns = sql`j.unit_id as "unitId", j.seq, encode(j.hash, 'hex') as hash, j.action, j.at, j.subject_type as type,
  j.subject_id as id`

/** Of each subject the first entry and the newest up to the moment: two index look-ups each. */
export async function entriesOf(tx: Tx, subjects: readonly Named[], moment: Date): Promise<Entry[]> {
  if (subjects.length === 0) return []
  const one = (order: 'asc' | 'desc') => sql`(
    select * from journal e where e.unit_id = s.unit_id and e.subject_type = s.type and e.subject_id = s.id
      and e.at <= ${moment} order by e.seq ${sql.raw(order)} limit 1)`
  const { rows } = await sql<Row>`
    select distinct ${columns}, '' as payload
    from unnest(${list(subjects.map(({ unitId }) => unitId))},
      ${subjects.map(({ type }) => type)}::text[], ${subjects.map(({ id }) => id)}::text[]) s (unit_id, type, id)
    cross join lateral (${one('asc')} union all ${one('desc')}) j`.execute(tx)
  return rows.map(entryOf)
}

/** Newest entries of one kind about any of the subjects, within the period. */
export async function eventsAbout(
  tx: Tx,
  units: readonly number[],
  type: string,
  ids: readonly string[],
  action: string,
  from: Date,
  moment: Date,
  limit: number,
): Promise<Entry[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select ${columns}, j.payload from journal j
    where j.unit_id = any (${list(units)}) and j.subject_type = ${type} and j.subject_id = any (${[...ids]}::text[])
      and j.action = ${action} and j.at >= ${from} and j.at <= ${moment}
    order by j.at desc, j.unit_id, j.seq desc limit ${limit}`.execute(tx)
  return rows.map(entryOf)
}

/**
 * What one person themself recorded at a facility within the period, newest first: steps of hazards of the bottom line, and
 * work done for it or for all.
 */
export async function actsOf(
  tx: Tx,
  of: { readonly unitId: number; readonly accountId: string; readonly family: string; readonly done: string },
  from: Date,
  moment: Date,
  limit: number,
): Promise<(Entry & { readonly object: string | null })[]> {
  const { rows } = await sql<Row & { object: string | null }>`
    select ${columns}, case when j.action = ${of.done} then j.payload else '' end as payload, h.object
    from journal j
    left join hazard h on h.unit_id = j.unit_id
      and h.id = case when j.subject_type = 'hazard' then j.subject_id::uuid end
    where j.unit_id = ${of.unitId} and j.at >= ${from} and j.at <= ${moment} and j.account_id = ${of.accountId}::uuid
      and case when j.action = ${of.done} then coalesce(j.payload::jsonb ->> 'family', ${of.family}) else h.family end
        = ${of.family}
    order by j.at desc, j.seq desc limit ${limit}`.execute(tx)
  return rows.map((row) => ({ ...entryOf(row), object: row.object }))
}

/** Ends of these chains at the moment. */
export async function headsOf(tx: Tx, units: readonly number[], moment: Date) {
  const { rows } = await sql<{ unitId: number; seq: string; hash: string }>`
    select u.id as "unitId", h.seq, encode(h.hash, 'hex') as hash
    from unnest(${list(units)}) u (id)
    cross join lateral (select seq, hash from journal j where j.unit_id = u.id and j.at <= ${moment}
      order by j.seq desc limit 1) h
    order by u.id`.execute(tx)
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

export async function wasRead(tx: Tx, about: Named, accountId: string, since: Date): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`
    select exists (select from journal j where j.unit_id = ${about.unitId} and j.subject_type = ${about.type}
      and j.subject_id = ${about.id} and j.account_id = ${accountId}::uuid and j.at >= ${since}) as seen`.execute(tx)
  return rows[0]?.seen ?? false
}

export interface Printed {
  readonly unitId: number
  readonly seq: number
  readonly hash: string
}

/** What stands at each printed place now, of units of the scope. */
export async function standAt(tx: Tx, scope: Scope, printed: readonly Printed[]) {
  const { rows } = await sql<{
    unitId: number
    seq: string
    zh: string
    en: string
    hash: string | null
    at: Date | null
    last: string | null
  }>`
    select p.unit_id as "unitId", p.seq, u.name as zh, u.name_en as en, encode(j.hash, 'hex') as hash, j.at, (
      select max(e.seq) from journal e where e.unit_id = p.unit_id) as last
    from unnest(${list(printed.map(({ unitId }) => unitId))},
      ${`{${printed.map(({ seq }) => seq).join(',')}}`}::bigint[]) p (unit_id, seq)
    join unit u on u.id = p.unit_id and ${within(scope, sql.ref('u.id'))}
    left join journal j on j.unit_id = p.unit_id and j.seq = p.seq`.execute(tx)
  return rows
}
