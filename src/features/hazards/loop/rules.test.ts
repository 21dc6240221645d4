/** Who may move a hazard, as a table of granted and denied; and the four invariants over random walks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Grade } from '../../../platform/contract/grade.ts'
import type { Role } from '../../../platform/contract/role.ts'
import { rules } from './contract/refusals.ts'
import { type HazardState, hazardState, isOpen, type Move, move, stepHours, transitions } from './contract.ts'
import {
  type Acting,
  type Asked,
  decide,
  isRefused,
  judge,
  missingOf,
  noPlan,
  type Plan,
  type Standing,
  tookPart,
  waitingFor,
} from './rules.ts'

const today = '2026-03-05'
const plan: Plan = {
  measure: '更换灭火器',
  moneyFen: 120_000,
  responsibleId: 'wang',
  deadline: '2026-03-20',
  contingency: '增配两具备用灭火器',
}
const standing = (state: HazardState, grade: Grade | null = 'general', more: Partial<Standing> = {}): Standing => ({
  state,
  grade,
  facts: [],
  interim: grade === 'major' ? '停用，专人看守' : null,
  plan: ['reported', 'graded'].includes(state) ? noPlan : plan,
  rectifiers: ['submitted', 'closed'].includes(state) ? ['wang'] : [],
  ...more,
})
const by = (role: Role, accountId = `the ${role}`): Acting => ({ accountId, roles: [role], today })

const everybody = [
  'officer',
  'doctor',
  'canteen',
  'director',
  'chief',
  'deputy',
  'guidance',
  'department',
  'auditor',
] as const
const cases: readonly (readonly [Move, HazardState, Grade | null, readonly Role[]])[] = [
  ['grade', 'reported', null, ['director', 'chief', 'deputy']],
  ['plan', 'graded', 'general', ['officer', 'doctor', 'canteen', 'director']],
  ['plan', 'graded', 'major', ['officer', 'doctor', 'canteen', 'director']],
  ['approve', 'planned', 'general', ['director', 'chief', 'deputy']],
  ['approve', 'planned', 'major', ['chief', 'deputy']],
  ['return', 'planned', 'general', ['director', 'chief', 'deputy']],
  ['return', 'planned', 'major', ['chief', 'deputy']],
  // An officer only where the plan names them; the director may stand in.
  ['start', 'approved', 'general', ['director']],
  ['submit', 'rectifying', 'major', ['director']],
  ['close', 'submitted', 'general', ['director', 'chief', 'deputy', 'guidance']],
  ['close', 'submitted', 'major', ['chief', 'deputy', 'guidance']],
  ['refuse', 'submitted', 'major', ['chief', 'deputy', 'guidance']],
  ['reject', 'reported', null, ['director', 'chief', 'deputy']],
  ['reject', 'graded', 'major', ['chief', 'deputy']],
  ['reopen', 'closed', 'general', ['director', 'chief', 'deputy', 'guidance']],
  ['reopen', 'rejected', 'major', ['director', 'chief', 'deputy', 'guidance']],
]

describe('who may make a move', () => {
  for (const [made, state, grade, granted] of cases)
    test(`${made} a ${grade ?? 'not yet graded'} hazard in ${state}: ${granted.join(', ')}`, () => {
      const allowed = everybody.filter((role) => judge(standing(state, grade), by(role), made) === null)
      expect(allowed).toEqual(everybody.filter((role) => granted.includes(role)))
    })

  test('every move is refused in every state the table does not name, in words', () => {
    for (const made of move.terms)
      for (const state of hazardState.terms) {
        if (transitions.some((row) => row.move === made && row.from === state)) continue
        const no = judge(standing(state), by('chief'), made)
        expect(no?.rule, `${made} in ${state}`).toBe('not-now')
        expect(no?.details.state).toEqual(hazardState.words[state])
      }
  })

  test('one row for each move and state', () => {
    const keys = transitions.map((row) => `${row.move} ${row.from}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('the person responsible starts and submits, a colleague does not', () => {
    expect(judge(standing('approved'), by('officer', 'wang'), 'start')).toBeNull()
    expect(judge(standing('approved'), by('officer', 'li'), 'start')?.rule).toBe('not-responsible')
  })

  test('who was responsible, started or submitted cannot verify, whatever the post', () => {
    const submitted = standing('submitted', 'general', { rectifiers: ['zhao'] })
    expect(judge(submitted, by('director', 'wang'), 'close')?.rule).toBe('verifier-is-rectifier')
    expect(judge(submitted, by('chief', 'zhao'), 'close')?.rule).toBe('verifier-is-rectifier')
    expect(judge(submitted, by('director', 'zhao'), 'refuse')?.rule).toBe('verifier-is-rectifier')
    expect(judge(submitted, by('director', 'li'), 'close')).toBeNull()
  })
})

describe('what a move lacks', () => {
  const refusal = (hazard: Standing, acting: Acting, asked: Asked) => {
    const outcome = decide(hazard, acting, asked)
    if (!isRefused(outcome)) throw new Error(`${asked.move} was not refused`)
    return outcome
  }

  test('a major grade needs interim controls', () => {
    const asked = { move: 'grade', grade: 'major', interim: ' ' } as const
    expect(refusal(standing('reported', null), by('director'), asked).rule).toBe('interim-required')
  })

  test('only the bureau lowers a major hazard', () => {
    const asked = { move: 'grade', grade: 'general', interim: null, reason: '复核后危险已排除' } as const
    expect(refusal(standing('graded', 'major'), by('director'), asked).rule).toBe('major-needs-bureau')
    expect(refusal(standing('graded', 'major'), by('deputy'), { ...asked, reason: ' ' }).rule).toBe(
      'milder-needs-reason',
    )
    expect(decide(standing('graded', 'major'), by('deputy'), asked)).toMatchObject({ grade: 'general' })
  })

  test('milder than the rules of grading needs a reason; as grave or graver needs none', () => {
    const reported = standing('reported', null)
    const milder = { move: 'grade', grade: 'general', interim: null, suggested: 'major' } as const
    expect(refusal(reported, by('director'), milder)).toEqual({
      rule: 'milder-needs-reason',
      details: { rule: { zh: '重大隐患', en: 'Major hazard' } },
    })
    expect(decide(reported, by('director'), { ...milder, reason: '分值高但已停用' })).toMatchObject({
      grade: 'general',
    })
    for (const suggested of ['general', null] as const)
      for (const grade of ['general', 'major'] as const)
        expect(decide(reported, by('director'), { move: 'grade', grade, interim: '停用', suggested })).toMatchObject({
          grade,
        })
  })

  test('a fact is overruled, and a fact once found is taken back, by the bureau alone and with a reason', () => {
    const facts = ['exits-short']
    const against = {
      move: 'grade',
      grade: 'general',
      interim: null,
      facts,
      suggested: 'major',
      reason: '已拆除',
    } as const
    const reported = standing('reported', null)
    expect(refusal(reported, by('director'), against).rule).toBe('fact-needs-bureau')
    for (const role of ['chief', 'deputy'] as const) {
      expect(refusal(reported, by(role), { ...against, reason: '' }).rule).toBe('milder-needs-reason')
      expect(decide(reported, by(role), against)).toMatchObject({ grade: 'general', facts })
    }
    const found = standing('graded', 'major', { facts })
    const dropping = { move: 'grade', grade: 'major', interim: null, facts: [] } as const
    expect(refusal(found, by('director'), { ...dropping, reason: '误选' }).rule).toBe('fact-needs-bureau')
    expect(refusal(found, by('deputy'), dropping).rule).toBe('milder-needs-reason')
    expect(decide(found, by('deputy'), { ...dropping, reason: '误选' })).toMatchObject({ grade: 'major', facts: [] })
    const more = { ...dropping, facts: [...facts, 'combustible-panels'] }
    expect(decide(found, by('director'), more)).toMatchObject({ grade: 'major', facts: more.facts })
  })

  test('a plan names what of the five is missing', () => {
    const asked: Asked = { move: 'plan', plan: { ...plan, moneyFen: null, contingency: '  ' } }
    const no = refusal(standing('graded'), by('officer'), asked)
    expect(no).toEqual({ rule: 'five-settled', details: { missing: { zh: '资金、预案', en: 'money, contingency' } } })
  })

  test('no money needed is settled, and a deadline is not yesterday', () => {
    expect(missingOf({ ...plan, moneyFen: 0 })).toEqual([])
    const late: Asked = { move: 'plan', plan: { ...plan, deadline: '2026-03-04' } }
    expect(refusal(standing('graded'), by('officer'), late).rule).toBe('deadline-past')
  })

  test('approval looks at the five again', () => {
    const holed = standing('planned', 'general', { plan: { ...plan, deadline: null } })
    expect(refusal(holed, by('director'), { move: 'approve' }).rule).toBe('five-settled')
  })

  test('a rectification is shown and told', () => {
    const no = refusal(standing('rectifying'), by('officer', 'wang'), { move: 'submit', done: '', photos: 0 })
    expect(no.details.missing?.zh).toBe('整改情况说明、整改后照片')
  })

  test('going back takes a reason', () => {
    const no = refusal(standing('submitted'), by('director'), { move: 'refuse', reason: '\n' })
    expect(no.rule).toBe('reason-required')
  })
})

test('each open state waits for somebody who may act on it', () => {
  for (const state of hazardState.terms)
    for (const grade of ['general', 'major'] as const) {
      const hazard = standing(state, grade)
      const waiting = waitingFor(hazard, true, stepHours)
      if (!isOpen(state)) {
        expect(waiting).toBeNull()
        continue
      }
      const role = waiting?.who === 'responsible' ? 'officer' : (waiting?.who ?? 'officer')
      const acting = by(role, waiting?.who === 'responsible' ? 'wang' : 'somebody else')
      const can = move.terms.filter((made) => judge(hazard, acting, made) === null)
      expect(can, `${role} in ${state}, ${grade}`).not.toEqual([])
    }
})

test('a director who rectified leaves the verification to the bureau', () => {
  expect(waitingFor(standing('submitted'), false, stepHours)?.who).toBe('deputy')
})

const people = ['wang', 'li', 'zhao', 'chen', 'liu'] as const
const text = fc.constantFrom(null, '', '  ', '停用，专人看守')
const anyPlan: fc.Arbitrary<Plan> = fc.record({
  measure: text,
  moneyFen: fc.constantFrom(null, 0, 500_000),
  responsibleId: fc.constantFrom(null, ...people),
  deadline: fc.constantFrom(null, '2026-03-01', '2026-03-05', '2026-04-01'),
  contingency: text,
})
const reason = fc.constantFrom('', ' ', '方案未写明资金来源')
const anyMove: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({
    move: fc.constant('grade' as const),
    grade: fc.constantFrom('general' as const, 'major' as const),
    interim: text,
    facts: fc.subarray(['exits-short', 'combustible-panels']),
    suggested: fc.constantFrom('general' as const, 'major' as const, null),
    reason,
  }),
  fc.record({ move: fc.constant('plan' as const), plan: fc.oneof(anyPlan, fc.constant(plan)) }),
  fc.record({ move: fc.constant('submit' as const), done: fc.constantFrom('', '已更换'), photos: fc.nat(2) }),
  fc.record({ move: fc.constantFrom('approve' as const, 'start' as const, 'close' as const) }),
  fc.record({
    move: fc.constantFrom('return' as const, 'refuse' as const, 'reject' as const, 'reopen' as const),
    reason,
  }),
)
const anyActor: fc.Arbitrary<Acting> = fc.record({
  accountId: fc.constantFrom(...people),
  roles: fc.uniqueArray(fc.constantFrom(...everybody), { minLength: 1, maxLength: 3 }),
  today: fc.constant(today),
})

test('random walks never break an invariant, and every refusal names a rule that has words', () => {
  let steps = 0
  let closed = 0
  let approved = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(anyActor, anyMove), { minLength: 60, maxLength: 120 }), (walk) => {
      let now = standing('reported', null)
      // Kept apart from the rules: who really worked on the present rectification.
      let worked = new Set<string>()
      for (const [acting, asked] of walk) {
        steps += 1
        const next = decide(now, acting, asked)
        if (isRefused(next)) {
          const { detail } = rules[next.rule]
          for (const place of detail.zh.match(/\{\w+\}/g) ?? [])
            expect(next.details[place.slice(1, -1)], `${next.rule} ${place}`).toBeDefined()
          continue
        }
        if (asked.move === 'plan' || asked.move === 'reopen') worked = new Set()
        if (asked.move === 'start' || asked.move === 'submit') worked.add(acting.accountId)
        const outside = acting.roles.some((role) => role === 'chief' || role === 'deputy')
        if (next.state === 'closed') {
          closed += 1
          expect(worked.has(acting.accountId) || now.plan.responsibleId === acting.accountId).toBe(false)
          expect(tookPart(next, acting.accountId)).toBe(false)
          if (now.grade === 'major') expect(outside || acting.roles.includes('guidance')).toBe(true)
        }
        if (next.state === 'approved') {
          approved += 1
          expect(missingOf(next.plan)).toEqual([])
          if (next.grade === 'major') expect(outside).toBe(true)
        }
        if (next.grade === 'major' && isOpen(next.state)) expect(next.interim?.trim()).toBeTruthy()
        if (now.grade === 'major' && next.grade === 'general') expect(outside).toBe(true)
        if (asked.move === 'grade') {
          const decided = asked.facts?.length || now.facts.some((fact) => !asked.facts?.includes(fact))
          if (next.grade === 'general' && decided) expect(outside).toBe(true)
          const milder = asked.suggested === 'major' || now.grade === 'major' || decided
          if (next.grade === 'general' && milder) expect(asked.reason?.trim()).toBeTruthy()
        }
        now = next
      }
    }),
    { numRuns: 400 },
  )
  expect(steps).toBeGreaterThanOrEqual(20_000)
  // The walks must reach what they are about.
  expect(approved).toBeGreaterThan(50)
  expect(closed).toBeGreaterThan(5)
})
