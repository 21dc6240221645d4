/** The checklists that ship are whole; a broken file says where and how to mend it, and nothing starts on it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Item, sheetFor } from '../domain/checklist/checklist.ts'
import { sentencesOf } from '../domain/checklist/read.ts'
import { familyOfClause } from '../domain/policy/clauses.ts'
import { facilityType } from './contract/role.ts'
import { attribute } from './contract/unit-attribute.ts'
import { editionOn, editionsOn, gradingOn, loadPolicy, PolicyFault, parseChecklist, policy } from './policy.ts'

const folder = join(import.meta.dirname, '../../policy')
const fire = readFileSync(join(folder, 'checklists/fire-self-check.yaml'), 'utf8')

const shipped = policy().checklists
const wordsOf = (item: Item) => [item.method, item.limit, item.finding]

describe.each(shipped.map((edition) => [edition.id, edition] as const))('the checklist %s that ships', (_, edition) => {
  test('has at least 25 items, each complete in both languages', () => {
    expect(edition.items.length).toBeGreaterThanOrEqual(25)
    const head = [edition.title, edition.purpose, ...edition.areas.map((area) => area.title)]
    for (const words of [...head, ...Object.values(edition.attributes)]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u)
      expect(words.en).not.toMatch(/\p{Script=Han}/u)
    }
    for (const item of edition.items) {
      for (const words of [item.place, item.object, ...wordsOf(item), ...item.basis]) {
        expect(words.zh, item.id).toMatch(/\p{Script=Han}/u)
        expect(words.en, item.id).not.toMatch(/\p{Script=Han}/u)
      }
      expect(item.basis.length, item.id).toBeGreaterThan(0)
    }
  })

  test('place and object name an item without doubt', () => {
    for (const language of ['zh', 'en'] as const) {
      const names = edition.items.map((item) => `${item.place[language]} ${item.object[language]}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  test('asks for photos where sight is the evidence, and not everywhere', () => {
    const always = edition.items.filter((item) => item.photo === 'always').length
    // Who patrols by video takes no photo: the picture is the recording.
    if (edition.kind !== 'video-patrol') expect(always).toBeGreaterThanOrEqual(5)
    expect(always).toBeLessThan(edition.items.length / 2)
  })

  test('knows only attributes that a facility can have, and clauses that the plan has', () => {
    const clauses = new Set(policy().clauses.map((clause) => clause.id))
    for (const item of edition.items) {
      expect(attribute.terms, item.id).toEqual(expect.arrayContaining([...item.needs]))
      expect(clauses, item.id).toContain(item.clause)
    }
  })
})

describe.each(facilityType.terms)('the building checklist of a %s', (type) => {
  const edition = shipped.findLast((one) => one.id === 'building-check')
  const sheet = edition && sheetFor(edition, { type, has: () => true })
  const own = sheet?.items.filter((item) => item.types?.length === 1) ?? []
  test('has items of its own beside those of all, an earthquake item and the standard among them', () => {
    expect(sheet?.items.length).toBeGreaterThanOrEqual(25)
    expect(own.length).toBeGreaterThanOrEqual(6)
    expect(own.map((item) => item.id)).toEqual(
      expect.arrayContaining([`${own[0]?.id.split('-')[0]}-match`, `${own[0]?.id.split('-')[0]}-seismic`]),
    )
    expect(own.every((item) => item.types?.[0] === type)).toBe(true)
  })
  test('leaves out what is for the other types, and says so', () => {
    expect(sheet?.omitted.length).toBeGreaterThanOrEqual(18)
    expect(sheet?.omitted.every((one) => one.otherType)).toBe(true)
    expect((sheet?.items.length ?? 0) + (sheet?.omitted.length ?? 0)).toBe(edition?.items.length)
  })
})

test('no two items of any checklists share a sentence', () => {
  const seen = new Map<string, string>()
  let items = 0
  let looked = 0
  for (const edition of shipped)
    for (const item of edition.items) {
      const here = `${edition.id} ${item.id}`
      items += 1
      for (const words of wordsOf(item))
        for (const sentence of [...sentencesOf(words.zh), ...sentencesOf(words.en)]) {
          expect(seen.get(sentence) ?? here, sentence).toBe(here)
          seen.set(sentence, here)
          looked += 1
        }
    }
  expect(looked).toBeGreaterThan(items * 6 - 1)
})

/** The shipped file with one thing changed. */
function broken(find: string, put: string): { text: string; line: number } {
  const at = fire.indexOf(find)
  if (at < 0) throw new Error(`the file does not hold ${find}`)
  return { text: fire.replace(find, put), line: fire.slice(0, at).split('\n').length }
}

function faultsOf(text: string): readonly string[] {
  const read = parseChecklist('fire-self-check.yaml', text)
  return 'faults' in read ? read.faults : []
}

describe('a broken file names line, item and remedy', () => {
  const cases: [string, string, string, RegExp][] = [
    [
      'a missing language',
      '    place: { zh: 消防控制室, en: Fire control room }',
      '    place: { zh: 消防控制室 }',
      /control-duty: en: 缺少文字.*text is missing/,
    ],
    [
      'an unknown field',
      '    grade: general',
      '    grad: general',
      /control-duty: grad: 不认识“grad”.*is not known here/,
    ],
    ['a wrong grade', '    grade: major', '    grade: huge', /control-panel: grade: 只能是 general、major/],
    [
      'a source nobody defined',
      'basis: [fire-law-21, gb-25506]',
      'basis: [fire-law-99, gb-25506]',
      /control-duty: 0: “fire-law-99”没有在 sources 中定义/,
    ],
    ['an unknown type of facility', 'needs: [gas]', 'types: [prison]', /gas-detector: 0: 只能是 detention、custody/],
    ['an unknown attribute', 'needs: [gas]', 'needs: [gass]', /gas-detector: 0: “gass”没有在 attributes 中定义/],
    ['an area nobody defined', '    area: control', '    area: roof', /control-duty: .*“roof”没有在 areas 中定义/],
    [
      'an id used twice',
      '  - id: control-panel',
      '  - id: control-duty',
      /control-duty: id: 代号“control-duty”用了两次/,
    ],
    ['a version that is no number', 'version: 1', 'version: one', /version: 版本号要写成/],
    ['a day that does not exist', 'effective: 2026-01-01', 'effective: 2026-02-30', /effective: 日期写成/],
    [
      'copied words',
      '      zh: 火灾报警主机停用、带故障运行或有点位被长期屏蔽',
      '      zh: 消防控制室值班人数不足、无证上岗或交接班记录缺失',
      /control-panel: zh: 与“control-duty”这一项的文字相同/,
    ],
    [
      'a kind of work nobody does',
      'kind: self-check',
      'kind: selfcheck',
      /kind: 只能是 self-check、inspection、video-patrol、cross-inspection/,
    ],
    ['a wrong clause', 'clause: F2', 'clause: fire', /clause: 条款写成 F2/],
  ]
  test.each(cases)('%s', (_, find, put, says) => {
    const { text, line } = broken(find, put)
    const faults = faultsOf(text)
    expect(faults.join('\n')).toMatch(says)
    const near = faults.map((fault) => Number(/\.yaml:(\d+):/.exec(fault)?.[1]))
    expect(
      near.some((at) => Math.abs(at - line) <= 6),
      `${faults.join('\n')} near ${line}`,
    ).toBe(true)
  })

  test('wrong indentation is a fault of form', () => {
    const { text, line } = broken('version: 1\n', 'version: 1\n   effective2: : x\n')
    expect(faultsOf(text)[0]).toMatch(new RegExp(`fire-self-check.yaml:(${line}|${line + 1}): 文件格式有误`))
  })

  test('every fault is told at once', () => {
    const first = broken('    grade: general', '    grade: huge').text
    expect(faultsOf(first.replace('version: 1', 'version: 0')).length).toBe(2)
  })

  test.each(['', '[]', '42', 'id: x'])('no checklist at all: %j', (text) => {
    expect(faultsOf(text).length).toBeGreaterThan(0)
  })
})

describe('the folder', () => {
  const home = mkdtempSync(join(tmpdir(), 'wufang-policy-'))
  afterEach(() => rmSync(home, { recursive: true, force: true }))
  const keep = (file: string, text: string) => writeFileSync(join(home, 'checklists', file), text)

  test('holds editions side by side; the day decides', () => {
    cpSync(folder, home, { recursive: true })
    keep('fire-self-check.2.yaml', fire.replace('version: 1', 'version: 2').replace('2026-01-01', '2027-01-01'))
    const catalogue = loadPolicy(home)
    expect(editionOn(catalogue, 'fire-self-check', '2025-12-31')).toBeUndefined()
    expect(editionOn(catalogue, 'fire-self-check', '2026-12-31')?.version).toBe(1)
    expect(editionOn(catalogue, 'fire-self-check', '2027-01-01')?.version).toBe(2)
    expect(editionsOn(catalogue, '2027-01-01').filter((one) => one.id === 'fire-self-check')).toHaveLength(1)
  })

  test('refuses two files of one version, and an empty folder', () => {
    cpSync(folder, home, { recursive: true })
    keep('copy.yaml', fire)
    expect(() => loadPolicy(home)).toThrow(PolicyFault)
    expect(() => loadPolicy(home)).toThrow(/版本号加一/)
    rmSync(join(home, 'checklists'), { recursive: true })
    cpSync(join(folder, 'checklists'), join(home, 'checklists'), {
      recursive: true,
      filter: (from) => !from.endsWith('.yaml'),
    })
    expect(() => loadPolicy(home)).toThrow(/一份检查表也没有/)
  })

  test('a duty whose checklist is gone is refused; one whose checklist is broken is not blamed for it', () => {
    cpSync(folder, home, { recursive: true })
    rmSync(join(home, 'checklists/building-check.yaml'))
    expect(() => loadPolicy(home)).toThrow(/duties\.yaml:\d+: building-check/)
    keep('building-check.yaml', 'id: building-check')
    expect(() => loadPolicy(home)).toThrow(/^(?![\s\S]*duties\.yaml)[\s\S]*building-check\.yaml:\d+/)
  })
})

describe('the table of clauses', () => {
  const home = mkdtempSync(join(tmpdir(), 'wufang-clauses-'))
  afterEach(() => rmSync(home, { recursive: true, force: true }))
  const clauses = readFileSync(join(folder, 'clauses.yaml'), 'utf8')
  const faultsWith = (text: string) => {
    cpSync(folder, home, { recursive: true })
    writeFileSync(join(home, 'clauses.yaml'), text)
    try {
      loadPolicy(home)
      return ''
    } catch (error) {
      return error instanceof PolicyFault ? error.faults.join('\n') : String(error)
    }
  }

  test('holds all 59, each in both languages', () => {
    expect(policy().clauses).toHaveLength(59)
    for (const { id, asks, who } of policy().clauses) {
      expect(asks.zh, id).toMatch(/\p{Script=Han}/u)
      expect(asks.en, id).not.toMatch(/\p{Script=Han}/u)
      expect(who.length, id).toBeGreaterThan(0)
    }
  })

  test('the letter of a clause tells its bottom line', () => {
    for (const { id, part } of policy().clauses)
      expect(familyOfClause(id), id).toBe(part === 'goals' || part === 'guarantees' ? null : part)
  })

  test.each([
    ['an unknown clause', '- id: G1\n', '- id: G9\n', /没有条款“G9”[\s\S]*缺少条款 G1/],
    ['one twice', '- id: G2\n', '- id: G1\n', /“G1”写了两次/],
    ['an unknown party', 'who: [region]', 'who: [regions]', /clauses.yaml:\d+: G5: .*“regions”没有在 parties 中定义/],
    ['a missing translation', '      en: Run a fire self-check\n', '', /F2: en: 缺少文字/],
    [
      'nothing to show for a clause',
      '  G5:\n    indicators:',
      '  G6:\n    indicators:',
      /G5: 缺少这一段[\s\S]*不认识“G6”/,
    ],
    ['an unknown cadence', 'cadence: monthly', 'cadence: moonly', /F2: .*“moonly”没有在 cadences 中定义/],
  ])('%s is refused with line, clause and remedy', (_, find, put, says) => {
    expect(clauses).toContain(find)
    expect(faultsWith(clauses.replace(find, put))).toMatch(says)
  })
})

describe('the rules of grading', () => {
  const home = mkdtempSync(join(tmpdir(), 'wufang-gradings-'))
  afterEach(() => rmSync(home, { recursive: true, force: true }))
  const gradings = readFileSync(join(folder, 'gradings.yaml'), 'utf8')
  const loadWith = (text: string, file = 'gradings.yaml') => {
    cpSync(folder, home, { recursive: true })
    writeFileSync(join(home, file), text)
    return loadPolicy(home)
  }

  test.each([
    [
      'no basis',
      '    basis: [jgj-125, default]\n',
      '    basis: []\n',
      /gradings\.yaml:\d+: appraised-d-occupied: basis: 要写明依据/,
    ],
    ['an unclear tie', '  ties: higher', '  ties: any', /gradings\.yaml:\d+: lec: ties: 只能是 higher、lower/],
    ['a missing language', ', en: Extreme }', ' }', /gradings\.yaml:\d+: lec: en: 缺少文字/],
  ])('%s is refused with line, item and remedy, and the rules that run stay', (_, find, put, says) => {
    const running = policy().gradings
    expect(gradings).toContain(find)
    expect(() => loadWith(gradings.replace(find, put))).toThrow(says)
    expect(policy().gradings).toBe(running)
  })

  test('editions lie side by side; the day decides; twins and a lost file are refused', () => {
    const next = gradings.replace('version: 1', 'version: 2').replace('2026-01-01', '2027-01-01')
    const catalogue = loadWith(next, 'gradings.2.yaml')
    const days = ['2025-06-01', '2026-12-31', '2027-01-01']
    expect(days.map((day) => gradingOn(catalogue, day).version)).toEqual([1, 1, 2])
    expect(() => loadWith(gradings, 'gradings.2.yaml')).toThrow(/gradings\.2?\.?yaml: version 或 effective/)
    rmSync(join(home, 'gradings.2.yaml'))
    rmSync(join(home, 'gradings.yaml'))
    expect(() => loadPolicy(home)).toThrow(/gradings\.yaml: 缺少这个文件/)
  })
})
