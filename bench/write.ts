/**
 * A write through the door (HTTP, session, scope, row-level security, idempotency, journal, tasks) beside the same rows
 * by plain SQL over one connection as the tables' owner. Both durable: every operation waits for its commit.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openApp } from '../src/entry/app.ts'
import { startDemo } from '../src/entry/demo/start.ts'
import { reportHazard } from '../src/features/hazards/contract.ts'
import { readConfig } from '../src/platform/config.ts'
import { startCluster } from '../src/platform/database/cluster.ts'
import { newId } from '../src/platform/id.ts'
import { Secret } from '../src/platform/secret.ts'
import type { BenchLine } from './line.ts'

const operations = 400
const warmUp = 100
/** Tables of which a report writes rows. */
const tables = ['hazard', 'task', 'journal', 'idempotency'] as const

const quiet = { info: () => {}, warn: () => {}, error: console.error }
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const milliseconds = (from: bigint): number => Number(process.hrtime.bigint() - from) / 1e6

export default async function write(): Promise<BenchLine[]> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const cluster = await startCluster(home, quiet)
  const journal = timeStatements('app.journal_append')
  try {
    const config = readConfig({ PORT: '0', WUFANG_HOME: home, LOG_LEVEL: 'silent' })
    const app = await openApp({ config, ownerUrl: cluster.ownerUrl, secret: new Secret('x'.repeat(40)) })
    await startDemo(app.platform)
    const owner = new pg.Client({ connectionString: cluster.ownerUrl })
    await owner.connect()
    try {
      const { cookie, unitId } = await signInOfficer(owner)
      const url = await app.listen()
      const report = () => post(url, cookie, unitId)
      for (let i = 0; i < warmUp; i++) await report()
      const since = new Date()
      journal.reset()
      const door = await timed(report)
      const share = journal.total() / door.reduce((sum, one) => sum + one, 0)
      const plain = await timed(await replay(owner, since))
      return linesOf(median(door), median(plain), share)
    } finally {
      await owner.end()
      await app.close()
    }
  } finally {
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}

function linesOf(door: number, plain: number, share: number): BenchLine[] {
  const work = 'report a hazard: 1 hazard, 1 task, 1 journal entry, 1 idempotency key; median, durable'
  return [
    {
      work,
      product: 'POST /api/hazards',
      reference: 'the same rows by plain SQL, one connection, as owner',
      productValue: door,
      referenceValue: plain,
      unit: 'ms',
      ratio: door / plain,
    },
    {
      work: 'the journal’s own share of a write',
      product: 'app.journal_append',
      reference: 'the limit of 15 %',
      productValue: share * 100,
      referenceValue: 15,
      unit: '%',
      ratio: share / 0.15,
      target: '< 15 %',
      met: share < 0.15,
    },
  ]
}

async function timed(operation: () => Promise<void>): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < operations; i++) {
    const start = process.hrtime.bigint()
    await operation()
    times.push(milliseconds(start))
  }
  return times
}

/** A session made straight in the database: signing in is not what is measured. */
async function signInOfficer(owner: pg.Client): Promise<{ cookie: string; unitId: number }> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await owner.query<{ account_id: string; unit_id: number }>(
    `select account_id, unit_id from position where role = 'officer' order by unit_id limit 1`,
  )
  const [officer] = rows
  if (!officer) throw new Error('the demo region has no officer')
  await owner.query(
    `insert into session (id, account_id, token_hash, created_at, seen_at, expires_at, address, agent)
     values ($1, $2, $3, now(), now(), now() + interval '1 day', '127.0.0.1', 'bench')`,
    [newId(), officer.account_id, createHash('sha256').update(token).digest()],
  )
  return { cookie: `wufang_session=${token}`, unitId: officer.unit_id }
}

async function post(url: string, cookie: string, unitId: number): Promise<void> {
  const response = await fetch(url + reportHazard.path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'x-wufang': '1', 'idempotency-key': newId() },
    body: JSON.stringify({
      unitId,
      family: 'fire',
      place: '二监区走廊',
      object: '应急照明灯',
      finding: '断电后不亮',
      note: '夜间巡查发现',
      basis: '',
      suggestedGrade: 'general',
      files: [],
    }),
  })
  if (!response.ok) throw new Error(await response.text())
  await response.arrayBuffer()
}

/** The rows that reports wrote, one operation after another, into tables of the same shape, indexes and all. */
async function replay(owner: pg.Client, since: Date): Promise<() => Promise<void>> {
  const statements: { text: string; rows: unknown[][] }[] = []
  for (const table of tables) {
    await owner.query(`create table plain_${table} (like ${table} including all)`)
    const column = table === 'task' || table === 'hazard' ? 'opened_at' : 'at'
    const stored = await owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0
         and not attisdropped and attgenerated = ''`,
      [table],
    )
    const names = stored.rows.map((row) => row.name)
    const { rows } = await owner.query({
      text: `select ${names.map((name) => `${name}::text`).join(', ')} from ${table} where ${column} >= $1 order by ${column} limit ${operations}`,
      values: [since],
      rowMode: 'array',
    })
    if (rows.length < operations) throw new Error(`only ${rows.length} rows of ${table} to replay`)
    const places = names.map((_, index) => `$${index + 1}`)
    statements.push({ text: `insert into plain_${table} (${names.join(', ')}) values (${places.join(', ')})`, rows })
  }
  let next = 0
  return async () => {
    await owner.query('begin')
    for (const { text, rows } of statements) await owner.query(text, rows[next])
    await owner.query('commit')
    next++
  }
}

/** Sums the time from sending to answer of statements that hold a text. */
function timeStatements(containing: string): { reset(): void; total(): number } {
  let sum = 0
  const original = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const start = process.hrtime.bigint()
    const result: unknown = Reflect.apply(original, this, args)
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string } | undefined)?.text ?? '')
    if (text.includes(containing) && result instanceof Promise)
      void result.then(
        () => {
          sum += milliseconds(start)
        },
        () => {},
      )
    return result
  } as typeof original
  return {
    reset: () => {
      sum = 0
    },
    total: () => sum,
  }
}
