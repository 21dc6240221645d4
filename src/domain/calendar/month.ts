/** A month as it hangs on a wall: six weeks from a Monday, days as text (`YYYY-MM-DD`). */
import { civil, dayOf, formatDay, parseDay } from './day.ts'

/** A calendar day moved by whole days. */
export const movedDay = (day: string, by: number): string => formatDay(parseDay(day) + by)

/** Monday 0 to Sunday 6; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: string): number => (((parseDay(day) + 3) % 7) + 7) % 7

/** The same day of another month, or its last day where that month is shorter. */
export function movedMonth(day: string, by: number): string {
  const { year, month, day: date } = civil(parseDay(day))
  const months = year * 12 + (month - 1) + by
  const firstOf = (count: number) => dayOf(Math.floor(count / 12), (count % 12) + 1, 1)
  const first = firstOf(months)
  const length = firstOf(months + 1) - first
  return formatDay(first + Math.min(date, length) - 1)
}

export const gridDays = 42

/** Monday of the week in which the month (`YYYY-MM`) begins; six weeks from there hold every month. */
export function gridStart(month: string): string {
  const first = `${month}-01`
  return movedDay(first, -weekdayOf(first))
}
