/** The steps of the loop over HTTP: what each writes and records beside what the rules decide. */
import type { Grade } from '../../../platform/contract/grade.ts'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { gradingOn, policy } from '../../../platform/policy.ts'
import { gradingOf } from '../grading/graded.ts'
import { askByPlan } from '../money/entries.ts'
import { type HazardChange, lockHazard } from '../queries.ts'
import { mustMeetDemand } from '../repeats/routes.ts'
import * as moves from './contract/moves.ts'
import { aboutOther, type Moving, make, mustWorkThere } from './making.ts'
import { printed } from './opening.ts'
import { besideRoutes } from './routes/beside.ts'

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

/** Also what a bulk approval does to each hazard. */
export const approve = (call: Moving & { readonly body: { readonly note: string } }) =>
  make(call, {
    asked: { move: 'approve' },
    check: () => mustMeetDemand(call, call.params, { grade: null, reason: '' }),
    record: (_row, about) => call.record(hazardMoved.approve, about, { note: call.body.note }),
  })

export const moveRoutes: readonly Served[] = [
  serve(moves.gradeHazard, async (call) => {
    const { grade, interim, facts = [], scored = null, reason = '' } = call.body
    const hazard = await lockHazard(call.tx, call.scope, call.params.unitId, call.params.id)
    if (!hazard) throw refuse(problems.notFound, {})
    const chosen = { facts, scored, reason }
    const grading = gradingOf(gradingOn(policy(), call.today), hazard, chosen, call.language)
    return make(call, {
      asked: { move: 'grade', grade, interim, facts, suggested: grading.suggested, reason },
      check: () => mustMeetDemand(call, call.params, { grade, reason }),
      // What a repeat demanded is met, or waived with a reason.
      columns: { grading: JSON.stringify(grading), least_grade: null },
      record: (row, about) =>
        call.record(hazardMoved.grade, about, { grade, before: row.grade as Grade | null, interim, grading }),
    })
  }),
  serve(moves.planHazard, (call) => {
    const { version: _, moneySource, ...plan } = call.body
    return make(call, {
      asked: { move: 'plan', plan },
      columns: { money_source: moneySource },
      check: () => mustWorkThere(call, plan.responsibleId),
      record: async (row, about) => {
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
        await call.record(hazardMoved.plan, about, { ...settled, moneySource })
        await askByPlan(call, row, { moneyFen, moneySource })
      },
    })
  }),
  serve(moves.approveHazard, approve),
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
      files: { ids: call.body.files, moment: 'rectified' },
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
      record: async (row, about) => {
        const { reason } = call.body
        await call.record(hazardMoved.reopen, about, { reason })
        if (row.merged_into !== null)
          await call.record(moves.hazardFollowed.separated, aboutOther(about, row.merged_into), {
            fromId: row.id,
            from: printed(row.year, row.number),
            reason,
          })
      },
    }),
  ),
  ...besideRoutes,
]
