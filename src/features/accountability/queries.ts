/** SQL of dossiers: of one facility whatever the reach, bounded, by indexes. Row-level security says the scope again. */
import { sql } from 'kysely'
import type { Colour, Family } from '../../domain/signals/signal.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'

const list = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::integer[]`

export interface Choice {
  readonly id: number
  readonly name: string
  readonly name_en: string
  readonly family: Family
  readonly colour: Colour
  readonly points: number
}

const mostFacilities = 1000

/** Open facilities of the scope with their worst bottom line by the newest row, the worst first. */
export async function worstOf(tx: Tx, scope: Scope, today: string, only: number | null): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select u.id, u.name, u.name_en, coalesce(w.family, 'building') as family, coalesce(w.colour, 'blue') as colour,
      coalesce(w.points, 0) as points
    from unit u
    left join lateral (
      select f.family, r.colour, r.points from unnest(array['building','fire','food','epidemic','attack']) f(family)
      cross join lateral (
        select d.colour, d.points from risk_day d
        where d.unit_id = u.id and d.family = f.family and d.day <= ${today}::date order by d.day desc limit 1) r
      order by array_position(array['red','orange','yellow','blue'], r.colour), r.points desc, f.family limit 1) w on true
    where ${within(scope, sql.ref('u.id'))} and u.kind = 'facility' and (${only}::integer is null or u.id = ${only}::integer)
      and u.opened_on <= ${today}::date and (u.closed_on is null or u.closed_on > ${today}::date)
    order by array_position(array['red','orange','yellow','blue'], coalesce(w.colour, 'blue')),
      coalesce(w.points, 0) desc, u.id
    limit ${mostFacilities}`.execute(tx)
  return rows
}

/** One row a day, oldest first. */
export async function coloursOf(tx: Tx, unitId: number, family: Family, from: string, to: string) {
  return tx
    .selectFrom('risk_day')
    .select(['day', 'colour', 'points'])
    .where('unit_id', '=', unitId)
    .where('family', '=', family)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
}

export interface TaskRow {
  readonly unit_id: number
  readonly holder_id: number
  readonly role: string
  readonly kind: string
  readonly subject_type: string
  readonly subject_id: string
  readonly details: Readonly<Record<string, unknown>>
  readonly opened_at: Date
  readonly due_at: Date
  readonly open: boolean
  readonly mine: boolean
}

const mostTasks = 2000

export interface Posts {
  readonly accountId: string
  readonly posts: readonly { readonly unitId: number; readonly role: string }[]
}

/** Tasks about these units that were open at the moment, and those put to the leader's posts within the period. */
export async function tasksAt(
  tx: Tx,
  scope: Scope,
  units: readonly number[],
  { accountId, posts }: Posts,
  from: Date,
  moment: Date,
): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    with t as (
      select unit_id, holder_id, role, kind, subject_type, subject_id, details, opened_at, due_at,
        (state = 'open' or closed_at > ${moment}) as open,
        ((account_id is null or account_id = ${accountId}::uuid) and (holder_id, role) in (
          select * from unnest(${list(posts.map((post) => post.unitId))}, ${posts.map((post) => post.role)}::text[]))) as mine
      from task
      where ${within(scope, sql.ref('unit_id'), sql.ref('audience'))} and unit_id = any (${list(units)})
        and opened_at <= ${moment} and (state = 'open' or (state = 'done' and closed_at >= ${from})))
    select * from t where open or mine order by mine desc, due_at, subject_id limit ${mostTasks}`.execute(tx)
  return rows.map((row) => ({ ...row, opened_at: new Date(row.opened_at), due_at: new Date(row.due_at) }))
}

/** Overdue tasks of the leader's posts that are about other units. */
export async function overdueElsewhere(
  tx: Tx,
  scope: Scope,
  units: readonly number[],
  { accountId, posts }: Posts,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from task
    where ${within(scope, sql.ref('unit_id'), sql.ref('audience'))} and not unit_id = any (${list(units)})
      and state = 'open' and due_at < ${now} and (account_id is null or account_id = ${accountId}::uuid)
      and (holder_id, role) in (
        select * from unnest(${list(posts.map((post) => post.unitId))}, ${posts.map((post) => post.role)}::text[]))`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

export async function unitNames(tx: Tx, units: readonly number[]) {
  const { rows } = await sql<{ id: number; zh: string; en: string }>`
    select id, name as zh, name_en as en from unit where id = any (${list(units)})`.execute(tx)
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
}
