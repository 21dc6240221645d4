/**
 * Verification of the journal against bare hashing of the same bytes in the same process, on one thread: `crypto.hash`
 * one byte sequence at a time, the fastest that Node offers. The rows lie in a real PostgreSQL, written by the
 * product's own function; "in memory" feeds the verifier the very messages the server sent, "from the database" is
 * `wufang verify` itself, reading included.
 */
import { hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { HASH_BYTES, type Hash, hashAt } from '../src/domain/ledger/bytes.ts'
import { type ChainHead, walkChain } from '../src/domain/ledger/chain.ts'
import { grow } from '../src/domain/ledger/range.ts'
import { startCluster } from '../src/platform/database/cluster.ts'
import { copyOut } from '../src/platform/database/copy.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { openPool } from '../src/platform/database/pool.ts'
import { enter } from '../src/platform/database/scope.ts'
import { sha256 } from '../src/platform/journal/hashes.ts'
import { cutHeads } from '../src/platform/journal/heads.ts'
import { newSigningKey, type SigningKey } from '../src/platform/journal/keys.ts'
import { leafColumns } from '../src/platform/journal/leaf.ts'
import { copyParser } from '../src/platform/journal/rows.ts'
import { verifyJournal } from '../src/platform/journal/verify.ts'
import type { BenchLine } from './line.ts'

const units = 10
const rowsPerUnit = 10_000
const rows = units * rowsPerUnit
const runs = 5
const target = '≥ 0.60'

export default async function bench(): Promise<BenchLine[]> {
  const home = await mkdtemp(join(tmpdir(), 'wufang-bench-'))
  const log = { info: () => {}, warn: console.error, error: console.error }
  const cluster = await startCluster(home, log, { durable: false })
  const client = new pg.Client({ connectionString: cluster.ownerUrl })
  try {
    await migrate(cluster.ownerUrl)
    await client.connect()
    const key = newSigningKey()
    await fill(client)
    await cut(cluster.ownerUrl, key)
    return await measure(client, key)
  } finally {
    await client.end()
    await cluster.stop()
    await rm(home, { recursive: true, force: true })
  }
}

/** Entries as hazards and checks leave them: mostly Chinese words, 60 to 700 bytes of payload. */
async function fill(client: pg.Client): Promise<void> {
  await client.query(`insert into division values ('79', '试验省', 'Test');
    insert into unit (id, kind, facility_type, territory, name, name_en, opened_on)
    select n, 'facility', 'detention', '79', '试验' || n, 'Test ' || n, '2020-01-01' from generate_series(1, ${units}) n`)
  await client.query(`set app.units = '{${Array.from({ length: units }, (_, i) => i + 1).join(',')}}'`)
  for (let unit = 1; unit <= units; unit++) {
    await client.query(`select count(app.journal_append(${unit}, timestamptz '2026-01-01Z' + n * interval '1 minute',
        '0193a0b0-0000-7000-8000-00000000000a', '0193a0b0-0000-7000-8000-00000000000b', null,
        'hazard.reported', 'hazard', '0193a0b0-0000-7000-8000-' || lpad(n::text, 12, '0'),
        case n % 4 when 0 then encode(sha256(n::text::bytea), 'hex') else '-' end,
        '{"deadline":"2026-12-01","level":"general","note":"'
          || repeat('二号监区东侧通道灭火器压力不足，', 1 + n % 12) || '","place":"二号监区"}', 1))
      from generate_series(1, ${rowsPerUnit}) n`)
  }
  await client.query('vacuum analyze journal')
}

async function cut(url: string, key: SigningKey): Promise<void> {
  const pool = openPool(url)
  await pool.db.transaction().execute(async (tx) => {
    await enter(tx, { units: Array.from({ length: units }, (_, i) => i + 1), audience: 1 }, null)
    await cutHeads(tx, new Date('2026-11-23T00:00:00Z'), key)
  })
  await pool.close()
}

async function measure(client: pg.Client, key: SigningKey): Promise<BenchLine[]> {
  const messages = await receive(client)
  const { leaves, nodes } = hashedBytes(messages)
  const roots = messages.map((one) => walkTree(one))
  const times: Record<'leaves' | 'all' | 'chain' | 'tree' | 'database', Time[]> = {
    leaves: [],
    all: [],
    chain: [],
    tree: [],
    database: [],
  }
  // In turn, so that whatever else the machine does falls on all alike.
  for (let run = 0; run < runs; run++) {
    times.leaves.push(await timed(() => bare(leaves)))
    times.all.push(await timed(() => bare(leaves) + bare(nodes)))
    times.chain.push(await timed(() => walkAll(messages, [])))
    times.tree.push(await timed(() => walkAll(messages, roots)))
    times.database.push(
      await timed(async () => {
        const result = await verifyJournal(client, new Map([[key.id, key.publicKey]]))
        if (!result.whole || result.rows !== rows) throw new Error('the journal is not whole')
      }),
    )
  }
  const leafBytes = sizeOf(leaves)
  const allBytes = leafBytes + sizeOf(nodes)
  const cpu = (list: readonly Time[]) => Math.min(...list.map((one) => one.cpuMs))
  const wall = (list: readonly Time[]) => Math.min(...list.map((one) => one.wallMs))
  const work = `verify, ${rows.toLocaleString('en')} entries of ${Math.round(leafBytes / rows)} bytes`
  const perCpu = 'MB per second of processor time'
  const line = (product: string, ms: number, reference: string, referenceMs: number, bytes: number, unit = perCpu) => ({
    work,
    product,
    reference,
    productValue: bytes / ms / 1e3,
    referenceValue: bytes / referenceMs / 1e3,
    unit,
    ratio: referenceMs / ms,
  })
  const goal = (one: BenchLine): BenchLine => ({ ...one, target, met: one.ratio >= 0.6 })
  const full = 'chain and signed tree, rows in memory'
  const bareAll = 'crypto.hash over the same leaves and tree nodes'
  const bareLeaves = 'crypto.hash over the leaves alone'
  return [
    goal(line(full, cpu(times.tree), bareAll, cpu(times.all), allBytes)),
    goal(line('chain and head, rows in memory', cpu(times.chain), bareLeaves, cpu(times.leaves), leafBytes)),
    line(full, cpu(times.tree), bareLeaves, cpu(times.leaves), leafBytes),
    line('wufang verify from the database', wall(times.database), bareAll, wall(times.all), allBytes, 'MB/s'),
  ]
}

/** The messages of the server for each unit, kept. */
async function receive(client: pg.Client): Promise<Buffer[][]> {
  const all: Buffer[][] = []
  for (let unit = 1; unit <= units; unit++) {
    const messages: Buffer[] = []
    const rows = `select ${leafColumns} from journal where unit_id = ${unit} order by seq`
    await copyOut(client, `copy (${rows}) to stdout (format binary)`, (bytes) => messages.push(Buffer.from(bytes)))
    all.push(messages)
  }
  return all
}

/** Every byte sequence that verification hashes, side by side in memory so that bare hashing is at its best. */
function hashedBytes(messages: readonly Buffer[][]): { leaves: Uint8Array[]; nodes: Uint8Array[] } {
  const leaves = packed(1_024 * rows)
  const nodes = packed(65 * (rows + 64 * units))
  const keeping: Hash = {
    hex: (bytes) => {
      nodes.keep(bytes)
      return sha256.hex(bytes)
    },
    put: (bytes, into, at) => {
      nodes.keep(bytes)
      sha256.put(bytes, into, at)
    },
  }
  for (const one of messages) {
    const tree = grow(keeping)
    const parse = copyParser((_seq, links, at, leaf) => {
      leaves.keep(leaf)
      tree.append(links, at + HASH_BYTES)
    })
    one.forEach(parse)
    tree.root()
  }
  return { leaves: leaves.kept, nodes: nodes.kept }
}

function packed(size: number): { kept: Uint8Array[]; keep(bytes: Uint8Array): void } {
  const all = new Uint8Array(size)
  const kept: Uint8Array[] = []
  let end = 0
  return {
    kept,
    keep(bytes) {
      all.set(bytes, end)
      kept.push(all.subarray(end, end + bytes.length))
      end += bytes.length
    },
  }
}

function walkTree(messages: readonly Buffer[]): string {
  const tree = grow(sha256)
  messages.forEach(copyParser((_seq, links, at) => tree.append(links, at + HASH_BYTES)))
  return tree.root()
}

function walkAll(messages: readonly Buffer[][], roots: readonly string[]): void {
  for (const [i, one] of messages.entries()) walk(one, i + 1, roots[i])
}

function walk(messages: readonly Buffer[], unit: number, root?: string): void {
  const signed = root === undefined ? [] : [{ size: rowsPerUnit, root, tree: sha256 }]
  const walking = walkChain({ unit, chain: sha256, head: lastOf(messages), signed })
  const parse = copyParser(walking.row)
  for (const message of messages) parse(message)
  const report = walking.end()
  if (report.faults.length > 0 || report.rows !== rowsPerUnit) throw new Error('not whole')
}

/** The chain's head: the last message but one, since the last only ends the COPY, after the opening of the first. */
function lastOf(messages: readonly Buffer[]): ChainHead {
  let head: ChainHead | undefined
  const opening = messages[0]?.subarray(0, 19) ?? Buffer.alloc(0)
  copyParser((seq, links, at) => {
    head = { seq, hash: hashAt(links, at + HASH_BYTES) }
  })(Buffer.concat([opening, messages.at(-2) ?? Buffer.alloc(0)]))
  if (head === undefined) throw new Error('no rows')
  return head
}

function bare(sequences: readonly Uint8Array[]): number {
  let digits = 0
  for (const bytes of sequences) digits += hash('sha256', bytes, 'hex').length
  return digits
}

const sizeOf = (sequences: readonly Uint8Array[]) => sequences.reduce((sum, bytes) => sum + bytes.length, 0)

interface Time {
  readonly wallMs: number
  /** Processor time of this process: what other work on the machine does not touch. */
  readonly cpuMs: number
}

async function timed(work: () => unknown): Promise<Time> {
  const start = performance.now()
  const used = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(used)
  return { wallMs: performance.now() - start, cpuMs: (user + system) / 1e3 }
}
