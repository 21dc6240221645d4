import { expect, test } from 'vitest'
import { gridStart, movedDay, movedMonth, weekdayOf } from './month.ts'

test('a month begins on the Monday at or before its first day', () => {
  expect(gridStart('2026-03')).toBe('2026-02-23')
  expect(gridStart('2026-06')).toBe('2026-06-01')
  expect(gridStart('2026-01')).toBe('2025-12-29')
  expect(movedDay('2026-02-28', 1)).toBe('2026-03-01')
  expect(movedDay('2028-03-01', -1)).toBe('2028-02-29')
})

test('another month keeps the day where it has it', () => {
  expect(movedMonth('2026-03-31', -1)).toBe('2026-02-28')
  expect(movedMonth('2028-01-31', 1)).toBe('2028-02-29')
  expect(movedMonth('2026-12-15', 1)).toBe('2027-01-15')
  expect(movedMonth('2026-01-15', -1)).toBe('2025-12-15')
  expect(['2026-03-02', '2026-03-08', '1969-12-31'].map(weekdayOf)).toEqual([0, 6, 2])
})
