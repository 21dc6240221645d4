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

/** Each pair of neighbouring characters as one number; a lone character as a number no pair has. */
function pairsIn(text: string): number[] {
  const pairs: number[] = []
  let before = -1
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (before >= 0) pairs.push(before * 0x11_00_00 + code)
    before = code
  }
  return pairs.length > 0 || before < 0 ? pairs : [-1 - before]
}

/**
 * Dice's coefficient of two normalised texts, 0 where either is empty. The first one's pairs are counted once, however
 * many others it is held against.
 */
export function diceTo(a: string): (b: string) => number {
  const left = pairsIn(a)
  const counts = new Map<number, number>()
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return (b) => {
    if (a === '' || b === '') return 0
    if (a === b) return 1
    const right = pairsIn(b)
    const met = new Map<number, number>()
    let shared = 0
    for (const pair of right) {
      const most = counts.get(pair)
      if (most === undefined) continue
      const times = (met.get(pair) ?? 0) + 1
      met.set(pair, times)
      if (times <= most) shared++
    }
    return (2 * shared) / (left.length + right.length)
  }
}

export const dice = (a: string, b: string): number => diceTo(a)(b)

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
function contradict(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return [...left].some((one) => !right.has(one)) && [...right].some((one) => !left.has(one))
}

const named = (basis: readonly string[]) => basis.map(normal).filter((name) => name !== '')

/** A hazard with its words made ready, to be held against many others. */
function ready(one: Described) {
  const [place, object, finding] = [normal(one.place), normal(one.object), normal(one.finding)]
  return {
    item: one.item,
    entry: one.entry,
    place,
    object,
    marks: marksIn(place),
    basis: new Set(named(one.basis)),
    placeTo: diceTo(place),
    objectTo: diceTo(object),
    findingTo: diceTo(finding),
  }
}
type Ready = ReturnType<typeof ready>

const sameItem = (a: Ready, b: Described): boolean => a.item !== null && a.item === b.item
const sameEntry = (a: Ready, b: Described): boolean => a.entry !== null && a.entry === b.entry

/** @param finding how alike the two findings are */
function judged(left: Ready, b: Described, finding: number): Likeness {
  const right = { place: normal(b.place), object: normal(b.object) }
  const place = contradict(left.marks, marksIn(right.place))
    ? 0
    : Math.max(left.placeTo(right.place), within(left.place, right.place) ? samePlace : 0)
  const objectDice = left.objectTo(right.object)
  const object = objectDice >= sameObject || within(left.object, right.object)
  const elsewhere = place === 0 && left.place !== '' && right.place !== ''
  const basis = named(b.basis).some((name) => left.basis.has(name))

  const found: Partial<Record<Reason, Strength>> = {}
  // The checklist names one thing, so its item asked twice is the same trouble; the object tells lists apart that use one id.
  if (sameItem(left, b) && object) found['same-item'] = 'strong'
  if (sameEntry(left, b)) found['same-entry'] = elsewhere ? 'weak' : 'strong'
  if (place >= samePlace && object) found['same-place-object'] = finding >= sameFinding ? 'strong' : 'weak'
  if ((object && finding >= nearlySame && !elsewhere) || (place >= samePlace && finding >= sameTrouble))
    found['same-words'] = 'strong'
  if (basis && object) found['same-basis-object'] = finding >= sameFinding && !elsewhere ? 'strong' : 'weak'

  const why = reasons.filter((reason) => found[reason] !== undefined)
  const strong = why.filter((reason) => found[reason] === 'strong')
  const strength = strong.length > 0 ? 'strong' : why.length > 0 ? 'weak' : 'none'
  const score = (strong.length * 2 + why.length + place + objectDice + finding) / 18
  return { reasons: strength === 'strong' ? strong : why, strength, score }
}

export function alike(a: Described, b: Described): Likeness {
  const left = ready(a)
  return judged(left, b, left.findingTo(normal(b.finding)))
}

export interface Earlier extends Described {
  readonly id: string
}

/**
 * Earlier hazards that a new one strongly resembles, most alike first; at most `most`. No strong reason stands where the
 * findings are less alike than `sameFinding` and neither item nor entry is the same: of most, only the finding is read.
 */
export function resembled<E extends Earlier>(
  reported: Described,
  earlier: readonly E[],
  most: number,
): { readonly hazard: E; readonly likeness: Likeness }[] {
  const left = ready(reported)
  return earlier
    .flatMap((hazard) => {
      const finding = left.findingTo(normal(hazard.finding))
      if (finding < sameFinding && !sameItem(left, hazard) && !sameEntry(left, hazard)) return []
      const likeness = judged(left, hazard, finding)
      return likeness.strength === 'strong' ? [{ hazard, likeness }] : []
    })
    .sort((x, y) => y.likeness.score - x.likeness.score || (x.hazard.id < y.hazard.id ? 1 : -1))
    .slice(0, most)
}
