/** A broken catalogue of duties names file, line, duty and remedy, and nothing starts on it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { loadPolicy, PolicyFault, policy } from './policy.ts'

const folder = join(import.meta.dirname, '../../policy')
const text = readFileSync(join(folder, 'duties.yaml'), 'utf8')
const home = mkdtempSync(join(tmpdir(), 'wufang-duties-'))
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** Faults of the catalogue with one thing changed after the line that names a duty. */
function faultsWith(duty: string, find: string, put: string): { faults: readonly string[]; line: number } {
  const start = duty === '' ? 0 : text.indexOf(`- id: ${duty}\n`)
  const at = text.indexOf(find, start)
  expect(start, duty).toBeGreaterThanOrEqual(0)
  expect(at, find).toBeGreaterThanOrEqual(0)
  cpSync(folder, home, { recursive: true })
  writeFileSync(join(home, 'duties.yaml'), text.slice(0, at) + put + text.slice(at + find.length))
  const line = text.slice(0, at).split('\n').length
  try {
    loadPolicy(home)
  } catch (error) {
    if (error instanceof PolicyFault) return { faults: error.faults, line }
    throw error
  }
  return { faults: [], line }
}

describe('the catalogue of duties', () => {
  test('that ships is whole: 39 duties in both languages, each with a basis', () => {
    expect(policy().duties).toHaveLength(39)
    for (const { id, title, basis, lead } of policy().duties) {
      expect(title.zh, id).toMatch(/\p{Script=Han}/u)
      expect(title.en, id).not.toMatch(/\p{Script=Han}/u)
      expect(basis.zh.length, id).toBeGreaterThan(3)
      expect(lead.length, id).toBeGreaterThan(0)
    }
  })

  const cases: [string, string, string, string, RegExp][] = [
    ['an unknown clause', 'fire-self-check', 'clause: F2', 'clause: F99', /clause: 方案没有条款“F99”.*no clause/],
    [
      'an unknown attribute',
      'kitchen-hygiene-check',
      'has: kitchen',
      'has: canteen',
      /has: 只能是 kitchen.*must be one of kitchen/,
    ],
    [
      'a duty without evidence',
      'fire-training',
      '    evidence: { kinds: [training], family: fire, attendance: 0.8 }\n',
      '',
      /evidence: 要写明什么算完成的凭证 \/ say what counts as evidence/,
    ],
    [
      'a missing translation',
      'fire-training',
      ', en: Fire-safety education and training }',
      ' }',
      /en: 缺少文字.*text is missing/,
    ],
    [
      'a ladder that does not climb',
      '',
      '{ after-days: 3, to: bureau }',
      '{ after-days: 40, to: region }',
      /每一级都要比上一级晚、比上一级高.*reach higher/,
    ],
    [
      'a ladder nobody defined',
      'fire-training',
      'ladder: ordinary',
      'ladder: steep',
      /ladder: “steep”没有在 ladders 中定义/,
    ],
    [
      'an unknown checklist',
      'fire-self-check',
      'checklists: [fire-self-check]',
      'checklists: [fire-self-chekc]',
      /只能是 .*fire-self-check.*must be one of/,
    ],
    [
      'an unknown party',
      'squadron-drill',
      'participants: [squadron]',
      'participants: [squad]',
      /must be one of housing/,
    ],
    ['an unknown cadence', 'fire-self-check', 'every: month', 'every: week', /every: 只能是 month、quarter/],
    ['two modes at once', 'fire-self-check', 'every: month', 'every: month\n    register: x-y', /exactly one of every/],
    ['a word nobody knows', 'fire-self-check', 'remind-days:', 'remaind-days:', /remaind-days: 不认识“remaind-days”/],
    ['a day that is none', '', 'effective: 2026-01-01', 'effective: 2026-02-30', /effective: 日期写成/],
    [
      'an event nobody has and nobody announces',
      'hazard-grading',
      'on: hazard.reported',
      'on: hazard.found',
      /on: 只能是 hazard\.reported.*list what is to come under to-come/,
    ],
    [
      'an answer nobody has',
      'hazard-grading',
      'answered-by: [hazard.graded, hazard.rejected]',
      'answered-by: [hazard.gradde]',
      /must be one of hazard\.reported/,
    ],
    [
      'an event without its answer',
      'hazard-grading',
      '    answered-by: [hazard.graded, hazard.rejected]\n',
      '',
      /exactly one of answered-by and evidence: none-yet/,
    ],
    [
      'an event to come that nobody announces',
      'plan-study',
      'on: plan.issued',
      'on: plan.written',
      /“plan\.written”既没有登记，也没有写在 to-come 中/,
    ],
    [
      'an event said to be to come that is kept here',
      'plan-study',
      'on: plan.issued',
      'on: system.issued',
      /“system\.issued” is kept here: give answered-by/,
    ],
    ['an id used twice', 'fire-training', 'id: fire-training', 'id: fire-self-check', /用了两次/],
  ]
  test.each(cases)('%s is refused', (_name, duty, find, put, says) => {
    const { faults, line } = faultsWith(duty, find, put)
    const fault = faults.find((one) => says.test(one))
    expect(faults.join('\n')).toMatch(says)
    const place = /^duties\.yaml:(\d+): (?:([a-z-]+): )?/.exec(fault ?? '')
    // The line of the fault, or of the duty that lacks something.
    expect(Math.abs(Number(place?.[1]) - line), fault).toBeLessThanOrEqual(12)
    if (duty !== '' && !put.includes('id:')) expect(place?.[2], fault).toBe(duty)
  })

  test('the version that runs stays while a broken one is read', () => {
    const running = policy()
    expect(faultsWith('fire-self-check', 'clause: F2', 'clause: X1').faults.length).toBeGreaterThan(0)
    expect(policy()).toBe(running)
  })
})
