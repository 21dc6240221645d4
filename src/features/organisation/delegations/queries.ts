/** SQL of delegations. Row-level security narrows every read to the scope, or to what is one's own. */
import { sql } from 'kysely'
import type { Role } from '../../../platform/contract/role.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { PostRow } from '../accounts/contract.ts'
import { likeOf } from '../accounts/queries.ts'
import type { DelegationRow } from './contract.ts'
import { termOf } from './rules.ts'

export interface NewDelegation {
  readonly id: string
  readonly positionId: string
  readonly unitId: number
  readonly accountId: string
  readonly since: Date
  readonly until: Date
  readonly reason: string
  readonly audience: number
}

export async function insertDelegation(tx: Tx, one: NewDelegation): Promise<void> {
  await tx
    .insertInto('delegation')
    .values({
      id: one.id,
      position_id: one.positionId,
      unit_id: one.unitId,
      account_id: one.accountId,
      since: one.since,
      until: one.until,
      reason: one.reason,
      audience: one.audience,
    })
    .execute()
}

// The post of a delegation may lie outside what its acting holder sees by row-level security; app.acted_post names it.
const delegationRows = (tx: Tx) =>
  tx
    .selectFrom('delegation')
    .innerJoin('unit', 'unit.id', 'delegation.unit_id')
    .innerJoin(
      sql<{ id: string; holder_id: string; holder_name: string; role: Role; title: string }>`lateral (
        select * from app.acted_post(delegation.position_id))`.as('post'),
      (join) => join.onTrue(),
    )
    .innerJoin('person', 'person.id', 'delegation.account_id')
    .select([
      'delegation.id',
      'delegation.position_id as positionId',
      'delegation.unit_id as unitId',
      'unit.name as unitName',
      'unit.name_en as unitNameEn',
      'post.role',
      'post.title',
      'post.holder_id as holderId',
      'post.holder_name as holderName',
      'delegation.account_id as accountId',
      'person.name as accountName',
      'delegation.since',
      'delegation.until',
      'delegation.reason',
      'delegation.revoked_at as revokedAt',
    ])

type Found = Awaited<ReturnType<ReturnType<typeof delegationRows>['executeTakeFirstOrThrow']>>

const present = (row: Found, now: Date): DelegationRow => ({
  ...row,
  since: row.since.toISOString(),
  until: row.until.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
  term: termOf(row, now),
})

/** Of the account's posts to others, and of others' posts to it; newest first. */
export async function delegationsOf(tx: Tx, accountId: string, now: Date): Promise<DelegationRow[]> {
  const rows = await delegationRows(tx)
    .where((eb) => eb.or([eb('delegation.account_id', '=', accountId), eb('post.holder_id', '=', accountId)]))
    .orderBy('delegation.since', 'desc')
    .orderBy('delegation.id', 'desc')
    .execute()
  return rows.map((row) => present(row, now))
}

export async function lockDelegation(tx: Tx, id: string, now: Date): Promise<DelegationRow | null> {
  const locked = await tx.selectFrom('delegation').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  if (!locked) return null
  const row = await delegationRows(tx).where('delegation.id', '=', id).executeTakeFirst()
  return row ? present(row, now) : null
}

export async function updateRevoked(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('delegation').set({ revoked_at: at }).where('id', '=', id).execute()
}

/** Active accounts of the scope whose posts, if any, lie in the line of this one. */
export async function deputiesFor(tx: Tx, scope: Scope, post: PostRow, q: string | undefined, today: string) {
  let query = tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.id')
    .innerJoin('unit', 'unit.id', 'account.unit_id')
    .select(['account.id as accountId', 'person.name', 'unit.name as unitName', 'unit.name_en as unitNameEn'])
    .where((eb) => within(scope, eb.ref('account.unit_id'), eb.ref('account.audience')))
    .where('account.state', '=', 'active')
    .where('account.id', '<>', post.accountId)
    .where(sql<boolean>`not exists (select from position o where o.account_id = account.id
      and (o.until is null or o.until > ${today}) and app.line(o.role, o.unit_id) <> app.line(${post.role}, ${post.unitId}))`)
  if (q) query = query.where('person.name', 'like', likeOf(q))
  return query.orderBy('person.name').orderBy('account.id').limit(50).execute()
}
