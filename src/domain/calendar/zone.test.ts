import { expect, test } from 'vitest'
import { instantOf, offsetAt, startOfDay } from './zone.ts'

const hour = 3_600_000

test('offsets of zones with and without summer time', () => {
  expect(offsetAt('Asia/Shanghai', new Date('2026-03-05T00:00:00Z'))).toBe(8 * hour)
  expect(offsetAt('Europe/Berlin', new Date('2026-07-01T00:00:00Z'))).toBe(2 * hour)
  expect(offsetAt('Asia/Kathmandu', new Date('2026-07-01T00:00:00.500Z'))).toBe(5.75 * hour)
})

test('a wall-clock time names its instant', () => {
  const wall = { year: 2026, month: 3, day: 5, hour: 7, minute: 30, second: 9 }
  expect(instantOf('Asia/Shanghai', wall).toISOString()).toBe('2026-03-04T23:30:09.000Z')
})

test('the skipped hour takes the offset from before, the doubled hour its first coming', () => {
  const spring = { year: 2026, month: 3, day: 29, hour: 2, minute: 30 }
  expect(instantOf('Europe/Berlin', spring).toISOString()).toBe('2026-03-29T01:30:00.000Z')
  const autumn = { year: 2026, month: 10, day: 25, hour: 2, minute: 30 }
  expect(instantOf('Europe/Berlin', autumn).toISOString()).toBe('2026-10-25T00:30:00.000Z')
  const later = { year: 2026, month: 10, day: 25, hour: 3, minute: 30 }
  expect(instantOf('Europe/Berlin', later).toISOString()).toBe('2026-10-25T02:30:00.000Z')
})

test('days begin at midnight of the zone, across months', () => {
  expect(startOfDay('Asia/Shanghai', '2026-02-28', 1).toISOString()).toBe('2026-02-28T16:00:00.000Z')
  expect(startOfDay('Asia/Shanghai', '2026-01-01', -1).toISOString()).toBe('2025-12-30T16:00:00.000Z')
})
