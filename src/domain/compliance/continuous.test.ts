import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysWithin, type Span } from '../calendar/span.ts'
import { heldShare, hold, type Watched } from './continuous.ts'

const anySpan = fc
  .tuple(fc.nat(80), fc.integer({ min: 1, max: 30 }))
  .map(([from, length]): Span => ({ from, until: from + length }))
const anySpans = fc.array(anySpan, { maxLength: 5 })
const anyNow = fc.nat(110)
const watched = (required: readonly Span[], held: readonly Span[]): Watched => ({ id: 'x', required, held })
const broken = (one: Watched, now: number) =>
  hold(one, now).breaches.reduce((sum, { from, until }) => sum + until - from, 0)

test('more on record never adds a day of breach, nor lowers the share held', () => {
  fc.assert(
    fc.property(anySpans, anySpans, anySpans, anyNow, (required, a, b, now) => {
      const [before, after] = [watched(required, a), watched(required, [...a, ...b])]
      expect(broken(after, now)).toBeLessThanOrEqual(broken(before, now))
      expect(heldShare([after], 0, now + 1)).toBeGreaterThanOrEqual(heldShare([before], 0, now + 1))
      if (hold(before, now).brokenSince === null) expect(hold(after, now).brokenSince).toBe(null)
    }),
  )
})

test('order is irrelevant, what is told twice counts once, and two histories merged say what their union says', () => {
  fc.assert(
    fc.property(anySpans, anySpans, anySpans, anyNow, (required, a, b, now) => {
      const union = hold(watched(required, [...a, ...b]), now)
      expect(hold(watched(required.toReversed(), [...b, ...a].toReversed()), now)).toEqual(union)
      expect(hold(watched([...required, ...required], [...a, ...b, ...a]), now)).toEqual(union)
    }),
  )
})

test('a day is a breach exactly when it was required, not held, and has come', () => {
  const within = (spans: readonly Span[], day: number) => spans.some(({ from, until }) => from <= day && day < until)
  fc.assert(
    fc.property(anySpans, anySpans, anyNow, fc.nat(120), (required, held, now, day) => {
      const { breaches, brokenSince } = hold(watched(required, held), now)
      expect(daysWithin(breaches, day, day + 1) === 1).toBe(within(required, day) && !within(held, day) && day <= now)
      expect(brokenSince !== null).toBe(within(required, now) && !within(held, now))
    }),
  )
})
