/**
 * Days as offices write them: `2026年3月5日`, `2026.3.5`, `2026-03-05 14:20`, `20260305`, `3月5日` with the year from
 * elsewhere, and the day numbers of spreadsheets.
 *
 * Day numbers: the 1900 system counts 1900-01-01 as 1 and believes in a 29 February 1900, so days before 1 March 1900
 * are one off and number 60 is no day; the 1904 system counts 1904-01-01 as 0 (ECMA-376 part 1, 18.17.4.1).
 */
import { civil, type Day, dayOf, formatDay } from '../calendar/day.ts'
import type { Cell } from './grid.ts'

export type DateFault = 'unreadable' | 'impossible' | 'no-year' | 'no-day'

export type DateRead =
  | { readonly day: string; readonly assumedYear: boolean }
  /** `likely`: the day that may have been meant. */
  | { readonly fault: DateFault; readonly likely: string | null }

const epoch1900 = dayOf(1899, 12, 30)
const epoch1904 = dayOf(1904, 1, 1)
/** 2000 to 2099: a plain number in a column of days is one only within these. */
const firstSerial = dayOf(2000, 1, 1) - epoch1900
const lastSerial = dayOf(2099, 12, 31) - epoch1900

/** @returns null for a number that is no day */
export function serialDay(serial: number, from1904: boolean): Day | null {
  const whole = Math.floor(serial)
  if (from1904) return whole >= 0 && whole < 2_957_004 ? epoch1904 + whole : null
  if (whole < 1 || whole === 60 || whole > 2_958_465) return null
  return whole < 60 ? epoch1900 + whole + 1 : epoch1900 + whole
}

export const daysIn = (year: number, month: number): number => dayOf(year, month + 1, 1) - dayOf(year, month, 1)

const lastOf = (year: number, month: number): number => (month === 12 ? 31 : daysIn(year, month))

const written = (year: number, month: number, day: number): string => formatDay(dayOf(year, month, day))

function checked(year: number, month: number, day: number, assumedYear: boolean): DateRead {
  const plausible = year >= 1950 && year <= 2199
  if (plausible && month >= 1 && month <= 12) {
    if (day >= 1 && day <= lastOf(year, month)) return { day: written(year, month, day), assumedYear }
    // 2 月 30 日 means the end of the month; a day number nobody has may be a slip of one key.
    return { fault: 'impossible', likely: day > 31 ? null : written(year, month, lastOf(year, month)) }
  }
  // Day and month in the other order: 2026-15-3.
  const turned = plausible && day >= 1 && day <= 12 && month >= 1 && month <= lastOf(year, day)
  return { fault: 'impossible', likely: turned ? written(year, day, month) : null }
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))

const forms: readonly [RegExp, (parts: readonly string[], year: number | null) => DateRead][] = [
  [
    /^(\d{4}|\d{2})[年./-](\d{1,2})[月./-](\d{1,3})[日号]?(?:T?\d{1,2}[:时点].*)?$/,
    ([y = '', m, d]) => checked(fullYear(y), Number(m), Number(d), false),
  ],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => checked(Number(y), Number(m), Number(d), false)],
  [
    /^(\d{1,2})月(\d{1,2})[日号]?$/,
    ([m, d], year) => (year === null ? { fault: 'no-year', likely: null } : checked(year, Number(m), Number(d), true)),
  ],
  [
    /^(\d{1,2})[./-](\d{1,2})$/,
    ([m, d], year) => (year === null ? { fault: 'no-year', likely: null } : checked(year, Number(m), Number(d), true)),
  ],
  [
    /^(\d{4})[年./-](\d{1,2})月?[底末]?$/,
    ([y, m]) => {
      const [year, month] = [Number(y), Number(m)]
      const known = month >= 1 && month <= 12
      return {
        fault: known ? 'no-day' : 'impossible',
        likely: known ? written(year, month, lastOf(year, month)) : null,
      }
    },
  ],
]

/** @param year where the day names none; null where nothing tells it */
export function readDay(cell: Cell, context: { readonly from1904: boolean; readonly year: number | null }): DateRead {
  const { number } = cell
  if (number !== null) {
    const counted = cell.dated || (number >= firstSerial && number <= lastSerial)
    const day = counted ? serialDay(number, cell.dated && context.from1904) : null
    // The day number of a date cell may lie anywhere: one from before 1950 is a slip.
    if (day !== null) {
      const { year } = civil(day)
      return year >= 1950 && year <= 2199
        ? { day: formatDay(day), assumedYear: false }
        : { fault: 'impossible', likely: null }
    }
  }
  return readText(cell.text, context.year)
}

function readText(text: string, year: number | null): DateRead {
  const bare = text
    .normalize('NFKC')
    .replace(/\s+\d{1,2}[:时点].*$/, '')
    .replace(/[\s，。、,]/g, '')
    .replace(/(之?前|以前|止|为限)$/, '')
  for (const [form, read] of forms) {
    const parts = form.exec(bare)
    if (parts) return read(parts.slice(1), year)
  }
  const inside = /(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})/.exec(bare)
  const found = inside ? checked(Number(inside[1]), Number(inside[2]), Number(inside[3]), false) : null
  return { fault: 'unreadable', likely: found && 'day' in found ? found.day : null }
}

/** The one year that titles, the sheet's name or the file's name tell: `2026年隐患台账`. */
export function yearIn(texts: readonly string[]): number | null {
  for (const text of texts) {
    const found =
      /(?<!\d)(20\d{2})(?=\s*[年\-.度]|$)/.exec(text.normalize('NFKC')) ?? /(?<!\d)(20\d{2})(?!\d)/.exec(text)
    if (found) return Number(found[1])
  }
  return null
}
