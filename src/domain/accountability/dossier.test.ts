/** The dossier by its invariants: nothing invented, nothing after the moment, acting never adds, order irrelevant. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fiveActions } from './actions.ts'
import { dossier, type Matter, matterKinds, parties, sections } from './dossier.ts'

const day = 86_400_000
const instant = fc.integer({ min: 0, max: 400 }).map((days) => days * day)
const proof = fc.record({
  unitId: fc.integer({ min: 1, max: 3 }),
  seq: fc.integer({ min: 1, max: 900 }),
  hash: fc.constant('ab12'),
  action: fc.constant('hazard.reported'),
  at: instant,
})
const matter = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...matterKinds),
  party: fc.constantFrom(...parties),
  own: fc.boolean(),
  began: instant,
  due: fc.option(instant),
  settled: fc.option(instant),
  told: fc.option(instant),
  proof: fc.array(proof, { maxLength: 4 }),
})
const matters = fc.uniqueArray(matter, { maxLength: 25, selector: ({ id }) => id })
const asked = fc.record({ moment: instant, since: fc.option(instant) })

const unanswered = (list: readonly Matter[], at: Parameters<typeof dossier>[1]) =>
  dossier(list, at)
    .filter(({ section }) => section === 'unanswered')
    .map((item) => item.matter.id)

describe('a dossier', () => {
  test('tells records that were put in, and each once outside of what was unanswered', () =>
    fc.assert(
      fc.property(matters, asked, (list, at) => {
        const items = dossier(list, at)
        for (const item of items) expect(list).toContain(item.matter)
        const told = items.filter(({ section }) => section !== 'unanswered').map((item) => item.matter.id)
        expect(told.toSorted()).toEqual(
          list
            .filter(({ began }) => began <= at.moment)
            .map(({ id }) => id)
            .toSorted(),
        )
        for (const id of unanswered(list, at)) expect(told).toContain(id)
      }),
    ))

  test('tells nothing after its moment', () =>
    fc.assert(
      fc.property(matters, asked, (list, at) => {
        const now = (value: number | null) => (value !== null && value > at.moment ? null : value)
        const past = list
          .filter(({ began }) => began <= at.moment)
          .map((one) => ({
            ...{ ...one, settled: now(one.settled), told: now(one.told) },
            proof: one.proof.filter((entry) => entry.at <= at.moment),
          }))
        const plain = (of: readonly Matter[]) =>
          dossier(of, at).map(({ matter: { id }, section, standing, daysLate, couldKnow, proof: shown }) => ({
            ...{ id, section, standing, daysLate, couldKnow, shown },
          }))
        expect(plain(list)).toEqual(plain(past))
      }),
    ))

  test('is no longer in what was left unanswered after anything was settled', () =>
    fc.assert(
      fc.property(matters, asked, fc.nat(), (list, at, pick) => {
        const before = unanswered(list, at)
        const chosen = list[pick % Math.max(1, list.length)]
        const after = unanswered(
          list.map((one) =>
            one === chosen ? { ...one, settled: Math.min(one.settled ?? at.moment, at.moment) } : one,
          ),
          at,
        )
        for (const id of after) expect(before).toContain(id)
        if (chosen) expect(after).not.toContain(chosen.id)
      }),
    ))

  test('is the same in whatever order its records come', () =>
    fc.assert(
      fc.property(matters, asked, fc.infiniteStream(fc.nat()), (list, at, stream) => {
        const keys = new Map(list.map(({ id }) => [id, stream.next().value ?? 0]))
        const other = list
          .toSorted((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0))
          .map((one) => ({ ...one, proof: one.proof.toReversed() }))
        const plain = (of: readonly Matter[]) =>
          dossier(of, at).map((item) => [
            item.section,
            item.matter.id,
            item.standing,
            item.couldKnow,
            item.proof[0]?.at,
          ])
        expect(plain(other)).toEqual(plain(list))
      }),
    ))

  test('says of one that began before the post was taken that it could be known from then on', () => {
    const old: Matter = {
      ...{ id: 'a', kind: 'hazard', party: 'facility', own: false, began: 0, due: 10 * day, settled: null },
      ...{ told: null, proof: [{ unitId: 1, seq: 4, hash: 'ab', action: 'hazard.reported', at: 0 }] },
    }
    const items = dossier([old], { moment: 30 * day, since: 20 * day })
    expect(items.map(({ section }) => section)).toEqual(['known', 'unanswered'])
    expect(items[0]).toMatchObject({ couldKnow: 20 * day, standing: 'overdue', daysLate: 20 })
    const made = dossier([{ ...old, settled: 12 * day }], { moment: 30 * day, since: null })
    expect(made).toMatchObject([{ section: 'known', standing: 'late', daysLate: 2 }])
    expect(sections).toHaveLength(4)
  })
})

test('five actions: no record twice, each from what was put in, the own overdue ones among them', () => {
  const id = fc.integer({ min: 0, max: 12 }).map(String)
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ id, points: fc.nat(40) }), { selector: (one) => one.id, maxLength: 9 }),
      fc.uniqueArray(fc.record({ id, own: fc.boolean(), due: fc.nat(99) }), {
        selector: (one) => one.id,
        maxLength: 9,
      }),
      (gained, waiting) => {
        const chosen = fiveActions(gained, waiting)
        const ids = chosen.map((one) => one.id)
        const known = new Set([...gained, ...waiting].map((one) => one.id))
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(Math.min(5, known.size))
        for (const one of ids) expect(known).toContain(one)
        const own = waiting.filter((one) => one.own)
        if (own.length > 0)
          expect(chosen.filter((one) => one.own).length).toBeGreaterThanOrEqual(Math.min(2, own.length))
      },
    ),
  )
})
