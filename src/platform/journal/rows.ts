/**
 * Reads journal rows as bytes, in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"), because a
 * verifier needs no strings: the leaf is hashed where it lies in the receive buffer.
 */
import type { ClientBase } from 'pg'
import { HASH_BYTES } from '../../domain/ledger/bytes.ts'
import { copyOut } from '../database/copy.ts'
import { leafColumns } from './leaf.ts'

/** As `row` of a walk takes it: `links` holds the previous hash and the row's own from `at` on. */
export type TakeRow = (seq: number, links: Uint8Array, at: number, leaf: Uint8Array) => void

/** Of `leafColumns`: number, links, leaf. */
const fields = 3
const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const linkBytes = 2 * HASH_BYTES

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
  // Each field is its length in 4 bytes and its bytes: 8 of number, 64 of links, the leaf.
  const seq = bytes.readInt32BE(start + 4) * 2 ** 32 + bytes.readUInt32BE(start + 8)
  const links = start + 16
  const length = bytes.readInt32BE(start + 12)
  const leaf = links + Math.max(0, length) + 4
  const end = leaf + Math.max(0, bytes.readInt32BE(leaf - 4))
  // Links of any other length, or none, are what only tampering makes.
  if (length === linkBytes) take(seq, bytes, links, bytes.subarray(leaf, end))
  else take(seq, Buffer.alloc(linkBytes), 0, bytes.subarray(leaf, end))
  return end
}
