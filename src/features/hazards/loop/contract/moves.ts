/** The moves of a hazard as endpoints, and the event each of them records. */
import { type TProperties, Type } from 'typebox'
import { endpoint } from '../../../../platform/contract/endpoint.ts'
import { event } from '../../../../platform/contract/event.ts'
import { fileProblems } from '../../../../platform/contract/files.ts'
import { grade } from '../../../../platform/contract/grade.ts'
import { type Problem, problems } from '../../../../platform/contract/problem.ts'
import { Day, Id, Nullable, Version } from '../../../../platform/contract/schema.ts'
import { Fen, Files, hazardProblems, One, Text } from '../../contract.ts'
import { chosen, Grading, gradingProblems } from '../../grading/contract.ts'
import { hazardState, type Move, move, rolesOf } from '../contract.ts'
import { rules } from './refusals.ts'

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const Reason = Type.Object({ reason: Type.String() })
const Noted = Type.Object({ note: Type.String() })
/** One event for each move; `hazard.graded` and so on, as the table of transitions names them. */
export const hazardMoved = {
  grade: event(
    'hazard.graded',
    { zh: '隐患定级', en: 'Hazard graded' },
    Type.Object({
      grade: grade.schema,
      before: Nullable(grade.schema),
      interim: Nullable(Type.String()),
      grading: Grading,
    }),
  ),
  plan: event(
    'hazard.planned',
    { zh: '制定整改方案', en: 'Rectification planned' },
    Type.Object({
      measure: Type.String(),
      moneyFen: Fen,
      moneySource: Nullable(Type.String()),
      responsibleId: Id,
      deadline: Day,
      contingency: Type.String(),
    }),
  ),
  approve: event('hazard.approved', { zh: '批准整改方案', en: 'Plan approved' }, Noted),
  return: event('hazard.returned', { zh: '退回整改方案', en: 'Plan returned' }, Reason),
  start: event('hazard.started', { zh: '开始整改', en: 'Rectification started' }, Type.Object({})),
  submit: event(
    'hazard.submitted',
    { zh: '报请验收', en: 'Submitted for verification' },
    Type.Object({ done: Type.String() }),
  ),
  close: event('hazard.closed', { zh: '验收销号', en: 'Verified and closed' }, Noted),
  refuse: event('hazard.refused', { zh: '验收不通过', en: 'Verification refused' }, Reason),
  reject: event('hazard.rejected', { zh: '不予立项', en: 'Rejected' }, Reason),
  reopen: event('hazard.reopened', { zh: '重新立项', en: 'Reopened' }, Reason),
} as const

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const Moved = Type.Object({ state: hazardState.schema, version: Version })

function moving<B extends TProperties>(made: Move, body: B, more: readonly Problem[]) {
  return endpoint({
    name: `hazards.${made}`,
    method: 'POST',
    path: `/api/hazards/:unitId/:id/${made}`,
    may: rolesOf(made),
    title: move.words[made],
    params: One,
    body: Type.Object({ version: Version, ...body }, { additionalProperties: false }),
    reply: Moved,
    problems: [problems.notFound, problems.changedMeanwhile, ...Object.values<Problem>(rules), ...more],
  })
}

const noted = { note: Text(1000) }
const reasoned = { reason: Text(1000) }
export const gradeHazard = moving('grade', { grade: grade.schema, interim: Nullable(Text(1000)), ...chosen }, [
  gradingProblems.unfit,
])
export const planHazard = moving(
  'plan',
  {
    measure: Nullable(Text(2000)),
    moneyFen: Nullable(Fen),
    moneySource: Nullable(Text(200)),
    responsibleId: Nullable(Id),
    deadline: Nullable(Day),
    contingency: Nullable(Text(1000)),
  },
  [hazardProblems.personElsewhere],
)
export const approveHazard = moving('approve', noted, [])
export const returnHazard = moving('return', reasoned, [])
export const startHazard = moving('start', {}, [])
export const submitHazard = moving('submit', { done: Text(2000), files: Files }, [fileProblems.notClaimable])
export const closeHazard = moving('close', noted, [])
export const refuseHazard = moving('refuse', reasoned, [])
export const rejectHazard = moving('reject', reasoned, [])
export const reopenHazard = moving('reopen', reasoned, [])
