/** Invented names, each used once: of counties with their reading, and of people. */
import type { Random } from '../random.ts'
import { avoided, givenFirst, givenSecond, placeFirst, placeSecond, surnames } from './words.ts'

export interface PlaceName {
  readonly zh: string
  readonly en: string
  readonly slug: string
}

/** Pinyin is joined with an apostrophe before a vowel: Ji'an. */
const joined = (first: string, second: string): string => {
  const reading = `${first}${/^[aeo]/.test(second) ? "'" : ''}${second}`
  return reading.charAt(0).toUpperCase() + reading.slice(1)
}

/** @param taken slugs and Chinese names in use */
export function placeNames(random: Random, taken: ReadonlySet<string>): () => PlaceName {
  const used = new Set(taken)
  const all = placeFirst.flatMap((first) => placeSecond.map((second) => [first, second] as const))
  const order = random.shuffle(all)
  return () => {
    for (let pair = order.pop(); pair; pair = order.pop()) {
      const [[a, readA], [b, readB]] = pair
      const name = { zh: `${a}${b}`, en: joined(readA, readB), slug: `${readA}${readB}` }
      if (readA === readB || avoided.has(name.slug) || used.has(name.slug) || used.has(name.zh)) continue
      used.add(name.slug).add(name.zh)
      return name
    }
    throw new RangeError('no name is left for another place')
  }
}

export function personNames(random: Random, taken: Iterable<string>): () => string {
  const used = new Set(taken)
  return () => {
    for (;;) {
      const name = `${random.pick(surnames)}${random.pick(givenFirst)}${random.pick(givenSecond)}`
      if (used.has(name) || name[1] === name[2]) continue
      used.add(name)
      return name
    }
  }
}
