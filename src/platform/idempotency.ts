/** A repeated request does nothing twice: the first answer is kept beside the write and given again. */
import { sql } from 'kysely'
import { problems, refuse } from './contract/problem.ts'
import type { Tx } from './database/pool.ts'

export interface Kept {
  readonly status: number
  readonly text: string | null
  readonly value: unknown
}

/**
 * Claims the key for this transaction. A second request with the key waits here until the first has committed.
 * @returns the answer given before, or null where the work is still to be done
 */
export async function claim(
  tx: Tx,
  accountId: string,
  key: string,
  endpoint: string,
  digest: Buffer,
  now: Date,
): Promise<Kept | null> {
  if (!/^[\x21-\x7e]{8,128}$/.test(key)) throw refuse(problems.idempotencyKeyMissing, {})
  const claimed = await sql`insert into idempotency (account_id, key, endpoint, digest, at)
    values (${accountId}, ${key}, ${endpoint}, ${digest}, ${now}) on conflict do nothing`.execute(tx)
  if (claimed.numAffectedRows === 1n) return null
  const { rows } = await sql<{ digest: Buffer; status: number | null; reply: string | null; endpoint: string }>`
    select endpoint, digest, status, reply from idempotency where account_id = ${accountId} and key = ${key}`.execute(
    tx,
  )
  const before = rows[0]
  if (!before || before.endpoint !== endpoint || !before.digest.equals(digest))
    throw refuse(problems.idempotencyKeyReused, {})
  if (before.status === null || (before.reply === null && before.status !== 204)) throw refuse(problems.alreadyDone, {})
  return {
    status: before.status,
    text: before.reply,
    value: before.reply === null ? null : (JSON.parse(before.reply) as unknown),
  }
}

/** @param reply JSON text to give again; null where there is none or where it holds a secret */
export async function settle(
  tx: Tx,
  accountId: string,
  key: string,
  status: number,
  reply: string | null,
): Promise<void> {
  await sql`update idempotency set status = ${status}, reply = ${reply}
    where account_id = ${accountId} and key = ${key}`.execute(tx)
}

/** A refusal whose writes stay is no answer to give again: the same key may be used for another try. */
export async function forget(tx: Tx, accountId: string, key: string): Promise<void> {
  await sql`delete from idempotency where account_id = ${accountId} and key = ${key}`.execute(tx)
}
