/** SQL of importing people: what is here of the names a roster gives, once, and many written in few statements. */
import { sql } from 'kysely'
import type { Department, Role, UnitKind } from '../../../platform/contract/role.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import type { HereAccount, HerePost, Present } from './rules/judge.ts'
import type { HereUnit } from './rules/units.ts'

/** One roster at a time, so that what was judged is what is written. */
export async function lockRosters(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('organisation.people', 0))`.execute(tx)
}

export async function unitsHere(tx: Tx, today: string): Promise<HereUnit[]> {
  const rows = await tx
    .selectFrom('unit')
    .select(['id', 'kind', 'department', 'name', 'name_en as nameEn', 'territory', 'closed_on'])
    .$narrowType<{ kind: UnitKind; department: Department | null }>()
    .execute()
  return rows.map(({ closed_on, ...unit }) => ({ ...unit, closed: closed_on !== null && closed_on <= today }))
}

/** Accounts of these names within the scope, and which of the names are taken anywhere. */
export async function accountsHere(tx: Tx, usernames: readonly string[], now: Date): Promise<Present> {
  const { rows: taken } = await sql<{
    name: string
  }>`select app.usernames_taken(${[...usernames]}::text[]) as name`.execute(tx)
  const accounts = await tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.id')
    .innerJoin('unit', 'unit.id', 'account.unit_id')
    .select(['account.id', 'account.username', 'person.name', 'account.unit_id as unitId', 'unit.name as unitName'])
    .select('account.state')
    .where(sql<boolean>`account.username = any(${[...usernames]}::text[])`)
    .$narrowType<{ state: HereAccount['state'] }>()
    .execute()
  const ids = accounts.map(({ id }) => id)
  const posts = await postsHere(tx, ids, now)
  const { rows: unused } = await sql<{ id: string }>`select app.first_passwords_unused(${ids}::uuid[]) as id`.execute(
    tx,
  )
  const never = new Set(unused.map(({ id }) => id))
  return {
    accounts: accounts.map((one) => ({ ...one, unused: never.has(one.id), posts: posts.get(one.id) ?? [] })),
    taken: new Set(taken.map(({ name }) => name)),
  }
}

async function postsHere(tx: Tx, ids: readonly string[], now: Date): Promise<Map<string, HerePost[]>> {
  const { rows } = await sql<HerePost & { accountId: string }>`
    select o.account_id as "accountId", o.unit_id as "unitId", o.role, u.department, o.title, o.since, o.until,
      false as acting
    from position o join unit u on u.id = o.unit_id where o.account_id = any(${[...ids]}::uuid[])
    union all
    select d.account_id, o.unit_id, o.role, u.department, o.title, d.since::date, d.until::date + 1, true
    from delegation d join position o on o.id = d.position_id join unit u on u.id = o.unit_id
    where d.account_id = any(${[...ids]}::uuid[]) and d.revoked_at is null and d.until > ${now}`.execute(tx)
  const of = new Map<string, HerePost[]>()
  for (const { accountId, ...post } of rows)
    of.set(accountId, [...(of.get(accountId) ?? []), { ...post, role: post.role as Role }])
  return of
}
