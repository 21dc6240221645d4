/**
 * Verification of the region's tree: its leaves are the units' signed heads in the order of their instants, then of
 * their units, and every signed head of the region must be the root of the leaves up to its size.
 */
import type { Digest, Hex } from './bytes.ts'
import type { Fault } from './fault.ts'
import { grow } from './range.ts'
import { headLeaf, REGION, type SignedHead, type TreeHash } from './tree-head.ts'

/** @param heads every head whose signature is good, of the units and of the region, in any order */
export function regionFaults(heads: readonly SignedHead[], digests: Readonly<Record<TreeHash, Digest>>): Fault[] {
  const leaves = heads
    .filter((head) => head.unit !== REGION)
    .toSorted((a, b) => (a.at === b.at ? a.unit - b.unit : a.at < b.at ? -1 : 1))
    .map(headLeaf)
  const found: Fault[] = []
  for (const [algorithm, signed] of Map.groupBy(
    heads.filter((head) => head.unit === REGION).toSorted((a, b) => a.size - b.size),
    (head) => head.algorithm,
  )) {
    found.push(...treeFaults(leaves, signed, digests[algorithm]))
  }
  return found
}

function treeFaults(
  leaves: readonly Uint8Array[],
  signed: readonly { size: number; root: Hex }[],
  digest: Digest,
): Fault[] {
  const growing = grow(digest)
  let good = 0
  for (const { size, root } of signed) {
    if (size > leaves.length) return [{ kind: 'truncated', unit: REGION, from: leaves.length + 1, to: size }]
    for (const leaf of leaves.slice(growing.size(), size)) growing.append(digest(leaf))
    if (growing.root() !== root) return [{ kind: 'rewritten', unit: REGION, from: good + 1, to: size }]
    good = size
  }
  return []
}
