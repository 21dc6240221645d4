/** The moves of a hazard as endpoints, and the event each of them records. */
import { type TProperties, Type } from 'typebox'
import { endpoint } from '../../../../platform/contract/endpoint.ts'
import { event } from '../../../../platform/contract/event.ts'
import { fileProblems } from '../../../../platform/contract/files.ts'
import { grade } from '../../../../platform/contract/grade.ts'
import { type Problem, problems } from '../../../../platform/contract/problem.ts'
import { Day, Id, Instant, Nullable, UnitId, Version } from '../../../../platform/contract/schema.ts'
import { Fen, Files, hazardProblems, One, Text } from '../../contract.ts'
import { chosen, Grading, gradingProblems } from '../../grading/contract.ts'
import { repeatNeedsMajor } from '../../repeats/contract.ts'
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
  reassign: event(
    'hazard.reassigned',
    { zh: '更换责任人', en: 'Responsible person changed' },
    Type.Object({ fromId: Nullable(Id), toId: Id, reason: Type.String() }),
  ),
  extend: event(
    'hazard.extensionAsked',
    { zh: '申请延期', en: 'Extension asked for' },
    Type.Object({ deadline: Nullable(Day), until: Day, reason: Type.String() }),
  ),
  grant: event(
    'hazard.extended',
    { zh: '批准延期', en: 'Deadline extended' },
    Type.Object({ deadline: Nullable(Day), until: Day, note: Type.String() }),
  ),
  deny: event(
    'hazard.extensionDenied',
    { zh: '不同意延期', en: 'Extension declined' },
    Type.Object({ deadline: Nullable(Day), until: Day, reason: Type.String() }),
  ),
  supervise: event(
    'hazard.listed',
    { zh: '挂牌督办', en: 'Listed for supervision' },
    Type.Object({ byUnit: UnitId, until: Day, reason: Type.String() }),
  ),
  release: event('hazard.unlisted', { zh: '摘牌', en: 'Listing ended' }, Reason),
  check: event(
    'hazard.interimChecked',
    { zh: '检查临时管控', en: 'Interim controls checked' },
    Type.Object({
      held: Type.Boolean(),
      seen: Type.String(),
      /** As they are from now on, where they were changed. */
      interim: Nullable(Type.String()),
      nextAt: Instant,
    }),
  ),
  merge: event(
    'hazard.merged',
    { zh: '并入另一隐患', en: 'Merged into another hazard' },
    Type.Object({ intoId: Id, into: Type.String(), reason: Type.String() }),
  ),
} as const

/** What follows from a move elsewhere, or from a day that passed. */
export const hazardFollowed = {
  absorbed: event(
    'hazard.absorbed',
    { zh: '接收重复隐患', en: 'Took in a duplicate' },
    Type.Object({ fromId: Id, from: Type.String(), reason: Type.String() }),
  ),
  separated: event(
    'hazard.separated',
    { zh: '重复隐患恢复单独立项', en: 'A duplicate stands alone again' },
    Type.Object({ fromId: Id, from: Type.String(), reason: Type.String() }),
  ),
  listingPassed: event(
    'hazard.listingPassed',
    { zh: '挂牌督办到期未销号', en: 'Day of the listing passed, still open' },
    Type.Object({ byUnit: UnitId, until: Day }),
  ),
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
  repeatNeedsMajor,
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
export const approveHazard = moving('approve', noted, [repeatNeedsMajor])
export const returnHazard = moving('return', reasoned, [])
export const startHazard = moving('start', {}, [])
export const submitHazard = moving('submit', { done: Text(2000), files: Files }, [fileProblems.notClaimable])
export const closeHazard = moving('close', noted, [])
export const refuseHazard = moving('refuse', reasoned, [])
export const rejectHazard = moving('reject', reasoned, [])
export const reopenHazard = moving('reopen', reasoned, [])
export const reassignHazard = moving('reassign', { ...reasoned, responsibleId: Id }, [hazardProblems.personElsewhere])
export const extendHazard = moving('extend', { ...reasoned, until: Day }, [])
export const grantHazard = moving('grant', noted, [])
export const denyHazard = moving('deny', reasoned, [])
export const superviseHazard = moving('supervise', { ...reasoned, until: Day }, [])
export const releaseHazard = moving('release', reasoned, [])
export const checkHazard = moving(
  'check',
  { held: Type.Boolean(), seen: Text(1000), interim: Nullable(Text(1000)), files: Files },
  [fileProblems.notClaimable],
)
export const mergeHazard = moving('merge', { ...reasoned, into: One }, [])
