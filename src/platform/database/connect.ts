/**
 * The database Wufang works on: the server of `DATABASE_URL`, or the embedded one. Everything after this knows only the
 * owner's connection URL.
 */
import pg from 'pg'
import type { Config } from '../config.ts'
import { OperatorError } from '../operator-error.ts'
import { type Log, startCluster } from './cluster.ts'

/** As PostgreSQL numbers itself. */
const oldestVersion = 150_000

export interface OpenDatabase {
  readonly ownerUrl: string
  /** For people, such as `18.4`. */
  readonly version: string
  readonly embedded: boolean
  stop(): Promise<void>
}

/**
 * @param use `own` for the server; `share` for a command that may run beside it
 * @param onLost the embedded data was taken by another instance: this process must end
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'home'>,
  log: Log,
  use: 'own' | 'share',
  onLost: (error: Error) => void = () => {},
): Promise<OpenDatabase> {
  if (config.databaseUrl) {
    const ownerUrl = config.databaseUrl.reveal()
    return { ownerUrl, version: await checkServer(ownerUrl), embedded: false, stop: async () => {} }
  }
  const cluster = await startCluster(config.home, log, { share: use === 'share', onLost })
  try {
    return {
      ownerUrl: cluster.ownerUrl,
      version: await checkServer(cluster.ownerUrl),
      embedded: true,
      stop: cluster.stop,
    }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

/** The version of the server, or an `OperatorError` that says why it cannot serve. Names no password. */
async function checkServer(url: string): Promise<string> {
  const { host, pathname } = new URL(url)
  const client = new pg.Client({
    connectionString: url,
    application_name: 'wufang start',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const reason = error instanceof Error ? error.message || ('code' in error && String(error.code)) : String(error)
    throw new OperatorError(`the database ${host}${pathname} cannot be reached: ${reason}`)
  }
  try {
    const found = await client.query<{ number: number; version: string; encoding: string }>(
      `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
              current_setting('server_encoding') as encoding`,
    )
    const [server] = found.rows
    if (!server) throw new OperatorError(`the database ${host}${pathname} does not say its version`)
    if (server.number < oldestVersion) {
      throw new OperatorError(`the database ${host} is PostgreSQL ${server.version}: Wufang needs 15 or newer`)
    }
    if (server.encoding !== 'UTF8') {
      throw new OperatorError(`the database ${pathname.slice(1)} stores ${server.encoding}: make it with encoding UTF8`)
    }
    return server.version
  } finally {
    await client.end()
  }
}
