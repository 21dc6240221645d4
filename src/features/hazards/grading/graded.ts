/** From what the person who grades chose to what the rules say of it, with the words of the edition in force. */
import { bandOf, type GradingRules, scoreOf, suggest } from '../../../domain/grading/rules.ts'
import type { Grade } from '../../../platform/contract/grade.ts'
import { refuse } from '../../../platform/contract/problem.ts'
import type { Language } from '../../../platform/contract/text.ts'
import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import { type Grading, type gradingMethod, gradingProblems } from './contract.ts'

export interface Chosen {
  readonly facts?: readonly string[]
  readonly scored?: {
    readonly method: TermOf<typeof gradingMethod>
    readonly values: Readonly<Record<string, number>>
  } | null
  readonly reason?: string
}

export interface Graded {
  readonly family: string
  readonly source: string
  readonly suggested_grade: string | null
}

/** @throws hazard-grading-unfit for a fact, factor or value that the rules do not have for this family */
export function gradingOf(rules: GradingRules, hazard: Graded, chosen: Chosen, language: Language): Grading {
  const facts = (chosen.facts ?? []).map((id) => {
    const fact = rules.facts.find((one) => one.id === id && one.family === hazard.family)
    if (!fact) throw refuse(gradingProblems.unfit, { what: id })
    return fact
  })
  const scored = chosen.scored ? scoredBy(rules, chosen.scored, language) : null
  // Only a checklist's words are a rule; what a person suggested who reported it is a suggestion.
  const checklist = hazard.source === 'activity' ? (hazard.suggested_grade as Grade | null) : null
  const { grade } = suggest({ facts, scored: scored && { method: scored.method, score: scored }, checklist })
  return {
    edition: rules.version,
    facts: facts.map(({ id, says, basis, reviewed }) => ({ id, says, basis: [...basis], reviewed })),
    scored,
    checklist,
    suggested: grade,
    reason: chosen.reason?.trim() ?? '',
  }
}

function scoredBy(rules: GradingRules, { method, values }: NonNullable<Chosen['scored']>, language: Language) {
  const known = rules[method]
  const score = scoreOf(known, values)
  if (!score) throw refuse(gradingProblems.unfit, { what: known.title[language] })
  return {
    method,
    values: known.factors.flatMap(({ id, title, values: steps }) => {
      const step = steps.find((one) => one.value === values[id])
      return step ? [{ factor: id, title, value: step.value, says: step.says }] : []
    }),
    product: score.product,
    band: bandOf(known, score.product),
    ties: known.ties,
    reviewed: known.reviewed,
  }
}
