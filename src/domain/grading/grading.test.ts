/** Grading against published products, against the rules that ship, and by its properties. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readGradings } from './read.ts'
import { bandOf, type GradingRules, isBelow, type Judged, methods, productOf, scoreOf, suggest } from './rules.ts'

const file = resolve(import.meta.dirname, '../../../policy/gradings.yaml')
const data: unknown = parse(readFileSync(file, 'utf8'))
const reading = readGradings(data)
if ('faults' in reading) throw new Error('the rules that ship are not whole')
const { rules } = reading

const outside = resolve(import.meta.dirname, '../../../../shared/data/risk/ahp_topsis_lec.json')
const present = existsSync(outside)
if (!present) console.log('skipped: outside data not here (shared/data/risk)')

const valuesOf = (id: string): number[] =>
  rules.lec.factors.find((factor) => factor.id === id)?.values.map((one) => one.value) ?? []
const all = valuesOf('l').flatMap((l) => valuesOf('e').flatMap((e) => valuesOf('c').map((c) => [l, e, c] as const)))

describe('L·E·C', () => {
  test('has 252 products, and 7 of them equal a limit', () => {
    expect(all).toHaveLength(252)
    const limits = rules.lec.bands.map((band) => band.from)
    expect(limits).toEqual([320, 160, 70, 20, 0])
    const ties = all.filter((values) => limits.includes(productOf(values)))
    expect(ties.map((values) => productOf(values)).sort()).toEqual([20, 20, 20, 20, 20, 70, 70])
  })

  test.skipIf(!present)('values, products and both ways to treat a tie agree with the published table', () => {
    interface Published {
      readonly lec: {
        readonly L: number[]
        readonly E: number[]
        readonly C: number[]
        readonly count_gt: Record<string, number>
        readonly count_ge: Record<string, number>
        readonly boundary_ties: [number, number, number, number][]
      }
    }
    const { lec } = JSON.parse(readFileSync(outside, 'utf8')) as Published
    expect([valuesOf('l'), valuesOf('e'), valuesOf('c')]).toEqual([lec.L, lec.E, lec.C])
    for (const [ties, counted] of [
      ['higher', lec.count_ge],
      ['lower', lec.count_gt],
    ] as const) {
      const counts: Record<string, number> = {}
      for (const values of all) {
        const band = bandOf({ ...rules.lec, ties }, productOf(values))
        const level = String(rules.lec.bands.length - rules.lec.bands.indexOf(band))
        counts[level] = (counts[level] ?? 0) + 1
      }
      expect(counts).toEqual(counted)
    }
    expect(lec.boundary_ties).toHaveLength(7)
    for (const [l, e, c, product] of lec.boundary_ties) {
      expect(productOf([l, e, c])).toBe(product)
      expect(bandOf(rules.lec, product).from).toBe(product)
      expect(bandOf({ ...rules.lec, ties: 'lower' }, product).from).toBeLessThan(product)
    }
  })

  test('a product is exact where floating point is not', () => {
    expect(0.1 * 3).not.toBe(0.3)
    expect(productOf([0.1, 3])).toBe(0.3)
    expect(productOf([0.1, 2, 100])).toBe(20)
  })

  test('no product without every factor, nor with a value or a factor that the method does not know', () => {
    expect(scoreOf(rules.lec, { l: 10, e: 6 })).toBeNull()
    expect(scoreOf(rules.lec, { l: 10, e: 6, c: 99 })).toBeNull()
    expect(scoreOf(rules.lec, { l: 10, e: 6, c: 40, x: 1 })).toBeNull()
    expect(scoreOf(rules.lec, { l: 1, e: 6, c: 40 })).toMatchObject({ product: 240, band: { from: 160 } })
  })
})

test('the matrix has 25 cells in five bands', () => {
  const steps = [1, 2, 3, 4, 5]
  const froms = steps.map((likelihood) =>
    steps.map((severity) => scoreOf(rules.matrix, { likelihood, severity })?.band.from),
  )
  expect(froms).toEqual([
    [0, 0, 0, 4, 4],
    [0, 4, 4, 4, 9],
    [0, 4, 9, 9, 15],
    [4, 4, 9, 15, 20],
    [4, 9, 15, 20, 20],
  ])
})

describe('the suggestion', () => {
  const anyFacts = fc.subarray([...rules.facts])
  const anyScored = fc
    .constantFrom(...methods)
    .chain((method) =>
      fc
        .tuple(...rules[method].factors.map((factor) => fc.nat(factor.values.length - 1)))
        .map((steps) => ({ method, steps })),
    )
  /** Steps count from the highest value: 0 is the worst. */
  const scored = ({ method, steps }: { method: (typeof methods)[number]; steps: number[] }): Judged['scored'] => {
    const { factors } = rules[method]
    const values = factors.map((factor, at) => [factor.id, factor.values[steps[at] ?? 0]?.value ?? 0] as const)
    const score = scoreOf(rules[method], Object.fromEntries(values))
    if (!score) throw new Error('every value is known')
    return { method, score }
  }
  const anyChecklist = fc.constantFrom('general' as const, 'major' as const, null)

  test('a worse value, one fact more, a graver item never lower it; any fact makes it major', () => {
    fc.assert(
      fc.property(anyFacts, anyScored, anyChecklist, fc.nat(), (facts, at, checklist, pick) => {
        const now = suggest({ facts, scored: scored(at), checklist })
        if (facts.length > 0) expect(now.grade).toBe('major')
        const factor = pick % at.steps.length
        const worse = at.steps.map((step, n) => (n === factor ? Math.max(0, step - 1) : step))
        const added = rules.facts[pick % rules.facts.length]
        const graver: Judged[] = [
          { facts, scored: scored({ ...at, steps: worse }), checklist },
          { facts: added ? [...facts, added] : facts, scored: scored(at), checklist },
          { facts, scored: scored(at), checklist: 'major' },
        ]
        for (const one of graver) expect(isBelow(suggest(one).grade ?? 'general', now.grade)).toBe(false)
        const without = suggest({ facts, scored: null, checklist })
        expect(isBelow(now.grade ?? 'general', without.grade)).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  test('says nothing where nobody said anything, and each reason where several did', () => {
    expect(suggest({ facts: [], scored: null, checklist: null })).toEqual({ grade: null, reasons: [] })
    const [fact] = rules.facts
    const at = { method: 'lec' as const, steps: [6, 5, 5] }
    const mixed = suggest({ facts: fact ? [fact] : [], scored: scored(at), checklist: 'general' })
    expect(mixed.grade).toBe('major')
    expect(mixed.reasons.map((reason) => [reason.kind, reason.grade])).toEqual([
      ['fact', 'major'],
      ['score', 'general'],
      ['checklist', 'general'],
    ])
  })
})

test('nothing claims to be confirmed by an authority, and every fact names its basis', () => {
  for (const one of [...rules.facts, rules.lec, rules.matrix]) {
    expect(one.reviewed).toBe(false)
    expect(one.basis.length).toBeGreaterThan(0)
    // Article numbers stand only where the table of baselines gives one.
    for (const basis of one.basis) expect(basis.zh.replace('食品安全法》第四十五条', '')).not.toMatch(/第.+条/)
  }
})

/** The rules that ship with one thing changed. */
const changed = (change: (rules: Record<string, never>) => void): string[] => {
  const copy = structuredClone(data) as Record<string, never>
  change(copy)
  const read = readGradings(copy)
  return 'faults' in read ? read.faults.map((fault) => `${fault.path.join('.')} ${fault.words.zh}`) : []
}

describe('a broken file is refused with the place and the remedy', () => {
  type Loose = GradingRules & { facts: Record<string, unknown>[]; lec: { bands: Record<string, unknown>[] } }
  const cases: readonly (readonly [string, (loose: Loose) => void, RegExp])[] = [
    ['no basis', (loose) => Object.assign(loose.facts[0] ?? {}, { basis: [] }), /facts\.0\.basis 要写明依据/],
    ['an unknown basis', (loose) => Object.assign(loose.facts[0] ?? {}, { basis: ['x'] }), /没有在 sources 中定义/],
    ['a twin', (loose) => Object.assign(loose.facts[1] ?? {}, { id: loose.facts[0]?.id }), /facts\.1\.id .*用了两次/],
    ['no reviewed', (loose) => Object.assign(loose.facts[0] ?? {}, { reviewed: 'no' }), /只能写 true 或 false/],
    ['a lost family', (loose) => loose.facts.splice(0, 5), /一条要素也没有：building/],
    ['bands that rise', (loose) => Object.assign(loose.lec.bands[1] ?? {}, { from: 400 }), /从大到小/],
    ['bands with a gap', (loose) => loose.lec.bands.pop(), /最后一档要从 0 开始/],
    ['a milder top band', (loose) => Object.assign(loose.lec.bands[2] ?? {}, { grade: 'major' }), /不能定得更重/],
    ['an unclear tie', (loose) => Object.assign(loose.lec, { ties: 'both' }), /lec\.ties 只能是 higher、lower/],
    [
      'two decimals',
      (loose) => Object.assign(loose.lec.factors, { l: { title: {}, values: [{ value: 0.25 }] } }),
      /一位小数/,
    ],
    ['an unknown part', (loose) => Object.assign(loose, { mls: {} }), /不认识“mls”/],
    ['a wrong day', (loose) => Object.assign(loose, { effective: '2026-13-01' }), /effective 日期写成/],
  ]
  test.each(cases)('%s', (_, change, says) => {
    expect(changed((loose) => change(loose as unknown as Loose)).join('\n')).toMatch(says)
  })

  test.each([[null], [[]], ['x'], [{}]])('no rules at all: %j', (broken) => {
    expect(readGradings(broken)).toHaveProperty('faults')
  })
})
