/** Accounts with known passwords, for tests of signing in. */
import { administrationAudience } from '../src/platform/contract/role.ts'
import { hashPassword, setFirstPassword } from '../src/platform/credentials.ts'
import { enter } from '../src/platform/database/scope.ts'
import type { TestApp } from './harness.ts'

export interface KnownAccount {
  readonly id: string
  readonly username: string
  readonly unitId: number
}

/** An account of the seeded region. */
export async function accountNamed(app: TestApp, username: string): Promise<KnownAccount> {
  const { id, unit_id } = await app.owner
    .selectFrom('account')
    .select(['id', 'unit_id'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return { id, username, unitId: unit_id }
}

/** Gives it a password that must be changed, as an administrator does; `settled`: one it chose itself. */
export async function givePassword(
  app: TestApp,
  account: KnownAccount,
  password: string,
  settled = true,
): Promise<void> {
  await app.platform.pool.db.transaction().execute(async (tx) => {
    await enter(tx, { units: [account.unitId], audience: administrationAudience }, null)
    await setFirstPassword(tx, account.id, await hashPassword(password), app.platform.clock.now())
  })
  if (settled)
    await app.owner.updateTable('credential').set({ must_change: false }).where('account_id', '=', account.id).execute()
}

/** What the journal holds about an account, oldest first. */
export async function journalOf(app: TestApp, account: KnownAccount) {
  const rows = await app.owner
    .selectFrom('journal')
    .select(['action', 'payload', 'account_id', 'audience'])
    .where('unit_id', '=', account.unitId)
    .where('subject_id', '=', account.id)
    .where('action', 'like', 'identity.%')
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({ ...row, payload: JSON.parse(row.payload) as Record<string, unknown> }))
}
