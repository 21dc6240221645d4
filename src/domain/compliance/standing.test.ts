import fc from 'fast-check'
import { expect, test } from 'vitest'
import { always, covers } from '../calendar/span.ts'
import { heldShare, hold } from './continuous.ts'
import { type Attributes, appliesWhen, attributesOf, type Predicate } from './predicate.ts'

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
