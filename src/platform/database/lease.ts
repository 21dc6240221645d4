/**
 * One instance at a time: the instance that works on a data folder holds a session's advisory lock on a connection of
 * its own. The lock ends with the connection, so a killed instance blocks nobody; the connection ends with the server,
 * so it also tells at once when the server died.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { OperatorError } from '../operator-error.ts'
import { isAlive } from './alive.ts'

/** Chosen once; two-part key so that it can never meet the one-part keys of other tools. */
const lock = '5005, 2'
/** How long a killed instance's connection may linger. */
const patienceMs = 5_000

/** The data is in use by another instance. */
export class InUse extends OperatorError {}

export interface Lease {
  /** Settles when the connection ends, for whatever reason. */
  readonly ended: Promise<void>
  release(): Promise<void>
}

export async function takeLease(superuserUrl: string, folder: string): Promise<Lease> {
  const client = new pg.Client({
    connectionString: superuserUrl,
    application_name: `wufang ${process.pid}`,
    keepAlive: true,
  })
  const ended = new Promise<void>((resolve) => {
    client.once('end', resolve)
  })
  // A lost connection is told by `ended`; unheard, the error would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    for (const deadline = Date.now() + patienceMs; ; await sleep(100)) {
      const tried = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${lock}) as held`)
      if (tried.rows[0]?.held) return { ended, release: () => client.end() }
      const holder = await findHolder(client)
      if (holder && (isAlive(holder.pid) || Date.now() > deadline)) {
        throw new InUse(
          `another Wufang (process ${holder.pid}, since ${holder.since}) uses the data in ${folder}: stop it first, or set another WUFANG_HOME`,
        )
      }
      if (Date.now() > deadline) throw new InUse(`another Wufang uses the data in ${folder}: stop it first`)
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

interface Holder {
  readonly pid: number
  readonly since: string
}

async function findHolder(client: pg.Client): Promise<Holder | undefined> {
  const found = await client.query<Holder>(
    `select substring(application_name from '\\d+')::int as pid,
            to_char(backend_start at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
       from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and granted and (classid, objid) = (${lock}) and objsubid = 2`,
  )
  return found.rows[0]
}
