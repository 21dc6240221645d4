/**
 * What recurs among closed hazards, though each was written in its own words: hazards of a family whose object and finding
 * nearly agree stand in one group.
 *
 * Invariants: every hazard stands in exactly one group; a group's hazards lie in one family; the largest groups come
 * first. Each hazard joins the first leader it is like (single pass, newest first), so the answer depends on that order
 * alone; looked up by pairs of characters, so that the cost follows the hazards that share one.
 */
import { dice } from '../repeats/alike.ts'
import { normal } from '../repeats/normal.ts'

export interface Said {
  readonly family: string
  readonly object: string
  readonly finding: string
}

/** Dice's coefficient from which two wordings are one kind. A default of this product. */
const oneKind = 0.5

const pairs = (text: string): readonly string[] => [
  ...new Set([...text].slice(1).map((char, at) => `${[...text][at]}${char}`)),
]

/** @param said newest first; the first of each group is its newest */
export function groupAlike<S extends Said>(said: readonly S[]): S[][] {
  const groups: { readonly text: string; readonly members: S[] }[] = []
  const leaders = new Map<string, number[]>()
  for (const one of said) {
    const text = normal(one.object + one.finding)
    const keys = pairs(text).map((pair) => `${one.family} ${pair}`)
    const near = new Set(keys.flatMap((key) => leaders.get(key) ?? []))
    let best: { at: number; likeness: number } | null = null
    for (const at of near) {
      const likeness = dice(text, groups[at]?.text ?? '')
      if (likeness >= oneKind && likeness > (best?.likeness ?? 0)) best = { at, likeness }
    }
    if (best) groups[best.at]?.members.push(one)
    else {
      for (const key of keys) leaders.set(key, [...(leaders.get(key) ?? []), groups.length])
      groups.push({ text, members: [one] })
    }
  }
  return groups.map((group) => group.members).sort((a, b) => b.length - a.length)
}
