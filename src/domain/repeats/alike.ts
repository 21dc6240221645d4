/**
 * Whether a newly reported hazard resembles an earlier one of the same facility, and by what. Each reason has a name and
 * a strength; a strong one asks a person, who alone decides.
 *
 * Invariants: alike(a, b) = alike(b, a); alike(a, a) is strong for any hazard with words; the order of bases is
 * irrelevant; widths, numerals and punctuation are irrelevant (normal.ts). Likeness of words is Dice's coefficient over
 * pairs of characters, 0 to 1 (Dice 1945). The bounds are defaults of this product, held by a labelled set of pairs.
 */
import { marksIn, normal } from './normal.ts'

export interface Described {
  /** Id of the failed checklist item; null where it was not found by one. */
  readonly item: string | null
  /** Id of the library's entry; null where none was chosen. */
  readonly entry: string | null
  readonly place: string
  readonly object: string
  readonly finding: string
  readonly basis: readonly string[]
}

export const reasons = ['same-item', 'same-entry', 'same-place-object', 'same-words', 'same-basis-object'] as const
export type Reason = (typeof reasons)[number]
export type Strength = 'strong' | 'weak' | 'none'

export interface Likeness {
  /** In the order of `reasons`. */
  readonly reasons: readonly Reason[]
  readonly strength: Strength
  /** 0 to 1: orders hazards that are alike. */
  readonly score: number
}

/** Words of an object that nearly agree are the same thing named twice. */
const sameObject = 0.6
const samePlace = 0.6
/** The same trouble said in other words. */
const sameFinding = 0.3
const nearlySame = 0.72
/** At one place the same trouble may be told of a thing by another name. */
const sameTrouble = 0.45

const pairsOf = (text: string): ReadonlyMap<string, number> => {
  const chars = [...text]
  const pairs = chars.length < 2 ? chars : chars.slice(1).map((char, at) => `${chars[at]}${char}`)
  const counts = new Map<string, number>()
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return counts
}

/** Dice's coefficient of two normalised texts; 0 where either is empty. */
export function dice(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  const [left, right] = [pairsOf(a), pairsOf(b)]
  let shared = 0
  let total = 0
  for (const [pair, count] of left) {
    shared += Math.min(count, right.get(pair) ?? 0)
    total += count
  }
  for (const count of right.values()) total += count
  return (2 * shared) / total
}

/** One stands in the other, or is its short form: 消控室 for 消防控制室, first and last character kept. */
function within(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < 2) return false
  if (long.includes(short)) return true
  if (short.length < 3 || short.at(0) !== long.at(0) || short.at(-1) !== long.at(-1)) return false
  let at = -1
  for (const char of short) {
    at = long.indexOf(char, at + 1)
    if (at < 0) return false
  }
  return true
}

/** Numbers and directions contradict where each side has one the other lacks: ward 1 is not ward 2, east is not west. */
function contradict(a: string, b: string): boolean {
  const [left, right] = [marksIn(a), marksIn(b)]
  return [...left].some((one) => !right.has(one)) && [...right].some((one) => !left.has(one))
}

export function alike(a: Described, b: Described): Likeness {
  const read = (one: Described) => ({
    place: normal(one.place),
    object: normal(one.object),
    finding: normal(one.finding),
    basis: new Set(one.basis.map(normal).filter((name) => name !== '')),
  })
  const [left, right] = [read(a), read(b)]
  const place = contradict(left.place, right.place)
    ? 0
    : Math.max(dice(left.place, right.place), within(left.place, right.place) ? samePlace : 0)
  const objectDice = dice(left.object, right.object)
  const object = objectDice >= sameObject || within(left.object, right.object)
  const finding = dice(left.finding, right.finding)
  const elsewhere = place === 0 && left.place !== '' && right.place !== ''
  const basis = [...left.basis].some((name) => right.basis.has(name))

  const found: Partial<Record<Reason, Strength>> = {}
  // The checklist names one thing, so its item asked twice is the same trouble; the object tells lists apart that use one id.
  if (a.item !== null && a.item === b.item && object) found['same-item'] = 'strong'
  if (a.entry !== null && a.entry === b.entry) found['same-entry'] = elsewhere ? 'weak' : 'strong'
  if (place >= samePlace && object) found['same-place-object'] = finding >= sameFinding ? 'strong' : 'weak'
  if ((object && finding >= nearlySame && !elsewhere) || (place >= samePlace && finding >= sameTrouble))
    found['same-words'] = 'strong'
  if (basis && object) found['same-basis-object'] = finding >= sameFinding && !elsewhere ? 'strong' : 'weak'

  const named = reasons.filter((reason) => found[reason] !== undefined)
  const strong = named.filter((reason) => found[reason] === 'strong')
  const strength = strong.length > 0 ? 'strong' : named.length > 0 ? 'weak' : 'none'
  const score = (strong.length * 2 + named.length + place + objectDice + finding) / 18
  return { reasons: strength === 'strong' ? strong : named, strength, score }
}

export interface Earlier extends Described {
  readonly id: string
}

/** Earlier hazards that a new one strongly resembles, most alike first; at most `most`. */
export function resembled<E extends Earlier>(
  reported: Described,
  earlier: readonly E[],
  most: number,
): { readonly hazard: E; readonly likeness: Likeness }[] {
  return earlier
    .map((hazard) => ({ hazard, likeness: alike(reported, hazard) }))
    .filter(({ likeness }) => likeness.strength === 'strong')
    .sort((x, y) => y.likeness.score - x.likeness.score || (x.hazard.id < y.hazard.id ? 1 : -1))
    .slice(0, most)
}
