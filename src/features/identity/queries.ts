/** Sessions and attempts: what every area of identity reads and writes. */
import { sql } from 'kysely'
import { administrationAudience, type Role } from '../../platform/contract/role.ts'
import type { TermOf } from '../../platform/contract/vocabulary.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { enter } from '../../platform/database/scope.ts'
import type { Work } from '../../platform/endpoint.ts'
import type { sessionMethod } from './contract/words.ts'
import type { Failures, SessionTimes, Stage } from './rules.ts'

export type SessionMethod = TermOf<typeof sessionMethod>

/** Where events of an account are recorded, and who may read them besides the police line. */
export const aboutAccount = (accountId: string, unitId: number) => ({
  unitId,
  subject: { type: 'account', id: accountId },
  audience: administrationAudience,
})

export interface OwnCredential {
  readonly username: string
  readonly unitId: number
  readonly passwordHash: string | null
  readonly mustChange: boolean
}

/** Of the account the transaction works for. */
export async function ownCredential(tx: Tx): Promise<OwnCredential> {
  const { rows } = await sql<{
    username: string
    unit_id: number
    password_hash: string | null
    must_change: boolean
  }>`select * from app.own_credential()`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('the transaction works for no account')
  return { username: row.username, unitId: row.unit_id, passwordHash: row.password_hash, mustChange: row.must_change }
}

/**
 * Narrows the transaction to the person's own rows and to the journal of the unit that keeps the account, which their
 * posts need not reach.
 * @returns that unit and the user name
 */
export async function ownMatters(work: Work & { actor: { accountId: string } }): Promise<OwnCredential> {
  const own = await ownCredential(work.tx)
  await enter(work.tx, { units: [own.unitId], audience: 0 }, work.actor.accountId)
  return own
}

/** Roles held by the account the transaction works for. */
export async function ownRoles(tx: Tx, accountId: string, today: string): Promise<Role[]> {
  const rows = await tx
    .selectFrom('position')
    .select('role')
    .where('account_id', '=', accountId)
    .where('since', '<=', today)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]))
    .execute()
  return rows.map((row) => row.role as Role)
}

// ── sessions ─────────────────────────────────────────────────────────────────────────────────────────────────────

export async function openSession(
  tx: Tx,
  session: {
    id: string
    accountId: string
    tokenHash: Buffer
    method: string
    stage: Stage
    address: string
    agent: string
  },
  times: SessionTimes,
  now: Date,
): Promise<void> {
  await sql`select app.open_session(${session.id}, ${session.accountId}, ${session.tokenHash}, ${now}, ${times.idle},
    ${times.endsAt}, ${session.method}, ${session.stage}, ${session.address}, ${session.agent})`.execute(tx)
}

/** Moves the session on and gives it the times of its new stage. */
export async function setStage(tx: Tx, sessionId: string, stage: Stage, times: SessionTimes, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({
      stage,
      ends_at: times.endsAt,
      idle_seconds: times.idle,
      expires_at: new Date(Math.min(times.endsAt.getTime(), now.getTime() + times.idle * 1000)),
    })
    .where('id', '=', sessionId)
    .execute()
}

/** @returns how the session was begun */
export async function setSecondFactor(tx: Tx, sessionId: string, kind: string): Promise<SessionMethod> {
  const { method } = await tx
    .updateTable('session')
    .set({ second_factor: kind })
    .where('id', '=', sessionId)
    .returning('method')
    .executeTakeFirstOrThrow()
  return method as SessionMethod
}

/** Ends sessions of the account the transaction works for. @returns how many */
export async function endOwnSessions(
  tx: Tx,
  accountId: string,
  now: Date,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  let ending = tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
  if (which.only !== undefined) ending = ending.where('id', '=', which.only)
  if (which.except !== undefined) ending = ending.where('id', '<>', which.except)
  const [ended] = await ending.execute()
  return Number(ended?.numUpdatedRows ?? 0n)
}

/** Takes away sessions, challenges and counters that ended before. @returns how many sessions */
export async function forgetEnded(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select app.forget_sessions(${before}) as gone`.execute(tx)
  return rows[0]?.gone ?? 0
}

// ── attempts ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Attempts at one thing come one after the other, else many at once would all pass under the counter. */
export async function failuresOf(tx: Tx, key: Buffer): Promise<Failures | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended('attempt ' || encode(${key}::bytea, 'hex'), 0))`.execute(tx)
  const { rows } = await sql<{ failures: number; last_at: Date }>`select * from app.failures_of(${key})`.execute(tx)
  const row = rows[0]
  return row ? { failures: row.failures, lastAt: row.last_at } : null
}

/** @returns failures in a row, this one among them */
export async function countFailure(
  tx: Tx,
  key: Buffer,
  accountId: string | null,
  now: Date,
  quiet: number,
): Promise<number> {
  const { rows } = await sql<{ failures: number }>`select app.attempt_failed(${key}, ${accountId}, ${now},
    make_interval(secs => ${quiet})) as failures`.execute(tx)
  return rows[0]?.failures ?? 1
}

export async function forgetFailures(tx: Tx, keys: readonly Buffer[]): Promise<void> {
  await sql`select app.attempts_forgotten(${keys}::bytea[])`.execute(tx)
}
