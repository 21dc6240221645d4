import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Facts,
  judgeTrigger,
  judgeTriggers,
  never,
  resolve,
  type TriggerStatus,
  triggerStatuses,
} from './triggered.ts'

const hour = 3_600_000
const statusOf = (answered: number, ended: number, now: number, within = 24): TriggerStatus =>
  triggerStatuses[judgeTrigger(0, within * hour, answered, ended, now)] ?? 'late'

test.each([
  ['nothing yet, in time', never, never, 10 * hour, 'waiting'],
  ['nothing yet, at the deadline', never, never, 24 * hour, 'waiting'],
  ['nothing yet, a millisecond past it', never, never, 24 * hour + 1, 'late'],
  ['answered at the deadline', 24 * hour, never, 90 * hour, 'on-time'],
  ['answered a millisecond late', 24 * hour + 1, never, 90 * hour, 'done-late'],
  ['answered late stays late for good', 26 * hour, never, 9000 * hour, 'done-late'],
  ['answered before it was triggered', -hour, never, 90 * hour, 'on-time'],
  ['ended before the deadline', never, 20 * hour, 90 * hour, 'excused'],
  ['ended at the deadline', never, 24 * hour, 90 * hour, 'excused'],
  ['will end, but has not yet', never, 20 * hour, 10 * hour, 'waiting'],
  ['ended after it was late', never, 30 * hour, 90 * hour, 'late'],
  ['done late, and then ended', 26 * hour, 30 * hour, 90 * hour, 'done-late'],
  ['done in time, and then ended', 5 * hour, 6 * hour, 90 * hour, 'on-time'],
] as const)('%s', (_what, answered, ended, now, status) => {
  expect(statusOf(answered, ended, now)).toBe(status)
})

const facts = (over: Partial<Facts>): Facts => ({ owing: [], answers: [], endings: [], left: new Map(), ...over })
const of = (who: string, at: number) => ({ who, at })

test('anybody may answer: the first answer counts', () => {
  expect(resolve(facts({ answers: [of('b', 7), of('a', 5)] })).answeredAt).toBe(5)
  expect(resolve(facts({})).answeredAt).toBe(never)
})

test('named people: answered with the last of them; who left owes nothing; all gone, it ended', () => {
  const owing = ['a', 'b']
  expect(resolve(facts({ owing, answers: [of('a', 5)] })).answeredAt).toBe(never)
  expect(resolve(facts({ owing, answers: [of('a', 5), of('b', 9), of('b', 8)] })).answeredAt).toBe(8)
  expect(resolve(facts({ owing, answers: [of('c', 1)] })).answeredAt).toBe(never)
  const left = new Map([['b', 20]])
  expect(resolve(facts({ owing, answers: [of('a', 5)], left })).answeredAt).toBe(20)
  expect(resolve(facts({ owing, left }))).toEqual({ answeredAt: never, endedAt: never })
  expect(resolve(facts({ owing, left: new Map([...left, ['a', 30]]) }))).toEqual({ answeredAt: never, endedAt: 30 })
})

// ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────

const anyWho = fc.constantFrom('a', 'b', 'c')
const anyAnswers = fc.array(fc.record({ who: anyWho, at: fc.integer({ min: 0, max: 60 }) }), { maxLength: 6 })
const anyEndings = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 2 })
const anyOwing = fc.uniqueArray(anyWho, { maxLength: 3 })
const anyLeft = fc
  .array(fc.tuple(anyWho, fc.integer({ min: 0, max: 60 })), { maxLength: 2 })
  .map((pairs): ReadonlyMap<string, number> => new Map(pairs))
const rank: Readonly<Record<TriggerStatus, number>> = { late: 0, 'done-late': 1, waiting: 1, excused: 2, 'on-time': 2 }
const judgedAs = (given: Facts, within: number, now: number): TriggerStatus => {
  const { answeredAt, endedAt } = resolve(given)
  return triggerStatuses[judgeTrigger(0, within, answeredAt, endedAt, now)] ?? 'late'
}
const anyWithin = fc.integer({ min: 1, max: 40 })
const anyNow = fc.integer({ min: 0, max: 70 })

test('more answers never lower a status; order is irrelevant; a merge says what the union says', () => {
  fc.assert(
    fc.property(
      ...[anyOwing, anyAnswers, anyAnswers, anyEndings, anyLeft, anyWithin, anyNow],
      (owing, a, b, endings, left, within, now) => {
        const say = (answers: typeof a) => judgedAs({ owing, answers, endings, left }, within, now)
        const merged = say([...a, ...b])
        expect(rank[merged]).toBeGreaterThanOrEqual(rank[say(a)])
        expect(say([...b, ...a].toReversed())).toBe(merged)
        expect(say([...a, ...b, ...a])).toBe(merged)
      },
    ),
  )
})

test('a late duty never turns green, whatever is recorded from then on', () => {
  fc.assert(
    fc.property(...[anyOwing, anyAnswers, anyAnswers, anyWithin, anyNow], (owing, a, b, within, now) => {
      const before = a.filter(({ at }) => at <= now)
      const later = b.map(({ who, at }) => ({ who, at: at + now + 1 }))
      const left = new Map<string, number>()
      if (judgedAs({ owing, answers: before, endings: [], left }, within, now) !== 'late') return
      const then = judgedAs({ owing, answers: [...before, ...later], endings: [], left }, within, now + 200)
      expect(['late', 'done-late']).toContain(then)
    }),
  )
})

test('in bulk each row says what it says alone', () => {
  const row = fc.record({
    at: fc.integer({ min: 0, max: 50 }),
    within: anyWithin,
    answeredAt: fc.option(fc.integer({ min: 0, max: 99 }), { nil: never }),
    endedAt: fc.option(fc.integer({ min: 0, max: 99 }), { nil: never }),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), anyNow, (rows, now) => {
      const column = (name: keyof (typeof rows)[number]) => Float64Array.from(rows, (one) => one[name])
      const codes = judgeTriggers(
        {
          ...{ at: column('at'), within: column('within') },
          ...{ answeredAt: column('answeredAt'), endedAt: column('endedAt') },
        },
        now,
      )
      expect([...codes]).toEqual(rows.map((one) => judgeTrigger(one.at, one.within, one.answeredAt, one.endedAt, now)))
    }),
  )
})
