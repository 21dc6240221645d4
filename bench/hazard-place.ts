/** A database of its own with a million hazards, and the two who read it: the app under its policies, and the owner. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { startCluster } from '../src/platform/database/cluster.ts'
import { appRole, migrate } from '../src/platform/database/migrate.ts'
import { openPool, type Tx } from '../src/platform/database/pool.ts'
import { enter, type Scope } from '../src/platform/database/scope.ts'
import { fillHazards, fillRegion } from './hazard-rows.ts'

export const facilities = 260
export const rows = 1_000_000
/** Facilities in the scope of one reader. */
export const reach = 60

export interface Place {
  /** One read transaction of the app with that scope, as the door opens it. @returns milliseconds */
  asApp(scope: Scope, read: (tx: Tx) => Promise<unknown>): Promise<number>
  /** The same as the owner of the tables, whom no policy holds. */
  asOwner(read: (tx: Tx) => Promise<unknown>): Promise<number>
  sql(text: string): Promise<void>
  close(): Promise<void>
}

export async function openPlace(without: readonly string[]): Promise<Place> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const quiet = { info: () => {}, warn: () => {}, error: console.error }
  const cluster = await startCluster(home, quiet, { durable: false })
  await migrate(cluster.ownerUrl)
  const owner = new pg.Client({ connectionString: cluster.ownerUrl })
  await owner.connect()
  await fillRegion(owner, facilities)
  await fillHazards(owner, facilities, rows, without)
  const app = openPool(await appRole(cluster.ownerUrl, 'the secret of this measurement alone'), { max: 1 })
  const owning = openPool(cluster.ownerUrl, { max: 1 })
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now()
    await work()
    return performance.now() - start
  }
  return {
    asApp: (scope, read) =>
      timed(() =>
        app.db
          .transaction()
          .setAccessMode('read only')
          .execute(async (tx) => {
            await enter(tx, scope, null)
            await read(tx)
          }),
      ),
    asOwner: (read) => timed(() => owning.db.transaction().setAccessMode('read only').execute(read)),
    sql: async (text) => void (await owner.query(text)),
    close: async () => {
      await app.close()
      await owning.close()
      await owner.end()
      await cluster.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Numbers between 0 and 1, the same in every run (mulberry32). */
export function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** 60 of the 260 facilities, drawn anew for each read. */
export function drawScope(draw: () => number): Scope {
  const units = Array.from({ length: facilities }, (_, n) => ({ unit: 1001 + n, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, reach)
    .map((one) => one.unit)
  return { units: units.sort((a, b) => a - b), audience: 1 }
}

export const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN
