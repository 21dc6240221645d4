import fc from 'fast-check'
import { expect, test } from 'vitest'
import { always, covers } from '../calendar/span.ts'
import { heldShare, hold } from './continuous.ts'
import { type Attributes, appliesWhen, attributesOf, type Predicate } from './predicate.ts'
import { answerTo } from './triggered.ts'

const hour = 3_600_000

test.each([
  ['nothing yet, in time', { answeredAt: null, endedAt: null }, 10, ['open', 0]],
  ['nothing yet, at the deadline', { answeredAt: null, endedAt: null }, 24, ['open', 0]],
  ['nothing yet, past it', { answeredAt: null, endedAt: null }, 30, ['overdue', 6]],
  ['answered at the deadline', { answeredAt: 24, endedAt: null }, 90, ['answered', 0]],
  ['answered late stays late', { answeredAt: 26, endedAt: null }, 900, ['answered-late', 2]],
  ['answered before it was triggered', { answeredAt: -1, endedAt: null }, 90, ['answered', 0]],
  ['no longer owed', { answeredAt: null, endedAt: 20 }, 90, ['ended', 0]],
  ['ended after it was overdue', { answeredAt: null, endedAt: 30 }, 90, ['ended', 6]],
])('triggered: %s', (_what, { answeredAt, endedAt }, now, [status, lateBy]) => {
  const hours = (n: number | null) => (n === null ? null : n * hour)
  const given = { id: 'x', at: 0, answeredAt: hours(answeredAt), endedAt: hours(endedAt) }
  const answer = answerTo(given, 24 * hour, now * hour)
  expect([answer.status, answer.lateBy / hour]).toEqual([status, lateBy])
})

test('continuous: a certificate that ran out, one that will, a gap between two', () => {
  const worker = { id: 'w', required: [{ from: 0, until: Number.POSITIVE_INFINITY }], held: [{ from: 0, until: 365 }] }
  expect(hold(worker, 100)).toEqual({ id: 'w', brokenSince: null, runsOutOn: 365, breaches: [] })
  expect(hold(worker, 365).brokenSince).toBe(365)
  const renewed = { ...worker, held: [...worker.held, { from: 370, until: 735 }] }
  expect(hold(renewed, 400)).toEqual({
    id: 'w',
    brokenSince: null,
    runsOutOn: 735,
    breaches: [{ from: 365, until: 370 }],
  })
  expect(heldShare([renewed], 0, 730)).toBeCloseTo(1 - 5 / 730, 12)
  expect(heldShare([{ id: 'none', required: [], held: [] }], 0, 10)).toBe(1)
  expect(hold({ ...worker, required: [{ from: 0, until: 50 }] }, 100)).toMatchObject({
    brokenSince: null,
    runsOutOn: null,
  })
})

test('who must: dated attributes, and a missing one is false', () => {
  const attributes: Attributes = new Map([
    ['type', [{ value: 'detention', days: always }]],
    ['kitchen', [{ value: true, days: [{ from: 10, until: 20 }] }]],
    ['boiler', [{ value: true, days: [{ from: 15, until: 30 }] }]],
  ])
  const when = (predicate: Predicate) => appliesWhen(predicate, attributes)
  expect(when({ has: 'kitchen' })).toEqual([{ from: 10, until: 20 }])
  expect(when({ all: [{ is: 'type', in: ['detention'] }, { has: 'kitchen' }, { has: 'boiler' }] })).toEqual([
    { from: 15, until: 20 },
  ])
  expect(when({ any: [{ has: 'kitchen' }, { has: 'boiler' }] })).toEqual([{ from: 10, until: 30 }])
  expect(when({ has: 'squadron' })).toEqual([])
  expect(when({ is: 'type', in: ['custody'] })).toEqual([])
  expect(when({ all: [] })).toEqual(always)
  expect(attributesOf({ all: [{ not: { has: 'gas' } }, { is: 'type', in: ['custody'] }] })).toEqual(['gas', 'type'])
})

test('de Morgan holds for predicates over any days', () => {
  const spans = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 9 })), { maxLength: 4 })
  fc.assert(
    fc.property(spans, spans, fc.nat(60), (a, b, day) => {
      const dated = (pairs: [number, number][]) =>
        pairs.map(([from, length]) => ({ value: true, days: [{ from, until: from + length }] }))
      const attributes: Attributes = new Map([
        ['a', dated(a)],
        ['b', dated(b)],
      ])
      const left = appliesWhen({ not: { any: [{ has: 'a' }, { has: 'b' }] } }, attributes)
      const right = appliesWhen({ all: [{ not: { has: 'a' } }, { not: { has: 'b' } }] }, attributes)
      expect(covers(left, day)).toBe(covers(right, day))
    }),
  )
})
