/** The embedded PostgreSQL through its life: made, stopped, killed in every way, started twice. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { type Cluster, startCluster } from './cluster.ts'

// Whole processes start and stop here; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 90_000 })

const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const app = join(import.meta.dirname, '../../../test/front-door/app.ts')
const cleanup: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const step of cleanup.splice(0).reverse()) await step()
})

async function newHome(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wufang 五防 '))
  // As root the database's account has to walk through it.
  await chmod(folder, 0o711)
  cleanup.push(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'home')
}

async function start(home: string, options = {}): Promise<Cluster> {
  const cluster = await startCluster(home, quiet, options)
  cleanup.push(() => cluster.stop())
  return cluster
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

interface App {
  readonly child: ChildProcess
  /** The first line that starts with that word. */
  line(word: string): Promise<string>
}

function startApp(home: string): App {
  const child = spawn(process.execPath, [app, home], { stdio: ['ignore', 'pipe', 'inherit'] })
  cleanup.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  const lines: string[] = []
  createInterface(child.stdout).on('line', (line) => lines.push(line))
  return {
    child,
    async line(word) {
      for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(20)) {
        const found = lines.find((line) => line.startsWith(word))
        if (found !== undefined) return found
      }
      throw new Error(`no line "${word}" in: ${lines.join(' | ')}`)
    },
  }
}

async function killApp({ child }: App): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function postmasterPid(home: string): Promise<number> {
  return Number((await readFile(join(home, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0])
}

const write = 'create table if not exists kept (n int); insert into kept values (1)'
const countKept = 'select count(*)::int as n from kept'

test('a new cluster is UTF-8, listens on this machine only, and gives its owner what migrations need', async () => {
  const home = await newHome()
  const cluster = await start(home)
  const [server] = await query<Record<string, string>>(
    cluster.ownerUrl,
    `select current_setting('server_version') as version, current_setting('listen_addresses') as address,
            current_setting('fsync') || current_setting('synchronous_commit') as durable,
            pg_encoding_to_char(encoding) || ' ' || datlocprovider::text || ' ' || datlocale as locale,
            rolsuper::text as super
       from pg_database, pg_roles where datname = current_database() and rolname = current_user`,
  )
  expect(server).toEqual({
    version: expect.stringMatching(/^18\./),
    address: '127.0.0.1',
    durable: 'onon',
    locale: 'UTF8 b C.UTF-8',
    super: 'false',
  })
  const sorted = await query<{ word: string }>(
    cluster.ownerUrl,
    `create extension pg_trgm; create extension btree_gin;
     create collation chinese (provider = icu, locale = 'zh-Hans-CN');
     create role app_group nologin; create schema app;`,
  ).then(() =>
    query<{ word: string }>(
      cluster.ownerUrl,
      `select word from unnest(array['赵', '安', '李']) as word order by word collate chinese`,
    ),
  )
  expect(sorted.map((row) => row.word)).toEqual(['安', '李', '赵'])
})

test('passwords are generated per home and readable by their owner alone; without them nobody gets in', async () => {
  const home = await newHome()
  const cluster = await start(home)
  for (const name of await readdir(join(home, 'secrets'))) {
    expect((await stat(join(home, 'secrets', name))).mode & 0o777, name).toBe(0o600)
  }
  const guess = new URL(cluster.superuserUrl('postgres'))
  guess.password = 'guess'
  await expect(query(guess.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  guess.password = ''
  await expect(query(guess.href, 'select 1')).rejects.toThrow()

  await cluster.stop()
  await rm(join(home, 'secrets'), { recursive: true })
  await expect(startCluster(home, quiet)).rejects.toThrow(/secrets do not open the database: restore/)
  // The server it started to find that out must not stay behind unseen: the next start with the right files takes it.
  expect(await postmasterPid(home).catch(() => 0)).toBe(0)
})

test('stopped in order: no server is left and the next start needs no recovery', async () => {
  const home = await newHome()
  const first = startApp(home)
  await first.line('up')
  const pid = await postmasterPid(home)
  first.child.kill('SIGTERM')
  const [code] = await once(first.child, 'exit')
  expect(code).toBe(0)
  expect(() => process.kill(pid, 0)).toThrow()
  await start(home)
  expect(await readFile(join(home, 'postgres/postgres.log'), 'utf8')).not.toContain('not properly shut down')
})

test('a second instance is refused with one line that names the first', async () => {
  const home = await newHome()
  const first = startApp(home)
  await first.line('up')
  const second = startApp(home)
  const line = await second.line('refused')
  expect(line).toMatch(
    new RegExp(`another Wufang \\(process ${first.child.pid}, since 20\\d\\d-.*Z\\) uses the data in`),
  )
  // Refused, it must not have harmed the first.
  expect(await query((await start(home, { share: true })).ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('a command beside the app uses its cluster and leaves it running', async () => {
  const home = await newHome()
  const first = startApp(home)
  const port = Number((await first.line('up')).split(' ')[1])
  const shared = await startCluster(home, quiet, { share: true })
  expect(shared.port).toBe(port)
  await shared.stop()
  expect(await query(shared.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('kill -9 of the app: the next start adopts the server that is left', async () => {
  const home = await newHome()
  const first = startApp(home)
  await first.line('up')
  const pid = await postmasterPid(home)
  await killApp(first)
  const cluster = await start(home)
  expect(await postmasterPid(home)).toBe(pid)
  await query(cluster.ownerUrl, write)
  expect(await query(cluster.ownerUrl, countKept)).toEqual([{ n: 1 }])
})

test('kill -9 of app and server: the next start recovers what was committed', async () => {
  const home = await newHome()
  const first = startApp(home)
  await first.line('up')
  await query((await start(home, { share: true })).ownerUrl, write)
  const pid = await postmasterPid(home)
  await killApp(first)
  process.kill(pid, 'SIGKILL')
  const cluster = await start(home)
  expect(await query(cluster.ownerUrl, countKept)).toEqual([{ n: 1 }])
})

test('kill -9 of the server under a running app: it is back at the same port', async () => {
  const home = await newHome()
  const cluster = await start(home)
  await query(cluster.ownerUrl, write)
  for (let round = 0; round < 3; round++) {
    const pid = await postmasterPid(home)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => query(cluster.ownerUrl, countKept).catch(() => []), { timeout: 20_000 }).toEqual([{ n: 1 }])
    expect(await postmasterPid(home)).not.toBe(pid)
  }
})

test('a start killed while it makes the cluster leaves nothing that looks like data', async () => {
  const home = await newHome()
  const first = startApp(home)
  const halfMade = () => readdir(join(home, 'postgres')).then((names) => names.some((name) => name.startsWith('half-')))
  await expect.poll(() => halfMade().catch(() => false), { interval: 5, timeout: 20_000 }).toBe(true)
  await killApp(first)
  expect(await stat(join(home, 'postgres/data')).catch(() => undefined)).toBeUndefined()
  await start(home)
  expect(await halfMade()).toBe(false)
})

test('a leftover postmaster.pid whose number another program has now does not stop the start', async () => {
  const home = await newHome()
  const cluster = await start(home)
  await cluster.stop()
  const data = join(home, 'postgres/data')
  await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n0\n5432\n\n127.0.0.1\n\nready\n`)
  const again = await start(home)
  expect(await query(again.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('a home that cannot be made is said in one line', async () => {
  const folder = await newHome()
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(startCluster(join(file, 'home'), quiet)).rejects.toThrow(/cannot make .*file.*: set WUFANG_HOME/)
})
