/** The known name that a written one most likely means. Distance: edits of single characters (V. I. Levenshtein, 1966). */

export function editDistance(a: string, b: string): number {
  const [one, two] = [[...a], [...b]]
  let above = Array.from({ length: two.length + 1 }, (_, at) => at)
  for (const [i, mine] of one.entries()) {
    const line = [i + 1]
    for (const [j, other] of two.entries())
      line.push(Math.min((above[j + 1] ?? 0) + 1, (line[j] ?? 0) + 1, (above[j] ?? 0) + (mine === other ? 0 : 1)))
    above = line
  }
  return above[two.length] ?? 0
}

/** Width of letters, blanks and marks are no difference. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')

/** @returns null where nothing is near: more than half of the characters would have to change */
export function nearest<T>(written: string, known: readonly T[], nameOf: (one: T) => string): T | null {
  const wanted = plainName(written)
  let best: { one: T; distance: number } | null = null
  for (const one of known) {
    const name = plainName(nameOf(one))
    // A name cut short or written out in full is near, whatever its length.
    const within = wanted.length >= 2 && (name.includes(wanted) || wanted.includes(name))
    const distance = within ? 0.5 : editDistance(wanted, name)
    if (distance <= Math.max(wanted.length, name.length) / 2 && (best === null || distance < best.distance))
      best = { one, distance }
  }
  return best?.one ?? null
}
