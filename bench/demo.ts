/**
 * The demo region on the embedded database, durable as in production: units, accounts, places and a year of history through
 * the product's rules, with its proof, tasks and indices. The reference is the least the same rows can cost: each table
 * copied whole inside the server into an empty twin with the same columns, indexes and checks, as owner, no row judged.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openApp } from '../src/entry/app.ts'
import { startFullDemo } from '../src/entry/demo/start.ts'
import { readConfig } from '../src/platform/config.ts'
import { startCluster } from '../src/platform/database/cluster.ts'
import { Secret } from '../src/platform/secret.ts'
import type { BenchLine } from './line.ts'

const limit = 60
const quiet = { info: () => {}, warn: () => {}, error: console.error }
const tables = [
  ...[
    'unit',
    'account',
    'position',
    'place',
    'file',
    'activity',
    'activity_answer',
    'evidence',
    'hazard',
    'hazard_photo',
  ],
  ...['hazard_money', 'duty_trigger', 'duty_answer', 'incident', 'task', 'risk_day', 'journal'],
]

export default async function demo(): Promise<BenchLine[]> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const cluster = await startCluster(home, quiet)
  try {
    const config = readConfig({ PORT: '0', WUFANG_HOME: home, LOG_LEVEL: 'silent' })
    const app = await openApp({ config, ownerUrl: cluster.ownerUrl, secret: new Secret('x'.repeat(40)) })
    const owner = new pg.Client({ connectionString: cluster.ownerUrl })
    await owner.connect()
    try {
      const made = await timed(async () => {
        if (!(await startFullDemo(app.platform))) throw new Error('the database was not empty')
      })
      for (const table of tables)
        await owner.query(
          `create table copy_${table} (like ${table} including all excluding identity excluding generated)`,
        )
      let rows = 0
      const plain = await timed(async () => {
        await owner.query('begin')
        for (const table of tables)
          rows += (await owner.query(`insert into copy_${table} select * from ${table}`)).rowCount ?? 0
        await owner.query('commit')
      })
      return [
        {
          work: `the demo region of 262 facilities and its year: ${rows} rows in ${tables.length} tables`,
          product: 'startFullDemo on an empty database',
          reference: 'insert … select of the same rows into empty twins with the same indexes, as owner',
          ...{ productValue: made, referenceValue: plain, unit: 's', ratio: made / plain },
          ...{ target: `< ${limit} s`, met: made < limit },
        },
      ]
    } finally {
      await owner.end()
      await app.close()
    }
  } finally {
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}
