/** Every move of a hazard through one path: lock, decide by the table, write, record, hand on to whoever is next. */
import type { Static } from 'typebox'
import type { EventContract } from '../../../platform/contract/event.ts'
import type { Grade } from '../../../platform/contract/grade.ts'
import { type Problem, problems, type Refusal, refuse } from '../../../platform/contract/problem.ts'
import type { Language } from '../../../platform/contract/text.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { claimFiles } from '../../../platform/files/claim.ts'
import { changedMeanwhile } from '../../../platform/journal/changed.ts'
import { gradingOn, policy } from '../../../platform/policy.ts'
import * as contract from '../contract.ts'
import type { Grading } from '../grading/contract.ts'
import { gradingOf } from '../grading/graded.ts'
import { changeHazard, type HazardChange, type HazardRecord, insertPhotos, lockHazard, postsAt } from '../queries.ts'
import * as moves from './contract/moves.ts'
import { rules } from './contract/refusals.ts'
import { facilityRoles, type HazardState } from './contract.ts'
import { type Acting, type Asked, decide, isRefused, type Refused, type Standing } from './rules.ts'
import { waitOn } from './waiting.ts'

export const standingOf = (row: HazardRecord): Standing => ({
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
})

/** The actor as the rules see them on this unit: every post that reaches it counts. */
export const actingOn = (
  call: Pick<SignedIn<Call<unknown, unknown, unknown>>, 'actor' | 'today'>,
  unitId: number,
): Acting => ({
  accountId: call.actor.accountId,
  roles: call.actor.posts.filter((post) => post.units.includes(unitId)).map((post) => post.role),
  today: call.today,
})

/** A rule's refusal as the problem that names it, in the reader's language. */
export function refusalBy(refused: Refused, language: Language): Refusal {
  const details = Object.fromEntries(Object.entries(refused.details).map(([name, text]) => [name, text[language]]))
  return refuse(rules[refused.rule] as Problem<Record<string, string>>, details)
}

const events: readonly EventContract[] = [contract.hazardReported, ...Object.values(moves.hazardMoved)]

type Moving = SignedIn<Call<{ unitId: number; id: string }, unknown, { version: number }>>

interface Step {
  readonly asked: Asked
  /** Columns beside those that follow from the rules. */
  readonly columns?: HazardChange
  readonly files?: readonly string[]
  /** What only the database knows; after the rules, before anything is written. */
  readonly check?: () => Promise<void>
  readonly record: (row: HazardRecord, about: Parameters<Moving['record']>[1]) => Promise<void>
}

async function make(call: Moving, step: Step): Promise<Static<typeof moves.Moved>> {
  const { unitId, id } = call.params
  const row = await lockHazard(call.tx, call.scope, unitId, id)
  if (!row) throw refuse(problems.notFound, {})
  const subject = { type: contract.hazardSubject, id }
  if (row.version !== call.body.version) throw await changedMeanwhile(call, unitId, subject, events)

  const next = decide(standingOf(row), actingOn(call, unitId), step.asked)
  if (isRefused(next)) throw refusalBy(next, call.language)

  await step.check?.()
  const dueAt = await waitOn(call, { unitId, id, audience: row.audience, object: row.object, standing: next })
  const files = await claimFiles(call, { unitId, ids: step.files ?? [], subject, audience: row.audience })
  await insertPhotos(call.tx, { unitId, id, audience: row.audience }, files, {
    moment: 'rectified',
    by: call.actor.accountId,
    at: call.now,
  })
  await changeHazard(call.tx, unitId, id, {
    state: next.state,
    grade: next.grade,
    interim: next.interim,
    measure: next.plan.measure,
    money_fen: next.plan.moneyFen,
    responsible_id: next.plan.responsibleId,
    deadline: next.plan.deadline,
    contingency: next.plan.contingency,
    rectifiers: [...next.rectifiers],
    due_at: dueAt,
    ...step.columns,
  })
  await step.record(row, { unitId, subject, files: files.map((file) => file.sha256), audience: row.audience })
  return { state: next.state, version: row.version + 1 }
}

/** Where the plan goes, what was told and verified under it goes too; the journal keeps it. */
const anew: HazardChange = {
  done: null,
  submitted_by: null,
  submitted_at: null,
  verified_by: null,
  verified_at: null,
  verified_note: null,
}

const { hazardMoved } = moves

export const moveRoutes: readonly Served[] = [
  serve(moves.gradeHazard, async (call) => {
    const { grade, interim, facts = [], scored = null, reason = '' } = call.body
    const hazard = await lockHazard(call.tx, call.scope, call.params.unitId, call.params.id)
    if (!hazard) throw refuse(problems.notFound, {})
    const chosen = { facts, scored, reason }
    const grading = gradingOf(gradingOn(policy(), call.today), hazard, chosen, call.language)
    return make(call, {
      asked: { move: 'grade', grade, interim, facts, suggested: grading.suggested, reason },
      columns: { grading: JSON.stringify(grading) },
      record: (row, about) =>
        call.record(hazardMoved.grade, about, { grade, before: row.grade as Grade | null, interim, grading }),
    })
  }),
  serve(moves.planHazard, (call) => {
    const { version: _, moneySource, ...plan } = call.body
    return make(call, {
      asked: { move: 'plan', plan },
      columns: { money_source: moneySource },
      check: async () => {
        const posts = await postsAt(call.tx, call.params.unitId, facilityRoles, call.today)
        if (!posts.some((post) => post.account_id === plan.responsibleId))
          throw refuse(contract.hazardProblems.personElsewhere, {})
      },
      record: (_row, about) => {
        const { measure, moneyFen, responsibleId, deadline, contingency } = plan
        if (
          measure === null ||
          moneyFen === null ||
          responsibleId === null ||
          deadline === null ||
          contingency === null
        )
          throw new Error('a plan with a gap passed the rules')
        const settled = { measure, moneyFen, responsibleId, deadline, contingency }
        return call.record(hazardMoved.plan, about, { ...settled, moneySource })
      },
    })
  }),
  serve(moves.approveHazard, (call) =>
    make(call, {
      asked: { move: 'approve' },
      record: (_row, about) => call.record(hazardMoved.approve, about, { note: call.body.note }),
    }),
  ),
  serve(moves.returnHazard, (call) =>
    make(call, {
      asked: { move: 'return', reason: call.body.reason },
      record: (_row, about) => call.record(hazardMoved.return, about, { reason: call.body.reason }),
    }),
  ),
  serve(moves.startHazard, (call) =>
    make(call, { asked: { move: 'start' }, record: (_row, about) => call.record(hazardMoved.start, about, {}) }),
  ),
  serve(moves.submitHazard, (call) =>
    make(call, {
      asked: { move: 'submit', done: call.body.done, photos: call.body.files.length },
      columns: { done: call.body.done, submitted_by: call.actor.accountId, submitted_at: call.now },
      files: call.body.files,
      record: (_row, about) => call.record(hazardMoved.submit, about, { done: call.body.done }),
    }),
  ),
  serve(moves.closeHazard, (call) =>
    make(call, {
      asked: { move: 'close' },
      columns: { verified_by: call.actor.accountId, verified_at: call.now, verified_note: call.body.note },
      record: (_row, about) => call.record(hazardMoved.close, about, { note: call.body.note }),
    }),
  ),
  serve(moves.refuseHazard, (call) =>
    make(call, {
      asked: { move: 'refuse', reason: call.body.reason },
      record: (_row, about) => call.record(hazardMoved.refuse, about, { reason: call.body.reason }),
    }),
  ),
  serve(moves.rejectHazard, (call) =>
    make(call, {
      asked: { move: 'reject', reason: call.body.reason },
      record: (_row, about) => call.record(hazardMoved.reject, about, { reason: call.body.reason }),
    }),
  ),
  serve(moves.reopenHazard, (call) =>
    make(call, {
      asked: { move: 'reopen', reason: call.body.reason },
      columns: { ...anew, money_source: null },
      record: (_row, about) => call.record(hazardMoved.reopen, about, { reason: call.body.reason }),
    }),
  ),
]
