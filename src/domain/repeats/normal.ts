/**
 * Words as they are compared: full width and half width, capitals, Chinese and Arabic numerals, punctuation, and the
 * ways to say a floor or a ward are made one, so that “二监区１楼” and “2 监区一层” read the same.
 *
 * Invariants: normal(normal(x)) = normal(x); the same words in other widths, numerals or punctuation give the same text.
 */

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const numeral = /[零〇一二两三四五六七八九十百千]+/gu

/** 十二 → 12, 二百零五 → 205, 三〇一 → 301. */
function numberOf(words: string): string {
  const chars = [...words]
  if (chars.every((char) => char in digits)) return chars.map((char) => digits[char]).join('')
  let total = 0
  let pending: number | null = null
  for (const char of chars) {
    const unit = units[char]
    if (unit === undefined) pending = digits[char] ?? 0
    else {
      total += (pending ?? 1) * unit
      pending = null
    }
  }
  return String(total + (pending ?? 0))
}

const figure = '\\p{N}零〇一二两三四五六七八九十百千'
/** What parts two numbers: kept, so that “1、2监区” does not become ward 12. */
const between = new RegExp(`(?<=[${figure}])[^\\p{L}\\p{N}]+(?=[${figure}])`, 'gu')
const besides = new RegExp(`[^\\p{L}\\p{N}·]+|(?<![${figure}])·+|·+(?![${figure}])`, 'gu')

const anyFigure = new RegExp(`[${figure}]`, 'u')

export function normal(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  // Most findings count nothing: of them only the letters stay, which is a quarter of the work.
  if (!anyFigure.test(plain)) return plain.replace(/\P{L}+/gu, '')
  return plain
    .replace(between, '·')
    .replace(besides, '')
    .replace(numeral, numberOf)
    .replace(/第+(?=\d)/gu, '')
    .replace(/(?<=\d)号+(?=\p{L})/gu, '')
    .replace(/(?<=\d)[楼层](?!\p{N})/gu, '层')
    .replace(/(?<![a-z0-9])0+(?=\d)/gu, '')
}

/** Numbers and directions in normalised words: what tells ward 1 from ward 2, and the east tower from the west. */
export const marksIn = (text: string): ReadonlySet<string> => new Set(text.match(/\d+|[东南西北]/gu) ?? [])
