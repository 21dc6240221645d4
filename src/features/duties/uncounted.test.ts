/** Every duty of the catalogue that follows an event or must hold at all times, at its edges. */
import { describe, expect, test } from 'vitest'
import { type Day, formatDay, parseDay } from '../../domain/calendar/day.ts'
import { intersect } from '../../domain/calendar/span.ts'
import { startOfDay } from '../../domain/calendar/zone.ts'
import { never } from '../../domain/compliance/triggered.ts'
import type { Duty, Triggered as Rule } from '../../domain/policy/duty.ts'
import { policy } from '../../platform/policy.ts'
import { stand, type Vouched } from './registers/rules.ts'
import {
  datedAttributes,
  operatingOf,
  owedDays,
  owesOn,
  type RuledDuty,
  ruled,
  type Setting,
  subjectOf,
  type UnitFacts,
} from './rules.ts'
import { judged, owedTrigger, type Triggered } from './triggers/rules.ts'

const zone = 'Asia/Shanghai'
const hour = 3_600_000
const day = parseDay
const { duties, dutiesFrom } = policy()
const from = day(dutiesFrom)
/** An instant in the region. */
const at = (moment: string): number => new Date(`${moment}+08:00`).getTime()
const dayOf = (instant: number): Day => Math.floor((instant + 8 * hour) / (24 * hour))

function unitFor(duty: Duty, over: { openedOn?: string; closedOn?: string; kitchen?: boolean } = {}): UnitFacts {
  const kind = subjectOf(duty)
  const days = { openedOn: over.openedOn ?? '2010-01-01', closedOn: over.closedOn ?? null }
  return {
    ...{ id: 1, kind, department: duty.department as UnitFacts['department'], name: '甲', nameEn: 'A', ownerId: 2 },
    ...{ territory: '990101', keptSince: null, facilities: [] },
    operating: operatingOf(kind, days, [days]),
    attributes: datedAttributes(
      { kitchen: over.kitchen ?? true, gas: true, boiler: true, squadron: true },
      [],
      'custody',
    ),
  }
}

// ── following an event ───────────────────────────────────────────────────────────────────────────────────────────

const following = duties.flatMap((duty) => (duty.rule.kind === 'triggered' ? [{ duty, rule: duty.rule }] : []))

test('each is bound to events, or says what is to come and is judged nowhere', () => {
  expect(following.length).toBeGreaterThanOrEqual(8)
  for (const { duty, rule } of following)
    expect(ruled(duty, from, [], day('2028-01-01')).within.length > 0, duty.id).toBe(rule.toCome === null)
})

/** As it will be judged once its event is kept: what is to come is held to the same edges. */
const boundTo = (duty: Duty, rule: Rule, settings: readonly Setting[] = []): RuledDuty =>
  ruled(
    {
      ...duty,
      rule: { ...rule, toCome: null, answeredBy: rule.answeredBy.length > 0 ? rule.answeredBy : ['answered'] },
    },
    from,
    settings,
    day('2029-01-01'),
  )

const trigger = (duty: Duty, moment: number, over: Partial<Triggered> = {}): Triggered => ({
  ...{ unitId: 1, duty: duty.id, subjectId: 's', part: 0, at: moment, day: dayOf(moment) },
  ...{ answeredAt: never, endedAt: never, ...over },
})

describe.each(following.map(({ duty, rule }) => [duty.id, duty, rule] as const))('%s', (_id, duty, rule) => {
  const one = boundTo(duty, rule)
  const unit = unitFor(duty)
  const within = rule.withinHours * hour
  const statusAt = (given: Triggered, now: number, of = unit, by = one) => judged(of, by, given, now, zone).status

  test.each([
    ['one minute before midnight on 31 January', '2028-01-31T23:59:00'],
    ['one minute before the half-year turns', '2028-06-30T23:59:00'],
    ['the last minute of a leap February', '2028-02-29T23:59:00'],
    ['the first instant of a year', '2028-01-01T00:00:00'],
  ])('%s: due to the millisecond', (_when, moment) => {
    const begun = at(moment)
    const given = trigger(duty, begun)
    expect(statusAt(given, begun)).toBe('waiting')
    expect(statusAt(given, begun + within)).toBe('waiting')
    expect(statusAt(given, begun + within + 1)).toBe('late')
    expect(judged(unit, one, given, begun + within + 60_000, zone).lateBy).toBe(60_000)
    const answered = (late: number) => trigger(duty, begun, { answeredAt: begun + within + late })
    expect(statusAt(answered(0), begun + 2 * within)).toBe('on-time')
    expect(statusAt(answered(1), begun + 2 * within)).toBe('done-late')
  })

  test('owed from the day a unit opens mid-month, not the day before; nor before the catalogue counts', () => {
    const opened = unitFor(duty, { openedOn: '2028-04-16' })
    const owes = (of: UnitFacts, on: string) => owedTrigger(owedDays(of, one), one, day(on))
    expect([owes(opened, '2028-04-15'), owes(opened, '2028-04-16')]).toEqual([false, true])
    expect([owes(unit, formatDay(from - 1)), owes(unit, dutiesFrom)]).toEqual([false, true])
    const other = { ...unit, kind: unit.kind === 'facility' ? ('bureau' as const) : ('facility' as const) }
    expect(owes(other, '2028-04-16')).toBe(false)
  })

  test('excused where the unit closes before the deadline or at it, and not where it closes after', () => {
    const midnight = startOfDay(zone, '2028-05-10').getTime()
    const closed = unitFor(duty, { closedOn: '2028-05-10' })
    const excused = judged(closed, one, trigger(duty, midnight - within), midnight + hour, zone)
    expect([excused.status, excused.excuse]).toEqual(['excused', 'closed'])
    const late = trigger(duty, midnight - within - 1)
    expect(dayOf(late.at) < day('2028-05-10') && statusAt(late, midnight + hour, closed)).toBe('late')
    const done = trigger(duty, midnight - within, { answeredAt: midnight - within + 1 })
    expect(statusAt(done, midnight + hour, closed)).toBe('on-time')
  })

  test('a time limit changed while one waits leaves it as it was, and holds from its own day on', () => {
    const changes = { withinHours: rule.withinHours * 2 }
    const changed = boundTo(duty, rule, [{ duty: duty.id, number: 1, effective: day('2028-03-02'), changes }])
    const [before, after] = [trigger(duty, at('2028-03-01T23:59:00')), trigger(duty, at('2028-03-02T00:00:00'))]
    expect(statusAt(before, before.at + within + 1, unit, changed)).toBe('late')
    expect(statusAt(after, after.at + within + 1, unit, changed)).toBe('waiting')
    expect(statusAt(after, after.at + 2 * within + 1, unit, changed)).toBe('late')
  })

  test('belongs to the post: a leader who leaves mid-half-year takes nothing along and leaves nothing behind', () => {
    const given = trigger(duty, at('2028-02-10T09:00:00'), { answeredAt: at('2028-02-10T09:00:00') + within })
    expect(statusAt(given, at('2028-06-30T09:00:00'))).toBe('on-time')
    expect(owesOn(unit, one, given.day)).toBe(true)
  })
})

// ── holding at all times ─────────────────────────────────────────────────────────────────────────────────────────

const holding = duties.filter(({ rule }) => rule.kind === 'continuous')
const open = Number.POSITIVE_INFINITY
const span = (first: string, until: string | null) => ({ from: day(first), until: until === null ? open : day(until) })
const vouched = (required: [string, string | null], held: [string, string]): Vouched => ({
  ...{ subjectId: 's', title: '甲', required: span(...required), held: span(...held) },
})

describe.each(holding.map((duty) => [duty.id, duty] as const))('%s', (_id, duty) => {
  const one = ruled(duty, from, [], day('2028-06-15'))
  const year = span('2028-01-01', '2029-01-01')
  const standing = (rows: readonly Vouched[], now: string, of = unitFor(duty)) =>
    stand(rows, intersect(owedDays(of, one), [span(dutiesFrom, null)]), year, day(now))
  const thing = (...held: [string, string][]): Vouched[] => held.map((each) => vouched(['2026-01-01', null], each))
  const days = (spans: readonly { from: Day; until: Day }[]) =>
    spans.map((each) => [formatDay(each.from), formatDay(each.until - 1)])

  test('a breach over a month’s end is one breach, from its first day to its last', () => {
    const rows = thing(['2026-01-01', '2028-01-30'], ['2028-02-03', '2029-01-01'])
    expect(standing(rows, '2028-01-29')).toMatchObject({ brokenSince: null, runsOutOn: day('2028-01-30') })
    expect(standing(rows.slice(0, 1), '2028-02-01').brokenSince).toBe(day('2028-01-30'))
    const after = standing(rows, '2028-03-01')
    expect([after.brokenSince, days(after.breaches)]).toEqual([null, [['2028-01-30', '2028-02-02']]])
    expect(after.share).toBeCloseTo(1 - 4 / (2 * 61), 12)
  })

  test('31 January and the turn of the half-year: renewed on the day it ends there is no gap, a day later there is', () => {
    for (const [ends, next] of [
      ['2028-01-31', '2028-02-01'],
      ['2028-06-30', '2028-07-01'],
    ] as const) {
      const until = next
      expect(standing(thing(['2026-01-01', until], [next, '2029-01-01']), '2028-08-01').breaches).toEqual([])
      const late = standing(thing(['2026-01-01', ends], [next, '2029-01-01']), '2028-08-01')
      expect(days(late.breaches)).toEqual([[ends, ends]])
    }
  })

  test('a unit that opens mid-month owes it from that day; closed, it owes it no longer', () => {
    const rows = thing(['2028-04-20', '2029-01-01'])
    const opened = unitFor(duty, { openedOn: '2028-04-16' })
    expect(days(standing(rows, '2028-05-01', opened).breaches)).toEqual([['2028-04-16', '2028-04-19']])
    const closed = unitFor(duty, { closedOn: '2028-05-10' })
    expect(standing(thing(['2026-01-01', '2028-05-20']), '2028-06-01', closed)).toMatchObject({
      ...{ breaches: [], brokenSince: null, runsOutOn: null },
    })
  })

  test('an edition of the catalogue that begins while it is broken counts from its first day', () => {
    const rows = thing(['2026-01-10', '2029-01-01'])
    expect(days(standing(rows, '2026-02-01').breaches)).toEqual([['2026-01-01', '2026-01-09']])
  })

  test('a register with nothing in it does not hold', () => {
    expect(standing([], '2028-02-01')).toMatchObject({ brokenSince: from, emptySince: from, share: 0 })
  })

  test('concerns whom its predicate names', () => {
    const without = unitFor(duty, { kitchen: false })
    const asksKitchen = JSON.stringify(duty.applies).includes('kitchen')
    expect(owesOn(without, one, day('2028-02-01'))).toBe(!asksKitchen)
    expect(standing([], '2028-02-01', without).brokenSince === null).toBe(asksKitchen)
  })
})
