/**
 * One entry (条目) of a unit's journal and the bytes that are hashed for it.
 *
 * The leaf is the UTF-8 of these lines joined by a line feed, in this order:
 *   1 `wufang-journal-1`   2 unit id   3 seq, from 1   4 instant, UTC, microseconds   5 account id or `-`
 *   6 position id or `-`   7 delegation acted under, or `-`   8 action   9 subject type   10 subject id
 *   11 files: hex SHA-256 joined by commas, or `-`   12 hash of the entry before, hex; 64 zeros for the first
 *   13 payload: RFC 8785 canonical JSON
 * The payload comes last, so nothing needs escaping; no earlier line may hold a line feed.
 * hash = H(0x00 ‖ leaf): the leaf hash of RFC 9162 §2.1.1, so that the chain's hashes are also the tree's leaves.
 * The database computes the same in app.journal_append; a test holds the two together.
 */
import { type Digest, type Hex, isHash, utf8 } from './bytes.ts'

export interface Entry {
  readonly unit: number
  readonly seq: number
  /** `YYYY-MM-DDTHH:MM:SS.ffffffZ` */
  readonly at: string
  readonly account: string | null
  readonly position: string | null
  readonly onBehalf: string | null
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly files: readonly Hex[]
  /** Canonical JSON, as stored. */
  readonly payload: string
}

/** What the first entry of a chain names as the hash before it. */
export const NO_HASH: Hex = '0'.repeat(64)

const format = 'wufang-journal-1'
const instant = /^\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

/** The lines of the leaf before the previous hash, joined. Throws where a field cannot stand in a line. */
function head(entry: Entry): string {
  if (!instant.test(entry.at)) throw new RangeError(`not an instant in microseconds: ${entry.at}`)
  const lines = [
    format,
    String(entry.unit),
    String(entry.seq),
    entry.at,
    entry.account ?? '-',
    entry.position ?? '-',
    entry.onBehalf ?? '-',
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.files.length === 0 ? '-' : entry.files.join(','),
  ]
  const broken = lines.find((line) => line.includes('\n'))
  if (broken !== undefined) throw new RangeError(`a line feed inside a line: ${JSON.stringify(broken)}`)
  return lines.join('\n')
}

/** The bytes that are hashed: 0x00 and the leaf. */
export function prefixedLeaf(entry: Entry, previous: Hex): Uint8Array {
  if (!isHash(previous)) throw new RangeError('the previous hash is not 64 hexadecimal digits')
  return utf8(`${head(entry)}\n${previous}\n${entry.payload}`, 1)
}

export const leafBytes = (entry: Entry, previous: Hex): Uint8Array => prefixedLeaf(entry, previous).subarray(1)

export const entryHash = (digest: Digest, entry: Entry, previous: Hex): Hex => digest(prefixedLeaf(entry, previous))

const lineFeed = 10

/** Where line `n` (from 0) begins, one past its line feed for `n + 1`. */
function lineStart(leaf: Uint8Array, n: number): number {
  let at = 1
  for (let line = 0; line < n && at > 0; line++) at = leaf.indexOf(lineFeed, at) + 1
  return at
}

/**
 * The same content as if it stood at another place of some chain: line 2 (unit), 3 (seq) and 12 (hash before) exchanged.
 * With this a row that was moved is told from a row that was changed.
 */
export function replaced(leaf: Uint8Array, place: { unit: number; seq: number; previous: Hex }): Uint8Array {
  const unit = lineStart(leaf, 1)
  const rest = lineStart(leaf, 3)
  const previous = lineStart(leaf, 11)
  const moved = utf8(`${place.unit}\n${place.seq}\n`)
  const bytes = new Uint8Array(leaf.length + moved.length - (rest - unit))
  bytes.set(leaf.subarray(0, unit))
  bytes.set(moved, unit)
  bytes.set(leaf.subarray(rest), unit + moved.length)
  const at = previous + moved.length - (rest - unit)
  bytes.set(utf8(place.previous), at)
  return bytes
}
