/**
 * Merkle tree of RFC 9162 §2.1: leaf H(0x00 ‖ data), node H(0x01 ‖ left ‖ right), the empty tree H().
 * A tree of n > 1 leaves splits at k, the largest power of two smaller than n.
 *
 * Subtrees are those of the Merkle Tree Certificates draft (IETF PLANTS): [start, end) where start is a multiple of the
 * smallest power of two not below end − start. One proof serves all: inclusion is the subtree [i, i + 1), consistency
 * the subtree [0, m). Proofs list siblings from the deepest outward.
 *
 * Sizes and indexes are non-negative safe integers; anything else verifies nothing. Hashes are hexadecimal.
 */
import { type Digest, HASH_BYTES, type Hex, isHash, putHash } from './bytes.ts'

export type Proof = readonly Hex[]
type NodeHash = (left: Hex, right: Hex) => Hex

export const emptyRoot = (digest: Digest): Hex => digest(new Uint8Array(0))

export function leafHash(digest: Digest, data: Uint8Array): Hex {
  const bytes = new Uint8Array(1 + data.length)
  bytes.set(data, 1)
  return digest(bytes)
}

/** H(0x01 ‖ left ‖ right), over one buffer that every call reuses. */
export function nodeHasher(digest: Digest): NodeHash {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES)
  bytes[0] = 1
  return (left, right) => {
    putHash(left, bytes, 1)
    putHash(right, bytes, 1 + HASH_BYTES)
    return digest(bytes)
  }
}

/** Largest power of two smaller than n, for n > 1. */
export function split(n: number): number {
  let k = 1
  while (2 * k < n) k *= 2
  return k
}

const size = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

export function isSubtree(start: number, end: number): boolean {
  if (!size(start) || !size(end) || start > end) return false
  return start % (end - start <= 1 ? 1 : 2 * split(end - start)) === 0
}

/** Root of the leaves' tree. */
export function treeRoot(digest: Digest, leaves: readonly Hex[]): Hex {
  return leaves.length === 0 ? emptyRoot(digest) : rangeRoot(nodeHasher(digest), leaves, 0, leaves.length)
}

function rangeRoot(node: NodeHash, leaves: readonly Hex[], start: number, end: number): Hex {
  if (end - start > 1) {
    const middle = start + split(end - start)
    return node(rangeRoot(node, leaves, start, middle), rangeRoot(node, leaves, middle, end))
  }
  const leaf = leaves[start]
  if (leaf === undefined) throw new RangeError(`no leaf ${start}`)
  return leaf
}

/** Proof that [start, end) of the leaves is a subtree of their tree. Throws where it is not one. */
export function subtreeProof(digest: Digest, leaves: readonly Hex[], start: number, end: number): Proof {
  if (!isSubtree(start, end) || start === end || end > leaves.length) {
    throw new RangeError(`[${start}, ${end}) is no subtree of ${leaves.length} leaves`)
  }
  const node = nodeHasher(digest)
  const proof: Hex[] = []
  const walk = (from: number, to: number, low: number, high: number, known: boolean): void => {
    if (from === low && to === high) {
      if (!known) proof.push(rangeRoot(node, leaves, low, high))
      return
    }
    const middle = low + split(high - low)
    if (to <= middle) {
      walk(from, to, low, middle, known)
      proof.push(rangeRoot(node, leaves, middle, high))
    } else {
      // Beyond the split, either wholly in the right half or, reaching across, holding all of the left one.
      if (from >= middle) walk(from, to, middle, high, known)
      else walk(middle, to, middle, high, false)
      proof.push(rangeRoot(node, leaves, low, middle))
    }
  }
  walk(start, end, 0, leaves.length, true)
  return proof
}

export const inclusionProof = (digest: Digest, leaves: readonly Hex[], index: number): Proof =>
  subtreeProof(digest, leaves, index, index + 1)

/** Proof that the first `older` leaves are the beginning of all; `older` from 1 to the number of leaves. */
export const consistencyProof = (digest: Digest, leaves: readonly Hex[], older: number): Proof =>
  subtreeProof(digest, leaves, 0, older)

export interface SubtreeClaim {
  readonly start: number
  readonly end: number
  readonly size: number
  readonly subtree: Hex
  readonly root: Hex
  readonly proof: Proof
}

/** Whether the proof shows `subtree` to be the hash of [start, end) in the tree of that size and root. */
export function verifySubtree(digest: Digest, claim: SubtreeClaim): boolean {
  const { start, end, proof } = claim
  if (!isSubtree(start, end) || !size(claim.size) || end > claim.size || !proof.every(isHash)) return false
  // The empty subtree is part of every tree.
  if (start === end) return proof.length === 0 && claim.subtree === emptyRoot(digest)
  const node = nodeHasher(digest)
  let used = 0
  const next = (): Hex => {
    const hash = proof[used++]
    if (hash === undefined) throw new RangeError('the proof is too short')
    return hash
  }
  const walk = (from: number, to: number, n: number, known: boolean): { inner: Hex; outer: Hex } => {
    if (from === 0 && to === n) {
      const hash = known ? claim.subtree : next()
      return { inner: hash, outer: hash }
    }
    const k = split(n)
    if (to <= k) {
      const { inner, outer } = walk(from, to, k, known)
      return { inner, outer: node(outer, next()) }
    }
    const across = from < k
    const { inner, outer } = walk(across ? 0 : from - k, to - k, n - k, known && !across)
    const left = next()
    return { inner: across ? node(left, inner) : inner, outer: node(left, outer) }
  }
  // Only a hash can be hashed further; where the subtree is the whole tree the two are compared as they stand.
  const whole = start === 0 && end === claim.size
  if (!whole && !isHash(claim.subtree)) return false
  try {
    const { inner, outer } = walk(start, end, claim.size, true)
    return used === proof.length && inner === claim.subtree && outer === claim.root
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

export interface InclusionClaim {
  readonly index: number
  /** The subtree the leaf is claimed to lie in; the whole tree is [0, size). */
  readonly start: number
  readonly end: number
  readonly leaf: Hex
  readonly root: Hex
  readonly proof: Proof
}

export function verifyInclusion(digest: Digest, claim: InclusionClaim): boolean {
  const { index, start, end, leaf, root, proof } = claim
  if (!isSubtree(start, end) || !size(index) || index < start || index >= end || !isHash(leaf)) return false
  const at = index - start
  return verifySubtree(digest, { start: at, end: at + 1, size: end - start, subtree: leaf, root, proof })
}

/** Whether the tree of `older` leaves is the beginning of the tree of `newer`. An empty older tree shows nothing. */
export const verifyConsistency = (
  digest: Digest,
  claim: { older: number; newer: number; olderRoot: Hex; newerRoot: Hex; proof: Proof },
): boolean =>
  claim.older > 0 &&
  verifySubtree(digest, {
    start: 0,
    end: claim.older,
    size: claim.newer,
    subtree: claim.olderRoot,
    root: claim.newerRoot,
    proof: claim.proof,
  })
