/** What a sign-in has to know of a user name before anybody is known to be asking. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import type { Failures } from '../rules.ts'

export interface SignInState {
  /** Null where nobody has that user name. */
  readonly account: { readonly id: string; readonly unitId: number; readonly state: string } | null
  readonly passwordHash: string | null
  readonly mustChange: boolean
  /** The password is the demo region's published one. */
  readonly demo: boolean
  readonly failures: ReadonlyMap<string, Failures>
  /** False while another attempt under the first key is being checked. */
  readonly free: boolean
}

interface Row {
  account_id: string | null
  unit_id: number | null
  state: string | null
  password_hash: string | null
  must_change: boolean
  demo: boolean
  failures: { key: string; failures: number; at: string }[]
  free: boolean
}

/** @param keys digests of the counters that matter, the account's or device's first; the map's keys are their hex */
export async function signInState(tx: Tx, username: string, keys: readonly Buffer[]): Promise<SignInState> {
  const { rows } = await sql<Row>`select * from app.sign_in_state(${username}, ${keys}::bytea[])`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('app.sign_in_state answers with one row')
  const { account_id, unit_id, state } = row
  return {
    account:
      account_id !== null && unit_id !== null && state !== null ? { id: account_id, unitId: unit_id, state } : null,
    passwordHash: row.password_hash,
    mustChange: row.must_change,
    demo: row.demo,
    failures: new Map(row.failures.map((one) => [one.key, { failures: one.failures, lastAt: new Date(one.at) }])),
    free: row.free,
  }
}

/** Whether any unit exists: an empty system is set up first. */
export async function hasUnits(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('unit').select('id').limit(1).executeTakeFirst()) !== undefined
}
