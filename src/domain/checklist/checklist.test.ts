/** Which items are asked, and what is missing, as tables. */
import { describe, expect, test } from 'vitest'
import { countsOf, type Given, gapOf, gapsOf, type Item, type PhotoRule, sheetFor, type Verdict } from './checklist.ts'

const words = { zh: '字', en: 'word' }
const item = (id: string, photo: PhotoRule = 'optional', needs: readonly string[] = []): Item => ({
  id,
  area: 'one',
  place: words,
  object: words,
  method: words,
  limit: words,
  finding: words,
  grade: 'general',
  basis: [words],
  clause: 'F2',
  photo,
  needs,
})
const given = (verdict: Verdict, note: string, photos: number): Given => ({
  item: 'a',
  verdict,
  note,
  files: Array.from({ length: photos }),
})

describe('gapOf', () => {
  const cases: [PhotoRule, Verdict, string, number, ReturnType<typeof gapOf>][] = [
    ['optional', 'pass', '', 0, null],
    ['optional', 'fail', '', 0, 'evidence'],
    ['optional', 'fail', '  ', 0, 'evidence'],
    ['optional', 'fail', '锁已锈死', 0, null],
    ['optional', 'fail', '', 1, null],
    ['optional', 'not-applicable', '', 0, 'reason'],
    ['optional', 'not-applicable', '', 1, 'reason'],
    ['optional', 'not-applicable', '没有', 0, null],
    ['when-failed', 'pass', '', 0, null],
    ['when-failed', 'fail', '锁已锈死', 0, 'photo'],
    ['when-failed', 'fail', '', 1, null],
    ['always', 'pass', '', 0, 'photo'],
    ['always', 'pass', '', 1, null],
    ['always', 'fail', '锁已锈死', 0, 'photo'],
    ['always', 'not-applicable', '没有', 0, null],
  ]
  test.each(cases)('%s %s “%s” %i photos → %s', (photo, verdict, note, photos, gap) => {
    expect(gapOf(item('a', photo), given(verdict, note, photos))).toBe(gap)
  })
  test('no answer', () => expect(gapOf(item('a'), undefined)).toBe('unanswered'))
})

test('gaps come in the order of the sheet', () => {
  const items = [item('b'), item('a'), item('c')]
  expect(gapsOf(items, [given('pass', '', 0)]).map((gap) => gap.item.id)).toEqual(['b', 'c'])
})

test('answers to items that are not asked do not count', () => {
  const answers = [given('pass', '', 0), { ...given('fail', 'x', 0), item: 'stranger' }]
  expect(countsOf([item('a'), item('b')], answers)).toEqual({ items: 2, passed: 1, failed: 0, notApplicable: 0 })
})

describe('sheetFor', () => {
  const checklist = {
    id: 'x-y',
    version: 1,
    effective: '2026-01-01',
    kind: 'self-check',
    family: 'fire',
    clause: 'F2',
    reviewed: false,
    title: words,
    purpose: words,
    areas: [],
    attributes: {},
    items: [item('plain'), item('gas', 'optional', ['gas']), item('both', 'optional', ['gas', 'kitchen'])],
  } as const
  const asked = (facts: Record<string, boolean>) =>
    sheetFor(checklist, { type: 'custody', has: (name) => facts[name] }).items.map((one) => one.id)

  test('an item is left out only where something is known to be lacking', () => {
    expect(asked({})).toEqual(['plain', 'gas', 'both'])
    expect(asked({ gas: true, kitchen: true })).toEqual(['plain', 'gas', 'both'])
    expect(asked({ gas: true, kitchen: false })).toEqual(['plain', 'gas'])
    expect(asked({ gas: false })).toEqual(['plain'])
  })
  test('what is left out says why', () => {
    const { omitted } = sheetFor(checklist, { type: 'custody', has: (name) => name !== 'gas' })
    expect(omitted.map((one) => [one.item.id, one.lacks, one.otherType])).toEqual([
      ['gas', ['gas'], false],
      ['both', ['gas'], false],
    ])
  })
  test('an item for some types of facility is asked of these alone', () => {
    const typed = { ...item('typed'), types: ['detention', 'treatment'] }
    const both = { ...item('both', 'optional', ['gas']), types: ['detention'] }
    const of = (type: string) =>
      sheetFor({ ...checklist, items: [item('plain'), typed, both] }, { type, has: () => false })
    expect(of('detention').items.map((one) => one.id)).toEqual(['plain', 'typed'])
    expect(of('treatment').items.map((one) => one.id)).toEqual(['plain', 'typed'])
    expect(of('custody').items.map((one) => one.id)).toEqual(['plain'])
    expect(of('custody').omitted.map((one) => [one.item.id, one.lacks, one.otherType])).toEqual([
      ['typed', [], true],
      ['both', ['gas'], true],
    ])
  })
})
