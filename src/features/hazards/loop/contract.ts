/**
 * The closed loop of a hazard (隐患闭环) as data: states, grades, moves, the table of transitions, what each state waits
 * for and for how long. The API decides by it, the screens offer and explain by it, documents print from it. The words
 * of every refusal are in contract/refusals.ts.
 *
 * Invariants, held by rules.ts over any path:
 *   1. closed only by a verifier who neither was ever responsible for, nor started, nor submitted the rectification;
 *   2. a major hazard is approved, closed, lowered, rejected, merged and given more time by the bureau's line alone;
 *   3. an open major hazard has interim controls, and a day on which their next check falls due;
 *   4. nothing is approved before the five are settled (五落实);
 *   5. a deadline moves only by an approved extension or a new plan; the planned one stays beside it;
 *   6. a hazard listed for supervision (挂牌督办) ends only verified from outside the facility, or once it is unlisted;
 *   7. a merged hazard is rejected and stays so until it is reopened; none is merged into one that is itself merged;
 *   8. a fact that makes a hazard major (直接判定要素) is overruled or taken back by the bureau alone, and whoever grades
 *      milder than the rules of grading or than before says why.
 */
import type { Grade } from '../../../platform/contract/grade.ts'
import type { Role } from '../../../platform/contract/role.ts'
import { type TermOf, vocabulary } from '../../../platform/contract/vocabulary.ts'

export const hazardState = vocabulary('hazard state', {
  reported: { zh: '待定级', en: 'Reported' },
  graded: { zh: '待制定方案', en: 'Graded' },
  planned: { zh: '待审批', en: 'Planned' },
  approved: { zh: '待整改', en: 'Approved' },
  rectifying: { zh: '整改中', en: 'Rectifying' },
  submitted: { zh: '待验收', en: 'Submitted' },
  closed: { zh: '已销号', en: 'Closed' },
  rejected: { zh: '不予立项', en: 'Rejected' },
})
export type HazardState = TermOf<typeof hazardState>

export const endStates = ['closed', 'rejected'] as const satisfies readonly HazardState[]
export const isOpen = (state: HazardState): boolean => !(endStates as readonly HazardState[]).includes(state)

/** The five settled (五落实). */
export const settled = vocabulary('five settled', {
  measure: { zh: '措施', en: 'measure' },
  money: { zh: '资金', en: 'money' },
  person: { zh: '责任人', en: 'person' },
  deadline: { zh: '时限', en: 'deadline' },
  contingency: { zh: '预案', en: 'contingency' },
})
export type Settled = TermOf<typeof settled>

export const move = vocabulary('hazard move', {
  grade: { zh: '定级', en: 'Grade' },
  plan: { zh: '制定整改方案', en: 'Plan' },
  approve: { zh: '批准方案', en: 'Approve' },
  return: { zh: '退回方案', en: 'Return the plan' },
  start: { zh: '开始整改', en: 'Start rectification' },
  submit: { zh: '报请验收', en: 'Submit for verification' },
  close: { zh: '验收销号', en: 'Verify and close' },
  refuse: { zh: '验收不通过', en: 'Refuse verification' },
  reject: { zh: '不予立项', en: 'Reject' },
  reopen: { zh: '重新立项', en: 'Reopen' },
  extend: { zh: '申请延期', en: 'Ask for an extension' },
  grant: { zh: '批准延期', en: 'Approve the extension' },
  deny: { zh: '不同意延期', en: 'Decline the extension' },
  reassign: { zh: '更换责任人', en: 'Change the responsible person' },
  supervise: { zh: '挂牌督办', en: 'List for supervision' },
  release: { zh: '摘牌', en: 'End the listing' },
  check: { zh: '检查临时管控', en: 'Check interim controls' },
  merge: { zh: '合并重复', en: 'Merge as a duplicate' },
})
export type Move = TermOf<typeof move>

/** Who works at the facility: any of them plans and can be responsible for a rectification. */
export const facilityRoles = ['officer', 'doctor', 'canteen', 'director'] as const satisfies readonly Role[]
/** The bureau's leaders; also who alone may grade against a direct-determination fact. */
export const bureau = ['chief', 'deputy'] as const satisfies readonly Role[]
/** Bureau and its guidance department: who looks from outside the facility. */
export const above = [...bureau, 'guidance'] as const satisfies readonly Role[]

/** What must be written, judged when the move is made. */
export type Need =
  | 'reason'
  | 'interim'
  | 'five-settled'
  | 'evidence'
  | 'grading-rule'
  | 'coming-day'
  | 'later-deadline'
  | 'another-person'
  | 'what-was-seen'
  | 'survivor'
/** Beyond the role: which person. */
export type Person = 'responsible' | 'not-rectifier' | 'no-party' | 'lister'
/** What else must be so, beside the state. */
export type Condition = 'extension-asked' | 'no-extension-asked' | 'listed' | 'not-listed' | 'major' | 'nothing-merged'

export interface Transition {
  readonly move: Move
  readonly from: HazardState
  /** The same state: the move stands beside the steps. */
  readonly to: HazardState
  readonly roles: readonly Role[]
  /** Where the hazard is major, only these. */
  readonly major: readonly Role[]
  /** Where it is listed for supervision, only these; nobody: unlist it first. Null: the listing changes nothing. */
  readonly listed: readonly Role[] | null
  readonly when: readonly Condition[]
  readonly needs: readonly Need[]
  readonly person: Person | null
  /**
   * The department's confirmation (部门确认) for which the step waits, where the family has one. Null in every row: no
   * department can be asked here yet, so no rule looks at it and no screen speaks of it.
   */
  readonly confirmation: null
  /** The step's clock and task begin anew. */
  readonly restarts: boolean
  /** Name of the recorded event. */
  readonly event: string
}

type Row = Pick<Transition, 'roles' | 'event'> & Partial<Transition>
/** One move from each of some states, to one state or staying where it is. */
const rows = (made: Move, from: readonly HazardState[], to: HazardState | null, row: Row): readonly Transition[] =>
  from.map((state) => ({
    major: row.roles,
    listed: null,
    when: [],
    needs: [],
    person: null,
    confirmation: null,
    restarts: to !== null,
    ...row,
    move: made,
    from: state,
    to: to ?? state,
  }))

const openStates = hazardState.terms.filter(isOpen)
const working = ['approved', 'rectifying'] as const satisfies readonly HazardState[]
const leaders = ['director', ...bureau] as const satisfies readonly Role[]
const checkers = ['director', ...above] as const satisfies readonly Role[]
const reason = ['reason'] as const

export const transitions: readonly Transition[] = [
  ...rows('grade', ['reported', 'graded'], 'graded', {
    roles: leaders,
    needs: ['interim', 'grading-rule'],
    event: 'hazard.graded',
  }),
  ...rows('plan', ['graded', 'planned'], 'planned', {
    roles: facilityRoles,
    needs: ['five-settled', 'coming-day'],
    event: 'hazard.planned',
  }),
  ...rows('approve', ['planned'], 'approved', {
    roles: leaders,
    major: bureau,
    needs: ['five-settled', 'interim'],
    event: 'hazard.approved',
  }),
  ...rows('return', ['planned'], 'graded', { roles: leaders, major: bureau, needs: reason, event: 'hazard.returned' }),
  ...rows('start', ['approved'], 'rectifying', {
    roles: facilityRoles,
    person: 'responsible',
    event: 'hazard.started',
  }),
  ...rows('submit', ['rectifying'], 'submitted', {
    roles: facilityRoles,
    needs: ['evidence'],
    person: 'responsible',
    event: 'hazard.submitted',
  }),
  ...rows('close', ['submitted'], 'closed', {
    roles: checkers,
    major: above,
    listed: above,
    person: 'not-rectifier',
    event: 'hazard.closed',
  }),
  ...rows('refuse', ['submitted'], 'rectifying', {
    roles: checkers,
    major: above,
    listed: above,
    needs: reason,
    person: 'not-rectifier',
    event: 'hazard.refused',
  }),
  ...rows('reject', ['reported', 'graded'], 'rejected', {
    roles: leaders,
    major: bureau,
    listed: [],
    needs: reason,
    event: 'hazard.rejected',
  }),
  ...rows('reopen', ['closed'], 'graded', { roles: checkers, needs: reason, event: 'hazard.reopened' }),
  ...rows('reopen', ['rejected'], 'reported', { roles: checkers, needs: reason, event: 'hazard.reopened' }),
  ...rows('extend', working, null, {
    roles: facilityRoles,
    when: ['no-extension-asked'],
    needs: ['reason', 'coming-day', 'later-deadline'],
    person: 'responsible',
    event: 'hazard.extensionAsked',
  }),
  ...rows('grant', working, null, {
    roles: leaders,
    major: bureau,
    when: ['extension-asked'],
    needs: ['coming-day', 'later-deadline'],
    person: 'no-party',
    restarts: true,
    event: 'hazard.extended',
  }),
  ...rows('deny', working, null, {
    roles: leaders,
    major: bureau,
    when: ['extension-asked'],
    needs: reason,
    person: 'no-party',
    event: 'hazard.extensionDenied',
  }),
  ...rows('reassign', working, null, {
    roles: leaders,
    needs: ['reason', 'another-person'],
    restarts: true,
    event: 'hazard.reassigned',
  }),
  ...rows('supervise', openStates, null, {
    roles: above,
    when: ['not-listed'],
    needs: ['reason', 'coming-day'],
    event: 'hazard.listed',
  }),
  ...rows('release', openStates, null, {
    roles: above,
    when: ['listed'],
    needs: reason,
    person: 'lister',
    event: 'hazard.unlisted',
  }),
  ...rows('check', openStates, null, {
    roles: [...facilityRoles, ...above],
    when: ['major'],
    needs: ['what-was-seen', 'interim'],
    event: 'hazard.interimChecked',
  }),
  ...rows('merge', openStates, 'rejected', {
    roles: leaders,
    major: bureau,
    listed: [],
    when: ['nothing-merged'],
    needs: ['reason', 'survivor'],
    event: 'hazard.merged',
  }),
]

/** Roles that may make the move in any state: what opens its endpoint. */
export const rolesOf = (...moves: readonly Move[]): readonly Role[] => [
  ...new Set(transitions.filter((row) => moves.includes(row.move)).flatMap((row) => [...row.roles, ...row.major])),
]

export const reporters = [...facilityRoles, ...above] as const satisfies readonly Role[]

/**
 * Hours each state may last before the hazard counts as overdue. The plan says 第一时间 and gives no number: all are
 * defaults of this product which a region changes by a setting. `approved` and `rectifying` last until the planned
 * deadline.
 */
export type StepHours = Readonly<
  Record<'reported' | 'graded' | 'planned' | 'submitted', Readonly<Record<Grade, number>>>
>
export const stepHours: StepHours = {
  reported: { general: 24, major: 24 },
  graded: { general: 72, major: 24 },
  planned: { general: 48, major: 24 },
  submitted: { general: 72, major: 72 },
}

/** How often and how far a deadline may be extended (延期), and how soon it is decided. */
export interface ExtensionLimits {
  readonly times: number
  /** Calendar days in all beyond the planned deadline. */
  readonly days: number
  readonly decideHours: number
}
/** Within how many hours interim controls (临时管控) are checked again: after they held, and after they did not. */
export interface CheckHours {
  readonly held: number
  readonly failed: number
}
/** What a region sets about the rules. The plan gives no number for any of them: defaults of this product. */
export interface Limits {
  readonly extension: ExtensionLimits
  readonly checks: CheckHours
}
export const standardLimits: Limits = {
  extension: { times: 2, days: 60, decideHours: 48 },
  checks: { held: 7 * 24, failed: 24 },
}

/** Of every number of this file. */
export const stepBasis = {
  words: { zh: '本系统默认值，待主管部门确认', en: 'Default of this product, to be confirmed' },
  reviewed: false,
} as const
