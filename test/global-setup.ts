/** One PostgreSQL for the whole run, one migrated and seeded template; each test file takes a copy of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startCluster } from '../src/platform/database/cluster.ts'
import { testConfig, testSecret } from './config.ts'
import { prepareTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    database: { superuserUrl: string; ownerUrl: string; template: string }
    /** Folder of this run, gone after it. */
    home: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-test-'))
  // Workers and the commands that tests start: what they are made of is compiled once.
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../node_modules/.cache/compiled')
  const cluster = await startCluster(home, { info: () => {}, warn: () => {}, error: console.error }, { durable: false })
  const superuserUrl = cluster.superuserUrl('postgres')
  const template = 'wufang_template'
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(`create database ${template} owner wufang_owner`)
    const url = new URL(cluster.ownerUrl)
    url.pathname = template
    await prepareTemplate({ config: testConfig(home), ownerUrl: url.href, secret: testSecret })
    await client.query(`alter database ${template} allow_connections false`)
  } finally {
    await client.end()
  }
  project.provide('home', home)
  project.provide('database', { superuserUrl, ownerUrl: cluster.ownerUrl, template })
  return async () => {
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}
