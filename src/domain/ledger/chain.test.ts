/** Every way of tampering with a chain is found, and found where it lies. */
import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Digest, HASH_BYTES, type Hash, type Hex, putHash } from './bytes.ts'
import { canonical } from './canonical.ts'
import { type ChainHead, type ChainReport, type SignedRoot, walkChain } from './chain.ts'
import { type Entry, entryHash, leafBytes, NO_HASH, prefixedLeaf, replaced } from './entry.ts'
import { extendChain } from './extend.ts'
import { treeRoot } from './merkle.ts'
import { explainMoves } from './moved.ts'
import { opens, seal } from './seal.ts'

const hashOf = (hex: Digest): Hash => ({ hex, put: (bytes, into, at) => putHash(hex(bytes), into, at) })
const bySha256 = hashOf((bytes) => hash('sha256', bytes, 'hex'))
const bySm3 = hashOf((bytes) => hash('sm3', bytes, 'hex'))
const sha256 = bySha256.hex

interface Row extends Entry {
  previous: Hex
  hash: Hex
}

const entry = (unit: number, seq: number, payload: unknown = { note: `单位${unit}第${seq}条\n灭火器 🧯` }): Entry => ({
  unit,
  seq,
  at: `2026-11-23T08:00:00.${String(seq).padStart(6, '0')}Z`,
  account: '0193a0b0-0000-7000-8000-000000000001',
  position: seq % 2 === 0 ? null : '0193a0b0-0000-7000-8000-000000000002',
  onBehalf: null,
  action: 'hazard.reported',
  subjectType: 'hazard',
  subjectId: `0193a0b0-0000-7000-8000-${String(seq).padStart(12, '0')}`,
  files: seq % 3 === 0 ? ['ab'.repeat(32), 'cd'.repeat(32)] : [],
  payload: canonical(payload),
})

const chained = (entries: readonly Entry[]): Row[] => {
  let previous = NO_HASH
  return entries.map((one) => {
    const row = { ...one, previous, hash: entryHash(sha256, one, previous) }
    previous = row.hash
    return row
  })
}

const chain = (unit: number, length: number) => chained(Array.from({ length }, (_, i) => entry(unit, i + 1)))
const at = (rows: readonly Row[], seq: number): Row => {
  const row = rows[seq - 1]
  if (row === undefined) throw new Error(`no row ${seq}`)
  return row
}
const headOf = (rows: readonly Row[]) => ({ seq: rows.length, hash: rows.at(-1)?.hash ?? NO_HASH })
const signedAt = (rows: readonly Row[], size: number, tree = bySha256): SignedRoot => ({
  size,
  tree,
  root: treeRoot(
    tree.hex,
    rows.slice(0, size).map((row) => tree.hex(prefixedLeaf(row, row.previous))),
  ),
})

const linksOf = (row: Row): Uint8Array => {
  const links = new Uint8Array(2 * HASH_BYTES)
  putHash(row.previous, links, 0)
  putHash(row.hash, links, HASH_BYTES)
  return links
}

function walk(
  rows: readonly Row[],
  head: ChainHead | null = headOf(rows),
  signed: readonly SignedRoot[] = [],
  unit = 1,
): ChainReport {
  const walking = walkChain({ unit, head, signed, chain: bySha256 })
  for (const row of rows) walking.row(row.seq, linksOf(row), 0, prefixedLeaf(row, row.previous))
  return walking.end()
}

const found = (report: ChainReport) => report.faults.map((one) => `${one.kind} ${one.from}-${one.to}`)

describe('leaf', () => {
  it('is the lines of the format, and its hash that of the prefixed leaf', () => {
    const one = entry(7, 3, { b: '隐患', a: 1 })
    const text = [
      'wufang-journal-1',
      '7',
      '3',
      '2026-11-23T08:00:00.000003Z',
      '0193a0b0-0000-7000-8000-000000000001',
      '0193a0b0-0000-7000-8000-000000000002',
      '-',
      'hazard.reported',
      'hazard',
      '0193a0b0-0000-7000-8000-000000000003',
      `${'ab'.repeat(32)},${'cd'.repeat(32)}`,
      NO_HASH,
      '{"a":1,"b":"隐患"}',
    ].join('\n')
    expect(Buffer.from(leafBytes(one, NO_HASH)).toString()).toBe(text)
    expect(entryHash(sha256, one, NO_HASH)).toBe(sha256(Buffer.from(`\0${text}`)))
  })

  it('refuses a line feed in a line, a coarse instant and a hash that is none', () => {
    expect(() => leafBytes({ ...entry(1, 1), action: 'a\nb' }, NO_HASH)).toThrow('line feed')
    expect(() => leafBytes({ ...entry(1, 1), at: '2026-11-23T08:00:00Z' }, NO_HASH)).toThrow('microseconds')
    expect(() => leafBytes(entry(1, 1), 'xyz')).toThrow('64')
  })

  it('can be set to another place', () => {
    const one = entry(1, 9)
    const there = replaced(prefixedLeaf(one, NO_HASH), { unit: 345, seq: 1000, previous: 'ef'.repeat(32) })
    expect(Buffer.from(there).equals(prefixedLeaf({ ...one, unit: 345, seq: 1000 }, 'ef'.repeat(32)))).toBe(true)
  })
})

describe('a whole chain', () => {
  it('has no fault, with signed heads of either hash', () => {
    const rows = chain(1, 20)
    const signed = [signedAt(rows, 20), signedAt(rows, 8), signedAt(rows, 13, bySm3)]
    expect(walk(rows, headOf(rows), signed)).toMatchObject({ rows: 20, faults: [], more: 0, signedHeads: 3 })
    expect(walk([], { seq: 0, hash: NO_HASH })).toMatchObject({ rows: 0, faults: [] })
  })
})

describe('tampering is located', () => {
  const rows = chain(1, 12)
  const head = headOf(rows)
  const without = (seq: number) => rows.filter((row) => row.seq !== seq)
  const set = (seq: number, change: Partial<Row>) => rows.map((row) => (row.seq === seq ? { ...row, ...change } : row))
  const rehash = (row: Row): Row => ({ ...row, hash: entryHash(sha256, row, row.previous) })

  it.each<[string, Partial<Row>]>([
    ['payload', { payload: '{"note":"nothing"}' }],
    ['instant', { at: '2026-11-23T08:00:00.999999Z' }],
    ['account', { account: null }],
    ['action', { action: 'hazard.closed' }],
    ['files', { files: [] }],
    ['unit', { unit: 2 }],
    ['hash', { hash: 'aa'.repeat(32) }],
  ])('changed %s', (_, change) => {
    expect(found(walk(set(6, change), head))).toContain('changed 6-6')
  })

  it('changed, with its own hash made anew', () => {
    const forged = rehash({ ...at(rows, 6), payload: '{}' })
    expect(found(walk(set(6, forged), head))).toEqual(['unlinked 7-7'])
  })

  it('dropped first, middle and stretch', () => {
    expect(found(walk(without(1), head))).toEqual(['missing 1-1'])
    expect(found(walk(without(7), head))).toEqual(['missing 7-7'])
    expect(
      found(
        walk(
          rows.filter((row) => row.seq < 4 || row.seq > 8),
          head,
        ),
      ),
    ).toEqual(['missing 4-8'])
  })

  it('dropped tail, with and without the head', () => {
    expect(found(walk(rows.slice(0, 9), head))).toEqual(['truncated 10-12'])
    expect(found(walk(rows.slice(0, 9), headOf(rows.slice(0, 9)), [signedAt(rows, 11)]))).toEqual(['truncated 10-11'])
    expect(found(walk([], null, [signedAt(rows, 11)]))).toEqual(['truncated 1-11'])
  })

  it('swapped lines of an export, swapped numbers in the table', () => {
    const swapped = [...rows.slice(0, 4), at(rows, 6), at(rows, 5), ...rows.slice(6)]
    expect(found(walk(swapped, head))).toEqual(['disordered 5-5'])
    const numbers = rows.map((row) => ({ ...row, seq: row.seq === 5 ? 9 : row.seq === 9 ? 5 : row.seq }))
    const [report] = explainMoves(sha256, [
      walk(
        numbers.toSorted((a, b) => a.seq - b.seq),
        head,
      ),
    ])
    expect(report?.faults).toMatchObject([
      { kind: 'moved', from: 5, originUnit: 1, originSeq: 9 },
      { kind: 'unlinked', from: 6 },
      { kind: 'moved', from: 9, originUnit: 1, originSeq: 5 },
      { kind: 'unlinked', from: 10 },
    ])
  })

  it('inserted: same number, no number, beyond the head, with later ones renumbered', () => {
    const forged = rehash({ ...at(rows, 6), payload: '{"forged":true}' })
    expect(found(walk([...rows.slice(0, 6), forged, ...rows.slice(6)], head))).toEqual(['inserted 6-6'])
    expect(found(walk([{ ...entry(1, 0), previous: NO_HASH, hash: NO_HASH }, ...rows], head))).toContain('inserted 0-0')
    const extra = chain(1, 13)
    expect(found(walk(extra, head))).toEqual(['beyond 13-13'])
    const shifted = [
      ...rows.slice(0, 6),
      { ...forged, seq: 7 },
      ...rows.slice(6).map((row) => ({ ...row, seq: row.seq + 1 })),
    ]
    const [report] = explainMoves(sha256, [walk(shifted, head)])
    expect(report?.faults[0]).toMatchObject({ from: 7 })
    expect(report?.faults).toContainEqual({ kind: 'moved', unit: 1, from: 8, to: 8, originUnit: 1, originSeq: 7 })
  })

  it('head changed', () => {
    expect(found(walk(rows, { seq: 12, hash: 'bb'.repeat(32) }))).toEqual(['head 12-12'])
    expect(found(walk(rows, { seq: 10, hash: at(rows, 10).hash }))).toEqual(['beyond 11-12'])
    expect(found(walk(rows, null))).toEqual(['beyond 1-12'])
  })

  it('history rewritten whole, against a signed head', () => {
    const rewritten = chained(rows.map((row) => (row.seq === 6 ? { ...row, payload: '{}' } : row)))
    expect(found(walk(rewritten))).toEqual([])
    expect(found(walk(rewritten, headOf(rewritten), [signedAt(rows, 4), signedAt(rows, 9)]))).toEqual(['rewritten 5-9'])
    const signed = [signedAt(rows, 4, bySm3), signedAt(rows, 9, bySm3)]
    expect(found(walk(rewritten, headOf(rewritten), signed))).toEqual(['rewritten 5-9'])
  })

  it('rows swapped between units, whole or by content', () => {
    const other = chain(2, 12)
    const swap = (to: Row[], from: Row[], unit: number, content: boolean) =>
      to.map((row) => {
        if (row.seq !== 5) return row
        const theirs = { ...at(from, 5), unit }
        return content ? { ...theirs, previous: row.previous, hash: row.hash } : theirs
      })
    for (const content of [true, false]) {
      const reports = explainMoves(sha256, [
        walk(swap(rows, other, 1, content), head),
        walk(swap(other, rows, 2, content), headOf(other), [], 2),
      ])
      expect(reports[0]?.faults[0]).toMatchObject({ kind: 'moved', unit: 1, from: 5, originUnit: 2, originSeq: 5 })
      expect(reports[1]?.faults[0]).toMatchObject({ kind: 'moved', unit: 2, from: 5, originUnit: 1, originSeq: 5 })
    }
  })

  it('never lets one changed byte pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (seq, where, mask) => {
        const walking = walkChain({ unit: 1, head, signed: [], chain: bySha256 })
        for (const row of rows) {
          const leaf = prefixedLeaf(row, row.previous)
          if (row.seq === seq) leaf[where % leaf.length] = (leaf[where % leaf.length] ?? 0) ^ mask
          walking.row(row.seq, linksOf(row), 0, leaf)
        }
        expect(found(walking.end())).toEqual([`changed ${seq}-${seq}`])
      }),
    )
  })

  it('keeps nothing of the buffers it is given', () => {
    const numbers = rows.map((row) => ({ ...row, seq: row.seq === 5 ? 9 : row.seq === 9 ? 5 : row.seq }))
    const buffer = Buffer.alloc(2_000)
    const walking = walkChain({ unit: 1, head, signed: [], chain: bySha256 })
    for (const row of numbers.toSorted((a, b) => a.seq - b.seq)) {
      const leaf = prefixedLeaf(row, row.previous)
      buffer.set(linksOf(row))
      buffer.set(leaf, 2 * HASH_BYTES)
      walking.row(row.seq, buffer, 0, buffer.subarray(2 * HASH_BYTES, 2 * HASH_BYTES + leaf.length))
    }
    const [report] = explainMoves(sha256, [walking.end()])
    expect(report?.faults[0]).toMatchObject({ kind: 'moved', from: 5, originSeq: 9 })
  })

  it('counts what it does not list', () => {
    const many = chain(1, 150).map((row) => ({ ...row, payload: '{}' }))
    const report = walk(many)
    expect(report.faults.length + report.more).toBe(150)
    expect(report.faults[0]?.from).toBe(1)
  })
})

describe('growth for signing', () => {
  it('goes on from a kept state to the same root, and stops at a fault', () => {
    const rows = chain(1, 20)
    const feed = (grown: ReturnType<typeof extendChain>, part: readonly Row[]) =>
      part.map((row) => grown.row(row.seq, linksOf(row), 0, prefixedLeaf(row, row.previous)))
    const first = extendChain(bySha256, bySm3)
    expect(feed(first, rows.slice(0, 11))).not.toContain(false)
    const second = extendChain(bySha256, bySm3, first.state())
    expect(feed(second, rows.slice(11))).not.toContain(false)
    expect(second.root()).toBe(signedAt(rows, 20, bySm3).root)
    expect(second.state().head).toEqual(headOf(rows))
    const third = extendChain(bySha256, bySha256)
    expect(feed(third, [at(rows, 1), { ...at(rows, 2), payload: '{}' }, at(rows, 3)])).toEqual([true, false, false])
    expect(third.state().head.seq).toBe(1)
  })
})

describe('sealed payload', () => {
  it('opens with its salt and payload alone', () => {
    const salt = Buffer.alloc(16, 7)
    const sealed = seal(sha256, salt, { name: '张三', temperature: 38.5 })
    expect(sealed.sealed).toBe(sha256(Buffer.concat([salt, Buffer.from('{"name":"张三","temperature":38.5}')])))
    expect(opens(sha256, sealed, salt, { temperature: 38.5, name: '张三' })).toBe(true)
    expect(opens(sha256, sealed, salt, { temperature: 38.6, name: '张三' })).toBe(false)
    expect(opens(sha256, sealed, Buffer.alloc(16, 8), { temperature: 38.5, name: '张三' })).toBe(false)
    expect(() => seal(sha256, Buffer.alloc(15), {})).toThrow(RangeError)
  })
})
