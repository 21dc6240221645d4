import fc from 'fast-check'
import { expect, test } from 'vitest'
import { civil, dayOf, formatDay, parseDay } from './day.ts'
import { complement, covers, daysWithin, intersect, normalise, type Span, subtract, union } from './span.ts'
import { boundaryFrom, cadences, windowAt, windowNumber, windowOf } from './window.ts'

const anyDay = fc.integer({ min: parseDay('1900-01-01'), max: parseDay('2199-12-31') })

test('days agree with the calendar of ECMAScript', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = new Date(day * 86_400_000)
      expect(civil(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
      const { year, month, day: number } = civil(day)
      expect(dayOf(year, month, number)).toBe(day)
      expect(parseDay(formatDay(day))).toBe(day)
    }),
  )
})

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', ''])(
  '%s is no day',
  (text) => {
    expect(() => parseDay(text)).toThrow(RangeError)
  },
)

test('31 January, leap days and the turn of the half-year', () => {
  const of = (cadence: (typeof cadences)[number], text: string) => {
    const { from, until } = windowOf(cadence, parseDay(text))
    return [formatDay(from), formatDay(until)]
  }
  expect(of('month', '2026-01-31')).toEqual(['2026-01-01', '2026-02-01'])
  expect(of('month', '2028-02-29')).toEqual(['2028-02-01', '2028-03-01'])
  expect(of('half-year', '2026-06-30')).toEqual(['2026-01-01', '2026-07-01'])
  expect(of('half-year', '2026-07-01')).toEqual(['2026-07-01', '2027-01-01'])
  expect(of('quarter', '2026-12-31')).toEqual(['2026-10-01', '2027-01-01'])
  expect(of('year', '2026-12-31')).toEqual(['2026-01-01', '2027-01-01'])
})

test('windows partition time, and long boundaries are short ones', () => {
  fc.assert(
    fc.property(fc.constantFrom(...cadences), anyDay, (cadence, day) => {
      const number = windowNumber(cadence, day)
      const window = windowAt(cadence, number)
      expect(window.from <= day && day < window.until).toBe(true)
      expect(windowAt(cadence, number + 1).from).toBe(window.until)
      expect(windowOf('month', window.from).from).toBe(window.from)
      const boundary = boundaryFrom(cadence, day)
      expect(boundary >= day && windowOf(cadence, boundary).from === boundary).toBe(true)
    }),
  )
})

const spans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 12 })), { maxLength: 8 })
  .map((pairs) => normalise(pairs.map(([from, length]): Span => ({ from, until: from + length }))))

test('span algebra agrees with membership, day by day', () => {
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      for (let day = -1; day < 75; day++) {
        const [inA, inB] = [covers(a, day), covers(b, day)]
        expect(covers(union(a, b), day)).toBe(inA || inB)
        expect(covers(intersect(a, b), day)).toBe(inA && inB)
        expect(covers(subtract(a, b), day)).toBe(inA && !inB)
        expect(covers(complement(a), day)).toBe(!inA)
      }
      const counted = Array.from({ length: 40 }, (_, n) => n + 10).filter((day) => covers(a, day)).length
      expect(daysWithin(a, 10, 50)).toBe(counted)
    }),
  )
})
