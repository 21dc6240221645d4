/** Which cell formats show a number as a date. Built-in formats by ECMA-376 part 1, 18.8.30, Chinese ones included. */
import type { Handler } from './package.ts'

const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Quoted words, escaped characters, colours and conditions say nothing about the kind; `[h]` and its like do. */
const bare = (code: string): string =>
  code
    .split(';', 1)[0]
    ?.replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/gi, '') ?? ''

export const isDateFormat = (code: string): boolean => /[ymdhs年月日]/i.test(bare(code)) && !/general/i.test(bare(code))

/** Fills `dated`: by number of the cell's style, whether it shows a date. */
export function styleHandler(dated: boolean[]): Handler {
  const custom = new Map<number, boolean>()
  let inside = false
  return {
    open(name, { numFmtId, formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) custom.set(Number(numFmtId), isDateFormat(formatCode))
      if (name === 'cellXfs') inside = true
      if (name === 'xf' && inside) {
        const id = Number(numFmtId ?? 0)
        dated.push(custom.get(id) ?? isBuiltInDate(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') inside = false
    },
  }
}
