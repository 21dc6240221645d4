/**
 * For those who run the system. `/healthz`: the process answers. `/readyz`: it can also do its work (database, current
 * migrations, room on the disk). `/metrics`: Prometheus, only for this machine itself, never through a proxy.
 */
import { readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { problems, refuse } from './contract/problem.ts'
import type { Platform } from './endpoint.ts'
import { faultOf } from './logs.ts'

const leastFreeBytes = 200 * 1024 * 1024
const patienceMs = 3_000

const checks: Readonly<Record<string, (platform: Platform) => Promise<boolean>>> = {
  database: async ({ pool }) => (await sql`select 1`.execute(pool.db)).rows.length === 1,
  migrations: async ({ pool }) => {
    const files = await readdir(join(import.meta.dirname, '../../migrations'))
    const { rows } = await sql<{ name: string }>`select name from migration`.execute(pool.db)
    const done = new Set(rows.map((row) => row.name))
    return files.filter((name) => name.endsWith('.sql')).every((name) => done.has(name))
  },
  disk: async ({ config }) => {
    const { bavail, bsize } = await statfs(config.home)
    return bavail * bsize > leastFreeBytes
  },
}

export function operations(platform: Platform): (server: FastifyInstance) => void {
  return (server) => {
    server.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
    server.get('/readyz', async (_request, reply) => {
      const results: Record<string, 'ok' | 'failed'> = {}
      for (const [name, check] of Object.entries(checks)) {
        const fine = await within(patienceMs, check(platform)).catch((error: unknown) => {
          platform.log.warn({ check: name, fault: faultOf(error) }, 'not ready')
          return false
        })
        results[name] = fine ? 'ok' : 'failed'
      }
      const ready = Object.values(results).every((result) => result === 'ok')
      return reply
        .code(ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ status: ready ? 'ready' : 'not-ready', checks: results })
    })
    server.get('/metrics', async (request, reply) => {
      if (!fromThisMachine(request)) throw refuse(problems.notFound, {})
      return reply.type(platform.metrics.registry.contentType).send(await platform.metrics.registry.metrics())
    })
  }
}

const forwarding = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

/** A request that a proxy on this machine passed on comes from elsewhere, whatever its address. */
function fromThisMachine(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? ''
  const loopback = address === '::1' || /^(::ffff:)?127\./.test(address)
  return loopback && forwarding.every((name) => request.headers[name] === undefined)
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('took too long')), ms)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
