/** SQL of the risk index: what sources said last, one row a day for each facility and bottom line. */
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Colour, Family } from '../../domain/signals/signal.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import { audienceOfRisk, type Digest, type Standing } from './rules.ts'

const list = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::integer[]`
const texts = (all: readonly string[]) => sql`${`{${all.join(',')}}`}::text[]`
const instants = (all: readonly { readonly changes: string }[]) =>
  sql`${`{${all.map(({ changes }) => changes).join(',')}}`}::timestamptz[]`

/**
 * Of these, the facilities open on a day, by number, locked until the transaction ends: two that touch one facility count
 * one after the other, so that neither misses the other's write.
 */
export async function lockFacilities(tx: Tx, units: readonly number[], day: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id, pg_advisory_xact_lock(3535, id) from (
      select id from unit where id = any (${list(units)}) and kind = 'facility'
        and opened_on <= ${day}::date and (closed_on is null or closed_on > ${day}::date) order by id) u`.execute(tx)
  return rows.map(({ id }) => id)
}

/** What one source said of one facility. */
export interface Kept {
  readonly unitId: number
  readonly source: string
  readonly digests: readonly Digest[]
  readonly changesAt: Date
}

/** What is kept of one facility before sources are asked again. */
export interface Before {
  readonly colours: Partial<Record<Family, Colour>>
  /** Of the sources that are not asked again. */
  readonly digests: readonly Digest[]
  /** Of those that are: by what their words are known. */
  readonly fingerprints: Readonly<Record<string, string | null>>
}

/** How each bottom line stood until now, and what the sources said. */
export async function keptOf(tx: Tx, units: readonly number[], day: string, asked: readonly string[]) {
  const { rows } = await sql<Before & { unit: number }>`
    select u.id as unit, (
        select coalesce(jsonb_object_agg(f.family, d.colour), '{}')
        from unnest(array['building','fire','food','epidemic','attack']) f(family)
        cross join lateral (
          select colour from risk_day r where r.unit_id = u.id and r.family = f.family and r.day <= ${day}::date
          order by r.day desc limit 1) d) as colours, (
        select coalesce(jsonb_agg(one), '[]')
        from risk_source s cross join lateral jsonb_array_elements(s.digests) one
        where s.unit_id = u.id and s.source <> all (${asked}::text[])) as digests, (
        select coalesce(jsonb_object_agg(s.source, s.fingerprint), '{}')
        from risk_source s where s.unit_id = u.id and s.source = any (${asked}::text[])) as fingerprints
    from unnest(${list(units)}) u(id)`.execute(tx)
  return new Map(rows.map(({ unit, ...row }) => [unit, row]))
}

/** Facts of one source and bottom line that are kept for events. */
const mostParts = 5

/**
 * What sources said just now, and the day's rows that follow from it; what did not change is not written.
 * @param before of the same facilities, read under their lock
 */
export async function keep(
  tx: Tx,
  day: string,
  said: readonly Kept[],
  days: readonly { readonly unitId: number; readonly standing: Standing }[],
  policyVersion: number,
  before: ReadonlyMap<number, Before>,
): Promise<void> {
  if (days.length === 0) return
  const told = said.map(({ unitId, source, digests, changesAt }) => {
    const words = JSON.stringify(
      digests
        .filter(({ parts, counts }) => parts.length > 0 || Object.keys(counts).length > 0)
        .map((one) => ({ ...one, parts: one.parts.slice(0, mostParts) })),
    )
    return { unitId, source, words, fingerprint: hash('sha256', words, 'base64url'), changes: changesAt.toISOString() }
  })
  const same = ({ unitId, source, fingerprint }: (typeof told)[number]) =>
    before.get(unitId)?.fingerprints[source] === fingerprint
  await keepInstants(tx, told.filter(same), policyVersion)
  const anew = told.filter((one) => !same(one))
  const rows = days.map(({ unitId, standing: { family, points, colour, decided, signals, counts } }) => ({
    ...{ unit: unitId, family, audience: audienceOfRisk(family), points, colour, decided, signals, ...counts },
  }))
  // JSON has no line breaks of its own. Unchanged rows of the day are sorted out first: an upsert whose condition does not
  // hold still locks its row.
  await sql`
    with said as (
      insert into risk_source (unit_id, source, digests, fingerprint, policy_version, changes_at)
      select unit, source, words::jsonb, fingerprint, ${policyVersion}::integer, changes
      from unnest(${list(anew.map(({ unitId }) => unitId))}, ${texts(anew.map(({ source }) => source))},
        string_to_array(${anew.map(({ words }) => words).join('\n')}, chr(10)),
        ${texts(anew.map(({ fingerprint }) => fingerprint))}, ${instants(anew)}) r (unit, source, words, fingerprint, changes)
      on conflict (unit_id, source) do update set digests = excluded.digests, fingerprint = excluded.fingerprint,
        policy_version = excluded.policy_version, changes_at = excluded.changes_at)
    insert into risk_day (unit_id, family, day, audience, points, colour, decided, signals,
      open, overdue, major, due, done, missed)
    select unit, family, ${day}::date, audience, points, colour, decided, signals, open, overdue, major, due, done, missed
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (unit integer, family text, audience integer,
      points integer, colour text, decided text, signals jsonb, open integer, overdue integer, major integer,
      due integer, done integer, missed integer)
    where not exists (
      select from risk_day d where d.unit_id = r.unit and d.family = r.family and d.day = ${day}::date
        and (d.points, d.colour, d.open, d.overdue, d.major, d.due, d.done, d.missed)
          = (r.points, r.colour, r.open, r.overdue, r.major, r.due, r.done, r.missed)
        and d.decided is not distinct from r.decided and d.signals = r.signals)
    on conflict (unit_id, family, day) do update set points = excluded.points, colour = excluded.colour,
      decided = excluded.decided, signals = excluded.signals, open = excluded.open, overdue = excluded.overdue,
      major = excluded.major, due = excluded.due, done = excluded.done, missed = excluded.missed`.execute(tx)
}

/** What is said as before may say something else from another instant on. */
async function keepInstants(
  tx: Tx,
  same: readonly { readonly unitId: number; readonly source: string; readonly changes: string }[],
  policyVersion: number,
): Promise<void> {
  if (same.length === 0) return
  await sql`
    update risk_source s set policy_version = ${policyVersion}::integer, changes_at = r.changes
    from unnest(${list(same.map(({ unitId }) => unitId))}, ${texts(same.map(({ source }) => source))},
      ${instants(same)}) r (unit, source, changes)
    where s.unit_id = r.unit and s.source = r.source
      and (s.policy_version <> ${policyVersion}::integer or s.changes_at <> r.changes)`.execute(tx)
}

/**
 * Days on which nobody looked (the server was off) repeat the day before them, from a day on and until yesterday: so that
 * every day has its row, and no reader looks for the one before.
 */
export async function fillDays(tx: Tx, units: readonly number[], from: string, today: string): Promise<void> {
  await sql`
    insert into risk_day (unit_id, family, day, audience, points, colour, decided, signals,
      open, overdue, major, due, done, missed)
    select r.unit_id, r.family, d::date, r.audience, r.points, r.colour, r.decided, r.signals,
      r.open, r.overdue, r.major, r.due, r.done, r.missed
    from (
      select *, lead(day) over (partition by unit_id, family order by day) as next from risk_day
      where unit_id = any (${list(units)}) and day >= ${from}::date) r
    cross join generate_series(r.day + 1, coalesce(r.next, ${today}::date) - 1, interval '1 day') d
    on conflict do nothing`.execute(tx)
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
