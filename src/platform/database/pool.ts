/** Connections of the app: typed SQL over `pg`. Work on the pool inside somebody else's transaction is a defect. */
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { NamingClient } from './named.ts'
import type { DB } from './tables.gen.ts'

export type Tx = Transaction<DB>
export type Database = Kysely<DB>

const { builtins } = pg.types
// A calendar day stays the text it is: turned into a Date it would slip by the server's time zone.
pg.types.setTypeParser(builtins.DATE, (text) => text)
// Sequence numbers and counts stay far below 2^53.
pg.types.setTypeParser(builtins.INT8, Number)

export interface Pool {
  readonly db: Database
  readonly pg: pg.Pool
  close(): Promise<void>
}

export function openPool(
  url: string,
  options: { max?: number; name?: string; onError?: (error: Error) => void } = {},
): Pool {
  const pool = new pg.Pool({
    Client: NamingClient,
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.name ?? 'wufang',
    connectionTimeoutMillis: 5_000,
    // A statement that runs away holds a connection and its unit's journal; none of ours needs longer.
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 120_000,
  })
  // A connection lost while idle is replaced by the pool; unheard, the error would end the process.
  pool.on('error', options.onError ?? (() => {}))
  // Lost between two statements of a transaction it belongs to nobody who listens; the next statement fails and tells.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pg: pool, close: () => db.destroy() }
}
