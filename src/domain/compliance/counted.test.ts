import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../calendar/day.ts'
import { always, type Span } from '../calendar/span.ts'
import type { Cadence } from '../calendar/window.ts'
import { evaluate } from './bulk.ts'
import { explain } from './counted.ts'
import { type CountedRule, type Edition, windowsOf } from './editions.ts'
import { shortfalls, type Want, type Work } from './evidence.ts'
import { code, type WindowStatus } from './status.ts'

const rule = (cadence: Cadence, atLeast = 1, recordWithin = 3): CountedRule => ({ cadence, atLeast, recordWithin })
const since = (from: string, cadence: Cadence): Edition => ({ from: parseDay(from), rule: rule(cadence) })
const drill: Want = { kinds: ['drill'], family: 'fire', participants: ['fire department'] }
let serial = 0
const work = (day: string, more: Partial<Work> = {}): Work => ({
  id: `w${++serial}`,
  kind: 'drill',
  family: 'fire',
  checklist: null,
  participants: ['fire department'],
  attendance: null,
  by: [],
  minutes: null,
  day: parseDay(day),
  recorded: parseDay(day),
  makesUp: null,
  ...more,
})
const span = (from: string, until = '2199-01-01'): Span => ({ from: parseDay(from), until: parseDay(until) })

/** Statuses over 2026 on a day, as [first day, status]. */
function over2026(cadence: Cadence, works: readonly Work[], now: string, operating: readonly Span[] = always) {
  const windows = windowsOf([since('2020-01-01', cadence)], parseDay('2026-01-01'), parseDay('2027-01-01'))
  return explain(windows, drill, works, operating, always, parseDay(now)).map((one): [string, WindowStatus] => [
    formatDay(one.from),
    one.status,
  ])
}

test('31 January counts for January, 1 February does not', () => {
  expect(over2026('month', [work('2026-01-31')], '2026-02-10').slice(0, 2)).toEqual([
    ['2026-01-01', 'done'],
    ['2026-02-01', 'due'],
  ])
  expect(over2026('month', [work('2026-02-01')], '2026-02-10')[0]).toEqual(['2026-01-01', 'missed'])
})

test('the turn of the half-year: 30 June and 1 July are two windows', () => {
  expect(over2026('half-year', [work('2026-06-30'), work('2026-07-01')], '2026-07-02')).toEqual([
    ['2026-01-01', 'done'],
    ['2026-07-01', 'done'],
  ])
})

test('two in one month do not make up for the month without', () => {
  const months = over2026('month', [work('2026-01-02'), work('2026-01-30')], '2026-03-10')
  expect(months.slice(0, 3).map(([, status]) => status)).toEqual(['done', 'missed', 'due'])
})

test('a facility opened after the middle of the month owes nothing for it, one opened before does', () => {
  expect(over2026('month', [], '2026-05-10', [span('2026-04-16')])[3]).toEqual(['2026-04-01', 'missed'])
  expect(over2026('month', [], '2026-05-10', [span('2026-04-17')])[3]).toEqual(['2026-04-01', 'excused'])
})

test('a drill without the required party does not count and says who was missing', () => {
  const windows = windowsOf([since('2020-01-01', 'half-year')], parseDay('2026-01-01'), parseDay('2026-07-01'))
  const alone = work('2026-03-01', { id: 'alone', participants: ['armed police'] })
  const [first] = explain(windows, drill, [alone], always, always, parseDay('2026-06-01'))
  expect(first?.status).toBe('due')
  expect(first?.refused).toEqual([{ id: 'alone', why: [{ lacks: 'participants', missing: ['fire department'] }] }])
  const [again] = explain(windows, drill, [alone, work('2026-03-02')], always, always, parseDay('2026-06-01'))
  expect([again?.status, again?.missing]).toEqual(['done', 0])
})

test('recorded too late, or done after the window: made up, never done', () => {
  const lateRecord = work('2026-01-20', { recorded: parseDay('2026-02-04') })
  expect(over2026('month', [lateRecord], '2026-02-10')[0]).toEqual(['2026-01-01', 'made-up'])
  const inTime = work('2026-01-20', { recorded: parseDay('2026-02-03') })
  expect(over2026('month', [inTime], '2026-02-10')[0]).toEqual(['2026-01-01', 'done'])
  const madeUp = work('2026-02-09', { makesUp: parseDay('2026-01-31') })
  expect(
    over2026('month', [madeUp], '2026-02-10')
      .slice(0, 2)
      .map(([, status]) => status),
  ).toEqual(['made-up', 'due'])
})

test('until records may still come in, a window is due, not missed', () => {
  expect(over2026('month', [], '2026-02-03')[0]?.[1]).toBe('due')
  expect(over2026('month', [], '2026-02-04')[0]?.[1]).toBe('missed')
})

test('a new edition takes effect at the first boundary both cadences share', () => {
  const starts = (editions: readonly Edition[]) =>
    windowsOf(editions, parseDay('2026-01-01'), parseDay('2026-12-31')).map((window) => formatDay(window.from).slice(5))
  expect(starts([since('2020-01-01', 'month'), since('2026-02-10', 'quarter')])).toEqual([
    ...['01-01', '02-01', '03-01', '04-01', '07-01', '10-01'],
  ])
  expect(starts([since('2020-01-01', 'quarter'), since('2026-02-10', 'month')]).slice(0, 3)).toEqual([
    '01-01',
    '04-01',
    '05-01',
  ])
  expect(starts([since('2026-03-10', 'month'), { from: parseDay('2026-05-10'), rule: null }])).toEqual([
    '04-01',
    '05-01',
  ])
})

test.each([
  [{}, []],
  [{ kind: 'training' }, ['kind']],
  [{ family: 'food' }, ['family']],
  [{ participants: [] }, ['participants']],
  [{ attendance: 0.5 }, ['attendance']],
  [{ by: ['deputy'] }, ['by']],
  [{ minutes: 10 }, ['minutes']],
])('%o falls short in %o', (change, lacks) => {
  const want: Want = { ...drill, attendance: 0.8, by: ['chief'], minutes: 30 }
  const whole = work('2026-01-01', { attendance: 1, by: ['chief'], minutes: 60 })
  expect(shortfalls({ ...whole, ...change }, want).map((one) => one.lacks)).toEqual(lacks)
})

// ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────

const origin = parseDay('2024-01-01')
const anyWork = fc
  .record({
    day: fc.integer({ min: 0, max: 800 }),
    delay: fc.integer({ min: 0, max: 40 }),
    back: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ day, delay, back }) => ({
    ...work('2024-01-01'),
    day: origin + day,
    recorded: origin + day + delay,
    makesUp: back > 40 ? origin + day - back : null,
  }))
const anyHistory = fc.array(anyWork, { maxLength: 30 })
const anyCadence = fc.constantFrom<Cadence>('month', 'quarter', 'half-year', 'year')
const anyEditions = fc
  .array(fc.tuple(fc.integer({ min: -400, max: 700 }), anyCadence, fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => all.map(([from, cadence, atLeast]): Edition => ({ from: origin + from, rule: rule(cadence, atLeast) })))
const anyOperating = fc
  .tuple(fc.integer({ min: -50, max: 400 }), fc.integer({ min: 1, max: 500 }))
  .map(([from, length]): readonly Span[] => [{ from: origin + from, until: origin + from + length }])
const rank: Readonly<Record<WindowStatus, number>> = {
  missed: 0,
  'made-up': 1,
  due: 1,
  ahead: 1,
  done: 2,
  'not-owed': 3,
  excused: 3,
}
const statusesOf = (editions: readonly Edition[], works: readonly Work[], operating: readonly Span[], now: number) =>
  explain(windowsOf(editions, origin, origin + 800), drill, works, operating, always, now).map((one) => one.status)
const anyNow = fc.integer({ min: 0, max: 820 }).map((n) => origin + n)

test('windows of any history of editions partition time', () => {
  fc.assert(
    fc.property(anyEditions, (editions) => {
      const windows = windowsOf(editions, origin, origin + 800)
      windows.slice(1).forEach((window, index) => {
        expect(window.from).toBe(windows[index]?.until)
      })
    }),
  )
})

test('more evidence never lowers a status; order is irrelevant; a missed window never turns green', () => {
  fc.assert(
    fc.property(anyEditions, anyHistory, anyHistory, anyOperating, anyNow, (editions, a, b, operating, now) => {
      const before = statusesOf(editions, a, operating, now)
      const merged = statusesOf(editions, [...a, ...b], operating, now)
      merged.forEach((status, n) => {
        expect(rank[status]).toBeGreaterThanOrEqual(rank[before[n] as WindowStatus])
      })
      expect(statusesOf(editions, [...b, ...a].toReversed(), operating, now)).toEqual(merged)
      const recordedSince = b.map((one) => ({ ...one, recorded: Math.max(one.recorded, now) }))
      statusesOf(editions, [...a, ...recordedSince], operating, now + 200).forEach((status, n) => {
        if (before[n] === 'missed') expect(['missed', 'made-up']).toContain(status)
      })
    }),
  )
})

test('bulk says of every window what the explanation says', () => {
  const subjects = fc.array(fc.record({ works: anyHistory, operating: anyOperating, applies: anyOperating }), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(fc.array(anyEditions, { minLength: 1, maxLength: 3 }), subjects, anyNow, (duties, all, now) => {
      const windows = duties.map((editions) => windowsOf(editions, origin, origin + 800))
      const rows = all.flatMap(({ works }, subject) =>
        windows.flatMap((_, duty) => works.map((one) => ({ subject, duty, one }))),
      )
      const bulk = evaluate({
        now,
        subjects: all.length,
        duties: windows,
        operating: (subject) => all[subject]?.operating ?? [],
        applies: (subject, duty) => (duty === 0 ? always : (all[subject]?.applies ?? [])),
        evidence: {
          subject: Int32Array.from(rows, (row) => row.subject),
          duty: Int16Array.from(rows, (row) => row.duty),
          day: Int32Array.from(rows, (row) => row.one.day),
          recorded: Int32Array.from(rows, (row) => row.one.recorded),
          meant: Int32Array.from(rows, (row) => row.one.makesUp ?? row.one.day),
        },
      })
      all.forEach(({ works, operating, applies }, subject) => {
        windows.forEach((list, duty) => {
          const explained = explain(list, drill, works, operating, duty === 0 ? always : applies, now)
          const start = subject * bulk.width + (bulk.offset[duty] ?? 0)
          expect([...bulk.status.subarray(start, start + list.length)]).toEqual(
            explained.map((one) => code[one.status]),
          )
        })
      })
    }),
    { numRuns: 200 },
  )
})
