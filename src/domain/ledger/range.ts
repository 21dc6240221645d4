/**
 * Compact range (紧凑区间): what is left of a Merkle tree when its leaves are forgotten — the roots of the perfect
 * subtrees that cover [0, size), largest first, one for each bit set in `size`. A tree grows from it without reading
 * an earlier leaf again. Appending costs one node hash per leaf on average.
 */
import { type Digest, type Hex, isHash } from './bytes.ts'
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
  append(leaf: Hex): void
  size(): number
  root(): Hex
  range(): Range
}

/** A tree that grows from `from`. Throws where `from` is no compact range. */
export function grow(digest: Digest, from: Range = emptyRange): GrowingTree {
  if (!Number.isSafeInteger(from.size) || peakCount(from.size) !== from.peaks.length || !from.peaks.every(isHash)) {
    throw new RangeError(`not a compact range of ${from.size} leaves`)
  }
  const node = nodeHasher(digest)
  const peaks = [...from.peaks]
  let size = from.size
  return {
    append(leaf) {
      let hash = leaf
      // A peak of the same height lies to the left for every trailing one-bit of the size.
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) hash = node(peaks.pop() ?? '', hash)
      peaks.push(hash)
      size++
    },
    size: () => size,
    root: () => (size === 0 ? emptyRoot(digest) : peaks.reduceRight((right, left) => node(left, right))),
    range: () => ({ size, peaks: [...peaks] }),
  }
}
