/**
 * A tree head (树头): what is signed, printed and sent to another authority. The signed text is the UTF-8 of these lines
 * joined by a line feed:
 *   1 `wufang-tree-head-1`   2 unit id, 0 for the region's tree   3 size   4 root, hex   5 instant, UTC, microseconds
 *   6 hash of the tree: `sha256` or `sm3`   7 key id
 * The region's tree (区域树) has as leaves the signed texts of the units' heads, in the order in which they were cut.
 */
import { type Hex, utf8 } from './bytes.ts'

export const treeHashes = ['sha256', 'sm3'] as const
export type TreeHash = (typeof treeHashes)[number]

/** The unit number of the region's tree. */
export const REGION = 0

export interface TreeHead {
  readonly unit: number
  readonly size: number
  readonly root: Hex
  readonly at: string
  readonly algorithm: TreeHash
  readonly keyId: string
}

export interface SignedHead extends TreeHead {
  /** Ed25519 (RFC 8032) over the text, hex. */
  readonly signature: string
}

export const headText = (head: TreeHead): string =>
  ['wufang-tree-head-1', head.unit, head.size, head.root, head.at, head.algorithm, head.keyId].join('\n')

/** The leaf of the region's tree that stands for a unit's head: 0x00 and the head's text. */
export const headLeaf = (head: TreeHead): Uint8Array => utf8(headText(head), 1)
