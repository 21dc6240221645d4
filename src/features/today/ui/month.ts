/** Moving about in a month by keys: from one day to another, by calendar days as text. */
import { movedDay } from '../rules.ts'

export const monthOf = (day: string): string => day.slice(0, 7)

/** The same day of another month, or its last day where it is shorter. */
export function movedMonth(day: string, by: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + by + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + by, Math.min(date, last))).toISOString().slice(0, 10)
}

const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

const moves: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => movedDay(day, -1),
  ArrowRight: (day) => movedDay(day, 1),
  ArrowUp: (day) => movedDay(day, -7),
  ArrowDown: (day) => movedDay(day, 7),
  Home: (day) => movedDay(day, -weekday(day)),
  End: (day) => movedDay(day, 6 - weekday(day)),
  PageUp: (day) => movedMonth(day, -1),
  PageDown: (day) => movedMonth(day, 1),
}

/** The day a key leads to; null for a key that means nothing here. */
export const dayByKey = (key: string, day: string): string | null => moves[key]?.(day) ?? null
