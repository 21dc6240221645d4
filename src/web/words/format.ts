/** Dates, spans and numbers in the running language, in the region's time zone. */
import type { Language } from '../../platform/contract/text.ts'
import { tags } from './i18n.ts'
import { useLanguage } from './words.ts'

/** Calendar days and clock times are those of the region, whatever the device is set to. */
export const zone = 'Asia/Shanghai'

type Shape = 'day' | 'time' | 'minute' | 'weekday'

const shapes: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  minute: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  weekday: { month: 'long', day: 'numeric', weekday: 'long' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

export function formatDate(language: Language, value: string | Date, shape: Shape): string {
  const key = `${language} ${shape}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(tags[language], { ...shapes[shape], timeZone: zone })
  formats.set(key, format)
  return format.format(typeof value === 'string' ? new Date(value) : value)
}

const minute = 60_000
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 1440 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
]

/** The largest whole unit of a span of milliseconds: `{ n: 3, unit: 'hour' }`. */
export function largest(milliseconds: number): { readonly n: number; readonly unit: 'day' | 'hour' | 'minute' } {
  const size = Math.abs(milliseconds)
  for (const [unit, length] of units) {
    if (size >= length) return { n: Math.floor(size / length), unit: unit as 'day' | 'hour' | 'minute' }
  }
  return { n: 0, unit: 'minute' }
}

export function useFormat() {
  const language = useLanguage()
  return {
    date: (value: string | Date, shape: Shape = 'minute') => formatDate(language, value, shape),
    number: (value: number, digits = 0) =>
      new Intl.NumberFormat(tags[language], { maximumFractionDigits: digits }).format(value),
  }
}
