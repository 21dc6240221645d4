/** Forms speak the region's time on every device. */
import dayjs from 'dayjs'
import { expect, test } from 'vitest'
import { meant, shown, startOf } from './moment.ts'

test('what is typed is the region’s clock time', () => {
  expect(meant(dayjs('2026-12-20T18:00'))).toBe('2026-12-20T10:00:00.000Z')
  expect(shown('2026-12-20T10:00:00Z').format('YYYY-MM-DD HH:mm')).toBe('2026-12-20 18:00')
  expect(meant(shown('2026-12-31T23:30:00.000Z'))).toBe('2026-12-31T23:30:00.000Z')
})

test('a day begins in the region', () => {
  expect(startOf('2026-03-01')).toBe('2026-02-28T16:00:00.000Z')
  expect(startOf('2026-02-28', 1)).toBe('2026-02-28T16:00:00.000Z')
})
