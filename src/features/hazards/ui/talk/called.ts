/** Who is called upon in a text: by `@name`, or `@name(post)` where two bear the name. */
import type { Reader } from '../../talk/contract.ts'

/** How somebody is written after the @; unlike anybody else in the list. */
export function labelOf(one: Reader, all: readonly Reader[]): string {
  const alike = all.filter((other) => other.name === one.name)
  if (alike.length < 2) return one.name
  const post = [one.unit.zh, one.title].filter(Boolean).join('')
  const twins = alike.filter((other) => [other.unit.zh, other.title].filter(Boolean).join('') === post)
  return `${one.name}(${post}${twins.length > 1 ? twins.indexOf(one) + 1 : ''})`
}

/** @returns ids, in the order of the list; of `@王建国` never 王建 */
export function calledIn(text: string, all: readonly Reader[]): string[] {
  const labels = all
    .map((one) => ({ id: one.id, label: labelOf(one, all) }))
    .sort((a, b) => b.label.length - a.label.length)
  const found = new Set<string>()
  for (const part of text.split('@').slice(1)) {
    const hit = labels.find(({ label }) => part.startsWith(label))
    if (hit) found.add(hit.id)
  }
  return all.filter((one) => found.has(one.id)).map((one) => one.id)
}
