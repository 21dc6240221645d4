/** What a window is called, and how much of it is left: on the days the server says, not on the device's clock. */
import { parseDay } from '../../../domain/calendar/day.ts'
import type { Text } from '../../../platform/contract/text.ts'
import type { Window } from '../contract.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

export const monthName = (index: number): Text => ({ zh: `${index + 1}月`, en: months[index] ?? '' })

type Days = Pick<Window, 'from' | 'to'>

/** Within its year: 11月, 第4季度, 下半年, 全年. */
export function shortPeriod({ from, to }: Days): Text {
  const first = Number(from.slice(5, 7))
  const length = Number(to.slice(5, 7)) - first + 1
  if (length === 12) return { zh: '全年', en: 'Year' }
  if (length === 6) return first === 1 ? { zh: '上半年', en: 'H1' } : { zh: '下半年', en: 'H2' }
  if (length === 3) return { zh: `${['一', '二', '三', '四'][(first - 1) / 3]}季度`, en: `Q${(first + 2) / 3}` }
  return monthName(first - 1)
}

/** With its year: 2026年11月, 2026年四季度. */
export function period(window: Days): Text {
  const year = window.from.slice(0, 4)
  const { zh, en } = shortPeriod(window)
  return { zh: `${year}年${zh}`, en: `${en} ${year}` }
}

/** Whole days from one day to another; negative where it lies behind. */
export const daysTo = (today: string, day: string): number => parseDay(day) - parseDay(today)

/** Days left to do it, or once its last day is past, to record what was done in it. */
export function left(window: Pick<Window, 'to' | 'closesOn'>, today: string): { recording: boolean; days: number } {
  const toDo = daysTo(today, window.to)
  return toDo >= 0 ? { recording: false, days: toDo } : { recording: true, days: daysTo(today, window.closesOn) - 1 }
}
