/** Whether this database ever held the demo region, and how far its clock stands ahead. */
import { sql } from 'kysely'
import type { Database, Tx } from './pool.ts'

export async function holdsDemo(db: Database | Tx): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`select app.holds_demo() as holds`.execute(db)
  return rows[0]?.holds ?? false
}

/** Milliseconds. */
export async function demoClockOf(db: Database | Tx): Promise<number> {
  const { rows } = await sql<{ ahead: string }>`select app.demo_clock() as ahead`.execute(db)
  return Number(rows[0]?.ahead ?? 0)
}
