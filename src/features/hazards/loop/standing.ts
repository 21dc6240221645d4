/** Between the rows of the database and the rules: how a hazard stands, who acts, and a refusal as its problem. */
import type { Grade } from '../../../platform/contract/grade.ts'
import { type Problem, type Refusal, refuse } from '../../../platform/contract/problem.ts'
import type { Role } from '../../../platform/contract/role.ts'
import type { Language } from '../../../platform/contract/text.ts'
import type { Call, SignedIn } from '../../../platform/endpoint.ts'
import type { Grading } from '../grading/contract.ts'
import type { HazardChange, HazardRecord } from '../queries.ts'
import { rules } from './contract/refusals.ts'
import { above, type HazardState } from './contract.ts'
import type { Acting, Refused, Standing } from './rules/standing.ts'

/** @param absorbs whether others were merged into it */
export const standingOf = (row: HazardRecord, absorbs: boolean): Standing => ({
  state: row.state as HazardState,
  grade: row.grade as Grade | null,
  facts: (row.grading as Grading | null)?.facts.map((fact) => fact.id) ?? [],
  interim: row.interim,
  plan: {
    measure: row.measure,
    moneyFen: row.money_fen,
    responsibleId: row.responsible_id,
    deadline: row.deadline,
    contingency: row.contingency,
  },
  rectifiers: row.rectifiers,
  plannedDeadline: row.planned_deadline,
  extended: row.extended,
  asked: row.asked_until !== null && row.asked_by !== null ? { until: row.asked_until, by: row.asked_by } : null,
  listed:
    row.listed_unit !== null && row.listed_until !== null ? { unitId: row.listed_unit, until: row.listed_until } : null,
  control: row.check_due_at === null ? null : { due: row.check_due_at.getTime(), held: row.check_held ?? false },
  merged: row.merged_into !== null,
  absorbs,
})

/** The columns that follow from how the hazard stands. What no longer stands takes its words with it. */
export const columnsOf = (next: Standing): HazardChange => ({
  state: next.state,
  grade: next.grade,
  interim: next.interim,
  measure: next.plan.measure,
  money_fen: next.plan.moneyFen,
  responsible_id: next.plan.responsibleId,
  deadline: next.plan.deadline,
  contingency: next.plan.contingency,
  rectifiers: [...next.rectifiers],
  planned_deadline: next.plannedDeadline,
  extended: next.extended,
  ...(next.asked ? {} : { asked_until: null, asked_reason: null, asked_by: null, asked_at: null }),
  ...(next.listed
    ? {}
    : { listed_unit: null, listed_until: null, listed_reason: null, listed_by: null, listed_at: null }),
  check_due_at: next.control ? new Date(next.control.due) : null,
  check_held: next.control?.held ?? null,
  ...(next.control ? {} : { checked_at: null, checked_by: null }),
  ...(next.merged ? {} : { merged_into: null }),
})

/** The actor as the rules see them on this unit: every post that reaches it counts. */
export function actingOn(
  call: Pick<SignedIn<Call<unknown, unknown, unknown>>, 'actor' | 'today' | 'now'>,
  unitId: number,
): Acting {
  const posts = call.actor.posts.filter((post) => post.units.includes(unitId))
  const over: readonly Role[] = above
  return {
    accountId: call.actor.accountId,
    roles: posts.map((post) => post.role),
    units: posts.filter((post) => over.includes(post.role)).map((post) => post.unitId),
    today: call.today,
    now: call.now.getTime(),
  }
}

/** A rule's refusal as the problem that names it, in the reader's language. */
export function refusalBy(refused: Refused, language: Language): Refusal {
  const details = Object.fromEntries(Object.entries(refused.details).map(([name, text]) => [name, text[language]]))
  return refuse(rules[refused.rule] as Problem<Record<string, string>>, details)
}
