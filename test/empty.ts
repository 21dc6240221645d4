/** An app over an empty database, migrated and nothing more: what a first start in production finds. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { type App, openApp } from '../src/entry/app.ts'
import { testConfig, testSecret } from './config.ts'

export interface EmptyApp {
  readonly app: App
  readonly url: string
  /** Looks behind the API, as the owner. */
  look(statement: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(statement).finally(() => client.end())
  return rows
}

export async function startEmpty(mode: 'production' | 'demo' = 'production'): Promise<EmptyApp> {
  const { superuserUrl, ownerUrl } = inject('database')
  const name = `t_${randomBytes(6).toString('hex')}`
  await query(superuserUrl, `create database ${name} owner wufang_owner`)
  const home = await mkdtemp(join(tmpdir(), 'wufang-empty-'))
  const own = new URL(ownerUrl)
  own.pathname = name
  const config = testConfig(home, { WUFANG_MODE: mode })
  const app = await openApp({ config, ownerUrl: own.href, secret: testSecret })
  return {
    app,
    url: await app.listen(),
    look: (statement) => query(own.href, statement),
    close: async () => {
      await app.close()
      await query(superuserUrl, `drop database ${name} with (force)`)
      await query(superuserUrl, `drop role if exists wufang_app_${name}`)
      await rm(home, { recursive: true, force: true })
    },
  }
}
