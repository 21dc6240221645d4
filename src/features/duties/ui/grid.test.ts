/** The grid fills the year whatever the cadence, and the keys find their way between rows of different ones. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDay } from '../../../domain/calendar/day.ts'
import { type Cadence, cadences, windowAt } from '../../../domain/calendar/window.ts'
import type { Window } from '../contract.ts'
import { firstStop, moved, slotsOf } from './grid.ts'

const year = 2026
const perYear: Readonly<Record<Cadence, number>> = { month: 12, quarter: 4, 'half-year': 2, year: 1 }

const windowsOf = (cadence: Cadence, status: Window['status'] = 'missed', from = year, years = 1): Window[] =>
  Array.from({ length: perYear[cadence] * years }, (_, n) => {
    const window = windowAt(cadence, from * perYear[cadence] + n)
    return {
      from: formatDay(window.from),
      to: formatDay(window.until - 1),
      status,
      atLeast: 1,
      missing: 1,
      closesOn: formatDay(window.until + 3),
      counted: [],
      late: [],
      refused: [],
    }
  })

test.each(cadences)('a year of windows by %s fills twelve months', (cadence) => {
  const slots = slotsOf(windowsOf(cadence), year)
  expect(slots).toHaveLength(perYear[cadence])
  expect(slots.map(({ span }) => span)).toEqual(Array(perYear[cadence]).fill(12 / perYear[cadence]))
})

test('any of them missing leaves a gap, never an overlap or a hole', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cadences), fc.infiniteStream(fc.boolean()), (cadence, kept) => {
      const windows = windowsOf(cadence, 'done', year - 1, 3).filter(() => kept.next().value)
      let next = 0
      for (const slot of slotsOf(windows, year)) {
        expect(slot.start).toBe(next)
        expect(slot.span).toBeGreaterThan(0)
        next += slot.span
      }
      expect(next).toBe(12)
    }),
  )
})

test('arrows: along the row, and up and down at the same month', () => {
  const rows = [
    slotsOf(windowsOf('month'), year),
    slotsOf(windowsOf('year', 'not-owed'), year),
    slotsOf(windowsOf('half-year'), year),
  ]
  expect(moved(rows, { row: 0, slot: 7 }, 'ArrowDown')).toEqual({ row: 2, slot: 1 })
  expect(moved(rows, { row: 2, slot: 1 }, 'ArrowUp')).toEqual({ row: 0, slot: 6 })
  expect(moved(rows, { row: 2, slot: 1 }, 'ArrowLeft')).toEqual({ row: 2, slot: 0 })
  expect(moved(rows, { row: 2, slot: 1 }, 'ArrowRight')).toBeNull()
  expect(moved(rows, { row: 2, slot: 1 }, 'ArrowDown')).toBeNull()
  expect(moved(rows, { row: 0, slot: 4 }, 'End')).toEqual({ row: 0, slot: 11 })
  expect(moved(rows, { row: 0, slot: 4 }, 'x')).toBeNull()
})

test('the keyboard enters where something is due', () => {
  const months = windowsOf('month').map((one, n) => (n === 10 ? { ...one, status: 'due' as const } : one))
  const rows = [slotsOf(windowsOf('year', 'not-owed'), year), slotsOf(months, year)]
  expect(firstStop(rows)).toEqual({ row: 1, slot: 10 })
  expect(firstStop([slotsOf([], year)])).toBeNull()
})
