/** Who may move a hazard, as a table of granted and denied, and what a move lacks. Random walks: walks.test.ts. */
import { describe, expect, test } from 'vitest'
import type { Grade } from '../../../platform/contract/grade.ts'
import type { Role } from '../../../platform/contract/role.ts'
import {
  type HazardState,
  hazardState,
  isOpen,
  type Move,
  move,
  standardLimits,
  stepHours,
  transitions,
} from './contract.ts'
import { type Acting, type Asked, fresh, missingOf, noPlan, type Plan, type Standing } from './rules/standing.ts'
import { waitingFor } from './rules/waiting.ts'
import { decide as decideWith, isRefused, judge as judgeWith } from './rules.ts'

const today = '2026-03-05'
const now = Date.UTC(2026, 2, 5)
const judge = (hazard: Standing, by: Acting, made: Move) => judgeWith(hazard, by, made, standardLimits)
const decide = (hazard: Standing, by: Acting, asked: Asked) => decideWith(hazard, by, asked, standardLimits)
const plan: Plan = {
  measure: '更换灭火器',
  moneyFen: 120_000,
  responsibleId: 'wang',
  deadline: '2026-03-20',
  contingency: '增配两具备用灭火器',
}
const standing = (state: HazardState, grade: Grade | null = 'general', more: Partial<Standing> = {}): Standing => ({
  ...fresh,
  state,
  grade,
  interim: grade === 'major' ? '停用，专人看守' : null,
  plan: ['reported', 'graded'].includes(state) ? noPlan : plan,
  plannedDeadline: ['reported', 'graded'].includes(state) ? null : plan.deadline,
  rectifiers: ['submitted', 'closed'].includes(state) ? ['wang'] : [],
  ...more,
})
const by = (role: Role, accountId = `the ${role}`): Acting => ({
  accountId,
  roles: [role],
  units: role === 'guidance' ? [30] : [20],
  today,
  now,
})

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
  ['extend', 'approved', 'general', ['director']],
  ['grant', 'rectifying', 'general', ['director', 'chief', 'deputy']],
  ['grant', 'rectifying', 'major', ['chief', 'deputy']],
  ['deny', 'approved', 'major', ['chief', 'deputy']],
  ['reassign', 'rectifying', 'general', ['director', 'chief', 'deputy']],
  ['supervise', 'graded', 'general', ['chief', 'deputy', 'guidance']],
  ['release', 'graded', 'general', ['chief', 'deputy']],
  ['check', 'approved', 'major', ['officer', 'doctor', 'canteen', 'director', 'chief', 'deputy', 'guidance']],
  ['merge', 'reported', null, ['director', 'chief', 'deputy']],
  ['merge', 'rectifying', 'major', ['chief', 'deputy']],
]
/** What must stand beside the state before the move is possible. */
const beforehand: Partial<Record<Move, Partial<Standing>>> = {
  grant: { asked: { until: '2026-04-01', by: 'wang' } },
  deny: { asked: { until: '2026-04-01', by: 'wang' } },
  release: { listed: { unitId: 20, until: '2026-04-01' } },
}

describe('who may make a move', () => {
  for (const [made, state, grade, granted] of cases)
    test(`${made} a ${grade ?? 'not yet graded'} hazard in ${state}: ${granted.join(', ')}`, () => {
      const allowed = everybody.filter(
        (role) => judge(standing(state, grade, beforehand[made]), by(role), made) === null,
      )
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

describe('beside the steps', () => {
  const outcome = (hazard: Standing, acting: Acting, asked: Asked) => {
    const made = decide(hazard, acting, asked)
    return isRefused(made) ? made.rule : made
  }
  const extend = (until: string): Asked => ({ move: 'extend', reason: '配件未到货', until })
  const asked = { until: '2026-04-10', by: 'wang' }

  test('an extension keeps the planned deadline, and refused it keeps the one in force', () => {
    const open = outcome(standing('rectifying'), by('officer', 'wang'), extend('2026-04-10'))
    expect(open).toMatchObject({ asked, plan: { deadline: '2026-03-20' } })
    expect(outcome(standing('rectifying', 'general', { asked }), by('director'), { move: 'grant' })).toMatchObject({
      plan: { deadline: '2026-04-10' },
      plannedDeadline: '2026-03-20',
      extended: 1,
      asked: null,
    })
    const denied = { move: 'deny', reason: '可先用替代配件' } as const
    expect(outcome(standing('rectifying', 'general', { asked }), by('director'), denied)).toMatchObject({
      plan: { deadline: '2026-03-20' },
      extended: 0,
      asked: null,
    })
  })

  test('how far and how often a deadline moves is limited', () => {
    const hazard = standing('approved')
    const wang = by('officer', 'wang')
    expect(outcome(hazard, wang, extend('2026-03-20'))).toBe('extension-not-later')
    expect(outcome(hazard, wang, extend('2026-05-19'))).toMatchObject({ asked: { until: '2026-05-19' } })
    expect(outcome(hazard, wang, extend('2026-05-20'))).toBe('extension-days')
    expect(outcome({ ...hazard, extended: 2 }, wang, extend('2026-04-10'))).toBe('extension-times')
    expect(outcome({ ...hazard, asked }, wang, extend('2026-04-11'))).toBe('extension-waiting')
  })

  test('who asked, or is responsible, does not decide', () => {
    const hazard = standing('approved', 'general', { asked: { until: '2026-04-10', by: 'zhao' } })
    expect(judge(hazard, by('director', 'zhao'), 'grant')?.rule).toBe('extension-by-party')
    expect(judge(hazard, by('director', 'wang'), 'deny')?.rule).toBe('extension-by-party')
    expect(judge(hazard, by('deputy', 'chen'), 'grant')).toBeNull()
  })

  test('who was responsible before another was named still cannot verify', () => {
    const handed = outcome(standing('rectifying'), by('director'), {
      move: 'reassign',
      reason: '调离',
      responsibleId: 'li',
    })
    expect(handed).toMatchObject({ plan: { responsibleId: 'li' }, rectifiers: ['wang'] })
    const submitted = { ...(handed as Standing), state: 'submitted' as const }
    expect(judge(submitted, by('deputy', 'wang'), 'close')?.rule).toBe('verifier-is-rectifier')
    expect(judge(submitted, by('deputy', 'chen'), 'close')).toBeNull()
  })

  test('a listed hazard is verified from outside, is neither rejected nor merged, and ends with its closure', () => {
    const listed = { unitId: 30, until: '2026-04-01' }
    const submitted = standing('submitted', 'general', { listed })
    expect(judge(submitted, by('director'), 'close')?.rule).toBe('listed-needs-above')
    expect(outcome(submitted, by('deputy'), { move: 'close' })).toMatchObject({ state: 'closed', listed: null })
    expect(waitingFor(submitted, true, stepHours)?.who).toBe('deputy')
    expect(judge(standing('graded', 'general', { listed }), by('chief'), 'reject')?.rule).toBe('still-listed')
    expect(judge(standing('graded', 'general', { listed }), by('chief'), 'merge')?.rule).toBe('still-listed')
    expect(judge(standing('graded', 'general', { listed }), by('chief'), 'release')?.rule).toBe('not-lister')
    expect(judge(standing('graded', 'general', { listed }), by('guidance'), 'release')).toBeNull()
  })

  test('controls are looked at within a week, within a day where they did not hold', () => {
    const hazard = standing('approved', 'major', { control: { due: now, held: true } })
    const look = (held: boolean): Asked => ({ move: 'check', seen: '门口有专人看守', held, interim: null })
    expect(outcome(hazard, by('officer'), look(true))).toMatchObject({ control: { due: now + 168 * 3_600_000 } })
    expect(outcome(hazard, by('officer'), look(false))).toMatchObject({
      control: { due: now + 24 * 3_600_000, held: false },
    })
    expect(judge(standing('approved'), by('officer'), 'check')?.rule).toBe('not-major')
  })

  test('what a duplicate is not merged into', () => {
    const into = { itself: false, elsewhere: false, state: 'rectifying', grade: 'general', merged: false } as const
    const merge = (over: object): Asked => ({ move: 'merge', reason: '同一处', into: { ...into, ...over } })
    const hazard = standing('graded')
    expect(outcome(hazard, by('director'), merge({}))).toMatchObject({ state: 'rejected', merged: true })
    expect(outcome(hazard, by('director'), merge({ itself: true }))).toBe('merge-itself')
    expect(outcome(hazard, by('director'), merge({ elsewhere: true }))).toBe('merge-elsewhere')
    expect(outcome(hazard, by('director'), merge({ state: 'closed' }))).toBe('merge-ended')
    expect(outcome(hazard, by('director'), merge({ state: 'rejected', merged: true }))).toBe('merge-chain')
    expect(outcome({ ...hazard, absorbs: true }, by('director'), merge({}))).toBe('merge-chain')
    expect(outcome(standing('graded', 'major'), by('deputy'), merge({}))).toBe('merge-grade')
    const again = { move: 'reopen', reason: '不是同一处' } as const
    expect(outcome(standing('rejected', 'general', { merged: true }), by('director'), again)).toMatchObject({
      state: 'reported',
      merged: false,
    })
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
