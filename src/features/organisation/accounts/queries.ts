/** SQL of accounts and posts. Row-level security narrows every read to the scope, or to what is one's own. */
import { sql } from 'kysely'
import type { Department, Role, UnitKind } from '../../../platform/contract/role.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { AccountRow, PostRow } from './contract.ts'
import { termOf } from './rules.ts'

export interface NewAccount {
  readonly id: string
  readonly unitId: number
  readonly username: string
  readonly name: string
  /** Lines that may know it: see `audienceOfUnit`. */
  readonly audience: number
  readonly createdAt: Date
}

/** The person, and the account that is his alone. */
export async function insertAccounts(tx: Tx, accounts: readonly NewAccount[]): Promise<void> {
  await tx
    .insertInto('person')
    .values(accounts.map(({ id, name }) => ({ id, name })))
    .execute()
  await tx
    .insertInto('account')
    .values(
      accounts.map((account) => ({
        id: account.id,
        unit_id: account.unitId,
        username: account.username,
        created_at: account.createdAt,
        audience: account.audience,
      })),
    )
    .execute()
}

export interface NewPost {
  readonly id: string
  readonly accountId: string
  readonly unitId: number
  readonly role: Role
  readonly title: string
  readonly since: string
  readonly until: string | null
  readonly audience: number
}

export async function insertPosts(tx: Tx, posts: readonly NewPost[]): Promise<void> {
  await tx
    .insertInto('position')
    .values(
      posts.map((post) => ({
        id: post.id,
        account_id: post.accountId,
        unit_id: post.unitId,
        role: post.role,
        title: post.title,
        since: post.since,
        until: post.until,
        audience: post.audience,
      })),
    )
    .execute()
}

const accountRows = (tx: Tx, today: string) =>
  tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.id')
    .innerJoin('unit', 'unit.id', 'account.unit_id')
    .select([
      'account.id',
      'account.username',
      'person.name',
      'account.unit_id as unitId',
      'unit.name as unitName',
      'unit.name_en as unitNameEn',
      'account.state',
      'account.created_at',
      'account.version',
      sql<Role[]>`array(select distinct o.role from position o where o.account_id = account.id
        and o.since <= ${today} and (o.until is null or o.until > ${today}) order by 1)`.as('roles'),
    ])
    // Held to the vocabulary by account_state.
    .$narrowType<{ state: AccountRow['state'] }>()

type FoundAccount = Awaited<ReturnType<ReturnType<typeof accountRows>['executeTakeFirstOrThrow']>>

const presentAccount = ({ created_at, ...row }: FoundAccount): AccountRow => ({
  ...row,
  createdAt: created_at.toISOString(),
})

export interface AccountFilter {
  readonly q?: string
  readonly unitId?: number
  readonly state?: string
  readonly role?: string
}

/** By name in the reader's order (pinyin), then id. */
export async function listAccounts(
  tx: Tx,
  scope: Scope,
  filter: AccountFilter,
  today: string,
  after: { name: string; id: string } | null,
  limit: number,
): Promise<AccountRow[]> {
  let query = accountRows(tx, today).where((eb) => within(scope, eb.ref('account.unit_id'), eb.ref('account.audience')))
  if (filter.q) {
    const like = likeOf(filter.q)
    query = query.where((eb) => eb.or([eb('person.name', 'like', like), eb('account.username', 'ilike', like)]))
  }
  if (filter.unitId) query = query.where('account.unit_id', '=', filter.unitId)
  if (filter.state) query = query.where('account.state', '=', filter.state as AccountRow['state'])
  if (filter.role)
    query = query.where(sql<boolean>`exists (select from position o where o.account_id = account.id
      and o.role = ${filter.role} and o.since <= ${today} and (o.until is null or o.until > ${today}))`)
  if (after)
    query = query.where(sql<boolean>`(person.name, account.id) > (${after.name} collate public.zh, ${after.id}::uuid)`)
  const rows = await query.orderBy('person.name').orderBy('account.id').limit(limit).execute()
  return rows.map(presentAccount)
}

/** A part of a name, with the signs of LIKE taken literally. */
export const likeOf = (part: string): string => `%${part.trim().replace(/[\\%_]/g, '\\$&')}%`

export async function findAccount(tx: Tx, id: string, today: string): Promise<AccountRow | null> {
  const row = await accountRows(tx, today).where('account.id', '=', id).executeTakeFirst()
  return row ? presentAccount(row) : null
}

export async function lockAccount(tx: Tx, id: string, today: string): Promise<AccountRow | null> {
  const locked = await tx.selectFrom('account').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return locked ? findAccount(tx, id, today) : null
}

export async function updateAccountState(tx: Tx, id: string, state: AccountRow['state']): Promise<void> {
  await tx.updateTable('account').set({ state, version: sql`version + 1` }).where('id', '=', id).execute()
}

/** Signs the account out everywhere; a restored account must sign in anew. */
export async function endSessions(tx: Tx, accountId: string, now: Date): Promise<void> {
  await sql`select app.end_sessions(${accountId}, null, ${now})`.execute(tx)
}

const postRows = (tx: Tx) =>
  tx
    .selectFrom('position')
    .innerJoin('unit', 'unit.id', 'position.unit_id')
    .select([
      'position.id',
      'position.account_id as accountId',
      'position.unit_id as unitId',
      'unit.name as unitName',
      'unit.name_en as unitNameEn',
      'position.role',
      'position.title',
      'position.since',
      'position.until',
      'position.version',
    ])
    // Held to the vocabulary by position_role.
    .$narrowType<{ role: Role }>()

export async function postsOf(tx: Tx, accountId: string, today: string): Promise<PostRow[]> {
  const rows = await postRows(tx)
    .where('position.account_id', '=', accountId)
    .orderBy('position.since', 'desc')
    .orderBy('position.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, term: termOf(row, today) }))
}

export async function findPost(tx: Tx, id: string, today: string): Promise<PostRow | null> {
  const row = await postRows(tx).where('position.id', '=', id).executeTakeFirst()
  return row ? { ...row, term: termOf(row, today) } : null
}

export async function lockPost(tx: Tx, id: string, today: string): Promise<PostRow | null> {
  const locked = await tx.selectFrom('position').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return locked ? findPost(tx, id, today) : null
}

export async function updatePostUntil(tx: Tx, id: string, until: string): Promise<void> {
  await tx.updateTable('position').set({ until, version: sql`version + 1` }).where('id', '=', id).execute()
}

/** Whether somebody else goes on holding the role over the unit after that day. Others wait until this commits. */
export async function othersHold(
  tx: Tx,
  post: Pick<PostRow, 'role' | 'unitId' | 'accountId'>,
  today: string,
  after: string,
): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select app.others_hold(${post.role}, ${post.unitId}, ${post.accountId},
    ${today}, ${after}) as held`.execute(tx)
  return rows[0]?.held ?? false
}

/** Kind and department of a unit, for what its posts may be and who may know them. */
export async function standOf(tx: Tx, unitId: number) {
  return tx
    .selectFrom('unit')
    .select(['id', 'kind', 'department', 'name', 'closed_on as closedOn'])
    .where('id', '=', unitId)
    .$narrowType<{ kind: UnitKind; department: Department | null }>()
    .executeTakeFirst()
}
