/** What the form holds, what the rules say of it, and what is sent. */
import { type Suggestion, scoreOf, suggest } from '../../../../domain/grading/rules.ts'
import type { Grade } from '../../../../platform/contract/grade.ts'
import type { Hazard } from '../../contract.ts'
import type { GradingRulesReply } from '../../grading/contract.ts'
import type { ScoreValue } from './ScoreInput.tsx'

export interface Values {
  readonly facts?: readonly string[]
  readonly scored?: ScoreValue | null
  readonly grade?: Grade
  readonly reason?: string
  readonly interim?: string
}

/** The score once every factor has its step. */
function wholeScore(rules: GradingRulesReply, scored: Values['scored']) {
  const score = scored ? scoreOf(rules[scored.method], scored.values) : null
  return scored && score ? { method: scored.method, score } : null
}

export interface JudgedForm {
  readonly suggestion: Suggestion
  /** A recorded fact is taken back. */
  readonly dropped: boolean
  /** Only the bureau may grade it so. */
  readonly decided: boolean
  readonly needsReason: boolean
}

/** As the rules of the loop judge it when it is sent. */
export function judgedForm(
  rules: GradingRulesReply,
  hazard: Pick<Hazard, 'grade' | 'leastGrade' | 'source' | 'suggestedGrade'>,
  recorded: readonly string[],
  values: Values,
): JudgedForm {
  const facts = values.facts ?? []
  const suggestion = suggest({
    facts: rules.facts.filter((fact) => facts.includes(fact.id)),
    scored: wholeScore(rules, values.scored),
    checklist: hazard.source.kind === 'activity' ? hazard.suggestedGrade : null,
  })
  const dropped = recorded.some((id) => !facts.includes(id))
  const milder = values.grade === 'general'
  // A confirmed repeat demands what a fact does.
  const decided = dropped || (milder && (facts.length > 0 || hazard.leastGrade === 'major'))
  return {
    suggestion,
    dropped,
    decided,
    needsReason: decided || (milder && (suggestion.grade === 'major' || hazard.grade === 'major')),
  }
}

/** A score that was begun and not finished is none. */
export function bodyOf(rules: GradingRulesReply, { facts = [], scored, grade, reason, interim }: Values) {
  return {
    grade,
    interim: interim?.trim() || null,
    facts,
    scored: scored && wholeScore(rules, scored) ? scored : null,
    reason: reason?.trim() ?? '',
  }
}
