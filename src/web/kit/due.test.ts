/** Deadlines: what is late, what is soon, and in which unit it is said. */
import { expect, test } from 'vitest'
import { largest } from '../words/format.ts'
import { urgencyOf } from './DueClock.tsx'

const noon = Date.parse('2026-03-01T12:00:00+08:00')
const hour = 3_600_000
const at = (hours: number) => new Date(noon + hours * hour).toISOString()

test.each([
  [at(25), undefined, 'calm'],
  [at(23), undefined, 'soon'],
  [at(0), undefined, 'soon'],
  [at(-0.01), undefined, 'late'],
  [at(1), at(-1), 'done'],
  [at(1), at(1), 'done'],
  [at(-2), at(-1), 'late'],
] as const)('due %s, done %s: %s', (due, done, urgency) => {
  expect(urgencyOf(due, noon, done)).toBe(urgency)
})

test('spans are said in their largest whole unit', () => {
  expect(largest(50 * hour)).toEqual({ n: 2, unit: 'day' })
  expect(largest(-3.9 * hour)).toEqual({ n: 3, unit: 'hour' })
  expect(largest(59_999)).toEqual({ n: 0, unit: 'minute' })
})
