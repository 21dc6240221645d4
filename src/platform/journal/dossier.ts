/**
 * The exported journal (卷宗): one file that anybody can check without this system. Lines of JSON, in this order:
 *   {"format":"wufang-export-1","at":…,"units":[{"unit":…,"name":…,"head":{"seq":…,"hash":…}}]}
 *   {"key":"<id>","pem":"<public key>"}             each key that signed
 *   {"treeHead":"<signed text>","signature":"…"}    each signed tree head; the region's only where all units are in
 *   {"leaf":"<hashed text>","hash":"…"}             each entry, by unit and number
 * `leaf` and `treeHead` are the very texts that were hashed and signed, so nothing beside the file's own lines is needed.
 */
import { createPublicKey } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { HASH_BYTES, hashAt, isHash, putHash, utf8 } from '../../domain/ledger/bytes.ts'
import { type ChainHead, type ChainWalk, walkChain } from '../../domain/ledger/chain.ts'
import { headText, REGION, type SignedHead } from '../../domain/ledger/tree-head.ts'
import { OperatorError } from '../operator-error.ts'
import { hashes, sha256 } from './hashes.ts'
import { verifyHead } from './heads.ts'
import { keyId, type TrustedKeys } from './keys.ts'
import { readSigned } from './printed.ts'
import { readInStretches } from './rows.ts'
import { conclude, inSnapshot, readChainHeads, readHeads, type Verified } from './verify.ts'

const format = 'wufang-export-1'

/** Writes the chains of these units, or of all. @returns number of entries */
export async function writeDossier(
  client: ClientBase,
  keys: TrustedKeys,
  now: Date,
  units: readonly number[] | undefined,
  to: Writable,
): Promise<number> {
  let entries = 0
  const written = finished(to)
  // Awaited at the end; a file that cannot be written must not end the process before that.
  written.catch(() => {})
  const line = (value: unknown) => to.write(`${JSON.stringify(value)}\n`)
  await inSnapshot(client, async () => {
    const names = await client.query<{ id: number; name: string }>('select id, name from unit')
    const nameOf = new Map(names.rows.map((row) => [row.id, row.name]))
    const chains = [...(await readChainHeads(client))].filter(([unit]) => units?.includes(unit) ?? true)
    for (const unit of units ?? []) {
      if (!nameOf.has(unit)) throw new OperatorError(`there is no unit ${unit}`)
    }
    line({
      format,
      at: now.toISOString(),
      units: chains.map(([unit, head]) => ({ unit, name: nameOf.get(unit), head })),
    })
    for (const [key, pem] of keys) line({ key, pem: pem.export({ type: 'spki', format: 'pem' }) })
    for (const head of await readHeads(client)) {
      if (units?.includes(head.unit) ?? true) line({ treeHead: headText(head), signature: head.signature })
    }
    for (const [unit] of chains) {
      const stretches = readInStretches(client, unit, (_seq, links, at, leaf) => {
        entries++
        line({ leaf: Buffer.from(leaf).toString('utf8', 1), hash: hashAt(links, at + HASH_BYTES) })
      })
      for await (const _ of stretches) if (to.writableNeedDrain) await once(to, 'drain')
    }
  })
  to.end()
  await written
  return entries
}

export interface DossierVerified extends Verified {
  /** Keys out of the file itself that had to be taken for want of others; their ids are to be compared with print. */
  readonly ownKeys: readonly string[]
}

/** Checks an exported file. Without trusted keys the file's own are taken, and named. */
export async function verifyDossier(
  lines: AsyncIterable<string>,
  trusted: TrustedKeys,
  kept: readonly SignedHead[] = [],
): Promise<DossierVerified> {
  const reader = new DossierReader(trusted, kept)
  let number = 0
  for await (const line of lines) {
    number++
    if (line === '') continue
    const problem = reader.take(line, number === 1)
    if (problem !== undefined) throw new OperatorError(`line ${number} of the file ${problem}`)
  }
  if (number === 0) throw new OperatorError('the file is empty')
  return reader.conclude()
}

type Line = Readonly<Record<string, unknown>>

class DossierReader {
  readonly #trusted: TrustedKeys
  readonly #kept: readonly SignedHead[]
  readonly #own = new Map<string, ReturnType<typeof createPublicKey>>()
  readonly #heads: SignedHead[] = []
  readonly #expected = new Map<number, ChainHead | null>()
  readonly #walks = new Map<number, ChainWalk>()

  constructor(trusted: TrustedKeys, kept: readonly SignedHead[]) {
    this.#trusted = trusted
    this.#kept = kept
  }

  get #keys(): TrustedKeys {
    return this.#trusted.size > 0 ? this.#trusted : this.#own
  }

  /** @returns what is wrong with the line, if anything */
  take(text: string, first: boolean): string | undefined {
    let line: Line
    try {
      line = JSON.parse(text) as Line
    } catch {
      return 'is not JSON'
    }
    if (typeof line !== 'object' || line === null) return 'is no object'
    if (first) return this.#header(line)
    if (typeof line.leaf === 'string' && typeof line.hash === 'string') return this.#entry(line.leaf, line.hash)
    if (typeof line.treeHead === 'string' && typeof line.signature === 'string') {
      const head = readSigned(line.treeHead, line.signature)
      if (head === undefined) return 'is no signed tree head'
      if (this.#walks.size > 0) return 'is a tree head after the entries'
      this.#heads.push(head)
      return undefined
    }
    if (typeof line.key === 'string' && typeof line.pem === 'string') return this.#key(line.pem)
    return 'is neither key, tree head nor entry'
  }

  #header(line: Line): string | undefined {
    if (line.format !== format || !Array.isArray(line.units)) return `does not begin an export (${format})`
    for (const { unit, head } of line.units as { unit?: unknown; head?: { seq?: unknown; hash?: unknown } }[]) {
      if (typeof unit !== 'number' || typeof head?.seq !== 'number' || typeof head.hash !== 'string') {
        return 'names a unit without its head'
      }
      this.#expected.set(unit, { seq: head.seq, hash: head.hash })
    }
    return undefined
  }

  #key(pem: string): string | undefined {
    try {
      const key = createPublicKey(pem)
      this.#own.set(keyId(key), key)
      return undefined
    } catch {
      return 'holds no public key'
    }
  }

  #entry(leaf: string, hash: string): string | undefined {
    const lines = leaf.split('\n')
    const [name, unitText, seqText] = lines
    const unit = Number(unitText)
    const seq = Number(seqText)
    if (
      name !== 'wufang-journal-1' ||
      lines.length !== 13 ||
      !Number.isSafeInteger(unit) ||
      !Number.isSafeInteger(seq)
    ) {
      return 'is no entry of a journal'
    }
    const bytes = leaf.isWellFormed() ? utf8(leaf, 1) : undefined
    if (bytes === undefined) return 'holds a lone surrogate'
    const previous = lines[11] ?? ''
    if (!isHash(previous) || !isHash(hash)) return 'holds a hash that is none'
    const links = new Uint8Array(2 * HASH_BYTES)
    putHash(previous, links, 0)
    putHash(hash, links, HASH_BYTES)
    this.#walk(unit).row(seq, links, 0, bytes)
    return undefined
  }

  #walk(unit: number): ChainWalk {
    const known = this.#walks.get(unit)
    if (known !== undefined) return known
    const signed = [...this.#heads, ...this.#kept].filter((one) => one.unit === unit && verifyHead(this.#keys, one))
    const walk = walkChain({
      unit,
      chain: sha256,
      head: this.#expected.get(unit) ?? null,
      signed: signed.map((one) => ({ size: one.size, root: one.root, tree: hashes[one.algorithm] })),
    })
    this.#walks.set(unit, walk)
    return walk
  }

  conclude(): DossierVerified {
    // A unit of which no line is left is missing all the same.
    for (const unit of [...this.#expected.keys(), ...this.#heads.map((head) => head.unit)]) {
      if (unit !== REGION) this.#walk(unit)
    }
    const reports = [...this.#walks.values()].map((walk) => walk.end()).toSorted((a, b) => a.unit - b.unit)
    const verified = conclude(reports, this.#heads, this.#keys, this.#kept)
    return { ...verified, ownKeys: this.#trusted.size > 0 ? [] : [...this.#own.keys()] }
  }
}
