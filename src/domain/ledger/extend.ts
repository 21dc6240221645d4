/**
 * Growth of a verified chain over newer rows, for cutting tree heads. It refuses to go over a fault, so that nothing is
 * signed that does not hold; what it holds between two cuts is the head and the compact range.
 */
import { HASH_BYTES, type Hash, hashAt, hashBytes, sameHash } from './bytes.ts'
import type { ChainHead } from './chain.ts'
import { NO_HASH } from './entry.ts'
import { emptyRange, grow, type Range } from './range.ts'

export interface Grown {
  readonly head: ChainHead
  readonly range: Range
}

/**
 * Walks on from a verified state over newer rows, and refuses to grow over a fault: nothing is signed that does not
 * hold. `row` returns false at the first row that does not follow.
 */
export function extendChain(
  chain: Hash,
  tree: Hash,
  from: Grown = { head: { seq: 0, hash: NO_HASH }, range: emptyRange },
) {
  const growing = grow(tree, from.range)
  const computed = new Uint8Array(HASH_BYTES)
  const last = hashBytes(from.head.hash)
  let lastSeq = from.head.seq
  return {
    row(seq: number, links: Uint8Array, at: number, leaf: Uint8Array): boolean {
      chain.put(leaf, computed, 0)
      const follows = seq === lastSeq + 1 && sameHash(last, 0, links, at)
      if (!follows || !sameHash(computed, 0, links, at + HASH_BYTES)) return false
      last.set(computed)
      lastSeq = seq
      if (tree !== chain) tree.put(leaf, computed, 0)
      growing.append(computed, 0)
      return true
    },
    root: growing.root,
    state: (): Grown => ({ head: { seq: lastSeq, hash: hashAt(last, 0) }, range: growing.range() }),
  }
}
