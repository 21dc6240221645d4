/**
 * Verifies the journal of a running system: every unit's chain against its head and its signed tree heads, and the
 * region's tree against the units' heads. It reads over one connection in one snapshot, so writing goes on meanwhile,
 * and needs the owner's (or a superuser's) connection, before which row-level security stands back.
 */
import type { ClientBase } from 'pg'
import { type ChainHead, type ChainReport, walkChain } from '../../domain/ledger/chain.ts'
import type { Fault } from '../../domain/ledger/fault.ts'
import { explainMoves } from '../../domain/ledger/moved.ts'
import { regionFaults } from '../../domain/ledger/region.ts'
import { REGION, type SignedHead } from '../../domain/ledger/tree-head.ts'
import { hashes, sha256 } from './hashes.ts'
import { headColumns, headOfRow, verifyHead } from './heads.ts'
import type { TrustedKeys } from './keys.ts'
import { readRows } from './rows.ts'

export interface Verified {
  readonly whole: boolean
  readonly units: number
  readonly rows: number
  /** Signed tree heads looked at, the region's among them. */
  readonly heads: number
  readonly reports: readonly ChainReport[]
  /** All faults: of heads, of the region's tree, of the chains. */
  readonly faults: readonly Fault[]
  /** Faults beyond those listed. */
  readonly more: number
}

export interface VerifyOptions {
  /** Heads kept outside the database: printed, or sent to another authority. */
  readonly kept?: readonly SignedHead[]
  /** Called after each unit. */
  readonly onUnit?: (report: ChainReport, done: number, of: number) => void
}

export async function verifyJournal(
  client: ClientBase,
  keys: TrustedKeys,
  options: VerifyOptions = {},
): Promise<Verified> {
  return inSnapshot(client, async () => {
    const heads = await readHeads(client)
    const chainHeads = await readChainHeads(client)
    const kept = options.kept ?? []
    const signed = [...heads, ...kept].filter((head) => verifyHead(keys, head))
    const units = new Set([...(await writtenUnits(client)), ...chainHeads.keys(), ...signed.map((head) => head.unit)])
    units.delete(REGION)
    const reports: ChainReport[] = []
    for (const unit of [...units].sort((a, b) => a - b)) {
      const walking = walkChain({
        unit,
        chain: sha256,
        head: chainHeads.get(unit) ?? null,
        signed: signed
          .filter((head) => head.unit === unit)
          .map((head) => ({ size: head.size, root: head.root, tree: hashes[head.algorithm] })),
      })
      await readRows(client, unit, walking.row)
      const report = walking.end()
      reports.push(report)
      options.onUnit?.(report, reports.length, units.size)
    }
    return conclude(reports, heads, keys, kept)
  })
}

/** Puts chains and heads together; the same for a database and for an exported file. */
export function conclude(
  chains: readonly ChainReport[],
  heads: readonly SignedHead[],
  keys: TrustedKeys,
  kept: readonly SignedHead[],
): Verified {
  const reports = explainMoves(sha256.hex, chains)
  const bad = [...heads, ...kept]
    .filter((head) => !verifyHead(keys, head))
    .map((head): Fault => ({ kind: 'signature', unit: head.unit, from: head.size, to: head.size }))
  const region = [...heads, ...kept.filter((head) => head.unit === REGION)].filter((head) => verifyHead(keys, head))
  const faults = [...bad, ...regionFaults(region, hashes), ...reports.flatMap((report) => report.faults)]
  return {
    whole: faults.length === 0,
    units: reports.length,
    rows: reports.reduce((sum, report) => sum + report.rows, 0),
    heads: heads.length + kept.length,
    reports,
    faults,
    more: reports.reduce((sum, report) => sum + report.more, 0),
  }
}

/** One unchanging view of the database for all that `read` reads. */
export async function inSnapshot<T>(client: ClientBase, read: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only')
  try {
    // Built-in functions first, whatever else bears their names; and no limit on a long read.
    await client.query('set local search_path = pg_catalog, public; set local statement_timeout = 0')
    return await read()
  } finally {
    await client.query('rollback')
  }
}

// `pg` hands bigint over as text unless told otherwise; numbers here stay far below 2^53.

export async function readHeads(client: ClientBase): Promise<SignedHead[]> {
  const found = await client.query(`select ${headColumns} from tree_head order by unit_id, tree_head.at, size`)
  return found.rows.map((row) => headOfRow({ ...row, size: Number(row.size) }))
}

/** The last number and hash of each chain, by unit. */
export async function readChainHeads(client: ClientBase): Promise<Map<number, ChainHead>> {
  const found = await client.query<{ unit_id: number; seq: number | string; hash: Buffer }>(
    'select unit_id, seq, hash from journal_head order by unit_id',
  )
  return new Map(found.rows.map((row) => [row.unit_id, { seq: Number(row.seq), hash: row.hash.toString('hex') }]))
}

/** Units with entries: one look into the index for each, not one for each row. */
async function writtenUnits(client: ClientBase): Promise<number[]> {
  const found = await client.query<{ id: number }>(`
    with recursive written(id) as (
      select min(unit_id) from journal
      union all
      select (select min(unit_id) from journal where unit_id > written.id) from written where written.id is not null)
    select id from written where id is not null`)
  return found.rows.map((row) => row.id)
}
