/** Alarms counted by hand, by properties, and scores against published figures. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge, median, type Series, thresholds, tuned } from './backtest.ts'
import { areaUnderCurve, wilson } from './scores.ts'

/** Days written as digits. */
const series = (days: string, outcomes: number[], facility = 1): Series => ({
  ...{ facility, outcomes, score: Array.from(days, Number) },
})
const all = (days: string) => ({ from: 0, until: days.length })

describe('by hand', () => {
  test('one alarm, right, with its lead', () => {
    const days = '0003300000000000000000'
    expect(judge([series(days, [9])], 3, 7, all(days))).toMatchObject({
      ...{ alarms: 1, right: 1, outcomes: 1, caught: 1, leads: [6] },
    })
  })

  test('an outcome on the first day of the alarm is not caught, nor one after its days', () => {
    const days = '0003000000000000000000'
    expect(judge([series(days, [3])], 3, 7, all(days))).toMatchObject({ alarms: 1, right: 0, caught: 0 })
    expect(judge([series(days, [11])], 3, 7, all(days))).toMatchObject({ alarms: 1, right: 0, caught: 0 })
    expect(judge([series(days, [10])], 3, 7, all(days))).toMatchObject({ right: 1, caught: 1, leads: [7] })
  })

  test('what is always on counts as an alarm every seven days', () => {
    const days = '4'.repeat(36)
    const found = judge([series(days, [17])], 4, 7, all(days))
    // Begun on 0, 7, 14, 21, 28; that of 35 is not over when the days end.
    expect(found).toMatchObject({ alarms: 5, right: 1, caught: 1, leads: [17], inAlarm: 1 })
    // 4 false over (36 − 7) days of one facility.
    expect(found.falsePerFacilityMonth).toBeCloseTo((4 / 29) * (365.25 / 12), 10)
  })

  test('alarms of the last days are not judged, what they catch is', () => {
    const days = '0000000000000030'
    expect(judge([series(days, [15])], 3, 7, all(days))).toMatchObject({ alarms: 0, caught: 1 })
  })

  test('the budget decides', () => {
    const tried = [1, 2, 3].map((threshold) => ({
      ...{ threshold, alarms: 9, right: 1, outcomes: 9, caught: [9, 6, 2][threshold - 1] ?? 0, leads: [], inAlarm: 0 },
      falsePerFacilityMonth: [3, 1, 0.1][threshold - 1] ?? 0,
    }))
    expect(tuned(tried, 1)?.threshold).toBe(2)
    expect(tuned(tried, 0.01)?.threshold).toBe(3)
    expect(tuned([], 1)).toBeNull()
  })

  test('the middle', () => {
    expect([median([]), median([4]), median([1, 4]), median([1, 2, 9])]).toEqual([null, 4, 2.5, 2])
  })
})

const some = fc.array(
  fc.record({
    score: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 60, maxLength: 60 }),
    outcomes: fc
      .uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 6 })
      .map((days) => days.sort((a, b) => a - b)),
    facility: fc.nat(5),
  }),
  { minLength: 1, maxLength: 6 },
)

describe('on any history', () => {
  test('no more is right or caught than there is', () => {
    fc.assert(
      fc.property(
        some,
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 20 }),
        (list, threshold, horizon) => {
          const found = judge(list, threshold, horizon, { from: 0, until: 60 })
          expect(found.right).toBeLessThanOrEqual(found.alarms)
          expect(found.caught).toBeLessThanOrEqual(found.outcomes)
          expect(found.leads.length).toBe(found.caught)
          expect(found.leads.every((lead) => lead >= 1)).toBe(true)
        },
      ),
    )
  })

  test('an alarm at every score catches all but what happens at once', () => {
    fc.assert(
      fc.property(some, (list) => {
        const found = judge(list, 0, 10, { from: 0, until: 60 })
        const after = list.flatMap(({ outcomes }) => outcomes.filter((day) => day > 0)).length
        expect(found.caught).toBe(after)
      }),
    )
  })

  test('thresholds rise and are among the scores', () => {
    fc.assert(
      fc.property(some, (list) => {
        const found = thresholds(list, { from: 0, until: 60 }, 5)
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b))
        expect(found.length).toBeLessThanOrEqual(5)
      }),
    )
  })
})

describe('published figures', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Wilson of %i in %i (Newcombe 1998, table I)', (times, of, lower, upper) => {
    const found = wilson(times, of)
    expect(found?.lower).toBeCloseTo(lower, 4)
    expect(found?.upper).toBeCloseTo(upper, 4)
  })

  test('ties count one half, and without two kinds there is no area', () => {
    const scored = (pairs: [number, boolean][]) => pairs.map(([score, happened]) => ({ score, happened }))
    expect(
      areaUnderCurve(
        scored([
          [1, true],
          [1, false],
        ]),
      ),
    ).toBe(0.5)
    expect(
      areaUnderCurve(
        scored([
          [1, false],
          [2, true],
          [2, false],
          [3, true],
        ]),
      ),
    ).toBe(0.875)
    expect(areaUnderCurve(scored([[1, true]]))).toBeNull()
  })

  const file = join(import.meta.dirname, '../../../../shared/data/risk/calibration_case.json')
  test.skipIf(!existsSync(file))('the calibration case (skipped: outside data not here)', () => {
    const { p, y } = JSON.parse(readFileSync(file, 'utf8')) as { p: number[]; y: number[] }
    const all = p.map((score, at) => ({ score, happened: y[at] === 1 }))
    expect(areaUnderCurve(all)).toBeCloseTo(0.81556965, 8)
  })
})
