/**
 * Signed tree heads. A cut goes over the rows that came since the last one, from the stored compact range, and signs
 * only what follows from what was signed before; each new head of a unit becomes a leaf of the region's tree.
 */
import { sign, verify } from 'node:crypto'
import { sql } from 'kysely'
import { type Hex, isHash } from '../../domain/ledger/bytes.ts'
import { NO_HASH } from '../../domain/ledger/entry.ts'
import { extendChain } from '../../domain/ledger/extend.ts'
import { appendHex, emptyRange, grow, type Range } from '../../domain/ledger/range.ts'
import {
  headLeaf,
  headText,
  REGION,
  type SignedHead,
  type TreeHash,
  type TreeHead,
} from '../../domain/ledger/tree-head.ts'
import type { Tx } from '../database/pool.ts'
import { hashes, sha256 } from './hashes.ts'
import type { SigningKey, TrustedKeys } from './keys.ts'
import { leafColumns } from './leaf.ts'

export function signHead(key: SigningKey, head: Omit<TreeHead, 'keyId'>): SignedHead {
  const named = { ...head, keyId: key.id }
  return { ...named, signature: sign(null, Buffer.from(headText(named)), key.privateKey).toString('hex') }
}

/** Whether a trusted key signed exactly this head. */
export function verifyHead(keys: TrustedKeys, head: SignedHead): boolean {
  const key = keys.get(head.keyId)
  return key !== undefined && verify(null, Buffer.from(headText(head)), key, Buffer.from(head.signature, 'hex'))
}

/** Microseconds, as the journal writes them. */
export const instantText = (at: Date): string => at.toISOString().replace('Z', '000Z')

export interface Cut {
  readonly heads: readonly SignedHead[]
  /** Units whose newer rows do not follow from what was signed; nothing was signed for them. */
  readonly refused: readonly { readonly unit: number; readonly seq: number }[]
}

interface Last {
  readonly size: number
  readonly range: Range
}

interface HeadRow {
  unit_id: number
  size: number
  at: string
  algorithm: TreeHash
  root: Buffer
  compact: Buffer
  key_id: string
  signature: Buffer
}

/** Columns of a tree head, the instant in the text that was signed. */
export const headColumns = `unit_id, size, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  algorithm, root, compact, key_id, signature`

export const headOfRow = (row: Omit<HeadRow, 'compact'>): SignedHead => ({
  unit: row.unit_id,
  size: row.size,
  root: row.root.toString('hex'),
  at: row.at,
  algorithm: row.algorithm,
  keyId: row.key_id,
  signature: row.signature.toString('hex'),
})

const chunk = 5_000

/**
 * Cuts and signs a head for every unit in the transaction's scope whose chain has grown, and one for the region.
 * The scope must hold every unit and every audience. One cut at a time; `now` must be later than the last cut.
 */
export async function cutHeads(tx: Tx, now: Date, key: SigningKey, algorithm: TreeHash = 'sha256'): Promise<Cut> {
  await sql`select pg_advisory_xact_lock(5005, 2)`.execute(tx)
  const keys: TrustedKeys = new Map([[key.id, key.publicKey]])
  const at = instantText(now)
  const region = await lastHead(tx, REGION)
  if (region !== undefined && region.at >= at)
    throw new Error(`the last tree head is of ${region.at}, this clock says ${at}`)
  const grown = await sql<{ unit_id: number; seq: number }>`
    select u.id as unit_id, last.seq from unit u
    cross join lateral (select seq from journal where unit_id = u.id order by seq desc limit 1) last
    where last.seq > coalesce((select max(size) from tree_head where unit_id = u.id), 0)
    order by u.id`.execute(tx)

  const heads: SignedHead[] = []
  const refused: { unit: number; seq: number }[] = []
  for (const { unit_id: unit, seq } of grown.rows) {
    const last = usable(await lastHead(tx, unit, algorithm), keys)
    const result = last && (await extend(tx, unit, seq, last, algorithm))
    if (result === undefined || 'stoppedAt' in result) {
      refused.push({ unit, seq: result?.stoppedAt ?? 0 })
      continue
    }
    const head = signHead(key, { unit, size: seq, root: result.root, at, algorithm })
    await keep(tx, head, result.range)
    heads.push(head)
  }
  if (heads.length > 0) heads.push(await cutRegion(tx, region, heads, at, key, keys, algorithm))
  return { heads, refused }
}

async function lastHead(tx: Tx, unit: number, algorithm?: TreeHash): Promise<HeadRow | undefined> {
  const found = await sql<HeadRow>`select ${sql.raw(headColumns)} from tree_head
    where unit_id = ${unit} and (${algorithm ?? null}::text is null or algorithm = ${algorithm ?? null})
    order by size desc limit 1`.execute(tx)
  return found.rows[0]
}

/** The state to grow from: empty without a head, undefined where the kept one is not what was signed. */
function usable(row: HeadRow | undefined, keys: TrustedKeys): Last | undefined {
  if (row === undefined) return { size: 0, range: emptyRange }
  const peaks = row.compact.toString('hex').match(/.{64}/g) ?? []
  const range = { size: row.size, peaks }
  try {
    const root = grow(hashes[row.algorithm], range).root()
    // A head of an earlier key is taken by its root: verification, not the cut, is where keys are judged.
    const signed = keys.has(row.key_id) ? verifyHead(keys, headOfRow(row)) : true
    return root === row.root.toString('hex') && signed ? { size: row.size, range } : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

interface LeafRow {
  seq: number
  links: Buffer
  leaf: Buffer
}

async function extend(
  tx: Tx,
  unit: number,
  until: number,
  last: Last,
  algorithm: TreeHash,
): Promise<{ root: Hex; range: Range } | { stoppedAt: number }> {
  const before = await sql<{ hash: Buffer }>`
    select hash from journal where unit_id = ${unit} and seq = ${last.size}`.execute(tx)
  const hash = last.size === 0 ? NO_HASH : (before.rows[0]?.hash.toString('hex') ?? '')
  if (!isHash(hash)) return { stoppedAt: last.size }
  const growing = extendChain(sha256, hashes[algorithm], { head: { seq: last.size, hash }, range: last.range })
  for (let seq = last.size; seq < until; ) {
    const rows = await sql<LeafRow>`select ${sql.raw(leafColumns)} from journal
      where unit_id = ${unit} and seq > ${seq} and seq <= ${until} order by seq limit ${chunk}`.execute(tx)
    for (const row of rows.rows) {
      if (!growing.row(row.seq, row.links, 0, row.leaf)) {
        return { stoppedAt: row.seq }
      }
      seq = row.seq
    }
    if (rows.rows.length === 0) return { stoppedAt: seq + 1 }
  }
  return { root: growing.root(), range: growing.state().range }
}

async function cutRegion(
  tx: Tx,
  last: HeadRow | undefined,
  heads: readonly SignedHead[],
  at: string,
  key: SigningKey,
  keys: TrustedKeys,
  algorithm: TreeHash,
): Promise<SignedHead> {
  const hash = hashes[algorithm]
  const known = last === undefined || last.algorithm === algorithm ? usable(last, keys) : undefined
  const growing = grow(hash, known?.range ?? (await regionLeaves(tx, at, algorithm)))
  for (const head of heads) appendHex(growing, hash.hex(headLeaf(head)))
  const head = signHead(key, { unit: REGION, size: growing.size(), root: growing.root(), at, algorithm })
  await keep(tx, head, growing.range())
  return head
}

/** The region's tree made anew from the units' heads: after a change of the hash, or where the kept range is spoilt. */
async function regionLeaves(tx: Tx, before: string, algorithm: TreeHash): Promise<Range> {
  const hash = hashes[algorithm]
  const growing = grow(hash)
  const rows = await sql<HeadRow>`select ${sql.raw(headColumns)} from tree_head
    where unit_id <> ${REGION} and at < ${before}::timestamptz order by at, unit_id`.execute(tx)
  for (const row of rows.rows) appendHex(growing, hash.hex(headLeaf(headOfRow(row))))
  return growing.range()
}

async function keep(tx: Tx, head: SignedHead, range: Range): Promise<void> {
  await sql`select app.keep_tree_head(${head.unit}, ${head.size}, ${head.at}::timestamptz, ${head.algorithm},
    ${Buffer.from(head.root, 'hex')}, ${Buffer.from(range.peaks.join(''), 'hex')}, ${head.keyId},
    ${Buffer.from(head.signature, 'hex')})`.execute(tx)
}
