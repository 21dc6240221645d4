/** The standard hazard library that ships: enough of it, whole, in nobody else's words; a broken file says where. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { sentencesOf } from '../domain/checklist/read.ts'
import { families } from '../domain/library/entry.ts'
import { loadPolicy, PolicyFault, policy } from './policy.ts'

const shipped = policy().library
const entries = shipped.flatMap((file) => file.entries)
const items = new Set<string>(policy().checklists.flatMap((list) => list.items.map((item) => `${list.id}/${item.id}`)))

describe('the library that ships', () => {
  test('has at least 48 entries in each of the five families, 240 in all', () => {
    expect(shipped.map((file) => file.family).toSorted()).toEqual([...families].toSorted())
    for (const file of shipped) expect(file.entries.length, file.family).toBeGreaterThanOrEqual(48)
    expect(entries.length).toBeGreaterThanOrEqual(240)
  })
  test('is complete in both languages', () => {
    for (const entry of entries)
      for (const words of [
        entry.object,
        entry.where,
        entry.finding,
        entry.measure,
        ...entry.basis,
        entry.why ?? [],
      ].flat()) {
        expect(words.zh, entry.id).toMatch(/\p{Script=Han}/u)
        expect(words.en, entry.id).not.toMatch(/\p{Script=Han}/u)
        expect(words.en, entry.id).not.toBe('')
      }
  })
  test('no two entries share a sentence', () => {
    const said = entries.flatMap((entry) =>
      [entry.object, entry.finding, entry.measure, entry.why ?? []]
        .flat()
        .flatMap((words) => [...sentencesOf(words.zh), ...sentencesOf(words.en)]),
    )
    expect(new Set(said).size).toBe(said.length)
  })
  test('names a basis for each, and no article that no checklist gives', () => {
    const known = new Set(
      policy().checklists.flatMap((list) => list.items.flatMap((item) => item.basis.map((one) => one.zh))),
    )
    for (const entry of entries) {
      expect(entry.basis.length, entry.id).toBeGreaterThan(0)
      for (const basis of entry.basis) expect(known, entry.id).toContain(basis.zh)
    }
  })
  test('says why each major one is major, and is linked to checklist items that are there', () => {
    for (const entry of entries) {
      expect(entry.why !== null, entry.id).toBe(entry.grade === 'major')
      expect(entry.items.length, entry.id).toBeGreaterThan(0)
      for (const item of entry.items) expect(items.has(item), item).toBe(true)
      expect(entry.keywords.length, entry.id).toBeGreaterThanOrEqual(2)
    }
  })
})

describe('a broken file', () => {
  const made: string[] = []
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true })
  })
  const faultsOf = (from: string, to: string): readonly string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'wufang-library-'))
    made.push(folder)
    cpSync(join(import.meta.dirname, '../../policy'), folder, { recursive: true })
    const file = join(folder, 'hazards/fire.yaml')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain(from)
    writeFileSync(file, text.replace(from, to))
    try {
      loadPolicy(folder)
    } catch (error) {
      if (error instanceof PolicyFault) return error.faults
      throw error
    }
    return []
  }
  const fire = readFileSync(join(import.meta.dirname, '../../policy/hazards/fire.yaml'), 'utf8').split('\n')
  const lineOf = (start: string) => fire.findIndex((line) => line.trimStart().startsWith(start)) + 1

  test.each([
    [
      'a basis nobody defined',
      'basis: [fire-law-21, gb-25506]',
      'basis: [fire-law-99]',
      '“fire-law-99”没有在 sources 中定义',
    ],
    [
      'an item no checklist has',
      'items: [fire-self-check/control-duty',
      'items: [fire-self-check/nothing',
      '检查表里没有“fire-self-check/nothing”',
    ],
    [
      'a major one without a reason',
      '    why:\n      zh: 火灾时失去早期报警\n      en: Early warning of a fire is lost\n',
      '',
      '要写 zh 和 en 两行',
    ],
    ['days that are none', 'days: 7', 'days: soon', '天数写 1 到 365'],
    ['an id used twice', 'id: gas-hose-aged', 'id: exit-chained', '代号“exit-chained”用了两次'],
    ['a sentence of another entry', 'zh: 安全出口被链锁', 'zh: 消防车道停满车辆', '的文字相同'],
  ])('%s', (_, from, to, words) => {
    const faults = faultsOf(from, to)
    expect(faults.join('\n')).toContain(words)
    expect(faults.join('\n')).toMatch(/hazards\/fire\.yaml:\d+: /)
  })
  test('names the line', () => {
    expect(faultsOf('days: 7', 'days: soon')[0]).toContain(`hazards/fire.yaml:${lineOf('days: 7')}: `)
  })
})
