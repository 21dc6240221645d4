/**
 * `kill -9` of the app, of the database and of both, twenty times during a stream of writes over HTTP. Officers behave
 * as phones do: a write that was not acknowledged is sent again under its key, until it is. Afterwards every
 * acknowledged write is there exactly once, its entry stands in the journal, and the journal is whole. Seen to fail with
 * `synchronous_commit = off`.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportHazard } from '../src/features/hazards/contract.ts'
import { demoAccounts, signIn } from '../src/features/identity/contract.ts'
import { startCluster } from '../src/platform/database/cluster.ts'
import { newId } from '../src/platform/id.ts'
import { type Client, client } from './harness.ts'

const rounds = 20
/** Acknowledged writes that a round waits for before it kills. */
const writesPerRound = 4
const victims = ['app', 'database', 'both'] as const

const cli = join(import.meta.dirname, '../src/entry/cli.ts')
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

let folder: string
let environment: NodeJS.ProcessEnv
let url: string
let app: ChildProcess

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wufang-kill-'))
  // As root the database's account has to walk through it.
  await chmod(folder, 0o711)
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  environment = {
    ...{ PATH: process.env.PATH, WUFANG_HOME: join(folder, 'home'), PORT: String(port), LOG_LEVEL: 'silent' },
    // The app starts fifteen times: what it is made of is compiled once.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  }
  await promisify(execFile)(process.execPath, [cli, 'demo', '--small'], { env: environment })
  app = await start()
})

afterAll(async () => {
  app.kill('SIGKILL')
  // Takes over what a failed run left, and stops it.
  await (await startCluster(join(folder, 'home'), quiet)).stop()
  await rm(folder, { recursive: true, force: true })
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [cli, 'serve'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20)) {
    if (said.includes('wufang ready')) return child
    if (child.exitCode !== null) break
  }
  throw new Error(`the app did not become ready: ${said}`)
}

async function kill(victim: (typeof victims)[number]): Promise<void> {
  const postmaster = Number((await readFile(join(folder, 'home/postgres/data/postmaster.pid'), 'utf8')).split('\n')[0])
  const gone = once(app, 'exit')
  if (victim !== 'database') app.kill('SIGKILL')
  if (victim !== 'app') process.kill(postmaster, 'SIGKILL')
  if (victim === 'database') return
  await gone
  app = await start()
}

/** Two officers of one facility and one of each of two others: units written by one hand and by two. */
async function officers(): Promise<{ who: Client; unitId: number }[]> {
  const nobody = client(url, '')
  const { items } = (await nobody.call(demoAccounts, { query: { q: 'officer' } })).body
  const found = items.filter(({ username }) => /^officer/.test(username)).slice(0, 4)
  return Promise.all(
    found.map(async ({ username, password }) => {
      const reply = await nobody.call(signIn, { body: { username, password } })
      expect(reply.status).toBeLessThan(300)
      const cookie = reply.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      const me = await sql<{ unit: number }>(
        `select p.unit_id as unit from position p join account a on a.id = p.account_id where a.username = $1`,
        [username],
      )
      return { who: client(url, cookie), unitId: me[0]?.unit ?? 0 }
    }),
  )
}

async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const cluster = await startCluster(join(folder, 'home'), quiet, { share: true })
  const connection = new pg.Client({ connectionString: cluster.ownerUrl })
  await connection.connect()
  try {
    return (await connection.query<Row>(text, values)).rows
  } finally {
    await connection.end()
  }
}

test('every acknowledged write survives twenty kills, once, and the journal is whole', {
  timeout: 300_000,
}, async () => {
  const acknowledged = new Map<string, string>()
  const refused: string[] = []
  let repeated = 0
  let writing = true

  const write = async ({ who, unitId }: { who: Client; unitId: number }): Promise<void> => {
    while (writing) {
      const key = newId()
      const body = { unitId, family: 'fire' as const, place: '二监区', object: '灭火器', finding: `压力不足 ${key}` }
      const whole = { ...body, note: '', basis: '', suggestedGrade: null, files: [] }
      for (let tries = 0; ; tries++) {
        const reply = await who.call(reportHazard, { key, body: whole }).catch(() => undefined)
        if (reply && reply.status < 300) {
          acknowledged.set(reply.body.id, body.finding)
          if (tries > 0) repeated++
          break
        }
        // The fault is never the officer's, so only a server's may be named.
        if (reply && reply.status < 500) refused.push(`${reply.status} ${reply.problem?.type}`)
        await sleep(30)
      }
    }
  }
  const writers = (await officers()).map(write)

  for (let round = 0; round < rounds; round++) {
    const before = acknowledged.size
    await expect
      .poll(() => acknowledged.size, { timeout: 60_000, interval: 10 })
      .toBeGreaterThan(before + writesPerRound)
    await kill(victims[round % victims.length] ?? 'both')
  }
  const before = acknowledged.size
  await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before)
  writing = false
  await Promise.all(writers)

  expect(refused).toEqual([])
  expect(acknowledged.size).toBeGreaterThanOrEqual(rounds * writesPerRound)
  expect(repeated).toBeGreaterThan(0)
  const kept = await sql<{ id: string; finding: string }>(
    `select id, finding from hazard where finding like '压力不足 %'`,
  )
  expect(new Map(kept.map((row) => [row.id, row.finding]))).toEqual(acknowledged)
  expect(kept.length).toBe(acknowledged.size)
  const entries = await sql<{ id: string; times: number }>(
    `select subject_id as id, count(*)::int as times from journal
      where action = 'hazard.reported' and subject_id = any($1) group by subject_id`,
    [[...acknowledged.keys()]],
  )
  expect(entries.filter(({ times }) => times !== 1)).toEqual([])
  expect(entries.length).toBe(acknowledged.size)

  const verified = await promisify(execFile)(process.execPath, [cli, 'verify', '--json'], { env: environment })
  const report: { whole: boolean; entries: number } = JSON.parse(verified.stdout)
  expect(report.whole).toBe(true)
  expect(report.entries).toBeGreaterThanOrEqual(acknowledged.size)

  app.kill('SIGTERM')
  expect(await once(app, 'exit')).toEqual([0, null])
})
