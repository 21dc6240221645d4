/**
 * Decides every move of a hazard from the table of transitions: whether this actor may make it, what it still lacks,
 * and how the hazard stands afterwards. Pure; `today` is the calendar day in the region's time zone.
 */
import { type Grade, grade as gradeWords } from '../../../platform/contract/grade.ts'
import { type Role, roles as roleWords } from '../../../platform/contract/role.ts'
import type { Text } from '../../../platform/contract/text.ts'
import type { Rule } from './contract/refusals.ts'
import {
  bureau,
  type HazardState,
  hazardState,
  isOpen,
  type Move,
  move as moveWords,
  type Need,
  type Settled,
  type StepHours,
  settled as settledWords,
  type Transition,
  transitions,
} from './contract.ts'

/** Null where not settled yet. Money is in fen; 0 says that none is needed. */
export interface Plan {
  readonly measure: string | null
  readonly moneyFen: number | null
  readonly responsibleId: string | null
  /** Calendar day. */
  readonly deadline: string | null
  readonly contingency: string | null
}

/** What the rules need to know of a hazard. */
export interface Standing {
  readonly state: HazardState
  readonly grade: Grade | null
  /** Ids of the direct-determination facts by which it was last graded. */
  readonly facts: readonly string[]
  readonly interim: string | null
  readonly plan: Plan
  /** Accounts that started or submitted the present rectification. */
  readonly rectifiers: readonly string[]
}

export interface Acting {
  readonly accountId: string
  /** Roles held on the hazard's unit. */
  readonly roles: readonly Role[]
  readonly today: string
}

export type Asked =
  | {
      readonly move: 'grade'
      readonly grade: Grade
      readonly interim: string | null
      readonly facts?: readonly string[]
      /** What the rules of grading say; null: nothing. */
      readonly suggested?: Grade | null
      readonly reason?: string
    }
  | { readonly move: 'plan'; readonly plan: Plan }
  | { readonly move: 'submit'; readonly done: string; readonly photos: number }
  | { readonly move: 'approve' | 'start' | 'close' }
  | { readonly move: 'return' | 'refuse' | 'reject' | 'reopen'; readonly reason: string }

export interface Refused {
  readonly rule: Rule
  readonly details: Readonly<Record<string, Text>>
}

export const noPlan: Plan = { measure: null, moneyFen: null, responsibleId: null, deadline: null, contingency: null }

const written = (text: string | null): boolean => text !== null && text.trim() !== ''
const list = (words: readonly Text[]): Text => ({
  zh: words.map((one) => one.zh).join('、'),
  en: words.map((one) => one.en).join(', '),
})
const same = (text: string): Text => ({ zh: text, en: text })

/** Which of the five are not settled. */
export function missingOf(plan: Plan): readonly Settled[] {
  const has: Readonly<Record<Settled, boolean>> = {
    measure: written(plan.measure),
    money: plan.moneyFen !== null && plan.moneyFen >= 0,
    person: plan.responsibleId !== null,
    deadline: plan.deadline !== null,
    contingency: written(plan.contingency),
  }
  return settledWords.terms.filter((term) => !has[term])
}

/** Who took part in the rectification and so cannot verify it. */
export const tookPart = (hazard: Standing, accountId: string): boolean =>
  hazard.plan.responsibleId === accountId || hazard.rectifiers.includes(accountId)

const refused = (rule: Rule, details: Readonly<Record<string, Text>> = {}): Refused => ({ rule, details })

const rowOf = (hazard: Standing, made: Move): Transition | undefined =>
  transitions.find((row) => row.move === made && row.from === hazard.state)

const words = (held: readonly Role[]): Text => list(held.map((one) => roleWords[one]))

/** Whether this actor may make the move now, whatever they would write. Null: yes. */
export function judge(hazard: Standing, by: Acting, made: Move): Refused | null {
  const row = rowOf(hazard, made)
  const named = moveWords.words[made]
  if (!row) return refused('not-now', { state: hazardState.words[hazard.state], move: named })
  const holds = (may: readonly Role[]) => by.roles.some((held) => may.includes(held))
  if (hazard.grade === 'major' && !holds(row.major))
    return holds(row.roles)
      ? refused('major-needs-bureau', { move: named, who: words(row.major) })
      : refused('wrong-role', { move: named, who: words(row.major) })
  if (hazard.grade !== 'major' && !holds(row.roles))
    return refused('wrong-role', { move: named, who: words(row.roles) })
  if (row.person === 'not-rectifier' && tookPart(hazard, by.accountId)) return refused('verifier-is-rectifier')
  if (row.person === 'responsible' && hazard.plan.responsibleId !== by.accountId && !by.roles.includes('director'))
    return refused('not-responsible', { move: named })
  return null
}

/** Decides the move: refused by a rule, or how the hazard stands after it. */
export function decide(hazard: Standing, by: Acting, asked: Asked): Refused | Standing {
  const no = judge(hazard, by, asked.move)
  if (no) return no
  const row = rowOf(hazard, asked.move)
  if (!row) return refused('not-now', { state: hazardState.words[hazard.state], move: moveWords.words[asked.move] })
  const lowering = asked.move === 'grade' && hazard.grade === 'major' && asked.grade === 'general'
  if (lowering && !by.roles.some((held) => bureau.some((one) => one === held)))
    return refused('major-needs-bureau', { move: moveWords.words.grade, who: words(bureau) })
  const next = after(hazard, by, asked, row.to)
  for (const need of row.needs) {
    const lacks = need === 'grading-rule' ? againstRule(hazard, by, asked) : lacking(need, next, asked)
    if (lacks) return lacks
  }
  if (asked.move === 'plan' && next.plan.deadline !== null && next.plan.deadline < by.today)
    return refused('deadline-past', { today: same(by.today) })
  return next
}

export const isRefused = (outcome: Refused | Standing): outcome is Refused => 'rule' in outcome

/** Milder than the rules of grading say, or than before: who may, and that it is said why. */
function againstRule(hazard: Standing, by: Acting, asked: Asked): Refused | null {
  if (asked.move !== 'grade') return null
  const { facts = [], suggested = null } = asked
  const milder = asked.grade === 'general'
  const dropped = hazard.facts.some((fact) => !facts.includes(fact))
  const decided = dropped || (milder && facts.length > 0)
  if (decided && !by.roles.some((held) => bureau.some((one) => one === held)))
    return refused('fact-needs-bureau', { who: words(bureau) })
  const needsReason = decided || (milder && (suggested === 'major' || hazard.grade === 'major'))
  return needsReason && !written(asked.reason ?? null)
    ? refused('milder-needs-reason', { rule: gradeWords.words.major })
    : null
}

function lacking(need: Exclude<Need, 'grading-rule'>, next: Standing, asked: Asked): Refused | null {
  switch (need) {
    case 'reason':
      return 'reason' in asked && written(asked.reason)
        ? null
        : refused('reason-required', { move: moveWords.words[asked.move] })
    case 'interim':
      return next.grade !== 'major' || written(next.interim) ? null : refused('interim-required')
    case 'five-settled': {
      const missing = missingOf(next.plan)
      return missing.length === 0
        ? null
        : refused('five-settled', { missing: list(missing.map((term) => settledWords.words[term])) })
    }
    case 'evidence': {
      if (asked.move !== 'submit') return null
      const missing: Text[] = []
      if (!written(asked.done)) missing.push({ zh: '整改情况说明', en: 'what was done' })
      if (asked.photos < 1) missing.push({ zh: '整改后照片', en: 'a photo of the result' })
      return missing.length === 0 ? null : refused('evidence-required', { missing: list(missing) })
    }
  }
}

function after(hazard: Standing, by: Acting, asked: Asked, state: HazardState): Standing {
  switch (asked.move) {
    case 'grade':
      // Controls once ordered stay written down when a hazard is graded again without naming them.
      return {
        ...hazard,
        state,
        grade: asked.grade,
        facts: asked.facts ?? [],
        interim: written(asked.interim) ? asked.interim : hazard.interim,
      }
    case 'plan':
      return { ...hazard, state, plan: asked.plan, rectifiers: [] }
    case 'start':
    case 'submit':
      return { ...hazard, state, rectifiers: [...new Set([...hazard.rectifiers, by.accountId])] }
    case 'reopen':
      return { ...hazard, state, plan: noPlan, rectifiers: [] }
    default:
      return { ...hazard, state }
  }
}

/** What the state waits for: the task to open. Null in an end state. */
export interface Waiting {
  readonly task: 'grade' | 'plan' | 'approve' | 'start' | 'rectify' | 'verify'
  /** Who: a role at the facility or at the bureau that owns it, or the person responsible. */
  readonly who: 'director' | 'deputy' | 'responsible'
  /** Null: until the planned deadline. */
  readonly hours: number | null
}

/** @param directorFree whether somebody who took no part holds the director's post */
export function waitingFor(hazard: Standing, directorFree: boolean, stepHours: StepHours): Waiting | null {
  if (!isOpen(hazard.state)) return null
  const grade = hazard.grade ?? 'general'
  const outside = grade === 'major' ? 'deputy' : 'director'
  switch (hazard.state) {
    case 'reported':
      return { task: 'grade', who: 'director', hours: stepHours.reported[grade] }
    case 'graded':
      return { task: 'plan', who: 'director', hours: stepHours.graded[grade] }
    case 'planned':
      return { task: 'approve', who: outside, hours: stepHours.planned[grade] }
    case 'approved':
      return { task: 'start', who: 'responsible', hours: null }
    case 'rectifying':
      return { task: 'rectify', who: 'responsible', hours: null }
    default:
      return { task: 'verify', who: directorFree ? outside : 'deputy', hours: stepHours.submitted[grade] }
  }
}
