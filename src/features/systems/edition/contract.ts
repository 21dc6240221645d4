/**
 * An edition of a system (制度) as data: its states, the moves between them, who makes each at which kind of unit, and
 * the words of every refusal. The API decides by it, the screens offer and explain by it.
 *
 * Invariants, held by rules.ts:
 *   1. what is issued has text, file, days and readers, and was issued by the leader of the very unit;
 *   2. at most one draft of a system at a time;
 *   3. on the day a newer issued edition takes effect, the older ones are superseded by themselves.
 */
import { problem } from '../../../platform/contract/problem.ts'
import type { Role } from '../../../platform/contract/role.ts'
import { type TermOf, vocabulary } from '../../../platform/contract/vocabulary.ts'
import { drafters } from '../contract/roles.ts'

export const editionState = vocabulary('edition state', {
  draft: { zh: '草拟中', en: 'Draft' },
  issued: { zh: '已发布', en: 'Issued' },
  superseded: { zh: '已被新版替代', en: 'Superseded' },
  withdrawn: { zh: '已废止', en: 'Withdrawn' },
})
export type EditionState = TermOf<typeof editionState>

export const editionMove = vocabulary('edition move', {
  edit: { zh: '修改草稿', en: 'Edit the draft' },
  issue: { zh: '发布', en: 'Issue' },
  review: { zh: '复审，继续有效', en: 'Review, keep in force' },
  withdraw: { zh: '废止', en: 'Withdraw' },
  supersede: { zh: '由新版替代', en: 'Supersede' },
})
export type EditionMove = TermOf<typeof editionMove>

/** Units that keep systems. */
export type Keeper = 'facility' | 'bureau'
export const isKeeper = (kind: string): kind is Keeper => kind === 'facility' || kind === 'bureau'

/** Posts at the unit that can be asked to read: those of the police line. */
export const readerRoles: Readonly<Record<Keeper, readonly Role[]>> = {
  facility: ['officer', 'doctor', 'canteen', 'director'],
  bureau: ['chief', 'deputy', 'auditor'],
}

const leaders: Readonly<Record<Keeper, readonly Role[]>> = { facility: ['director'], bureau: ['chief', 'deputy'] }

export interface Transition {
  readonly move: EditionMove
  readonly from: EditionState
  readonly to: EditionState
  /** By kind of unit, the posts held there; null: it happens by itself. */
  readonly by: Readonly<Record<Keeper, readonly Role[]>> | null
  readonly needs: readonly ('whole' | 'reason' | 'review-ahead')[]
}

export const transitions: readonly Transition[] = [
  { move: 'edit', from: 'draft', to: 'draft', by: drafters, needs: [] },
  { move: 'issue', from: 'draft', to: 'issued', by: leaders, needs: ['whole', 'review-ahead'] },
  { move: 'withdraw', from: 'draft', to: 'withdrawn', by: leaders, needs: ['reason'] },
  { move: 'review', from: 'issued', to: 'issued', by: leaders, needs: ['review-ahead'] },
  { move: 'withdraw', from: 'issued', to: 'withdrawn', by: leaders, needs: ['reason'] },
  { move: 'supersede', from: 'issued', to: 'superseded', by: null, needs: [] },
]

/** Roles that make the move at either kind of unit: what opens its endpoint. */
export const rolesOf = (move: EditionMove): readonly Role[] => [
  ...new Set(transitions.filter((row) => row.move === move).flatMap((row) => Object.values(row.by ?? {}).flat())),
]

/** What an edition must have before it is issued. */
export const part = vocabulary('edition part', {
  summary: { zh: '主要内容', en: 'summary' },
  file: { zh: '制度正文文件', en: 'the full text as a file' },
  effectiveOn: { zh: '生效日期', en: 'effective day' },
  reviewOn: { zh: '复审日期', en: 'review day' },
  readers: { zh: '须阅读的岗位', en: 'who must read' },
})
export type Part = TermOf<typeof part>

/** The plan names no days for reading and review: defaults of this product which a region confirms. */
export const terms = {
  /** Days within which an edition is to be read. */
  readingDays: 14,
  /** Days before the review day on which its task is opened. */
  reviewAhead: 30,
  reviewed: false,
} as const

/** Every way a move is refused. */
export const rules = {
  'not-now': problem<{ state: string; move: string }>(
    'system-not-now',
    409,
    { zh: '当前状态不能进行此操作', en: 'Not possible in the present state' },
    { zh: '该版本为“{state}”，不能“{move}”。', en: 'This edition is “{state}”; “{move}” is not possible now.' },
  ),
  'wrong-post': problem<{ move: string; who: string }>(
    'system-wrong-post',
    403,
    { zh: '您的职务不能进行此操作', en: 'Your positions do not allow this' },
    { zh: '“{move}”由本单位的{who}办理。', en: '“{move}” is for, at the unit itself: {who}.' },
  ),
  'not-whole': problem<{ missing: string }>(
    'system-not-whole',
    422,
    { zh: '内容不完整，不能发布', en: 'Not complete enough to issue' },
    { zh: '发布前请补充：{missing}。', en: 'Before issuing, add: {missing}.' },
  ),
  'review-past': problem<{ today: string }>(
    'system-review-past',
    422,
    { zh: '复审日期须在今后', en: 'The review day must lie ahead' },
    {
      zh: '复审日期须晚于今天（{today}）和生效日期。',
      en: 'The review day must come after today ({today}) and after the effective day.',
    },
  ),
  'reason-required': problem(
    'system-reason-required',
    422,
    { zh: '须说明理由', en: 'A reason is required' },
    { zh: '废止制度须写明理由，供日后查证。', en: 'Withdrawing needs a reason, for the record.' },
  ),
} as const
export type Rule = keyof typeof rules
