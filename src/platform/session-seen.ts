/** A session that is used lives on, up to its absolute end; one left alone ends after its idle time. */
import { sql } from 'kysely'
import type { Actor } from './access.ts'
import type { Database } from './database/pool.ts'

/** Written at most once in so many milliseconds, so that reading costs no write. */
const grain = 60_000

/** Called after the request's own transaction has ended. */
export async function seen(db: Database, actor: Actor, now: Date): Promise<void> {
  if (now.getTime() - actor.seenAt.getTime() < grain) return
  await sql`select app.session_seen(${actor.sessionId}, ${now})`.execute(db)
}
