/** The days of a history that ends now: calendar days, instants within them, and the hours in which people work. */
import { type Day, formatDay, parseDay } from '../../../domain/calendar/day.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { Random } from '../random.ts'

export const minute = 60_000
export const hour = 3_600_000

export interface Days {
  readonly first: Day
  readonly today: Day
  /** Epoch milliseconds; nothing happens after it. */
  readonly now: number
  /** When a day begins, epoch milliseconds. */
  start(day: Day): number
  /** The day of an instant within the history or soon after. */
  dayAt(at: number): Day
  /** `YYYY-MM-DD` */
  text(day: Day): string
}

/** @param length days before today */
export function daysBefore(now: Date, today: string, timeZone: string, length: number): Days {
  const last = parseDay(today)
  const first = last - length
  const starts = Array.from({ length: length + 2 }, (_, at) => startOfDay(timeZone, formatDay(first + at)).getTime())
  const texts = new Map<Day, string>()
  const start = (day: Day) => starts[day - first] ?? startOfDay(timeZone, formatDay(day)).getTime()
  return {
    ...{ first, today: last, now: now.getTime(), start },
    dayAt(at) {
      const guess = last - Math.floor((start(last) - at + 24 * hour - 1) / (24 * hour))
      return at >= start(guess + 1) ? guess + 1 : at < start(guess) ? guess - 1 : guess
    },
    text(day) {
      const known = texts.get(day) ?? formatDay(day)
      texts.set(day, known)
      return known
    },
  }
}

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: Day): boolean => (((day + 3) % 7) + 7) % 7 >= 5

/** A moment of the working day, whole seconds. */
export const workingMoment = (random: Random, days: Days, day: Day): number =>
  days.start(day) + 8.6 * hour + Math.floor(random.next() * 9 * 3600) * 1000

export const nightMoment = (random: Random, days: Days, day: Day): number =>
  days.start(day) + Math.floor(random.next() * 5.5 * 3600) * 1000

/** The first moment on or after `at` in which somebody works; leaders of bureaus rest on weekends. */
export function whenAtWork(random: Random, days: Days, at: number, leader: boolean): number {
  let day = days.dayAt(at)
  const begin = days.start(day) + 8.4 * hour
  const end = days.start(day) + 18.2 * hour
  if (!(leader && isWeekend(day))) {
    if (at >= begin && at <= end) return at
    if (at < begin) return begin + Math.floor(random.next() * 5400) * 1000
  }
  day++
  while (leader && isWeekend(day)) day++
  return days.start(day) + 8.4 * hour + Math.floor(random.next() * 7200) * 1000
}
