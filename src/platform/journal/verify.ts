/**
 * Verifies the journal of a running system: every unit's chain against its head and its signed tree heads, and the
 * region's tree against the units' heads. It reads over one connection in one snapshot, so writing goes on meanwhile,
 * and needs the owner's (or a superuser's) connection, before which row-level security stands back.
 */
import type { ClientBase } from 'pg'
import { type ChainReport, walkChain } from '../../domain/ledger/chain.ts'
import type { Fault } from '../../domain/ledger/fault.ts'
import { explainMoves } from '../../domain/ledger/moved.ts'
import { regionFaults } from '../../domain/ledger/region.ts'
import { REGION, type SignedHead } from '../../domain/ledger/tree-head.ts'
import { digests, sha256 } from './hashes.ts'
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

export interface Watching {
  /** Called after each unit. */
  readonly onUnit?: (report: ChainReport, done: number, of: number) => void
}

/** `pg` hands bigint over as text unless told otherwise; numbers here stay far below 2^53. */
const int = (value: number | string): number => Number(value)

export async function verifyJournal(client: ClientBase, keys: TrustedKeys, watching: Watching = {}): Promise<Verified> {
  await client.query('begin isolation level repeatable read read only')
  try {
    // Built-in functions first, whatever else bears their names; and no limit on a long read.
    await client.query('set local search_path = pg_catalog, public; set local statement_timeout = 0')
    const heads = await readHeads(client)
    const reports: ChainReport[] = []
    const units = await unitsOf(client, heads)
    for (const unit of units) {
      const report = await verifyUnit(
        client,
        unit,
        heads.filter((head) => head.unit === unit && verifyHead(keys, head)),
      )
      reports.push(report)
      watching.onUnit?.(report, reports.length, units.length)
    }
    return conclude(reports, heads, keys)
  } finally {
    await client.query('rollback')
  }
}

/** Puts chains and heads together; the same for a database and for an exported file. */
export function conclude(chains: readonly ChainReport[], heads: readonly SignedHead[], keys: TrustedKeys): Verified {
  const reports = explainMoves(sha256, chains)
  const signed = heads.filter((head) => verifyHead(keys, head))
  const unsigned = heads
    .filter((head) => !signed.includes(head))
    .map((head): Fault => ({ kind: 'signature', unit: head.unit, from: head.size, to: head.size }))
  const faults = [...unsigned, ...regionFaults(signed, digests), ...reports.flatMap((report) => report.faults)]
  return {
    whole: faults.length === 0,
    units: reports.length,
    rows: reports.reduce((sum, report) => sum + report.rows, 0),
    heads: heads.length,
    reports,
    faults,
    more: reports.reduce((sum, report) => sum + report.more, 0),
  }
}

async function readHeads(client: ClientBase): Promise<SignedHead[]> {
  const found = await client.query(`select ${headColumns} from tree_head order by unit_id, tree_head.at, size`)
  return found.rows.map((row) => headOfRow({ ...row, size: int(row.size) }))
}

/** Every unit of which anything is left: rows, a head, or a signed head. */
async function unitsOf(client: ClientBase, heads: readonly SignedHead[]): Promise<number[]> {
  const found = await client.query<{ id: number }>(`
    with recursive written(id) as (
      select min(unit_id) from journal
      union all
      select (select min(unit_id) from journal where unit_id > written.id) from written where written.id is not null)
    select id from written where id is not null union select unit_id from journal_head`)
  const units = new Set([...found.rows.map((row) => row.id), ...heads.map((head) => head.unit)])
  units.delete(REGION)
  return [...units].sort((a, b) => a - b)
}

async function verifyUnit(client: ClientBase, unit: number, signed: readonly SignedHead[]): Promise<ChainReport> {
  const found = await client.query<{ seq: number | string; hash: Buffer }>(
    'select seq, hash from journal_head where unit_id = $1',
    [unit],
  )
  const [head] = found.rows
  const walking = walkChain({
    unit,
    digest: sha256,
    head: head === undefined ? null : { seq: int(head.seq), hash: head.hash.toString('hex') },
    signed: signed.map((one) => ({ size: one.size, root: one.root, tree: digests[one.algorithm] })),
  })
  await readRows(client, unit, walking.row)
  return walking.end()
}
