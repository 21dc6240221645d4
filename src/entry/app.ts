/** Puts the parts of one process together: database roles, pool, rooms, server. Production, tests and benchmarks start here. */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Clock, clock, movable } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { demoClockOf } from '../platform/database/demo.ts'
import { appRole, migrate } from '../platform/database/migrate.ts'
import { openPool } from '../platform/database/pool.ts'
import type { Platform } from '../platform/endpoint.ts'
import { operations } from '../platform/health.ts'
import { prepareQueue } from '../platform/jobs/queue.ts'
import { startWorker, type Worker } from '../platform/jobs/worker.ts'
import { openHub } from '../platform/live/hub.ts'
import { type Log, openLog } from '../platform/logs.ts'
import { openMetrics } from '../platform/metrics.ts'
import { observe } from '../platform/observe.ts'
import type { Secret } from '../platform/secret.ts'
import { buildServer } from '../platform/server.ts'
import { setUpCode } from '../platform/setup-code.ts'
import { webApp } from '../platform/web.ts'
import * as rooms from './rooms.ts'
import { scanPage } from './scan-page.ts'

export interface AppParts {
  readonly config: Config
  /** Connection of the database's owner: migrations and roles only. */
  readonly ownerUrl: string
  /** The instance's secret, from which others are derived. */
  readonly secret: Secret
  readonly clock?: Clock
  /** Default: every room of the house. Tests of the door itself bring their own. */
  readonly rooms?: Pick<typeof rooms, 'routes' | 'reactions'> &
    Partial<Pick<typeof rooms, 'jobs' | 'taskKinds' | 'searches' | 'settings' | 'signals' | 'matters' | 'coverage'>>
  /** Default: JSON lines to standard output. */
  readonly log?: Log
}

export interface App {
  readonly platform: Platform
  readonly server: FastifyInstance
  /** Listens; the address people open. */
  listen(): Promise<string>
  /** Jobs and schedules in this process; ends with `close`. */
  work(): Promise<void>
  close(): Promise<void>
}

export async function openApp(parts: AppParts): Promise<App> {
  const { config, ownerUrl } = parts
  const secret = parts.secret.reveal()
  await migrate(ownerUrl)
  const appUrl = await appRole(ownerUrl, secret)
  const pool = openPool(appUrl)
  const log = parts.log ?? openLog(config)
  const metrics = openMetrics(pool)
  const house = { ...rooms, ...parts.rooms }
  const own = parts.clock ?? clock(config.timeZone)
  const demoClock = config.mode === 'demo' ? movable(own, await demoClockOf(pool.db)) : null
  const platform: Platform = {
    config,
    secret: parts.secret,
    clock: demoClock ?? own,
    demoClock,
    setUpCode: setUpCode(),
    schedules: house.jobs.filter(({ kind }) => kind === 'schedule' || kind === 'unit-schedule').map(({ name }) => name),
    pool,
    log,
    metrics,
    live: openHub(appUrl, log, metrics),
    reactions: house.reactions,
    taskKinds: house.taskKinds,
    coverage: house.coverage,
    searches: house.searches,
    settings: house.settings,
    signals: house.signals,
    matters: house.matters,
  }
  const built = join(import.meta.dirname, '../../dist/web')
  const web = await webApp(built)
  const { onRequestDone, onError } = observe(log, metrics)
  const server = await buildServer({
    platform,
    routes: config.mode === 'demo' ? house.routes : house.routes.filter(({ contract }) => !contract.demo),
    web,
    extras: [operations(platform), scanPage(built)],
    onRequestDone,
    onError,
  })
  let worker: Worker | undefined
  return {
    platform,
    server,
    listen: () => server.listen({ host: config.host, port: config.port }),
    work: async () => {
      const workerUrl = await appRole(ownerUrl, secret, 'wufang_worker')
      await prepareQueue(ownerUrl, workerUrl)
      worker = startWorker({ platform, workerUrl, jobs: house.jobs, log, metrics })
    },
    close: async () => {
      await platform.live.close()
      await server.close()
      await worker?.stop()
      await pool.close()
    },
  }
}
