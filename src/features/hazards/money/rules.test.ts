/** Who enters and undoes which money, as a table; the law of sums over random entries. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allRoles, type Role } from '../../../platform/contract/role.ts'
import { type MoneyKind, moneyKind, moneyRules } from './contract.ts'
import { type Amount, add, gapsOf, judgeEntry, judgeUndo, kindsOf, noMoney, type Refused, type Sums } from './rules.ts'

const today = '2026-03-05'
const by = (...roles: Role[]) => ({ roles, today })
const open = { state: 'rectifying', sums: { asked: 50_000, granted: 30_000, spent: 10_000 } } as const

describe('who enters and undoes', () => {
  const granted: Readonly<Record<MoneyKind, readonly Role[]>> = {
    asked: ['director'],
    granted: ['chief', 'deputy'],
    spent: ['officer', 'doctor', 'canteen', 'director'],
  }
  test.each(moneyKind.terms)('%s', (kind) => {
    const entry = { kind, amountFen: 100, day: today }
    const old = { ...entry, counter: false, undone: false, ofPlan: false }
    for (const role of allRoles) {
      const refused = granted[kind].includes(role) ? undefined : 'wrong-role'
      expect(judgeEntry(open, entry, by(role))?.rule, role).toBe(refused)
      expect(judgeUndo(open.sums, old, by(role))?.rule, role).toBe(refused)
      expect(kindsOf([role]).includes(kind), role).toBe(refused === undefined)
    }
  })
})

describe('what is refused', () => {
  const spend = (amountFen: number, day = today) => judgeEntry(open, { kind: 'spent', amountFen, day }, by('officer'))
  test('more than is left of what was granted, in yuan', () => {
    expect(spend(20_000)).toBeNull()
    expect(spend(20_001)).toEqual({
      rule: 'over-granted',
      details: {
        granted: { zh: '300.00', en: '300.00' },
        spent: { zh: '100.00', en: '100.00' },
        left: { zh: '200.00', en: '200.00' },
      },
    })
  })
  test('a day ahead; today is none', () => {
    expect(spend(1, '2026-03-06')?.rule).toBe('future-day')
    expect(spend(1, '2026-03-05')).toBeNull()
  })
  test('money for what was not taken up, save what was spent', () => {
    const rejected = { ...open, state: 'rejected' } as const
    const of = (kind: MoneyKind, role: Role) => judgeEntry(rejected, { kind, amountFen: 1, day: today }, by(role))?.rule
    expect([of('asked', 'director'), of('granted', 'chief'), of('spent', 'officer')]).toEqual([
      'not-taken-up',
      'not-taken-up',
      undefined,
    ])
  })
  test('undoing twice, a counter-entry, the sum of a plan, and a grant already spent', () => {
    const old = { kind: 'granted', amountFen: 30_000, counter: false, undone: false, ofPlan: false } as const
    const undo = (over: object) => judgeUndo(open.sums, { ...old, ...over }, by('chief', 'director'))?.rule
    expect(undo({ undone: true })).toBe('already-undone')
    expect(undo({ counter: true, amountFen: -30_000 })).toBe('already-undone')
    expect(undo({ kind: 'asked', ofPlan: true })).toBe('of-plan')
    expect(undo({})).toBe('already-spent')
    expect(undo({ amountFen: 20_000 })).toBeUndefined()
  })
})

test('over random entries and undoings the sums equal a recount, none falls below zero, no more is spent than granted', () => {
  const everybody = by('director', 'chief', 'officer')
  const anyStep = fc.oneof(
    fc.record({
      kind: fc.constantFrom(...moneyKind.terms),
      amountFen: fc.integer({ min: 1, max: 1_000_000 }),
      day: fc.constantFrom(today, '2026-03-06'),
    }),
    fc.record({ undo: fc.nat() }),
  )
  let written = 0
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 20, maxLength: 80 }), (steps) => {
      const ledger: (Amount & { id: number; undoes: number | null })[] = []
      let sums: Sums = noMoney
      for (const step of steps) {
        let entry: Amount & { undoes: number | null }
        let no: Refused | null
        if ('undo' in step) {
          const old = ledger[step.undo % Math.max(ledger.length, 1)]
          if (!old) continue
          const undone = ledger.some((one) => one.undoes === old.id)
          no = judgeUndo(sums, { ...old, counter: old.undoes !== null, undone, ofPlan: false }, everybody)
          entry = { kind: old.kind, amountFen: -old.amountFen, undoes: old.id }
        } else {
          no = judgeEntry({ state: 'rectifying', sums }, step, everybody)
          entry = { kind: step.kind, amountFen: step.amountFen, undoes: null }
        }
        if (no) {
          for (const place of moneyRules[no.rule].detail.zh.match(/\{\w+\}/g) ?? [])
            expect(no.details[place.slice(1, -1)], no.rule).toBeDefined()
          continue
        }
        sums = add(sums, entry)
        ledger.push({ ...entry, id: ledger.length })
        written += 1
        const recount = (kind: MoneyKind) =>
          ledger.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.amountFen, 0)
        for (const kind of moneyKind.terms) {
          expect(sums[kind]).toBe(recount(kind))
          expect(sums[kind]).toBeGreaterThanOrEqual(0)
        }
        expect(sums.spent).toBeLessThanOrEqual(sums.granted)
        expect(gapsOf(sums).unspentFen).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 300 },
  )
  expect(written).toBeGreaterThan(2000)
})
