/**
 * Reads journal rows as bytes, in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"), because a
 * verifier needs no strings: the leaf is hashed where it lies in the receive buffer.
 */
import type { ClientBase } from 'pg'
import type { Hex } from '../../domain/ledger/bytes.ts'
import { copyOut } from '../database/copy.ts'
import { leafColumns } from './leaf.ts'

export type TakeRow = (seq: number, previous: Hex, hash: Hex, leaf: Uint8Array) => void

/** Of `leafColumns`: number, previous hash, hash, leaf. */
const fields = 4
const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const hashBytes = 32

/** Every row of the unit in the order of its numbers. The leaf is only valid during the call. */
export const readRows = (client: ClientBase, unit: number, take: TakeRow): Promise<void> =>
  readStretch(client, `unit_id = ${unit}`, take)

/** As `readRows`, a stretch of numbers at a time: for a reader that has to wait for somebody between them. */
export async function* readInStretches(client: ClientBase, unit: number, take: TakeRow): AsyncGenerator<void> {
  const stretch = 10_000
  const found = await client.query(`select coalesce(max(seq), 0)::text as last from journal where unit_id = ${unit}`)
  const last = Number(found.rows[0]?.last ?? 0)
  // Rows numbered below 1, which only tampering makes, come with the first stretch.
  for (let until = stretch; until < last + stretch; until += stretch) {
    const above = until === stretch ? '' : `seq > ${until - stretch} and`
    await readStretch(client, `unit_id = ${unit} and ${above} seq <= ${until}`, take)
    yield
  }
}

function readStretch(client: ClientBase, where: string, take: TakeRow): Promise<void> {
  const text = `copy (select ${leafColumns} from journal where ${where} order by seq) to stdout (format binary)`
  return copyOut(client, text, copyParser(take))
}

/** Takes the messages of one binary COPY of `leafColumns`; the server ends a message only between rows. */
export function copyParser(take: TakeRow): (bytes: Buffer) => void {
  let started = false
  return (bytes) => {
    let at = 0
    if (!started) {
      if (!bytes.subarray(0, signature.length).equals(signature)) throw new Error('not a binary COPY')
      at = signature.length + 8 + bytes.readInt32BE(signature.length + 4)
      started = true
    }
    while (at < bytes.length && bytes.readInt16BE(at) === fields) at = takeRow(bytes, at + 2, take)
  }
}

function takeRow(bytes: Buffer, start: number, take: TakeRow): number {
  // 4 + 8 bytes of number, twice 4 + 32 bytes of hash, 4 + n bytes of leaf.
  const seq = bytes.readInt32BE(start + 4) * 2 ** 32 + bytes.readUInt32BE(start + 8)
  const previous = start + 12
  const hash = previous + 4 + hashBytes
  const leaf = hash + 4 + hashBytes
  if (bytes.readInt32BE(previous) !== hashBytes || bytes.readInt32BE(hash) !== hashBytes) {
    return takeOddRow(bytes, seq, previous, take)
  }
  const end = leaf + 4 + bytes.readInt32BE(leaf)
  take(
    seq,
    bytes.toString('hex', previous + 4, hash),
    bytes.toString('hex', hash + 4, leaf),
    bytes.subarray(leaf + 4, end),
  )
  return end
}

/** A row whose hashes have not 32 bytes, which only tampering makes. Null counts as empty. */
function takeOddRow(bytes: Buffer, seq: number, start: number, take: TakeRow): number {
  let at = start
  const next = (): Buffer => {
    const length = Math.max(0, bytes.readInt32BE(at))
    const field = bytes.subarray(at + 4, at + 4 + length)
    at += 4 + length
    return field
  }
  const previous = next().toString('hex')
  const hash = next().toString('hex')
  take(seq, previous, hash, next())
  return at
}
