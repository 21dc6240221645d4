/** What a move still lacks, judged by what was written and by how the hazard would stand after it. */
import { formatDay, parseDay } from '../../../../domain/calendar/day.ts'
import { grade as gradeWords } from '../../../../platform/contract/grade.ts'
import type { Text } from '../../../../platform/contract/text.ts'
import { bureau, hazardState, isOpen, type Limits, move as moveWords, type Need, settled } from '../contract.ts'
import {
  type Acting,
  type Asked,
  list,
  missingOf,
  type Refused,
  refused,
  type Standing,
  type Survivor,
  same,
  whom,
  written,
} from './standing.ts'

/** The last day to which the deadline may still be moved. Null where there is none yet. */
export const latestDeadline = (hazard: Standing, limits: Limits): string | null =>
  hazard.plannedDeadline === null ? null : formatDay(parseDay(hazard.plannedDeadline) + limits.extension.days)

export interface Made {
  readonly hazard: Standing
  readonly by: Acting
  readonly next: Standing
  readonly asked: Asked
  readonly limits: Limits
}

export function lacking(need: Need, made: Made): Refused | null {
  const { hazard, next, asked } = made
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
        : refused('five-settled', { missing: list(missing.map((term) => settled.words[term])) })
    }
    case 'evidence': {
      if (asked.move !== 'submit') return null
      const missing: Text[] = []
      if (!written(asked.done)) missing.push({ zh: '整改情况说明', en: 'what was done' })
      if (asked.photos < 1) missing.push({ zh: '整改后照片', en: 'a photo of the result' })
      return missing.length === 0 ? null : refused('evidence-required', { missing: list(missing) })
    }
    case 'grading-rule':
      return againstRule(hazard, made.by, asked)
    case 'coming-day': {
      const day = dayOf(hazard, asked)
      return day !== null && day < made.by.today ? refused('deadline-past', { today: same(made.by.today) }) : null
    }
    case 'later-deadline':
      return notLater(made)
    case 'another-person':
      return next.plan.responsibleId === hazard.plan.responsibleId ? refused('same-person') : null
    case 'what-was-seen':
      return asked.move === 'check' && written(asked.seen) ? null : refused('seen-required')
    case 'survivor':
      return asked.move === 'merge' ? cannotStay(hazard, asked.into) : null
  }
}

/** Milder than the rules of grading say, or than before: who may, and that it is said why. */
function againstRule(hazard: Standing, by: Acting, asked: Asked): Refused | null {
  if (asked.move !== 'grade') return null
  const { facts = [], suggested = null } = asked
  const milder = asked.grade === 'general'
  const dropped = hazard.facts.some((fact) => !facts.includes(fact))
  const decided = dropped || (milder && facts.length > 0)
  if (decided && !by.roles.some((held) => bureau.some((one) => one === held)))
    return refused('fact-needs-bureau', { who: whom(bureau) })
  const needsReason = decided || (milder && (suggested === 'major' || hazard.grade === 'major'))
  return needsReason && !written(asked.reason ?? null)
    ? refused('milder-needs-reason', { rule: gradeWords.words.major })
    : null
}

/** The day a move names: of a plan, of an extension, of a listing. */
function dayOf(hazard: Standing, asked: Asked): string | null {
  if ('until' in asked) return asked.until
  if (asked.move === 'grant') return hazard.asked?.until ?? null
  return asked.move === 'plan' ? asked.plan.deadline : null
}

function notLater({ hazard, asked, limits }: Made): Refused | null {
  const day = dayOf(hazard, asked)
  const { deadline } = hazard.plan
  const last = latestDeadline(hazard, limits)
  if (day === null || deadline === null || last === null) return null
  if (day <= deadline) return refused('extension-not-later', { deadline: same(deadline) })
  return day > last ? refused('extension-days', { days: same(String(limits.extension.days)), last: same(last) }) : null
}

function cannotStay(hazard: Standing, into: Survivor): Refused | null {
  if (into.elsewhere) return refused('merge-elsewhere')
  if (into.itself) return refused('merge-itself')
  if (into.merged) return refused('merge-chain')
  if (!isOpen(into.state)) return refused('merge-ended', { state: hazardState.words[into.state] })
  return hazard.grade === 'major' && into.grade !== 'major' ? refused('merge-grade') : null
}
