/** SQL of accounts, posts and delegations. Row-level security narrows every read to the scope, or to one's own. */

import type { Tx } from '../../../platform/database/pool.ts'
import type { PostRow } from './contract.ts'

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
  readonly role: PostRow['role']
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
