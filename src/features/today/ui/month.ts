/** Moving about in a month by keys: from one day to another, by calendar days as text. */
import { movedDay, movedMonth, weekdayOf } from '../../../domain/calendar/month.ts'

export const monthOf = (day: string): string => day.slice(0, 7)

const moves: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => movedDay(day, -1),
  ArrowRight: (day) => movedDay(day, 1),
  ArrowUp: (day) => movedDay(day, -7),
  ArrowDown: (day) => movedDay(day, 7),
  Home: (day) => movedDay(day, -weekdayOf(day)),
  End: (day) => movedDay(day, 6 - weekdayOf(day)),
  PageUp: (day) => movedMonth(day, -1),
  PageDown: (day) => movedMonth(day, 1),
}

/** The day a key leads to; null for a key that means nothing here. */
export const dayByKey = (key: string, day: string): string | null => moves[key]?.(day) ?? null
