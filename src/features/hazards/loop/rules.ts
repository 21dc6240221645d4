/**
 * Decides every move of a hazard from the table of transitions: whether this actor may make it, what it still lacks,
 * and how the hazard stands afterwards. Pure; `today` is the calendar day in the region's time zone.
 */
import type { Role } from '../../../platform/contract/role.ts'
import type { Text } from '../../../platform/contract/text.ts'
import type { Rule } from './contract/refusals.ts'
import {
  bureau,
  type Condition,
  type HazardState,
  hazardState,
  type Limits,
  type Move,
  move as moveWords,
  type Person,
  type Transition,
  transitions,
} from './contract.ts'
import { after, settle } from './rules/after.ts'
import { lacking } from './rules/needs.ts'
import {
  type Acting,
  type Asked,
  isParty,
  type Refused,
  refused,
  type Standing,
  same,
  tookPart,
  whom,
} from './rules/standing.ts'

const rowOf = (hazard: Standing, made: Move): Transition | undefined =>
  transitions.find((row) => row.move === made && row.from === hazard.state)

/** Whether this actor may make the move now, whatever they would write. Null: yes. */
export function judge(hazard: Standing, by: Acting, made: Move, limits: Limits): Refused | null {
  const row = rowOf(hazard, made)
  const named = moveWords.words[made]
  if (!row) return refused('not-now', { state: hazardState.words[hazard.state], move: named })
  for (const condition of row.when) if (!holds(hazard, condition)) return refused(otherwise[condition])
  const may = hazard.grade === 'major' ? row.major : row.roles
  const has = (roles: readonly Role[]) => by.roles.some((held) => roles.includes(held))
  if (!has(may))
    return refused(hazard.grade === 'major' && has(row.roles) ? 'major-needs-bureau' : 'wrong-role', {
      move: named,
      who: whom(may),
    })
  if (hazard.listed && row.listed && !has(row.listed))
    return row.listed.length === 0
      ? refused('still-listed', { move: named })
      : refused('listed-needs-above', { move: named, who: whom(row.listed) })
  if (made === 'extend' && hazard.extended >= limits.extension.times)
    return refused('extension-times', { times: same(String(limits.extension.times)) })
  return row.person && wrongPerson(hazard, by, row.person, named)
}

/** Whether a move stands beside the steps or begins a step and its clock anew. */
export const restarts = (from: HazardState, made: Move): boolean =>
  transitions.some((row) => row.move === made && row.from === from && row.restarts)

function holds(hazard: Standing, condition: Condition): boolean {
  switch (condition) {
    case 'extension-asked':
      return hazard.asked !== null
    case 'no-extension-asked':
      return hazard.asked === null
    case 'listed':
      return hazard.listed !== null
    case 'not-listed':
      return hazard.listed === null
    case 'major':
      return hazard.grade === 'major'
    case 'nothing-merged':
      return !hazard.absorbs
  }
}

const otherwise: Readonly<Record<Condition, Rule>> = {
  'extension-asked': 'no-extension-asked',
  'no-extension-asked': 'extension-waiting',
  listed: 'not-listed',
  'not-listed': 'already-listed',
  major: 'not-major',
  'nothing-merged': 'merge-chain',
}

function wrongPerson(hazard: Standing, by: Acting, wanted: Person, move: Text): Refused | null {
  switch (wanted) {
    case 'responsible':
      return hazard.plan.responsibleId === by.accountId || by.roles.includes('director')
        ? null
        : refused('not-responsible', { move })
    case 'not-rectifier':
      return tookPart(hazard, by.accountId) ? refused('verifier-is-rectifier') : null
    case 'no-party':
      return isParty(hazard, by.accountId) ? refused('extension-by-party') : null
    case 'lister':
      return hazard.listed && by.units.includes(hazard.listed.unitId) ? null : refused('not-lister')
  }
}

/** Decides the move: refused by a rule, or how the hazard stands after it. */
export function decide(hazard: Standing, by: Acting, asked: Asked, limits: Limits): Refused | Standing {
  const no = judge(hazard, by, asked.move, limits)
  if (no) return no
  const row = rowOf(hazard, asked.move)
  if (!row) return refused('not-now', { state: hazardState.words[hazard.state], move: moveWords.words[asked.move] })
  const lowering = asked.move === 'grade' && hazard.grade === 'major' && asked.grade === 'general'
  if (lowering && !by.roles.some((held) => bureau.some((one) => one === held)))
    return refused('major-needs-bureau', { move: moveWords.words.grade, who: whom(bureau) })
  const next = settle(after(hazard, by, asked, row.to, limits), by, limits)
  for (const need of row.needs) {
    const lacks = lacking(need, { hazard, by, next, asked, limits })
    if (lacks) return lacks
  }
  return next
}

export const isRefused = (outcome: Refused | Standing): outcome is Refused => 'rule' in outcome
