/**
 * The closed loop of a hazard (隐患闭环) as data: states, grades, moves, the table of transitions, what each state waits
 * for and for how long. The API decides by it, the screens offer and explain by it, documents print from it. The words
 * of every refusal are in contract/refusals.ts.
 *
 * Invariants, held by rules.ts over any path:
 *   1. closed only by a verifier who neither was responsible for, nor started, nor submitted the rectification;
 *   2. a major hazard is approved, closed, lowered and rejected by the bureau's line alone;
 *   3. an open major hazard has interim controls;
 *   4. nothing is approved before the five are settled (五落实);
 *   5. a fact that makes a hazard major (直接判定要素) is overruled or taken back by the bureau alone, and whoever grades
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
})
export type Move = TermOf<typeof move>

/** Who works at the facility: any of them plans and can be responsible for a rectification. */
export const facilityRoles = ['officer', 'doctor', 'canteen', 'director'] as const satisfies readonly Role[]
/** The bureau's leaders; also who alone may grade against a direct-determination fact. */
export const bureau = ['chief', 'deputy'] as const satisfies readonly Role[]
/** Bureau and its guidance department: who looks from outside the facility. */
const above = [...bureau, 'guidance'] as const satisfies readonly Role[]

export type Need = 'reason' | 'interim' | 'five-settled' | 'evidence' | 'grading-rule'
/** Beyond the role: which person. */
export type Person = 'responsible' | 'not-rectifier'

export interface Transition {
  readonly move: Move
  readonly from: HazardState
  readonly to: HazardState
  readonly roles: readonly Role[]
  /** Where the hazard is major, only these. */
  readonly major: readonly Role[]
  readonly needs: readonly Need[]
  readonly person?: Person
  /** Name of the recorded event. */
  readonly event: string
}

const grading = {
  move: 'grade',
  to: 'graded',
  roles: ['director', ...bureau],
  major: ['director', ...bureau],
  needs: ['interim', 'grading-rule'],
  event: 'hazard.graded',
} as const
const planning = {
  move: 'plan',
  to: 'planned',
  roles: facilityRoles,
  major: facilityRoles,
  needs: ['five-settled'],
  event: 'hazard.planned',
} as const
const rejecting = {
  move: 'reject',
  to: 'rejected',
  roles: ['director', ...bureau],
  major: bureau,
  needs: ['reason'],
  event: 'hazard.rejected',
} as const
const reopening = {
  move: 'reopen',
  roles: ['director', ...above],
  major: ['director', ...above],
  needs: ['reason'],
  event: 'hazard.reopened',
} as const

export const transitions: readonly Transition[] = [
  { ...grading, from: 'reported' },
  { ...grading, from: 'graded' },
  { ...planning, from: 'graded' },
  { ...planning, from: 'planned' },
  {
    move: 'approve',
    from: 'planned',
    to: 'approved',
    roles: ['director', ...bureau],
    major: bureau,
    needs: ['five-settled', 'interim'],
    event: 'hazard.approved',
  },
  {
    move: 'return',
    from: 'planned',
    to: 'graded',
    roles: ['director', ...bureau],
    major: bureau,
    needs: ['reason'],
    event: 'hazard.returned',
  },
  {
    move: 'start',
    from: 'approved',
    to: 'rectifying',
    roles: facilityRoles,
    major: facilityRoles,
    needs: [],
    person: 'responsible',
    event: 'hazard.started',
  },
  {
    move: 'submit',
    from: 'rectifying',
    to: 'submitted',
    roles: facilityRoles,
    major: facilityRoles,
    needs: ['evidence'],
    person: 'responsible',
    event: 'hazard.submitted',
  },
  {
    move: 'close',
    from: 'submitted',
    to: 'closed',
    roles: ['director', ...above],
    major: above,
    needs: [],
    person: 'not-rectifier',
    event: 'hazard.closed',
  },
  {
    move: 'refuse',
    from: 'submitted',
    to: 'rectifying',
    roles: ['director', ...above],
    major: above,
    needs: ['reason'],
    person: 'not-rectifier',
    event: 'hazard.refused',
  },
  { ...rejecting, from: 'reported' },
  { ...rejecting, from: 'graded' },
  { ...reopening, from: 'closed', to: 'graded' },
  { ...reopening, from: 'rejected', to: 'reported' },
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
export const stepBasis = {
  words: { zh: '本系统默认值，待主管部门确认', en: 'Default of this product, to be confirmed' },
  reviewed: false,
} as const
