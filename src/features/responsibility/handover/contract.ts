/**
 * Hand-overs (交接) of leading posts as data: states, moves, who makes each. What was open when the post changed hands is
 * frozen; the outgoing person signs it over, or their superior records why they do not; the incoming person acknowledges
 * it, item by item or as a whole.
 *
 * Invariants, held by rules.ts and by the database: nobody acknowledges for both sides; nothing frozen is dropped or
 * changed; what is settled was given (or excused) and received, and changes no more.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { type Role, roles } from '../../../platform/contract/role.ts'
import {
  Day,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  UnitId,
  Version,
  Words,
} from '../../../platform/contract/schema.ts'
import { taskKind } from '../../../platform/contract/task.ts'
import { type TermOf, vocabulary } from '../../../platform/contract/vocabulary.ts'

// ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Posts that are handed over. */
export const leadingRole = vocabulary('leading post', {
  director: roles.director,
  deputy: roles.deputy,
  chief: roles.chief,
})
export type LeadingRole = TermOf<typeof leadingRole>

export const handOverKind = vocabulary('hand-over kind', {
  succession: { zh: '离任交接', en: 'Succession' },
  acting: { zh: '代理交接', en: 'To an acting leader' },
  return: { zh: '代理期满交回', en: 'Back from an acting leader' },
})
export type HandOverKind = TermOf<typeof handOverKind>

export const handOverState = vocabulary('hand-over state', {
  waiting: { zh: '待明确接收人', en: 'No receiver yet' },
  'waiting-given': { zh: '已移交，待明确接收人', en: 'Signed over, no receiver yet' },
  open: { zh: '待双方确认', en: 'Waits for both' },
  given: { zh: '待接收人确认', en: 'Waits for the receiver' },
  received: { zh: '待移交人签字', en: 'Waits for the outgoing person' },
  settled: { zh: '交接完成', en: 'Settled' },
})
export type HandOverState = TermOf<typeof handOverState>

/** What was open, the gravest first; each matter is of the first kind that fits. */
export const matterKind = vocabulary('matter kind', {
  listed: { zh: '挂牌督办隐患', en: 'Hazards under listed supervision' },
  major: { zh: '重大隐患', en: 'Major hazards' },
  overdue: { zh: '逾期隐患', en: 'Overdue hazards' },
  hazard: { zh: '其他未销号隐患', en: 'Other open hazards' },
  missed: { zh: '逾期未做的职责', en: 'Missed duties' },
  task: { zh: '未办事项', en: 'Unanswered tasks' },
})
export type MatterKind = TermOf<typeof matterKind>

export const handOverMove = vocabulary('hand-over move', {
  name: { zh: '指定接收人', en: 'Name the receiver' },
  give: { zh: '签字移交', en: 'Sign over' },
  excuse: { zh: '登记移交人不能签字', en: 'Record why the outgoing person does not sign' },
  receive: { zh: '确认接收', en: 'Acknowledge receipt' },
})
export type HandOverMove = TermOf<typeof handOverMove>

/** Each move: from which state to which, and whose it is. */
export const transitions: readonly {
  readonly move: HandOverMove
  readonly from: HandOverState
  readonly to: HandOverState
  readonly by: 'outgoing' | 'incoming' | 'superior'
}[] = [
  { move: 'name', from: 'waiting', to: 'open', by: 'superior' },
  { move: 'name', from: 'waiting-given', to: 'given', by: 'superior' },
  { move: 'give', from: 'waiting', to: 'waiting-given', by: 'outgoing' },
  { move: 'give', from: 'open', to: 'given', by: 'outgoing' },
  { move: 'give', from: 'received', to: 'settled', by: 'outgoing' },
  { move: 'excuse', from: 'waiting', to: 'waiting-given', by: 'superior' },
  { move: 'excuse', from: 'open', to: 'given', by: 'superior' },
  { move: 'excuse', from: 'received', to: 'settled', by: 'superior' },
  { move: 'receive', from: 'open', to: 'received', by: 'incoming' },
  { move: 'receive', from: 'given', to: 'settled', by: 'incoming' },
]

/** Whose posts stand above a leading post: they name a receiver, and record that somebody does not sign. */
export const superiors: Readonly<Record<LeadingRole, readonly Role[]>> = {
  director: ['deputy', 'chief', 'guidance'],
  deputy: ['chief', 'guidance'],
  chief: ['guidance'],
}

/** Who reads hand-overs besides the two who sign. */
export const handOverReaders = ['director', 'chief', 'deputy', 'guidance', 'auditor'] as const

// ── shapes ───────────────────────────────────────────────────────────────────────────────────────────────────────

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const Signer = Type.Object({ id: Id, name: Type.String() })

export const HandOverRow = Type.Object({
  unitId: UnitId,
  id: Id,
  unit: Both,
  kind: handOverKind.schema,
  role: leadingRole.schema,
  title: Type.String(),
  effectiveOn: Day,
  outgoing: Signer,
  incoming: Nullable(Signer),
  state: handOverState.schema,
  dueAt: Instant,
  settledAt: Nullable(Instant),
  total: Type.Integer(),
  /** Matters acknowledged one by one so far, or all. */
  received: Type.Integer(),
})
export type HandOverRow = Static<typeof HandOverRow>

export const HandOver = Type.Object({
  ...HandOverRow.properties,
  openedAt: Instant,
  counts: Type.Array(Type.Object({ kind: matterKind.schema, count: Type.Integer() })),
  given: Nullable(Type.Object({ at: Instant, note: Type.String(), excusedBy: Nullable(Type.String()) })),
  receipt: Nullable(Type.Object({ at: Instant, note: Type.String() })),
  /** Moves the reader may make now. */
  may: Type.Array(handOverMove.schema),
  version: Version,
})
export type HandOver = Static<typeof HandOver>

export const Matter = Type.Object({
  ordinal: Type.Integer(),
  kind: matterKind.schema,
  unit: Both,
  words: Both,
  /** Its page; null where there is none. */
  path: Nullable(Type.String()),
  subjectId: Id,
  dueAt: Instant,
  receivedAt: Nullable(Instant),
  note: Nullable(Type.String()),
})
export type Matter = Static<typeof Matter>

// ── what may go wrong ────────────────────────────────────────────────────────────────────────────────────────────

export const handOverProblems = {
  notNow: problem<{ state: string }>(
    'hand-over-not-now',
    409,
    { zh: '这一步现在不能办理', en: 'This step cannot be taken now' },
    { zh: '交接目前为“{state}”。', en: 'The hand-over is: {state}.' },
  ),
  notYours: problem<{ who: string }>(
    'hand-over-not-yours',
    403,
    { zh: '不由您办理', en: 'It is not yours to do' },
    { zh: '这一步由{who}办理，一人不能代两方确认。', en: 'This is for {who}; nobody acknowledges for both sides.' },
  ),
  receiverUnfit: problem(
    'receiver-unfit',
    422,
    { zh: '接收人不合适', en: 'That person cannot receive' },
    {
      zh: '接收人须是该单位现任人员，且不是移交人。',
      en: 'The receiver holds a post in that unit today and is not the outgoing person.',
    },
  ),
  matterUnknown: problem(
    'matter-unknown',
    422,
    { zh: '清单中没有这一项', en: 'The list has no such item' },
    { zh: '请刷新页面，按清单逐项确认。', en: 'Reload the page and choose from the list.' },
  ),
} as const

// ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────

const Counts = Type.Record(Type.String(), Type.Integer())
export const handOverOpened = event(
  'hand-over.opened',
  { zh: '开启交接', en: 'Hand-over opened' },
  Type.Object({
    ...{ kind: handOverKind.schema, role: leadingRole.schema, causeId: Id, effectiveOn: Day, outgoingId: Id },
    ...{ incomingId: Nullable(Id), total: Type.Integer(), counts: Counts },
    /** SHA-256 of the frozen list, so that the list kept beside it can be held to this entry. */
    list: Type.String(),
  }),
)
export const receiverNamed = event(
  'hand-over.receiver-named',
  { zh: '明确接收人', en: 'Receiver named' },
  Type.Object({ incomingId: Id, bySuperior: Type.Boolean() }),
)
export const handOverGiven = event(
  'hand-over.given',
  { zh: '移交人签字', en: 'Signed over' },
  Type.Object({ note: Type.String(), total: Type.Integer() }),
)
export const handOverExcused = event(
  'hand-over.excused',
  { zh: '登记移交人不能签字', en: 'Outgoing person does not sign' },
  Type.Object({ reason: Type.String(), outgoingId: Id }),
)
export const handOverReceived = event(
  'hand-over.received',
  { zh: '确认接收', en: 'Receipt acknowledged' },
  Type.Object({
    /** Null: everything that was left. */
    ordinals: Nullable(Type.Array(Type.Integer())),
    note: Type.String(),
    left: Type.Integer(),
  }),
)
export const events = [handOverOpened, receiverNamed, handOverGiven, handOverExcused, handOverReceived] as const

const page = '/responsibility/hand-overs/{at}/{id}'
export const receiveTask = taskKind(
  'hand-over.receive',
  {
    zh: '确认接收{unit}{title}的交接（{count} 项）',
    en: 'Acknowledge the hand-over: {titleEn}, {unitEn} ({count} matters)',
  },
  page,
)
export const giveTask = taskKind(
  'hand-over.give',
  { zh: '签字移交{unit}{title}（{count} 项）', en: 'Sign over: {titleEn}, {unitEn} ({count} matters)' },
  page,
)
/** Of the superior, once the days are over. */
export const lateTask = taskKind(
  'hand-over.late',
  { zh: '督促完成{unit}{title}的交接（已超期）', en: 'Overdue hand-over to see through: {titleEn}, {unitEn}' },
  page,
)
export const tasks = [receiveTask, giveTask, lateTask] as const
export const handOverSubject = 'hand-over'

// ── endpoints ────────────────────────────────────────────────────────────────────────────────────────────────────

const One = Type.Object({ unitId: UnitId, id: Id }, { additionalProperties: false })
const Note = Type.String({ maxLength: 500 })
const path = '/api/responsibility/hand-overs/:unitId/:id'

export const handOverView = vocabulary('hand-overs shown', {
  mine: { zh: '待我确认', en: 'Waiting for me' },
  pending: { zh: '未完成', en: 'Not settled' },
  late: { zh: '已超期', en: 'Overdue' },
  settled: { zh: '已完成', en: 'Settled' },
})

export const listHandOvers = endpoint({
  name: 'responsibility.handOvers',
  method: 'GET',
  path: '/api/responsibility/hand-overs',
  may: 'signed-in',
  title: { zh: '交接列表', en: 'Hand-overs' },
  query: Type.Object(
    { ...PageQuery, view: Type.Optional(handOverView.schema), unit: Type.Optional(UnitId) },
    { additionalProperties: false },
  ),
  reply: Page(HandOverRow),
})

export const readHandOver = endpoint({
  name: 'responsibility.handOver',
  method: 'GET',
  path,
  may: 'signed-in',
  title: { zh: '一次交接', en: 'One hand-over' },
  params: One,
  reply: HandOver,
  problems: [problems.notFound],
})

export const listMatters = endpoint({
  name: 'responsibility.handOverMatters',
  method: 'GET',
  path: `${path}/matters`,
  may: 'signed-in',
  title: { zh: '交接清单', en: 'What was open' },
  params: One,
  query: Type.Object({ ...PageQuery, kind: Type.Optional(matterKind.schema) }, { additionalProperties: false }),
  reply: Page(Matter),
  problems: [problems.notFound],
})

const Moved = Type.Object({ state: handOverState.schema, version: Version })
const moving = [
  ...[problems.notFound, problems.changedMeanwhile],
  ...[handOverProblems.notNow, handOverProblems.notYours],
]
const move = (verb: string) => ({
  method: 'POST' as const,
  path: `${path}/${verb}` as const,
  may: 'signed-in' as const,
})

export const giveHandOver = endpoint({
  ...move('give'),
  name: 'responsibility.giveHandOver',
  title: handOverMove.words.give,
  params: One,
  body: Type.Object({ note: Note, version: Version }, { additionalProperties: false }),
  reply: Moved,
  problems: moving,
})

export const receiveHandOver = endpoint({
  ...move('receive'),
  name: 'responsibility.receiveHandOver',
  title: handOverMove.words.receive,
  params: One,
  body: Type.Object(
    {
      /** Null: everything that is left. Once nothing is left, the receipt is whole. */
      ordinals: Nullable(Type.Array(Type.Integer({ minimum: 1, maximum: 1_000_000 }), { minItems: 1, maxItems: 500 })),
      note: Note,
      version: Version,
    },
    { additionalProperties: false },
  ),
  reply: Moved,
  problems: [...moving, handOverProblems.matterUnknown],
})

export const excuseHandOver = endpoint({
  ...move('excuse'),
  name: 'responsibility.excuseHandOver',
  title: handOverMove.words.excuse,
  params: One,
  body: Type.Object({ reason: Words(500), version: Version }, { additionalProperties: false }),
  reply: Moved,
  problems: moving,
})

export const nameReceiver = endpoint({
  ...move('receiver'),
  name: 'responsibility.nameReceiver',
  title: handOverMove.words.name,
  params: One,
  body: Type.Object({ accountId: Id, version: Version }, { additionalProperties: false }),
  reply: Moved,
  problems: [...moving, handOverProblems.receiverUnfit],
})
