/** SQL of warnings. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Family } from '../../domain/signals/signal.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import type { Warning as WarningTable } from '../../platform/database/tables.gen.ts'
import type { WarningFilter } from './contract.ts'
import { saying } from './list/queries.ts'
import type { Part } from './list/rules.ts'

export type WarningRecord = Selectable<WarningTable>

const list = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::integer[]`

export async function takeNumber(tx: Tx, unitId: number, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('warning_counter')
    .values({ unit_id: unitId, year, last: 1 })
    .onConflict((on) => on.columns(['unit_id', 'year']).doUpdateSet({ last: sql`warning_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

export const insertWarning = (tx: Tx, row: Insertable<WarningTable>) => tx.insertInto('warning').values(row).execute()

export const changeWarning = (tx: Tx, unitId: number, id: string, change: Updateable<WarningTable>) =>
  tx
    .updateTable('warning')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()

/** The one that is not closed, locked until the transaction ends. */
export const liveOf = (tx: Tx, unitId: number, family: Family): Promise<WarningRecord | undefined> =>
  tx
    .selectFrom('warning')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('family', '=', family)
    .where('state', '<>', 'closed')
    .forUpdate()
    .executeTakeFirst()

/** The newest closed since an instant. */
export const closedSince = (tx: Tx, unitId: number, family: Family, since: Date) =>
  tx
    .selectFrom('warning')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('family', '=', family)
    .where('closed_at', '>=', since)
    .orderBy('closed_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export const lockWarning = (tx: Tx, scope: Scope, unitId: number, id: string): Promise<WarningRecord | undefined> =>
  tx
    .selectFrom('warning')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

const shown = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('warning as w')
    .innerJoin('unit as u', 'u.id', 'w.unit_id')
    .innerJoin('unit as h', 'h.id', 'w.holder_id')
    .selectAll('w')
    .select([
      'u.name as unit_name',
      'u.name_en as unit_name_en',
      'h.name as holder_name',
      'h.name_en as holder_name_en',
    ])
    .where((eb) => within(scope, eb.ref('w.unit_id'), eb.ref('w.audience')))

export type Shown = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number]

export interface Key {
  /** Of what is listed by its deadline: to be answered, answered, closed. */
  readonly rank: number
  readonly at: string
  readonly id: string
}

/** What is asked, with the phrase taken apart, and the moment it is asked at. */
export interface Wanted extends Omit<WarningFilter, 'cursor' | 'limit' | 'text'> {
  readonly parts: readonly Part[]
  readonly now: Date
  readonly today: string
  readonly timeZone: string
}

/** What has to be answered first stands first, then what was promised earliest; else the newest. */
export const byDue = ({ sort, state = 'live' }: Pick<WarningFilter, 'sort' | 'state'>): boolean =>
  (sort ?? (state === 'live' || state === 'open' ? 'due' : '-opened')) === 'due'

/** @param after the key of the last row of the page before */
export function page(tx: Tx, scope: Scope, wanted: Wanted, limit: number, after: Key | null) {
  const { unit, territory, family, colour, state = 'live', outcome, parts, now, today, timeZone } = wanted
  let query = shown(tx, scope)
  if (unit) query = query.where('w.unit_id', '=', unit)
  if (territory) query = query.where('u.territory', 'like', `${territory}%`)
  if (family) query = query.where('w.family', '=', family)
  if (colour) query = query.where('w.colour', '=', colour)
  if (outcome) query = query.where('w.outcome', '=', outcome)
  if (state === 'live') query = query.where('w.state', '<>', 'closed')
  else if (state !== 'all') query = query.where('w.state', '=', state)
  if (wanted.overdue) query = query.where('w.state', '=', 'open').where('w.answer_due_at', '<', now)
  if (wanted.broken) query = query.where('w.state', '=', 'answered').where('w.done_by', '<', today)
  if (parts.length > 0) query = query.where(saying(parts, today))
  if (byDue(wanted)) {
    const rank = sql<number>`(case w.state when 'open' then 0 when 'answered' then 1 else 2 end)`
    const due = sql<Date>`(case when w.state = 'open' or w.done_by is null then w.answer_due_at
      else (w.done_by + 1)::timestamp at time zone ${timeZone} end)`
    if (after)
      query = query.where(
        sql<boolean>`(${rank}, ${due}, w.id) > (${after.rank}::integer, ${after.at}::timestamptz, ${after.id}::uuid)`,
      )
    return query.orderBy(rank).orderBy(due).orderBy('w.id').limit(limit).execute()
  }
  if (after) query = query.where(sql<boolean>`(w.opened_at, w.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy('w.opened_at', 'desc').orderBy('w.id', 'desc').limit(limit).execute()
}

export async function totals(tx: Tx, scope: Scope, now: Date, today: string) {
  const row = await tx
    .selectFrom('warning')
    .select((eb) => [
      eb.fn.countAll<string>().filterWhere('state', '=', 'open').as('open'),
      sql<string>`count(*) filter (where state = 'open' and answer_due_at < ${now})`.as('overdue'),
      eb.fn.countAll<string>().filterWhere('state', '=', 'answered').as('answered'),
      sql<string>`count(*) filter (where state = 'answered' and done_by < ${today}::date)`.as('broken'),
      eb.fn.countAll<string>().filterWhere('colour', '=', 'red').as('red'),
    ])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow()
  const { open, overdue, answered, broken, red } = row
  return {
    ...{ open: Number(open), overdue: Number(overdue), answered: Number(answered), broken: Number(broken) },
    red: Number(red),
  }
}

export const findWarning = (tx: Tx, scope: Scope, unitId: number, id: string) =>
  shown(tx, scope)
    .leftJoin('person as a', 'a.id', 'w.answered_by')
    .leftJoin('person as c', 'c.id', 'w.closed_by')
    .leftJoin('warning as e', (join) => join.onRef('e.unit_id', '=', 'w.unit_id').onRef('e.id', '=', 'w.earlier_id'))
    .select(['a.name as answered_name', 'c.name as closed_name'])
    .select(['e.year as earlier_year', 'e.number as earlier_number', 'e.closed_at as earlier_closed_at'])
    .where('w.unit_id', '=', unitId)
    .where('w.id', '=', id)
    .executeTakeFirst()

export async function timelineOf(tx: Tx, scope: Scope, unitId: number, id: string) {
  const entries = await tx
    .selectFrom('journal as j')
    .leftJoin('person', 'person.id', 'j.account_id')
    .select(['j.seq', 'j.at', 'j.action', 'j.payload', 'j.position_id', 'person.name'])
    .where((eb) => within(scope, eb.ref('j.unit_id'), eb.ref('j.audience')))
    .where('j.unit_id', '=', unitId)
    .where('j.subject_type', '=', 'warning')
    .where('j.subject_id', '=', id)
    .orderBy('j.seq')
    .execute()
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from app.post_titles(${entries.map((entry) => entry.position_id)}::uuid[])`.execute(tx)
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  return entries.map((entry) => ({ ...entry, title: titles.get(entry.position_id ?? '') ?? null }))
}

export const findUnit = (tx: Tx, unitId: number) =>
  tx.selectFrom('unit').select(['id', 'name', 'name_en']).where('id', '=', unitId).executeTakeFirst()

/** Entries of the journal that changed who holds each, in order; of a warning that the reader may see. */
export const passingsOf = (tx: Tx, scope: Scope, units: readonly number[], ids: readonly string[]) =>
  tx
    .selectFrom('journal as j')
    .select(['j.subject_id', 'j.at', 'j.action', 'j.payload'])
    .where((eb) => within(scope, eb.ref('j.unit_id'), eb.ref('j.audience')))
    .where(sql<boolean>`j.unit_id = any (${list(units)})`)
    .where('j.subject_type', '=', 'warning')
    .where(sql<boolean>`j.subject_id = any (${ids}::text[])`)
    .orderBy('j.unit_id')
    .orderBy('j.seq')
    .execute()

/** Names of a few people. */
export async function peopleNamed(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any (${`{${ids.join(',')}}`}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Names of a few units, by number. */
export async function namesOf(
  tx: Tx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, { zh: string; en: string }>> {
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'name', 'name_en'])
    .where(sql<boolean>`id = any (${list(ids)})`)
    .execute()
  return new Map(rows.map((row) => [row.id, { zh: row.name, en: row.name_en }]))
}

export async function climbingUnits(tx: Tx, now: Date): Promise<number[]> {
  const { rows } = await sql<{ unit: number }>`select unit_id as unit from app.warnings_climbing(${now})`.execute(tx)
  return rows.map(({ unit }) => unit)
}

export const climbing = (tx: Tx, unitId: number, now: Date): Promise<WarningRecord[]> =>
  tx.selectFrom('warning').selectAll().where('unit_id', '=', unitId).where('climb_at', '<=', now).forUpdate().execute()

export interface Unanswered {
  readonly unitId: number
  readonly id: string
  readonly family: Family
  readonly dueAt: Date
}

/** Not answered yet, in time or late. */
export async function unanswered(tx: Tx, units: readonly number[]): Promise<Unanswered[]> {
  const { rows } = await sql<Unanswered>`
    select unit_id as "unitId", id, family, answer_due_at as "dueAt" from warning
    where unit_id = any (${list(units)}) and state = 'open'`.execute(tx)
  return rows.map((row) => ({ ...row, dueAt: new Date(row.dueAt) }))
}
