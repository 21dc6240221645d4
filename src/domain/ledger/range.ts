/**
 * Compact range (紧凑区间): what is left of a Merkle tree when its leaves are forgotten — the roots of the perfect
 * subtrees that cover [0, size), largest first, one for each bit set in `size`. A tree grows from it without reading
 * an earlier leaf again. Appending costs one node hash per leaf on average, and allocates nothing.
 */
import { HASH_BYTES, type Hash, type Hex, hashAt, hashBytes, isHash, putHash } from './bytes.ts'
import { emptyRoot, nodeHasher } from './merkle.ts'

export interface Range {
  readonly size: number
  /** Roots of the perfect subtrees, largest first. */
  readonly peaks: readonly Hex[]
}

export const emptyRange: Range = { size: 0, peaks: [] }

const peakCount = (size: number): number => {
  let count = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2
  return count
}

export interface GrowingTree {
  /** The next leaf's hash, at that place of the bytes. */
  append(hashes: Uint8Array, at: number): void
  size(): number
  root(): Hex
  range(): Range
}

/** Peaks of a tree of 2^53 leaves, and the leaf that comes. */
const mostPeaks = 54

/** A tree that grows from `from`. Throws where `from` is no compact range. */
export function grow(hash: Hash, from: Range = emptyRange): GrowingTree {
  if (!Number.isSafeInteger(from.size) || peakCount(from.size) !== from.peaks.length || !from.peaks.every(isHash)) {
    throw new RangeError(`not a compact range of ${from.size} leaves`)
  }
  // One arena: first the node that is hashed, 0x01 ‖ left ‖ right; behind it the peaks, side by side.
  const node = 1 + 2 * HASH_BYTES
  const arena = new Uint8Array(node + mostPeaks * HASH_BYTES)
  const nodeBytes = arena.subarray(0, node)
  arena[0] = 1
  let end = node
  for (const peak of from.peaks) {
    putHash(peak, arena, end)
    end += HASH_BYTES
  }
  let size = from.size

  const peaks = (): Hex[] => {
    const all: Hex[] = []
    for (let at = node; at < end; at += HASH_BYTES) all.push(hashAt(arena, at))
    return all
  }

  return {
    append(hashes, at) {
      for (let i = 0; i < HASH_BYTES; i++) arena[end + i] = hashes[at + i] ?? 0
      end += HASH_BYTES
      // A peak of the same height lies to the left for every trailing one-bit of the size.
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
        end -= HASH_BYTES
        arena.copyWithin(1, end - HASH_BYTES, end + HASH_BYTES)
        hash.put(nodeBytes, arena, end - HASH_BYTES)
      }
      size++
    },
    size: () => size,
    root: () => {
      const join = nodeHasher(hash.hex)
      return size === 0 ? emptyRoot(hash.hex) : peaks().reduceRight((right, left) => join(left, right))
    },
    range: () => ({ size, peaks: peaks() }),
  }
}

/** A growing tree fed with hashes in hexadecimal, where speed is of no matter. */
export const appendHex = (tree: GrowingTree, leaf: Hex): void => tree.append(hashBytes(leaf), 0)
