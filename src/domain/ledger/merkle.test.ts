/** The tree against RFC 6962 / 9162 figures and the transparency-dev proofs, and by its laws. */
import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Digest, type Hash, type Hex, putHash } from './bytes.ts'
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  isSubtree,
  leafHash,
  subtreeProof,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  verifySubtree,
} from './merkle.ts'
import { appendHex, emptyRange, grow } from './range.ts'

const sha256: Digest = (bytes) => hash('sha256', bytes, 'hex')
const sm3: Digest = (bytes) => hash('sm3', bytes, 'hex')

const hashOf = (hex: Digest): Hash => ({ hex, put: (bytes, into, at) => putHash(hex(bytes), into, at) })

const data = resolve(import.meta.dirname, '../../../../shared/data/crypto')
const present = existsSync(data)
if (!present) console.log('skipped: outside data not here (shared/data/crypto)')

const publishedLeaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const leaves = publishedLeaves.map((hex) => leafHash(sha256, Buffer.from(hex, 'hex')))

describe('published figures', () => {
  it('has the roots of RFC 6962 for one to eight leaves', () => {
    expect(emptyRoot(sha256)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(treeRoot(sha256, leaves.slice(0, 1))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
    expect(treeRoot(sha256, leaves.slice(0, 5))).toBe(
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    )
    expect(treeRoot(sha256, leaves)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
  })

  it('has SM3 of "abc" as in GB/T 32905, and a tree over it', () => {
    expect(sm3(Buffer.from('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    const three = ['a', 'b', 'c'].map((one) => leafHash(sm3, Buffer.from(one)))
    const node = (l: Hex, r: Hex) => sm3(Buffer.concat([Buffer.of(1), Buffer.from(l, 'hex'), Buffer.from(r, 'hex')]))
    expect(treeRoot(sm3, three)).toBe(node(node(three[0] ?? '', three[1] ?? ''), three[2] ?? ''))
  })
})

interface Vectors {
  leaves_hex: string[]
  roots: string[]
  inclusion: { leafIndex: number; treeSize: number; proof: string[] }[]
  consistency: { first: number; second: number; proof: string[] }[]
  sm3_variant_roots_computed_here: string[]
}

interface Case {
  wantErr: boolean
  leafIdx?: number
  treeSize?: number
  size1?: number
  size2?: number
  size?: number
  start?: number
  end?: number
  root?: string
  root1?: string
  root2?: string
  leafHash?: string
  proof: string[] | null
}

const hexOf = (base64: string | undefined): Hex => Buffer.from(base64 ?? '', 'base64').toString('hex')

/** What each folder of the test data asks. */
const ask: Record<string, (one: Case, proof: Hex[]) => boolean> = {
  inclusion: (one, proof) =>
    verifyInclusion(sha256, {
      index: one.leafIdx ?? -1,
      start: 0,
      end: one.treeSize ?? -1,
      leaf: hexOf(one.leafHash),
      root: hexOf(one.root),
      proof,
    }),
  subtreeinclusion: (one, proof) =>
    verifyInclusion(sha256, {
      index: one.leafIdx ?? -1,
      start: one.start ?? -1,
      end: one.end ?? -1,
      leaf: hexOf(one.leafHash),
      root: hexOf(one.root),
      proof,
    }),
  consistency: (one, proof) =>
    verifyConsistency(sha256, {
      older: one.size1 ?? -1,
      newer: one.size2 ?? -1,
      olderRoot: hexOf(one.root1),
      newerRoot: hexOf(one.root2),
      proof,
    }),
  subtreeconsistency: (one, proof) =>
    verifySubtree(sha256, {
      start: one.start ?? -1,
      end: one.end ?? -1,
      size: one.size ?? -1,
      subtree: hexOf(one.root1),
      root: hexOf(one.root2),
      proof,
    }),
}

it('has the outside data where continuous integration runs', () => {
  expect(present || process.env.CI !== 'true').toBe(true)
})

describe.runIf(present)('outside data', () => {
  it('makes the roots and proofs of rfc6962_vectors.json', () => {
    const vectors = JSON.parse(readFileSync(join(data, 'rfc6962_vectors.json'), 'utf8')) as Vectors
    expect(vectors.leaves_hex).toEqual(publishedLeaves)
    expect(vectors.roots.map((_, n) => treeRoot(sha256, leaves.slice(0, n)))).toEqual(vectors.roots)
    const sm3Leaves = publishedLeaves.map((hex) => leafHash(sm3, Buffer.from(hex, 'hex')))
    const sm3Roots = vectors.sm3_variant_roots_computed_here
    expect(sm3Roots.map((_, n) => treeRoot(sm3, sm3Leaves.slice(0, n)))).toEqual(sm3Roots)
    expect(vectors.inclusion.length).toBeGreaterThan(0)
    for (const one of vectors.inclusion) {
      expect(inclusionProof(sha256, leaves.slice(0, one.treeSize), one.leafIndex)).toEqual(one.proof)
    }
    expect(vectors.consistency.length).toBeGreaterThan(0)
    for (const one of vectors.consistency) {
      expect(consistencyProof(sha256, leaves.slice(0, one.second), one.first)).toEqual(one.proof)
    }
  })

  it('accepts exactly the 36 good and refuses exactly the 482 bad proofs of transparency-dev/merkle', () => {
    const root = join(data, 'merkle_testdata/testdata')
    const wrong: string[] = []
    const counted = { good: 0, bad: 0 }
    for (const [folder, verify] of Object.entries(ask)) {
      for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.json')) continue
        const one = JSON.parse(readFileSync(join(root, folder, file), 'utf8')) as Case
        const accepted = verify(one, (one.proof ?? []).map(hexOf))
        if (accepted === one.wantErr) wrong.push(`${folder}/${file}`)
        else counted[accepted ? 'good' : 'bad']++
      }
    }
    expect(wrong).toEqual([])
    expect(counted).toEqual({ good: 36, bad: 482 })
  })
})

const tree = fc
  .array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 70 })
  .map((items) => items.map((item) => leafHash(sha256, item)))
const place = fc.tuple(tree, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))

/** The hash with one bit turned. */
const flip = (hex: Hex, bit: number): Hex => {
  const bytes = Buffer.from(hex, 'hex')
  bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return bytes.toString('hex')
}

describe('laws', () => {
  it('proves every leaf, and nothing with one bit turned', () => {
    fc.assert(
      fc.property(place, fc.nat(255), fc.nat(), ([all, share], bit, which) => {
        const index = Math.floor(share * all.length)
        const leaf = all[index] ?? ''
        const proof = inclusionProof(sha256, all, index)
        const claim = { index, start: 0, end: all.length, leaf, root: treeRoot(sha256, all), proof }
        expect(verifyInclusion(sha256, claim)).toBe(true)
        expect(verifyInclusion(sha256, { ...claim, leaf: flip(leaf, bit) })).toBe(false)
        expect(verifyInclusion(sha256, { ...claim, root: flip(claim.root, bit) })).toBe(false)
        if (proof.length > 0) {
          const turned = proof.map((one, i) => (i === which % proof.length ? flip(one, bit) : one))
          expect(verifyInclusion(sha256, { ...claim, proof: turned })).toBe(false)
        }
      }),
    )
  })

  it('proves every beginning', () => {
    fc.assert(
      fc.property(place, fc.nat(255), ([all, share], bit) => {
        const older = 1 + Math.floor(share * all.length)
        const claim = {
          older,
          newer: all.length,
          olderRoot: treeRoot(sha256, all.slice(0, older)),
          newerRoot: treeRoot(sha256, all),
          proof: consistencyProof(sha256, all, older),
        }
        expect(verifyConsistency(sha256, claim)).toBe(true)
        expect(verifyConsistency(sha256, { ...claim, olderRoot: flip(claim.olderRoot, bit) })).toBe(false)
        expect(verifyConsistency(sha256, { ...claim, newerRoot: flip(claim.newerRoot, bit) })).toBe(false)
      }),
    )
  })

  it('proves every subtree of a tree', () => {
    const all = Array.from({ length: 37 }, (_, i) => leafHash(sha256, Buffer.from(`leaf ${i}`)))
    const root = treeRoot(sha256, all)
    let proved = 0
    for (let start = 0; start < all.length; start++) {
      for (let end = start + 1; end <= all.length; end++) {
        if (!isSubtree(start, end)) continue
        const subtree = treeRoot(sha256, all.slice(start, end))
        const proof = subtreeProof(sha256, all, start, end)
        expect(verifySubtree(sha256, { start, end, size: all.length, subtree, root, proof })).toBe(true)
        proved++
      }
    }
    expect(proved).toBeGreaterThan(all.length)
    expect(() => subtreeProof(sha256, all, 1, 3)).toThrow(RangeError)
  })

  it('grows by compact range to the root of the whole, from any rest', () => {
    fc.assert(
      fc.property(place, fc.constantFrom(sha256, sm3), ([all, share], digest) => {
        const cut = Math.floor(share * all.length)
        const first = grow(hashOf(digest), emptyRange)
        for (const leaf of all.slice(0, cut)) appendHex(first, leaf)
        expect(first.root()).toBe(treeRoot(digest, all.slice(0, cut)))
        const second = grow(hashOf(digest), first.range())
        for (const leaf of all.slice(cut)) appendHex(second, leaf)
        expect(second.size()).toBe(all.length)
        expect(second.root()).toBe(treeRoot(digest, all))
      }),
    )
    expect(() => grow(hashOf(sha256), { size: 3, peaks: leaves.slice(0, 1) })).toThrow(RangeError)
  })
})
