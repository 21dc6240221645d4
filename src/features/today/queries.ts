/** Tasks by whose they are. Every query names its scope; row-level security says it again. */
import { type ExpressionBuilder, sql } from 'kysely'
import type { Post } from '../../platform/access.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import type { DB } from '../../platform/database/tables.gen.ts'

/** Whose tasks: the posts they hold now, and themselves. */
export interface Holder {
  readonly accountId: string
  readonly posts: readonly Post[]
}

const columns = [
  'task.unit_id',
  'task.id',
  'task.holder_id',
  'task.role',
  'task.account_id',
  'task.kind',
  'task.subject_id',
  'task.details',
  'task.state',
  'task.opened_at',
  'task.due_at',
  'task.closed_at',
  'unit.name as unit_name',
  'unit.name_en as unit_name_en',
  'closer.name as closed_by',
] as const

const tasks = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('task')
    .innerJoin('unit', 'unit.id', 'task.unit_id')
    .leftJoin('person as closer', 'closer.id', 'task.closed_by')
    .select(columns)
    .where((eb) => within(scope, eb.ref('task.unit_id'), eb.ref('task.audience')))

export type TaskRow = Awaited<ReturnType<ReturnType<typeof tasks>['execute']>>[number]

const held =
  ({ accountId, posts }: Holder) =>
  (eb: ExpressionBuilder<DB, 'task'>) =>
    eb.and([
      sql<boolean>`(task.holder_id, task.role) in (select * from unnest(${posts.map((post) => post.unitId)}::integer[],
      ${posts.map((post) => post.role)}::text[]))`,
      eb.or([eb('task.account_id', 'is', null), eb('task.account_id', '=', accountId)]),
    ])

/** Open ones due from one moment until before another, soonest first. */
export async function openBetween(
  tx: Tx,
  scope: Scope,
  holder: Holder,
  span: { readonly from?: Date; readonly before?: Date },
  limit: number,
): Promise<TaskRow[]> {
  return tasks(tx, scope)
    .where('task.state', '=', 'open')
    .where(held(holder) as never)
    .$if(span.from !== undefined, (query) => query.where('task.due_at', '>=', span.from as Date))
    .$if(span.before !== undefined, (query) => query.where('task.due_at', '<', span.before as Date))
    .orderBy('task.due_at')
    .orderBy('task.id')
    .limit(limit)
    .execute()
}

/** How many open ones are due before each of the moments. */
export async function countBefore(tx: Tx, scope: Scope, holder: Holder, moments: readonly Date[]): Promise<number[]> {
  const counts = await tx
    .selectFrom('task')
    .select((eb) => moments.map((moment, n) => eb.fn.countAll<number>().filterWhere('due_at', '<', moment).as(`n${n}`)))
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .where((eb) => within(scope, eb.ref('task.unit_id'), eb.ref('task.audience')))
    .where('state', '=', 'open')
    .where(held(holder) as never)
    .executeTakeFirstOrThrow()
  const byName = counts as unknown as Readonly<Record<string, number>>
  return [...moments.map((_moment, n) => byName[`n${n}`] ?? 0), counts.all]
}

export async function closedBy(tx: Tx, scope: Scope, accountId: string, from: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('task')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => within(scope, eb.ref('task.unit_id'), eb.ref('task.audience')))
    .where('state', '=', 'done')
    .where('closed_by', '=', accountId)
    .where('closed_at', '>=', from)
    .executeTakeFirstOrThrow()
  return count
}

/** Everything of a span, open or done, soonest first. */
export async function allBetween(
  tx: Tx,
  scope: Scope,
  holder: Holder,
  from: Date,
  before: Date,
  limit: number,
): Promise<TaskRow[]> {
  return tasks(tx, scope)
    .where('task.state', 'in', ['open', 'done'])
    .where(held(holder) as never)
    .where('task.due_at', '>=', from)
    .where('task.due_at', '<', before)
    .orderBy('task.due_at')
    .orderBy('task.id')
    .limit(limit)
    .execute()
}

export interface Filter {
  /** Null: everybody's in the scope. */
  readonly holder: Holder | null
  readonly state: string
  readonly unitId: number | undefined
  readonly kind: string | undefined
  readonly from: Date | undefined
  readonly before: Date | undefined
}

export interface Place {
  readonly dueAt: string
  readonly id: string
}

export async function page(
  tx: Tx,
  scope: Scope,
  filter: Filter,
  after: Place | null,
  limit: number,
): Promise<TaskRow[]> {
  const { holder, unitId, kind, from, before } = filter
  let query = tasks(tx, scope).where('task.state', '=', filter.state)
  if (holder) query = query.where(held(holder) as never)
  if (unitId !== undefined) query = query.where('task.unit_id', '=', unitId)
  if (kind !== undefined) query = query.where('task.kind', '=', kind)
  if (from) query = query.where('task.due_at', '>=', from)
  if (before) query = query.where('task.due_at', '<', before)
  if (after)
    query = query.where(sql<boolean>`(task.due_at, task.id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`)
  return query
    .orderBy('task.due_at')
    .orderBy('task.id')
    .limit(limit + 1)
    .execute()
}

// ── the calendar by secret link ────────────────────────────────────────────────────────────────────────────────────

export async function feedOf(tx: Tx, accountId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('calendar_feed')
    .select('created_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row ? new Date(row.created_at) : null
}

export async function keepFeed(tx: Tx, accountId: string, tokenHash: Buffer, now: Date): Promise<void> {
  const values = { token_hash: tokenHash, created_at: now }
  await tx
    .insertInto('calendar_feed')
    .values({ account_id: accountId, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute()
}

/** @returns whether there was one */
export async function dropFeed(tx: Tx, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('calendar_feed')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export interface Reader {
  readonly account_id: string
  readonly language: 'zh' | 'en'
  readonly positions: Post[]
}

export async function readerOf(tx: Tx, tokenHash: Buffer, reaches: string, now: Date, today: string) {
  const { rows } = await sql<Reader>`select * from app.calendar_reader(${tokenHash}, ${reaches}::jsonb, ${now},
    ${today}::date)`.execute(tx)
  return rows[0] ?? null
}
