/** SQL of the risk index: what sources said last, one row a day for each facility and bottom line. */
import { type Expression, sql } from 'kysely'
import type { Colour, Counter, Family, Signalled } from '../../domain/signals/signal.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import { audienceOfRisk, type Standing } from './rules.ts'

const list = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::integer[]`
const anyOf = (column: Expression<number>, ids: readonly number[]) => sql<boolean>`${column} = any (${list(ids)})`

/** Two transactions that touch one facility count one after the other, so that neither misses the other's write. */
export async function lockRisk(tx: Tx, units: readonly number[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(3535, id) from (select unnest(${list(units)}) as id order by 1) u`.execute(tx)
}

/** Of these, the facilities open on a day, by number. */
export async function facilitiesAmong(tx: Tx, units: readonly number[], day: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from unit where id = any (${list(units)}) and kind = 'facility'
      and opened_on <= ${day}::date and (closed_on is null or closed_on > ${day}::date) order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

export interface SaidRow {
  readonly unitId: number
  readonly source: string
  readonly family: Family
  readonly facts: Signalled['facts']
  readonly counts: Partial<Record<Counter, number>>
  readonly changesAt: Date
}

export async function saidOf(tx: Tx, scope: Scope, units: readonly number[]): Promise<SaidRow[]> {
  const rows = await tx
    .selectFrom('risk_source')
    .select(['unit_id', 'source', 'family', 'facts', 'counts', 'changes_at'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where((eb) => anyOf(eb.ref('unit_id'), units))
    .execute()
  return rows.map((row) => ({
    unitId: row.unit_id,
    source: row.source,
    family: row.family as Family,
    // Written by `keepSaid` alone.
    facts: row.facts as unknown as Signalled['facts'],
    counts: row.counts as SaidRow['counts'],
    changesAt: new Date(row.changes_at),
  }))
}

export async function keepSaid(tx: Tx, rows: readonly SaidRow[], policyVersion: number): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map((row) => ({
    ...{ unit: row.unitId, source: row.source, family: row.family, audience: audienceOfRisk(row.family) },
    ...{ facts: row.facts, counts: row.counts, changes: row.changesAt.toISOString() },
  }))
  await sql`
    insert into risk_source (unit_id, source, family, audience, facts, counts, policy_version, changes_at)
    select unit, source, family, audience, facts, counts, ${policyVersion}::integer, changes
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      r (unit integer, source text, family text, audience integer, facts jsonb, counts jsonb, changes timestamptz)
    on conflict (unit_id, source, family) do update set facts = excluded.facts, counts = excluded.counts,
      policy_version = excluded.policy_version, changes_at = excluded.changes_at`.execute(tx)
}

/** Newest colour of each bottom line on or before a day. */
export async function coloursOn(tx: Tx, units: readonly number[], day: string) {
  const { rows } = await sql<{ unit: number; family: Family; colour: Colour; day: string }>`
    select u.id as unit, f.family, d.colour, d.day::text as day
    from unnest(${list(units)}) u(id)
    cross join unnest(array['building','fire','food','epidemic','attack']) f(family)
    cross join lateral (
      select colour, day from risk_day r
      where r.unit_id = u.id and r.family = f.family and r.day <= ${day}::date
      order by r.day desc limit 1) d`.execute(tx)
  return Map.groupBy(rows, ({ unit }) => unit)
}

export async function keepDays(
  tx: Tx,
  day: string,
  rows: readonly { readonly unitId: number; readonly standing: Standing }[],
): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ unitId, standing }) => ({
    ...{ unit: unitId, family: standing.family, audience: audienceOfRisk(standing.family) },
    ...{ points: standing.points, colour: standing.colour, decided: standing.decided, signals: standing.signals },
    ...standing.counts,
  }))
  await sql`
    insert into risk_day (unit_id, family, day, audience, points, colour, decided, signals,
      open, overdue, major, due, done, missed)
    select unit, family, ${day}::date, audience, points, colour, decided, signals, open, overdue, major, due, done, missed
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) r (unit integer, family text, audience integer,
      points integer, colour text, decided text, signals jsonb, open integer, overdue integer, major integer,
      due integer, done integer, missed integer)
    on conflict (unit_id, family, day) do update set points = excluded.points, colour = excluded.colour,
      decided = excluded.decided, signals = excluded.signals, open = excluded.open, overdue = excluded.overdue,
      major = excluded.major, due = excluded.due, done = excluded.done, missed = excluded.missed
    where (risk_day.points, risk_day.colour, risk_day.decided, risk_day.signals, risk_day.open, risk_day.overdue,
        risk_day.major, risk_day.due, risk_day.done, risk_day.missed)
      is distinct from (excluded.points, excluded.colour, excluded.decided, excluded.signals, excluded.open,
        excluded.overdue, excluded.major, excluded.due, excluded.done, excluded.missed)`.execute(tx)
}

/** Facilities of which time alone changed what a source says, or that no source was asked about yet. */
export async function staleFacilities(tx: Tx, now: Date, day: string, sources: number, policyVersion: number) {
  const { rows } = await sql<{
    id: number
  }>`select id from app.risk_stale(${now}, ${day}::date, ${sources}, ${policyVersion})`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Rows of one facility from a day on, newest first, of the bottom lines the reader may see. */
export async function daysOf(tx: Tx, scope: Scope, unitId: number, from: string) {
  const rows = await tx
    .selectFrom('risk_day')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('day', '>=', from)
    .orderBy('day', 'desc')
    .execute()
  return Map.groupBy(rows, (row) => row.family as Family)
}

export const facilityOf = (tx: Tx, scope: Scope, unitId: number) =>
  tx
    .selectFrom('unit')
    .select(['id', 'name', 'name_en', 'facility_type', 'territory'])
    .where((eb) => within(scope, eb.ref('id')))
    .where('id', '=', unitId)
    .where('kind', '=', 'facility')
    .executeTakeFirst()

/** The instant of the newest entry that could have moved the index. */
export async function newestEntry(tx: Tx, unitId: number): Promise<string | null> {
  const row = await tx
    .selectFrom('journal')
    .select('at')
    .where('unit_id', '=', unitId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? new Date(row.at).toISOString() : null
}
