/**
 * Growth of a verified chain over newer rows, for cutting tree heads. It refuses to go over a fault, so that nothing is
 * signed that does not hold; what it holds between two cuts is the head and the compact range.
 */
import type { Digest, Hex } from './bytes.ts'
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
  chain: Digest,
  tree: Digest,
  from: Grown = { head: { seq: 0, hash: NO_HASH }, range: emptyRange },
) {
  const growing = grow(tree, from.range)
  let head = from.head
  return {
    row(seq: number, previous: Hex, hash: Hex, leaf: Uint8Array): boolean {
      const computed = chain(leaf)
      if (seq !== head.seq + 1 || previous !== head.hash || computed !== hash) return false
      growing.append(tree === chain ? computed : tree(leaf))
      head = { seq, hash }
      return true
    },
    root: growing.root,
    state: (): Grown => ({ head, range: growing.range() }),
  }
}
