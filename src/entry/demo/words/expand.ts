/**
 * Sentences with choices: `[甲|乙]` is one of them, nested as deep as needed, an empty one is nothing; `<name>` is filled
 * from the values given. So a bank of a few lines says thousands of different things.
 */
import type { Random } from '../random.ts'

/** @throws RangeError for an unknown name or a bracket without its partner */
export function expand(random: Random, text: string, values: Readonly<Record<string, string | number>> = {}): string {
  const chosen = choose(random, text)
  return chosen.replaceAll(/<(\w+)>/g, (_all, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`no value for <${name}> in ${text}`)
    return String(value)
  })
}

function choose(random: Random, text: string): string {
  const open = text.indexOf('[')
  if (open === -1) return text
  const choices: string[] = []
  let depth = 0
  let from = open + 1
  for (let at = open; at < text.length; at++) {
    const sign = text[at]
    if (sign === '[') depth++
    else if (sign === ']') depth--
    if ((sign === '|' && depth === 1) || depth === 0) {
      choices.push(text.slice(from, at))
      from = at + 1
    }
    if (depth === 0)
      return text.slice(0, open) + choose(random, random.pick(choices)) + choose(random, text.slice(from))
  }
  throw new RangeError(`a bracket is open in ${text}`)
}

/** Figures of an example are not those of the place: each number moves by up to half of itself. */
export const otherFigures = (random: Random, text: string): string =>
  text.replaceAll(/(?<![A-Za-z0-9.])\d{1,3}(?![0-9.])/g, (digits) => {
    const figure = Number(digits)
    if (figure === 0 || figure > 400) return digits
    return String(Math.max(1, Math.round(figure * (0.6 + random.next() * 0.9))))
  })
