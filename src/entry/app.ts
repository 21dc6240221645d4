/** Puts the parts of one process together: database roles, pool, rooms, server. Production, tests and benchmarks start here. */
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Clock, clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { appRole, migrate } from '../platform/database/migrate.ts'
import { openPool } from '../platform/database/pool.ts'
import type { Platform } from '../platform/endpoint.ts'
import type { Secret } from '../platform/secret.ts'
import { buildServer } from '../platform/server.ts'
import { webApp } from '../platform/web.ts'
import * as rooms from './rooms.ts'

export interface AppParts {
  readonly config: Config
  /** Connection of the database's owner: migrations and roles only. */
  readonly ownerUrl: string
  /** The instance's secret, from which others are derived. */
  readonly secret: Secret
  readonly clock?: Clock
  /** Default: every room of the house. Tests of the door itself bring their own. */
  readonly rooms?: Pick<typeof rooms, 'routes' | 'reactions'>
}

export interface App {
  readonly platform: Platform
  readonly server: FastifyInstance
  /** Listens; the address people open. */
  listen(): Promise<string>
  close(): Promise<void>
}

export async function openApp(parts: AppParts): Promise<App> {
  const { config } = parts
  await migrate(parts.ownerUrl)
  const pool = openPool(await appRole(parts.ownerUrl, parts.secret.reveal()))
  const platform: Platform = {
    config,
    secret: parts.secret,
    clock: parts.clock ?? clock(config.timeZone),
    pool,
    reactions: (parts.rooms ?? rooms).reactions,
  }
  const web = await webApp(join(import.meta.dirname, '../../dist/web'))
  const server = await buildServer({ platform, routes: (parts.rooms ?? rooms).routes, web })
  return {
    platform,
    server,
    listen: () => server.listen({ host: config.host, port: config.port }),
    close: async () => {
      await server.close()
      await pool.close()
    },
  }
}
