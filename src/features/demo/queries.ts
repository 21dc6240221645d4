/** SQL of the demo's clock. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/pool.ts'

/** When the newest entry of all journals was made, whatever the scope. */
export async function newestEntry(tx: Tx): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select app.newest_entry() as at`.execute(tx)
  return rows[0]?.at ?? null
}

/**
 * Keeps it, and moves the open sessions with it.
 * @param now as the clock stood before
 * @returns false where the database never held the demo region: real work, opened in demo mode by mistake
 */
export async function keepAhead(tx: Tx, ahead: number, now: Date): Promise<boolean> {
  const { rows } = await sql<{ before: string | null }>`select app.move_demo_clock(${ahead}, ${now}) as before`.execute(
    tx,
  )
  return rows[0]?.before != null
}
