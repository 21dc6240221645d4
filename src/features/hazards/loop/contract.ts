/**
 * The closed loop of a hazard (隐患闭环) as data: states, grades, moves, the table of transitions, what each state waits
 * for and for how long, and the words of every refusal. The API decides by it, the screens offer and explain by it,
 * documents print from it.
 *
 * Invariants, held by rules.ts over any path:
 *   1. closed only by a verifier who neither was responsible for, nor started, nor submitted the rectification;
 *   2. a major hazard is approved, closed, lowered and rejected by the bureau's line alone;
 *   3. an open major hazard has interim controls;
 *   4. nothing is approved before the five are settled (五落实).
 */
import type { Grade } from '../../../platform/contract/grade.ts'
import { problem } from '../../../platform/contract/problem.ts'
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
const bureau = ['chief', 'deputy'] as const satisfies readonly Role[]
/** Bureau and its guidance department: who looks from outside the facility. */
const above = [...bureau, 'guidance'] as const satisfies readonly Role[]

export type Need = 'reason' | 'interim' | 'five-settled' | 'evidence'
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
  needs: ['interim'],
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

/** Every way a move is refused. The details hold words in both languages; the door says them in the reader's. */
export const rules = {
  'not-now': problem<{ state: string; move: string }>(
    'hazard-not-now',
    409,
    { zh: '当前状态不能进行此操作', en: 'Not possible in the present state' },
    { zh: '隐患现为“{state}”，不能“{move}”。', en: 'The hazard is “{state}”; “{move}” is not possible now.' },
  ),
  'wrong-role': problem<{ move: string; who: string }>(
    'hazard-wrong-role',
    403,
    { zh: '您的职务不能进行此操作', en: 'Your positions do not allow this' },
    { zh: '“{move}”由{who}办理。', en: '“{move}” is for: {who}.' },
  ),
  'major-needs-bureau': problem<{ move: string; who: string }>(
    'hazard-major-needs-bureau',
    403,
    { zh: '重大隐患须由公安机关办理', en: 'A major hazard needs the bureau' },
    {
      zh: '重大隐患的“{move}”由{who}办理，监所不能自行决定。',
      en: 'For a major hazard “{move}” is for: {who}; the facility cannot decide it alone.',
    },
  ),
  'verifier-is-rectifier': problem(
    'hazard-verifier-is-rectifier',
    403,
    { zh: '验收人不能是整改人', en: 'The verifier must be another person' },
    {
      zh: '您是该隐患的整改责任人，或办理过本次整改。请由其他有权限的同志验收。',
      en: 'You are responsible for this rectification or took part in it. Another authorised person must verify it.',
    },
  ),
  'not-responsible': problem<{ move: string }>(
    'hazard-not-responsible',
    403,
    { zh: '由整改责任人办理', en: 'For the responsible person' },
    {
      zh: '“{move}”由方案确定的整改责任人或所长办理。',
      en: '“{move}” is for the person responsible by the plan, or the director.',
    },
  ),
  'five-settled': problem<{ missing: string }>(
    'hazard-five-settled',
    422,
    { zh: '“五落实”不完整', en: 'The five are not settled' },
    { zh: '尚未落实：{missing}。', en: 'Not settled yet: {missing}.' },
  ),
  'interim-required': problem(
    'hazard-interim-required',
    422,
    { zh: '须填写临时管控措施', en: 'Interim controls are required' },
    {
      zh: '重大隐患整改完成前须有临时管控措施（如停用、转移人员、专人看守），请填写。',
      en: 'A major hazard needs interim controls until it is closed, such as taking out of use, moving people, a guard. Fill them in.',
    },
  ),
  'reason-required': problem<{ move: string }>(
    'hazard-reason-required',
    422,
    { zh: '须说明理由', en: 'A reason is required' },
    {
      zh: '“{move}”须写明理由，供对方改进和日后查证。',
      en: '“{move}” needs a reason, for the other side to act on and for the record.',
    },
  ),
  'evidence-required': problem<{ missing: string }>(
    'hazard-evidence-required',
    422,
    { zh: '整改佐证不完整', en: 'Evidence of the rectification is missing' },
    { zh: '报请验收前请补充：{missing}。', en: 'Before submitting, add: {missing}.' },
  ),
  'deadline-past': problem<{ today: string }>(
    'hazard-deadline-past',
    422,
    { zh: '整改时限已过', en: 'The deadline lies in the past' },
    { zh: '整改时限不能早于今天（{today}）。', en: 'The deadline cannot be before today ({today}).' },
  ),
} as const
export type Rule = keyof typeof rules
