/** The hash functions that the journal's pure code is given. */
import { hash } from 'node:crypto'
import type { Digest } from '../../domain/ledger/bytes.ts'
import type { TreeHash } from '../../domain/ledger/tree-head.ts'

// One shot and straight to hexadecimal: in Node 24 the fastest way by far for short inputs.
export const sha256: Digest = (bytes) => hash('sha256', bytes, 'hex')
export const sm3: Digest = (bytes) => hash('sm3', bytes, 'hex')

export const digests: Readonly<Record<TreeHash, Digest>> = { sha256, sm3 }
