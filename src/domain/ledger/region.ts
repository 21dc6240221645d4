/**
 * Verification of the region's tree: its leaves are the units' signed heads in the order of their instants, then of
 * their units, and every signed head of the region must be the root of the leaves up to its size.
 */
import type { Hash, Hex } from './bytes.ts'
import type { Fault } from './fault.ts'
import { appendHex, grow } from './range.ts'
import { headLeaf, REGION, type SignedHead, type TreeHash } from './tree-head.ts'

/** @param heads every head whose signature is good, of the units and of the region, in any order */
export function regionFaults(heads: readonly SignedHead[], hashes: Readonly<Record<TreeHash, Hash>>): Fault[] {
  const leaves = heads
    .filter((head) => head.unit !== REGION)
    .toSorted((a, b) => (a.at === b.at ? a.unit - b.unit : a.at < b.at ? -1 : 1))
    .map(headLeaf)
  const found: Fault[] = []
  for (const [algorithm, signed] of Map.groupBy(
    heads.filter((head) => head.unit === REGION).toSorted((a, b) => a.size - b.size),
    (head) => head.algorithm,
  )) {
    found.push(...treeFaults(leaves, signed, hashes[algorithm]))
  }
  return found
}

function treeFaults(
  leaves: readonly Uint8Array[],
  signed: readonly { size: number; root: Hex }[],
  hash: Hash,
): Fault[] {
  const growing = grow(hash)
  let good = 0
  for (const { size, root } of signed) {
    if (size > leaves.length) return [{ kind: 'truncated', unit: REGION, from: leaves.length + 1, to: size }]
    for (const leaf of leaves.slice(growing.size(), size)) appendHex(growing, hash.hex(leaf))
    if (growing.root() !== root) return [{ kind: 'rewritten', unit: REGION, from: good + 1, to: size }]
    good = size
  }
  return []
}
