/**
 * Verification of one unit's chain: a walk over its rows in their order, against the head and the signed tree heads.
 *
 * Invariants of a whole chain of n entries: seq runs 1…n; each hash is that of its row; each `previous` is the hash
 * before; the head names n and its hash; for each signed head of size m ≤ n the tree of the first m hashes has its
 * root. A signed size > n means the tail is gone.
 * After a fault the walk goes on from what the row itself says, so that one fault is reported once, where it lies.
 * Memory is constant but for the faults.
 */
import { HASH_BYTES, type Hash, type Hex, hashAt, sameHash } from './bytes.ts'
import { NO_HASH } from './entry.ts'
import type { Fault, FaultKind, Suspect } from './fault.ts'
import { type GrowingTree, grow } from './range.ts'

export interface ChainHead {
  readonly seq: number
  readonly hash: Hex
}

/** A tree head whose signature was found good. */
export interface SignedRoot {
  readonly size: number
  readonly root: Hex
  /** Hash of the tree it was cut from, which need not be the chain's own. */
  readonly tree: Hash
}

export interface Expected {
  readonly unit: number
  /** Null where the unit has no head. */
  readonly head: ChainHead | null
  readonly signed: readonly SignedRoot[]
  /** Hash of the chain: SHA-256. */
  readonly chain: Hash
}

export interface ChainReport {
  readonly unit: number
  readonly rows: number
  readonly signedHeads: number
  readonly faults: readonly Fault[]
  /** Faults beyond those listed. */
  readonly more: number
  readonly suspects: readonly Suspect[]
}

export interface ChainWalk {
  /**
   * The next row. `links` holds its previous hash and its own, 32 bytes each, from `at` on; `leaf` is 0x00 and the leaf
   * made of the row's own columns, the previous hash among them. Nothing of them is kept, so buffers may be reused.
   */
  row(seq: number, links: Uint8Array, at: number, leaf: Uint8Array): void
  end(): ChainReport
}

const listed = 100
const kept = 64

export function walkChain(expected: Expected): ChainWalk {
  const { unit, head, chain } = expected
  const found: Fault[] = []
  const suspects: Suspect[] = []
  const gaps: { from: number; to: number }[] = []
  const trees = signedTrees(expected)
  let more = 0
  let rows = 0
  const computed = new Uint8Array(HASH_BYTES)
  const last = new Uint8Array(HASH_BYTES)
  let lastSeq = 0
  let atHead: Hex | undefined = head?.seq === 0 ? NO_HASH : undefined
  let whole = true

  const fault = (kind: FaultKind, from: number, to = from) => {
    whole = false
    if (found.length < listed) found.push({ kind, unit, from, to })
    else more++
  }

  /** A row whose number is not the next one. Returns whether the walk goes on from it. */
  const outOfStep = (seq: number): boolean => {
    if (seq > lastSeq) {
      gaps.push({ from: lastSeq + 1, to: seq - 1 })
      whole = false
      return true
    }
    const gap = gaps.find((one) => one.from <= seq && seq <= one.to)
    if (gap === undefined) {
      fault('inserted', seq)
    } else {
      // The gap is now two, or one, or none.
      const rest = [
        { from: gap.from, to: seq - 1 },
        { from: seq + 1, to: gap.to },
      ]
      gaps.splice(gaps.indexOf(gap), 1, ...rest.filter((one) => one.from <= one.to))
      fault('disordered', seq)
    }
    return false
  }

  return {
    row(seq, links, at, leaf) {
      rows++
      const inStep = seq === lastSeq + 1
      const next = inStep || outOfStep(seq)
      const own = at + HASH_BYTES
      chain.put(leaf, computed, 0)
      if (!sameHash(computed, 0, links, own)) {
        fault('changed', seq)
        if (suspects.length < kept) {
          // Copied: the buffer is the reader's, and `slice` of a Buffer would be a view of it.
          suspects.push({
            unit,
            seq,
            previous: hashAt(links, at),
            hash: hashAt(links, own),
            leaf: Uint8Array.from(leaf),
          })
        }
      } else if (inStep && !sameHash(last, 0, links, at)) {
        fault('unlinked', seq)
      }
      if (whole) for (const tree of trees) if (!tree.done()) tree.row(seq, computed, leaf, fault)
      if (!next) return
      for (let i = 0; i < HASH_BYTES; i++) last[i] = links[own + i] ?? 0
      lastSeq = seq
      if (seq === head?.seq) atHead = hashAt(last, 0)
    },
    end() {
      for (const gap of gaps) fault('missing', gap.from, gap.to)
      const known = Math.max(head?.seq ?? 0, ...expected.signed.map((one) => one.size))
      if (lastSeq < known) fault('truncated', lastSeq + 1, known)
      if (lastSeq > (head?.seq ?? 0)) fault('beyond', (head?.seq ?? 0) + 1, lastSeq)
      if (head !== null && atHead !== undefined && atHead !== head.hash) fault('head', head.seq)
      found.sort((a, b) => a.from - b.from)
      return { unit, rows, signedHeads: expected.signed.length, faults: found, more, suspects }
    },
  }
}

interface TreeCheck {
  done(): boolean
  row(
    seq: number,
    computed: Uint8Array,
    leaf: Uint8Array,
    fault: (kind: FaultKind, from: number, to: number) => void,
  ): void
}

/** One growing tree for each hash that signed heads use; none once the last of them is passed. */
function signedTrees(expected: Expected): TreeCheck[] {
  return [...Map.groupBy(expected.signed, (one) => one.tree)].map(([tree, heads]) =>
    checkTree(
      tree,
      heads.toSorted((a, b) => a.size - b.size),
      expected.chain,
    ),
  )
}

function checkTree(hash: Hash, heads: readonly SignedRoot[], chain: Hash): TreeCheck {
  const growing: GrowingTree = grow(hash)
  const own = new Uint8Array(HASH_BYTES)
  let next = 0
  let good = 0
  return {
    done: () => next >= heads.length,
    row(seq, computed, leaf, fault) {
      if (hash !== chain) hash.put(leaf, own, 0)
      growing.append(hash === chain ? computed : own, 0)
      for (let head = heads[next]; head?.size === seq; head = heads[++next]) {
        if (growing.root() === head.root) good = seq
        else fault('rewritten', good + 1, seq)
      }
    },
  }
}
