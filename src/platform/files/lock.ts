/**
 * One lock per content, held to the end of the transaction. An upload takes it before it looks whether the bytes are
 * there, a removal before it looks whether a row still stands for them; so neither can pass the other by.
 */
import { sql } from 'kysely'
import type { Tx } from '../database/pool.ts'

/** In order of the hashes, so that two transactions never wait for each other in a ring. */
export async function lockContents(tx: Tx, hashes: readonly string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(hash, 5005))
    from (select distinct hash from unnest(${[...hashes]}::text[]) hash order by hash) ordered`.execute(tx)
}
