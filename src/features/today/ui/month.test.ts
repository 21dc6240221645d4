import { expect, test } from 'vitest'
import { dayByKey } from './month.ts'

test.each([
  ['ArrowLeft', '2026-03-01', '2026-02-28'],
  ['ArrowDown', '2026-03-05', '2026-03-12'],
  ['Home', '2026-03-05', '2026-03-02'],
  ['End', '2026-03-05', '2026-03-08'],
  ['PageUp', '2026-03-31', '2026-02-28'],
  ['PageDown', '2026-01-31', '2026-02-28'],
  ['PageDown', '2026-12-15', '2027-01-15'],
])('%s from %s', (key, from, to) => {
  expect(dayByKey(key, from)).toBe(to)
})

test('other keys stay with the page', () => {
  expect(dayByKey('a', '2026-03-05')).toBeNull()
})
