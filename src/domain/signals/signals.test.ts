/** The index by its properties, and by sums worked out by hand. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess, colourOf, gains, rawPoints, signalsById } from './assess.ts'
import { readSignals } from './read.ts'
import { colours, type Fact, type Signal, type SignalRules } from './signal.ts'

const words = { zh: '一', en: 'one' }
const signal = (id: string, points: number, over: Partial<Signal> = {}): Signal => ({
  ...{ id, source: 'test', points, grows: null, next: 1, decides: null, words, action: words, toCome: null },
  ...over,
})
const rules: SignalRules = {
  ...{ version: 1, reviewed: false, colours: { yellow: 15, orange: 35, red: 60 }, fallsBelow: 0.8 },
  signals: [
    signal('plain', 3),
    signal('grows', 10, { grows: { days: 20, times: 3 } }),
    signal('fades', 7, { grows: { days: 30, times: 2 }, next: 0.6 }),
    signal('orange', 1, { decides: 'orange' }),
    signal('red', 2, { decides: 'red', next: 0.5 }),
  ],
}
const signals = signalsById(rules)
const ids = rules.signals.map(({ id }) => id)

const fact = (name: string, days: number | null, id: string): Fact => ({
  ...{ family: 'fire', signal: name, days, subject: { type: 'hazard', id }, path: '/', details: {} },
})
const someFact = fc
  .record({ name: fc.constantFrom(...ids), days: fc.option(fc.integer({ min: 0, max: 90 })), id: fc.nat(40) })
  .map(({ name, days, id }) => fact(name, days, String(id)))
const someFacts = fc.array(someFact, { maxLength: 25 })

const rank = (facts: readonly Fact[]) => colours.indexOf(colourOf(rules, assess(signals, facts), 'blue'))
const index = (facts: readonly Fact[]) => assess(signals, facts).points

describe('by hand', () => {
  test('points grow with time up to their limit; an unknown time counts as the longest', () => {
    const grows = signals.get('grows') as Signal
    expect([0, 5, 10, 20, 400].map((days) => rawPoints(grows, days))).toEqual([10, 15, 20, 30, 30])
    expect(rawPoints(grows, null)).toBe(30)
  })

  test('further facts of one signal add less, worst first', () => {
    // 14 + ⌊7 · 0.6⌋ + ⌊7 · 0.36⌋ = 14 + 4 + 2, whatever their order.
    const facts = [fact('fades', 0, 'a'), fact('fades', 30, 'b'), fact('fades', 0, 'c')]
    expect(assess(signals, facts)).toMatchObject({
      ...{ points: 20, decided: null },
      parts: [{ points: 14 }, { points: 4 }, { points: 2 }],
    })
  })

  test('one fact decides a colour alone', () => {
    expect(assess(signals, [fact('red', 0, 'a')])).toMatchObject({ points: 2, decided: 'red' })
    expect(colourOf(rules, { points: 0, decided: 'orange' }, 'blue')).toBe('orange')
  })

  test('colours rise at once and fall with distance', () => {
    const at = (points: number, before: (typeof colours)[number]) => colourOf(rules, { points, decided: null }, before)
    expect([14, 15, 34, 35, 59, 60].map((points) => at(points, 'blue'))).toEqual(
      'blue yellow yellow orange orange red'.split(' '),
    )
    // 60 · 0.8 = 48, 35 · 0.8 = 28, 15 · 0.8 = 12
    expect([48, 47, 28, 27, 12, 11].map((points) => at(points, 'red'))).toEqual(
      'red orange orange yellow yellow blue'.split(' '),
    )
    expect(at(30, 'yellow')).toBe('yellow')
    expect(at(30, 'orange')).toBe('orange')
  })

  test('the record that mends the colour stands before the one with more points', () => {
    const facts = [fact('red', 0, 'a'), fact('grows', 20, 'b'), fact('plain', 0, 'b')]
    expect(gains(rules, signals, assess(signals, facts), 3)).toMatchObject([
      { part: { fact: { subject: { id: 'a' } } }, points: 2, colour: 'yellow' },
      { part: { fact: { subject: { id: 'b' } } }, points: 33, colour: 'red' },
    ])
  })
})

describe('on any facts', () => {
  test('what the parts add sums exactly to the index', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { points, parts } = assess(signals, facts)
        expect(parts.length).toBe(facts.length)
        expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(points)
      }),
    )
  })

  test('the order of facts is irrelevant', () => {
    fc.assert(
      fc.property(someFacts, fc.infiniteStream(fc.double({ noNaN: true })), (facts, random) => {
        const shuffled = facts
          .map((one) => ({ one, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(index(shuffled)).toBe(index(facts))
        expect(rank(shuffled)).toBe(rank(facts))
      }),
    )
  })

  test('a further fact, a longer one, one of unknown length never lowers it', () => {
    fc.assert(
      fc.property(someFacts, someFact, fc.nat(), fc.integer({ min: 0, max: 60 }), (facts, more, which, longer) => {
        expect(index([...facts, more])).toBeGreaterThanOrEqual(index(facts))
        expect(rank([...facts, more])).toBeGreaterThanOrEqual(rank(facts))
        if (facts.length === 0) return
        const changed = (days: (fact: Fact) => number | null) =>
          facts.map((one, at) => (at === which % facts.length ? { ...one, days: days(one) } : one))
        for (const worse of [changed(({ days }) => days && days + longer), changed(() => null)]) {
          expect(index(worse)).toBeGreaterThanOrEqual(index(facts))
          expect(rank(worse)).toBeGreaterThanOrEqual(rank(facts))
        }
      }),
    )
  })

  test('from a worse colour one never comes to a calmer one than from a calmer', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.constantFrom(...colours), fc.constantFrom(...colours), (points, a, b) => {
        const [calm, bad] = [a, b].sort((x, y) => colours.indexOf(x) - colours.indexOf(y))
        const to = (before: (typeof colours)[number]) =>
          colours.indexOf(colourOf(rules, { points, decided: null }, before))
        expect(to(bad as typeof a)).toBeGreaterThanOrEqual(to(calm as typeof a))
      }),
    )
  })

  test('settling a record lowers the index by exactly what is said', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        for (const { part, points } of gains(rules, signals, assess(signals, facts), 5)) {
          const left = facts.filter(({ subject }) => subject.id !== part.fact.subject.id)
          expect(index(left)).toBe(index(facts) - points)
        }
      }),
    )
  })
})

describe('the file of weights', () => {
  const file = {
    ...{ version: 1, reviewed: false, colours: { yellow: 15, orange: 35, red: 60 }, 'falls-below': 0.8 },
    signals: [{ id: 'one', source: 'hazards', points: 3, words, action: words }],
  }
  const faults = (change: object) => {
    const read = readSignals({ ...file, ...change })
    return 'faults' in read ? read.faults.map(({ path }) => path.join('.')) : []
  }

  test('is read', () => {
    expect(readSignals(file)).toMatchObject({ rules: { signals: [{ id: 'one', next: 1, decides: null }] } })
  })

  test.each([
    ['thresholds that do not rise', { colours: { yellow: 15, orange: 15, red: 60 } }, 'colours'],
    ['worth nothing', { signals: [{ ...file.signals[0], points: 0 }] }, 'signals.0.points'],
    ['shrinks', { signals: [{ ...file.signals[0], grows: { days: 3, times: 0.5 } }] }, 'signals.0.grows.times'],
    ['grows with the rank', { signals: [{ ...file.signals[0], next: 1.2 }] }, 'signals.0.next'],
    ['twice', { signals: [file.signals[0], file.signals[0]] }, 'signals'],
    ['unknown field', { signals: [{ ...file.signals[0], weight: 3 }] }, 'signals.0.weight'],
    ['decides yellow', { signals: [{ ...file.signals[0], decides: 'yellow' }] }, 'signals.0.decides'],
  ])('refused: %s', (_name, change, path) => {
    expect(faults(change)).toContain(path)
  })
})
