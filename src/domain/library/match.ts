/**
 * Finds entries of the library while somebody types. Chinese has no spaces: words are compared by single characters and
 * pairs; Latin words by their beginnings. A pair found in few entries says more than one found in many (inverse document
 * frequency, Sparck Jones 1972); object and keywords say more than the finding, and that more than the place.
 *
 * Invariants: the answer does not depend on the order of the entries, except among equals by id; every found entry shares
 * a part with what was typed; at most `most` are given. An index holds no words but those of its entries.
 */
import { normal } from '../repeats/normal.ts'

interface Said {
  readonly zh: string
  /** Null where nobody wrote it. */
  readonly en: string | null
}

export interface Findable {
  readonly id: string
  readonly family: string
  readonly object: Said
  readonly where: Said
  readonly finding: Said
  readonly keywords: readonly string[]
}

const weight = { object: 4, keywords: 4, finding: 2, where: 1 } as const
/** Beginnings of Latin words: shorter ones say too little, longer ones nothing more. */
const [shortest, longest] = [3, 10]
/** What is typed must meet at least this share of its parts: one common character is no suggestion. */
const enough = 0.34
const straddling = 1
/** The family chosen in the form, over an equal hit of another. */
const chosen = 1.25

const han = /\p{Script=Han}+/gu
const latin = /[a-z][a-z0-9]+/gu

function partsOf(text: string): string[] {
  const lower = text.normalize('NFKC').toLowerCase()
  const pairs = (normal(lower).match(han) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : [...run].slice(1).map((char, at) => `${[...run][at]}${char}`),
  )
  const words = (lower.match(latin) ?? [])
    .filter((word) => word.length >= shortest)
    .map((word) => word.slice(0, longest))
  return [...new Set([...pairs, ...words])]
}

/** Parts of an entry's words, so that any of them can be met: pairs, single characters, beginnings. */
function keysOf(text: string): string[] {
  const parts = partsOf(text)
  const begun = parts.flatMap((part) =>
    /^[a-z]/u.test(part)
      ? Array.from({ length: part.length - shortest + 1 }, (_, n) => part.slice(0, n + shortest))
      : [part, ...part],
  )
  return [...new Set(begun)]
}

export interface LibraryIndex<E extends Findable> {
  readonly entries: readonly E[]
  /** By part of a word: which entries hold it, and how heavily. */
  readonly postings: ReadonlyMap<string, ReadonlyMap<number, number>>
}

export function indexOf<E extends Findable>(entries: readonly E[]): LibraryIndex<E> {
  const postings = new Map<string, Map<number, number>>()
  entries.forEach((entry, at) => {
    const fields = {
      object: `${entry.object.zh} ${entry.object.en ?? ''}`,
      keywords: entry.keywords.join(' '),
      finding: `${entry.finding.zh} ${entry.finding.en ?? ''}`,
      where: `${entry.where.zh} ${entry.where.en ?? ''}`,
    }
    for (const [field, text] of Object.entries(fields) as [keyof typeof weight, string][])
      for (const key of keysOf(text)) {
        const held = postings.get(key) ?? new Map<number, number>()
        held.set(at, Math.max(held.get(at) ?? 0, weight[field]))
        postings.set(key, held)
      }
  })
  return { entries, postings }
}

export interface Hit<E> {
  readonly entry: E
  /** Share of what was typed that the entry holds, weighted; 0 to 1. */
  readonly share: number
  readonly score: number
}

/**
 * @param typed as typed: any language, widths and numerals
 * @param family the bottom line chosen in the form; null where none is
 */
export function search<E extends Findable>(
  index: LibraryIndex<E>,
  typed: string,
  family: string | null,
  most: number,
): Hit<E>[] {
  const parts = partsOf(typed)
  if (parts.length === 0) return []
  const total = index.entries.length
  const scores = new Map<number, { score: number; met: number }>()
  let all = 0
  for (const part of parts) {
    const held = index.postings.get(part)
    // A pair that no entry holds mostly straddles two words: it counts against the share, but little.
    const rarity = held ? Math.log(1 + total / held.size) : straddling
    all += rarity
    for (const [at, heavy] of held ?? []) {
      const before = scores.get(at) ?? { score: 0, met: 0 }
      scores.set(at, { score: before.score + rarity * heavy, met: before.met + rarity })
    }
  }
  return [...scores]
    .flatMap(([at, { score, met }]) => {
      const entry = index.entries[at]
      if (!entry || met / all < enough) return []
      return [{ entry, share: met / all, score: score * (entry.family === family ? chosen : 1) }]
    })
    .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1))
    .slice(0, most)
}
