/** Second factors, recovery codes and challenges of the account the transaction works for. */
import { sql } from 'kysely'
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import type { factorKind } from '../contract/words.ts'

export type FactorKind = TermOf<typeof factorKind>

export interface Factor {
  readonly id: string
  readonly kind: FactorKind
  readonly name: string
  readonly createdAt: Date
  readonly usedAt: Date | null
}

const listed = ['id', 'kind', 'name', 'created_at as createdAt', 'used_at as usedAt'] as const

/** Proven ones, oldest first. */
export async function confirmedFactors(tx: Tx, accountId: string): Promise<Factor[]> {
  const rows = await tx
    .selectFrom('second_factor')
    .select(listed)
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as FactorKind }))
}

export async function renameFactor(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('second_factor').set({ name }).where('id', '=', id).execute()
}

export async function deleteFactor(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('second_factor').where('id', '=', id).execute()
}

// ── authenticator apps ───────────────────────────────────────────────────────────────────────────────────────────

/** Begins one; an earlier one that was begun and never proven goes. */
export async function insertTotp(
  tx: Tx,
  totp: { id: string; accountId: string; name: string; secret: Buffer },
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('second_factor')
    .where('account_id', '=', totp.accountId)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is', null)
    .execute()
  await tx
    .insertInto('second_factor')
    .values({
      id: totp.id,
      account_id: totp.accountId,
      kind: 'totp',
      name: totp.name,
      secret: totp.secret,
      created_at: now,
    })
    .execute()
}

export interface Totp {
  readonly id: string
  readonly name: string
  readonly secret: Buffer
  readonly lastStep: number | null
  readonly createdAt: Date
}

export async function totps(tx: Tx, accountId: string, which: 'proven' | 'begun'): Promise<Totp[]> {
  const rows = await tx
    .selectFrom('second_factor')
    .select(['id', 'name', 'secret', 'last_step as lastStep', 'created_at as createdAt'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'totp')
    .where('confirmed_at', which === 'proven' ? 'is not' : 'is', null)
    .orderBy('created_at')
    .execute()
  return rows.flatMap((row) => (row.secret === null ? [] : [{ ...row, secret: row.secret }]))
}

/** Uses up a time step. @returns false where another request was quicker with the same code */
export async function takeStep(tx: Tx, id: string, step: number, now: Date): Promise<boolean> {
  const [used] = await tx
    .updateTable('second_factor')
    .set((eb) => ({ last_step: step, used_at: now, confirmed_at: eb.fn.coalesce('confirmed_at', eb.val(now)) }))
    .where('id', '=', id)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .execute()
  return used?.numUpdatedRows === 1n
}

// ── passkeys ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Passkey {
  readonly id: string
  readonly name: string
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly count: number
  readonly transports: readonly string[]
}

export async function passkeys(tx: Tx, accountId: string): Promise<Passkey[]> {
  const rows = await tx
    .selectFrom('second_factor')
    .select(['id', 'name', 'credential_id', 'public_key', 'sign_count', 'transports'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'passkey')
    .orderBy('created_at')
    .execute()
  return rows.flatMap(({ id, name, credential_id, public_key, sign_count, transports }) =>
    credential_id === null || public_key === null || sign_count === null
      ? []
      : [
          {
            id,
            name,
            credentialId: credential_id,
            publicKey: public_key,
            count: sign_count,
            transports: transports ?? [],
          },
        ],
  )
}

export async function insertPasskey(tx: Tx, accountId: string, passkey: Passkey, now: Date): Promise<void> {
  await tx
    .insertInto('second_factor')
    .values({
      id: passkey.id,
      account_id: accountId,
      kind: 'passkey',
      name: passkey.name,
      created_at: now,
      confirmed_at: now,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      sign_count: passkey.count,
      transports: [...passkey.transports],
    })
    .execute()
}

export async function setCount(tx: Tx, id: string, count: number, now: Date): Promise<void> {
  await tx.updateTable('second_factor').set({ sign_count: count, used_at: now }).where('id', '=', id).execute()
}

export interface Challenge {
  readonly id: string
  readonly accountId: string
  readonly sessionId: string
  readonly purpose: 'add' | 'give'
}

/** Keeps a new challenge; older ones of the same session and purpose no longer count. */
export async function keepChallenge(tx: Tx, at: Challenge, challenge: string, expiresAt: Date): Promise<void> {
  await tx
    .deleteFrom('challenge')
    .where('account_id', '=', at.accountId)
    .where('session_id', '=', at.sessionId)
    .where('purpose', '=', at.purpose)
    .execute()
  await tx
    .insertInto('challenge')
    .values({
      id: at.id,
      account_id: at.accountId,
      session_id: at.sessionId,
      purpose: at.purpose,
      challenge,
      expires_at: expiresAt,
    })
    .execute()
}

/** Takes the challenge away, so that it serves once. @returns null where it is gone or too old */
export async function takeChallenge(tx: Tx, at: Challenge, now: Date): Promise<string | null> {
  const taken = await tx
    .deleteFrom('challenge')
    .where('id', '=', at.id)
    .where('account_id', '=', at.accountId)
    .where('session_id', '=', at.sessionId)
    .where('purpose', '=', at.purpose)
    .returning(['challenge', 'expires_at'])
    .executeTakeFirst()
  return taken && taken.expires_at > now ? taken.challenge : null
}

// ── recovery codes ───────────────────────────────────────────────────────────────────────────────────────────────

export async function replaceRecoveryCodes(tx: Tx, accountId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  if (hashes.length > 0)
    await tx
      .insertInto('recovery_code')
      .values(hashes.map((hash) => ({ account_id: accountId, hash })))
      .execute()
}

export async function recoveryCodesLeft(tx: Tx, accountId: string): Promise<number> {
  const { left } = await tx
    .selectFrom('recovery_code')
    .select(sql<number>`count(*)::integer`.as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

/** @returns false where there is no such code, or it was used */
export async function spendRecoveryCode(tx: Tx, accountId: string, hash: Buffer, now: Date): Promise<boolean> {
  const [used] = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .execute()
  return used?.numUpdatedRows === 1n
}
