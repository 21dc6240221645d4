/**
 * API tests speak HTTP to the real server on a real PostgreSQL. `startApp()` gives a server of its own over a fresh
 * copy of the template; `as(username)` calls endpoints as that account, without the cost of a password.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Static, TObject, TSchema } from 'typebox'
import { inject } from 'vitest'
import { type AppParts, openApp } from '../src/entry/app.ts'
import { clock } from '../src/platform/clock.ts'
import { type EndpointContract, isWrite } from '../src/platform/contract/endpoint.ts'
import type { Database } from '../src/platform/database/pool.ts'
import type { DB } from '../src/platform/database/tables.gen.ts'
import type { Platform } from '../src/platform/endpoint.ts'
import { newId } from '../src/platform/id.ts'
import { testConfig, testSecret } from './config.ts'

export interface Reply<T> {
  readonly status: number
  readonly headers: Headers
  /** The reply, or the problem where the status is 400 or more. */
  readonly body: T
  readonly problem: {
    type: string
    title: string
    detail: string
    details?: Record<string, unknown>
    errors?: { pointer: string; detail: string }[]
  }
}

export interface Asking<P, Q, B> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Default: a new one for each write. `null`: none. */
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface Client {
  readonly cookie: string
  call<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema>(
    contract: EndpointContract<P, Q, B, R>,
    asking?: Asking<Static<P>, Static<Q>, Static<B>>,
  ): Promise<Reply<Static<R>>>
}

export interface TestApp {
  readonly url: string
  readonly platform: Platform
  readonly server: FastifyInstance
  /** The owner's connection: sees everything, for looking behind the API. */
  readonly owner: Database
  readonly ownerUrl: string
  readonly superuserUrl: string
  /** A client signed in as the account, its session made straight in the database. */
  as(username: string): Promise<Client>
  /** A client that is not signed in. */
  readonly nobody: Client
  /** Sets the app's clock; it stands still until set again. */
  setNow(at: Date | null): void
  close(): Promise<void>
}

export interface AppOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly rooms?: AppParts['rooms']
  /** Also runs the worker: jobs, schedules, what live updates tell. */
  readonly work?: boolean
}

export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const { superuserUrl, ownerUrl, template } = inject('database')
  const name = `t_${randomBytes(6).toString('hex')}`
  await onServer(superuserUrl, `create database ${name} template ${template} owner wufang_owner`)
  const own = withDatabase(ownerUrl, name)
  const home = await mkdtemp(join(tmpdir(), 'wufang-app-'))
  const config = testConfig(home, options.environment)
  let fixed: Date | null = null
  const app = await openApp({
    config,
    ownerUrl: own,
    secret: testSecret,
    clock: clock(config.timeZone, () => fixed ?? new Date()),
    ...(options.rooms ? { rooms: options.rooms } : {}),
  })
  if (options.work) await app.work()
  const url = await app.listen()
  const pool = new pg.Pool({ connectionString: own, max: 2 })
  // Dropping the database may overtake a connection that is still saying goodbye.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const owner = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    url,
    platform: app.platform,
    server: app.server,
    owner,
    ownerUrl: own,
    superuserUrl: withDatabase(superuserUrl, name),
    as: async (username) => client(url, await openSession(owner, username, app.platform.clock.now())),
    nobody: client(url, ''),
    setNow: (at) => {
      fixed = at
    },
    close: async () => {
      await app.close()
      await owner.destroy()
      await onServer(superuserUrl, `drop database ${name} with (force)`)
      await onServer(superuserUrl, `drop role if exists wufang_app_${name}, wufang_worker_${name}`)
      await rm(home, { recursive: true, force: true })
    },
  }
}

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = name
  return changed.href
}

async function onServer(url: string, statement: string): Promise<void> {
  const connection = new pg.Client({ connectionString: url })
  await connection.connect()
  try {
    await connection.query(statement)
  } finally {
    await connection.end()
  }
}

/** @returns the cookie of a full session */
async function openSession(owner: Database, username: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const account = await owner.selectFrom('account').select('id').where('username', '=', username).executeTakeFirst()
  if (!account) throw new Error(`the seeded region has no account ${username}`)
  await owner
    .insertInto('session')
    .values({
      id: newId(),
      account_id: account.id,
      token_hash: createHash('sha256').update(token).digest(),
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + 400 * 24 * 3_600_000),
      address: '127.0.0.1',
      agent: 'test',
    })
    .execute()
  return `wufang_session=${token}`
}

export function client(url: string, cookie: string): Client {
  return {
    cookie,
    async call(contract, asking = {}) {
      const write = isWrite(contract as unknown as EndpointContract)
      const key = asking.key === undefined ? newId() : asking.key
      const response = await fetch(address(url, contract.path, asking.params, asking.query), {
        method: contract.method,
        headers: {
          ...(cookie ? { cookie } : {}),
          ...(write ? { 'x-wufang': '1' } : {}),
          ...(write && key !== null ? { 'idempotency-key': key } : {}),
          ...(asking.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...asking.headers,
        },
        ...(asking.body === undefined ? {} : { body: JSON.stringify(asking.body) }),
      })
      const text = await response.text()
      const body = text === '' || contract.form === 'bytes' ? null : (JSON.parse(text) as never)
      return { status: response.status, headers: response.headers, body: body as never, problem: body as never }
    },
  }
}

function address(url: string, path: string, params: unknown, query: unknown): string {
  const filled = path.replace(/:(\w+)/g, (_place, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown> | undefined)?.[name])),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries((query as Record<string, unknown> | undefined) ?? {}))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one))
  return `${url}${filled}${search.size > 0 ? `?${search}` : ''}`
}
