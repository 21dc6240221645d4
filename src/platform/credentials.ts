/**
 * Passwords: made into hashes, checked, and given to an account for the first time. argon2id with OWASP's parameters
 * (19 MiB, 2 passes, 1 lane); each takes some 30 ms of a core, so only a few are worked on at once and a crowd that
 * would make everybody wait is sent away for a moment.
 */
import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { sql } from 'kysely'
import type { Tx } from './database/pool.ts'
import { turns } from './turns.ts'

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** argon2 works in the four threads of libuv's pool. */
const inTurn = turns(4, 16)

/** Password of every account of the demo region; never accepted in production. */
export const demoPassword = 'wufang-lanchuan-2026'

/** The same characters typed on another keyboard are the same password (NFKC). */
const normal = (password: string): string => password.normalize('NFKC')

/** @returns PHC string with salt and parameters */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), parameters))

/** One crowd of new passwords at a time, and one waiting. */
const oneCrowd = turns(1, 1)

/**
 * Of many new passwords at once, in the order given: some 20 ms each on two cores. Two threads of the pool stay free for whoever
 * signs in meanwhile, and the event loop for everybody.
 */
export const hashPasswords = (passwords: readonly string[]): Promise<string[]> =>
  oneCrowd(async () => {
    const hashed = Array.from(passwords, () => '')
    let next = 0
    const lane = async () => {
      for (let at = next++; at < passwords.length; at = next++)
        hashed[at] = await hash(normal(passwords[at] ?? ''), parameters)
    }
    await Promise.all([lane(), lane()])
    return hashed
  })

/** A hash nobody has a password for: an unknown user name costs as much time as a known one. */
const nobodys = hash(crypto.randomUUID(), parameters)

/** @param known the account's hash; null where there is no account: takes the same time and is false */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  const against = known ?? (await nobodys)
  const fits = await inTurn(() => verify(against, normal(password)))
  return known !== null && fits
}

/**
 * Gives an account a password somebody else knows; it must be changed at the next sign-in, and sessions of the account
 * end. The scope of the transaction must hold the account with the eyes of an administrator.
 */
export async function setFirstPassword(tx: Tx, accountId: string, hashed: string, now: Date): Promise<void> {
  await sql`select app.set_first_password(${accountId}, ${hashed}, false, ${now})`.execute(tx)
}

/** As `setFirstPassword`, for many accounts in one statement. */
export async function setFirstPasswords(
  tx: Tx,
  accountIds: readonly string[],
  hashed: readonly string[],
  now: Date,
): Promise<void> {
  await sql`select app.set_first_password(id, hash, false, ${now})
    from unnest(${[...accountIds]}::uuid[], ${[...hashed]}::text[]) as given(id, hash)`.execute(tx)
}

/** The published password of the demo region: needs no change, and the accounts are listed on the sign-in page. */
export async function setDemoPasswords(tx: Tx, accountIds: readonly string[], now: Date): Promise<void> {
  const hashed = await hashPassword(demoPassword)
  await sql`select app.set_first_password(id, ${hashed}, true, ${now}) from unnest(${accountIds}::uuid[]) as id`.execute(
    tx,
  )
}

// Without characters that are mistaken for each other on paper.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 16 characters in groups of four, 79 bits: to be read out or handed over on paper once. */
export function newTemporaryPassword(): string {
  const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [four(), four(), four(), four()].join('-')
}
