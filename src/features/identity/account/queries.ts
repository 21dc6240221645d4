/** Writes to the account the transaction works for. */
import { sql } from 'kysely'
import type { Language } from '../../../platform/contract/text.ts'
import type { Tx } from '../../../platform/database/pool.ts'

export async function setOwnLanguage(tx: Tx, language: Language): Promise<void> {
  await sql`select app.set_own_language(${language})`.execute(tx)
}

export async function setOwnPassword(tx: Tx, hash: string, now: Date): Promise<void> {
  await sql`select app.change_own_password(${hash}, ${now})`.execute(tx)
}
