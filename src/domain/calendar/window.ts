/**
 * Natural calendar windows (自然周期): the month, quarter, half-year and year a duty is counted in. "At least one a
 * month" is not "every 30 days". Windows are half-open [from, until), partition time, and every boundary of a longer
 * cadence is a boundary of each shorter one.
 */
import { civil, type Day, dayOf } from './day.ts'

export const cadences = ['month', 'quarter', 'half-year', 'year'] as const
export type Cadence = (typeof cadences)[number]

export const monthsOf: Readonly<Record<Cadence, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** Half-open: the first day inside, the first day no longer inside. */
export interface Window {
  readonly from: Day
  readonly until: Day
}

const monthNumber = (at: Day): number => {
  const { year, month } = civil(at)
  return year * 12 + month - 1
}
const firstOf = (months: number): Day => dayOf(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 1)

/** The number of the window a day lies in; windows of one cadence are numbered without gaps. */
export const windowNumber = (cadence: Cadence, at: Day): number => Math.floor(monthNumber(at) / monthsOf[cadence])

export function windowAt(cadence: Cadence, number: number): Window {
  const months = monthsOf[cadence]
  return { from: firstOf(number * months), until: firstOf((number + 1) * months) }
}

export const windowOf = (cadence: Cadence, at: Day): Window => windowAt(cadence, windowNumber(cadence, at))

/** The first boundary of the cadence on or after a day. */
export function boundaryFrom(cadence: Cadence, at: Day): Day {
  const window = windowOf(cadence, at)
  return window.from === at ? at : window.until
}
