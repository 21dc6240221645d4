/** Sign-ins of the accounts in the security administrator's scope. Row-level security holds the accounts; what hangs
 *  on them is reached through functions that check the same scope again. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { FactorKind } from '../factors/queries.ts'
import type { Failures } from '../rules.ts'
import type { SessionRow } from '../sessions/queries.ts'

export interface AccountRow {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly unitId: number
  readonly unitName: string
  readonly unitNameEn: string
  readonly state: string
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** One row more than `limit`, by user name. @param failing only accounts with so many failures since then */
export async function accountsInScope(
  tx: Tx,
  scope: Scope,
  asked: { after: string | null; limit: number; search?: string; failing?: { least: number; since: Date } },
): Promise<AccountRow[]> {
  let rows = tx
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
    ])
    .where((eb) => within(scope, eb.ref('account.unit_id'), eb.ref('account.audience')))
    .orderBy('account.username')
    .limit(asked.limit + 1)
  if (asked.after !== null) rows = rows.where('account.username', '>', asked.after)
  if (asked.search !== undefined) {
    const like = `%${escaped(asked.search.trim())}%`
    rows = rows.where((eb) => eb.or([eb('person.name', 'ilike', like), eb('account.username', 'ilike', like)]))
  }
  if (asked.failing) {
    const { least, since } = asked.failing
    rows = rows.where(sql<boolean>`account.id in (select account_id from app.accounts_failing(${least}, ${since}))`)
  }
  return rows.execute()
}

export interface Security {
  readonly sessions: number
  readonly lastSignInAt: Date | null
  readonly factors: readonly FactorKind[]
  readonly failures: readonly Failures[]
}

export async function securityOf(tx: Tx, ids: readonly string[], now: Date): Promise<ReadonlyMap<string, Security>> {
  const { rows } = await sql<{
    account_id: string
    sessions: number
    last_sign_in_at: Date | null
    factors: FactorKind[]
    failures: { failures: number; at: string }[]
  }>`select * from app.account_security(${ids}::uuid[], ${now})`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        sessions: row.sessions,
        lastSignInAt: row.last_sign_in_at,
        factors: row.factors,
        failures: row.failures.map((one) => ({ failures: one.failures, lastAt: new Date(one.at) })),
      },
    ]),
  )
}

/** @returns the unit that keeps the account, or null where the account is outside of the scope */
export async function unitOfAccount(tx: Tx, scope: Scope, id: string): Promise<number | null> {
  const row = await tx
    .selectFrom('account')
    .select('unit_id')
    .where('id', '=', id)
    .where((eb) => within(scope, eb.ref('account.unit_id'), eb.ref('account.audience')))
    .executeTakeFirst()
  return row?.unit_id ?? null
}

export async function sessionsOf(tx: Tx, id: string, now: Date): Promise<SessionRow[]> {
  return (await sql<SessionRow>`select * from app.sessions_of(${id}, ${now})`.execute(tx)).rows
}

const number = (rows: { count: number }[]): number => rows[0]?.count ?? 0

export async function endSessions(tx: Tx, id: string, only: string | null, now: Date): Promise<number> {
  return number(
    (await sql<{ count: number }>`select app.end_sessions(${id}, ${only}, ${now}) as count`.execute(tx)).rows,
  )
}

/** @returns the failures that stood against it */
export async function liftLock(tx: Tx, id: string): Promise<number> {
  return number((await sql<{ count: number }>`select app.lift_lock(${id}) as count`.execute(tx)).rows)
}

export async function resetFactors(tx: Tx, id: string): Promise<number> {
  return number((await sql<{ count: number }>`select app.reset_factors(${id}) as count`.execute(tx)).rows)
}
