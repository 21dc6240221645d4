/**
 * Warnings (预警): when the risk of a facility rises, somebody by name has to say what is being done, by when, and what
 * was done in the end. States and moves are data; rules.ts decides by them and the screens offer by them.
 *
 * Invariants, held by rules.ts over any path and once more by the database:
 *   1. one live warning for each facility and bottom line; a colour that rises again raises it, and it is to be answered anew;
 *   2. closed as handled only after an answer, with what was done, once the index has fallen below the colour at which
 *      warnings open;
 *   3. a red one is closed by the bureau's line, and not by whoever answered it;
 *   4. a false alarm says why; of an orange or red one that is for the bureau's line to say;
 *   5. a colour that falls closes nothing by itself.
 */
import { type Static, Type } from 'typebox'
import type { Step } from '../../domain/responsibility/ladder.ts'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { problem, problems } from '../../platform/contract/problem.ts'
import { family, police, type Role, role } from '../../platform/contract/role.ts'
import { Day, Id, Instant, Nullable, Page, PageQuery, UnitId, Version, Words } from '../../platform/contract/schema.ts'
import { taskKind } from '../../platform/contract/task.ts'
import { type TermOf, vocabulary } from '../../platform/contract/vocabulary.ts'
import { colour, Reason } from '../risk/contract.ts'

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const warningColour = vocabulary('warning colour', {
  yellow: colour.words.yellow,
  orange: colour.words.orange,
  red: colour.words.red,
})
export type WarningColour = TermOf<typeof warningColour>

export const warningState = vocabulary('warning state', {
  open: { zh: '待回应', en: 'To answer' },
  answered: { zh: '处置中', en: 'Being handled' },
  closed: { zh: '已解除', en: 'Closed' },
})
export type WarningState = TermOf<typeof warningState>

export const warningOutcome = vocabulary('warning outcome', {
  handled: { zh: '已处置', en: 'Handled' },
  'false-alarm': { zh: '误报', en: 'False alarm' },
})

export const warningMove = vocabulary('warning move', {
  answer: { zh: '回应', en: 'Answer' },
  close: { zh: '解除', en: 'Close' },
  dismiss: { zh: '判为误报', en: 'Call it a false alarm' },
})
export type WarningMove = TermOf<typeof warningMove>

/** What a holder's time ended with. */
export const warningLeft = vocabulary('warning left', {
  answered: { zh: '已回应', en: 'answered' },
  escalated: { zh: '逾期未回应，报上一级', en: 'not answered in time, the next level was told' },
  raised: { zh: '预警升级，重新回应', en: 'raised, to be answered anew' },
  closed: { zh: '已解除', en: 'closed' },
})

/** What may show that it was handled. */
export const doneKind = vocabulary('done record kind', {
  hazard: { zh: '隐患', en: 'Hazard' },
  activity: { zh: '履职记录', en: 'Work' },
})

export const warningSort = ['due', '-opened'] as const
export type WarningSort = (typeof warningSort)[number]

const above = ['deputy', 'chief', 'guidance'] as const satisfies readonly Role[]
/** Who answers; who may close or dismiss which colour is in `transitions`. */
export const answerers = ['director', ...above] as const satisfies readonly Role[]
export const readers = [...police, 'department', 'squadron', 'government'] as const satisfies readonly Role[]

/** The table of moves: from which states, by whom, and by whom where the warning is red. */
export const transitions = {
  answer: { from: ['open', 'answered'], to: 'answered', roles: answerers, orange: answerers, red: answerers },
  close: { from: ['answered'], to: 'closed', roles: answerers, orange: answerers, red: above },
  dismiss: { from: ['open', 'answered'], to: 'closed', roles: answerers, orange: above, red: above },
} as const satisfies Record<
  WarningMove,
  {
    readonly from: readonly WarningState[]
    readonly to: WarningState
    readonly roles: readonly Role[]
    readonly orange: readonly Role[]
    readonly red: readonly Role[]
  }
>

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const Shown = Type.Object({ points: Type.Integer(), words: Both, path: Type.String() })

const doneRef = { kind: doneKind.schema, id: Id }

/** A hazard or a piece of work, as far as this reader may see it. */
export const DoneRecord = Type.Object({ ...doneRef, words: Both, day: Day })
export type DoneRecord = Static<typeof DoneRecord>

/** One after another without a gap, from the opening to the closing or until now. */
export const Stretch = Type.Object({
  unit: Both,
  role: role.schema,
  /** To be answered; else answered, and being handled. */
  waiting: Type.Boolean(),
  from: Instant,
  until: Nullable(Instant),
  minutes: Type.Integer(),
  left: Nullable(warningLeft.schema),
})

export const WarningRow = Type.Object({
  unitId: UnitId,
  id: Id,
  unit: Both,
  number: Type.String(),
  family: family.schema,
  state: warningState.schema,
  colour: warningColour.schema,
  present: colour.schema,
  points: Type.Integer(),
  /** What added most when it was opened or raised last. */
  reason: Nullable(Shown),
  openedAt: Instant,
  answerDueAt: Instant,
  /** What it waits for now: the answer, then the end of the day that was promised. */
  dueAt: Instant,
  /** Not answered in time. */
  overdue: Type.Boolean(),
  /** Answered, the promised day over, and not closed. */
  broken: Type.Boolean(),
  holder: Type.Object({ unit: Both, role: role.schema }),
  level: Type.Integer(),
  answeredAt: Nullable(Instant),
  doneBy: Nullable(Day),
  outcome: Nullable(warningOutcome.schema),
  closedAt: Nullable(Instant),
  version: Version,
})
export type WarningRow = Static<typeof WarningRow>

export const Warning = Type.Object({
  ...WarningRow.properties,
  reasons: Type.Array(Shown),
  answer: Nullable(Type.Object({ text: Type.String(), by: Type.String(), at: Instant, doneBy: Day })),
  closing: Nullable(
    Type.Object({
      ...{ outcome: warningOutcome.schema, text: Type.String(), by: Type.String(), at: Instant },
      record: Nullable(DoneRecord),
    }),
  ),
  earlier: Nullable(Type.Object({ id: Id, number: Type.String(), closedAt: Instant })),
  /** Posts above, lowest first, with who holds them today: they hear of it in turn. */
  ladder: Type.Array(
    Type.Object({
      step: Type.Unsafe<Step>({ type: 'string' }),
      unit: Both,
      people: Type.Array(Type.String()),
      told: Type.Boolean(),
    }),
  ),
  held: Type.Array(Stretch),
  timeline: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Instant,
      words: Both,
      by: Nullable(Type.String()),
      title: Nullable(Type.String()),
      text: Nullable(Type.String()),
      record: Nullable(DoneRecord),
    }),
  ),
  /** Moves this reader may make now; with what stands against the others. */
  offers: Type.Array(Type.Object({ move: warningMove.schema, refusal: Nullable(Both) })),
})
export type Warning = Static<typeof Warning>

// ── problems, events, tasks ────────────────────────────────────────────────────────────────────────────────────────

/** Every way a move is refused. */
export const warningRules = {
  'not-now': problem<{ state: string }>(
    'warning-not-now',
    409,
    { zh: '现在不能这样做', en: 'Not possible now' },
    { zh: '这条预警现在是“{state}”。', en: 'This warning is “{state}” now.' },
  ),
  'wrong-role': problem<{ who: string }>(
    'warning-wrong-role',
    403,
    { zh: '您的职务不能这样做', en: 'Your positions do not allow this' },
    { zh: '这一步由{who}办理。', en: 'This is for: {who}.' },
  ),
  'own-answer': problem(
    'warning-own-answer',
    422,
    { zh: '红色预警不能由回应人自己解除', en: 'A red warning is not closed by whoever answered it' },
    { zh: '请另一位上级领导核实后解除。', en: 'Somebody else above the facility looks at it and closes it.' },
  ),
  'still-raised': problem<{ colour: string }>(
    'warning-still-raised',
    422,
    { zh: '风险还没有降下来', en: 'The risk has not fallen yet' },
    {
      zh: '指数仍为{colour}色。先处理列出的原因；确属误报的，请判为误报并说明理由。',
      en: 'The index is still {colour}. Settle the reasons listed first; if it is a false alarm, say so with your reason.',
    },
  ),
  'past-day': problem<{ today: string }>(
    'warning-past-day',
    422,
    { zh: '完成日期已经过去', en: 'That day has passed' },
    { zh: '今天是 {today}，请填今天或以后的日期。', en: 'Today is {today}: give today or a later day.' },
  ),
} as const
export type WarningRule = keyof typeof warningRules

export const doneRecordUnfit = problem(
  'warning-done-record-unfit',
  422,
  { zh: '不能关联这条记录', en: 'That record cannot be linked' },
  {
    zh: '只能关联本监所的隐患或已完成的履职记录，且您有权查看。请重新选择，或不关联直接解除。',
    en: 'Choose a hazard or completed work of the same facility that you may read, or close without a link.',
  },
)

export const warningSubject = 'warning'
const Told = { family: family.schema, colour: colour.schema, points: Type.Integer(), number: Type.String() }

export const warningEvents = {
  opened: event(
    'warning.opened',
    { zh: '发出预警', en: 'Warning opened' },
    Type.Object({ ...Told, reasons: Type.Array(Reason), holderId: UnitId, role: Type.String(), answerDueAt: Instant }),
  ),
  raised: event(
    'warning.raised',
    { zh: '预警升级', en: 'Warning raised' },
    Type.Object({ ...Told, reasons: Type.Array(Reason), holderId: UnitId, role: Type.String(), answerDueAt: Instant }),
  ),
  eased: event(
    'warning.eased',
    { zh: '风险等级回落', en: 'Colour fell' },
    Type.Object({ family: family.schema, colour: colour.schema, points: Type.Integer() }),
  ),
  escalated: event(
    'warning.escalated',
    { zh: '逾期未回应，报上一级', en: 'Not answered in time, the next level was told' },
    Type.Object({ ...Told, step: Type.String(), holderId: UnitId, role: Type.String(), level: Type.Integer() }),
  ),
  answered: event(
    'warning.answered',
    { zh: '回应预警', en: 'Warning answered' },
    Type.Object({ text: Type.String(), doneBy: Day }),
  ),
  closed: event(
    'warning.closed',
    { zh: '解除预警', en: 'Warning closed' },
    Type.Object({
      ...{ outcome: warningOutcome.schema, text: Type.String() },
      record: Type.Optional(Type.Object(doneRef)),
    }),
  ),
} as const

const page = '/warnings/{unit}/{id}'
export const warningTasks = {
  answer: taskKind(
    'warning.answer',
    { zh: '{colour}色预警待回应：{family}', en: 'Answer the {colourEn} warning: {familyEn}' },
    page,
  ),
  told: taskKind(
    'warning.told',
    { zh: '{unit}的{colour}色预警逾期未回应：{family}', en: '{colourEn} warning at {unitEn} not answered: {familyEn}' },
    page,
  ),
  close: taskKind(
    'warning.close',
    { zh: '{colour}色预警待解除：{family}', en: 'Close the {colourEn} warning: {familyEn}' },
    page,
  ),
} as const

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

const One = Type.Object({ unitId: UnitId, id: Id })

export const filterFields = {
  /** Words of the number, facility, bottom line, colour, reasons, and of who answers, in any order. */
  text: Type.Optional(Words(60)),
  unit: Type.Optional(UnitId),
  /** A division and everything inside it. */
  territory: Type.Optional(Type.String({ pattern: '^[0-9]{2}([0-9]{2}([0-9]{2})?)?$' })),
  family: Type.Optional(family.schema),
  colour: Type.Optional(warningColour.schema),
  /** Default: those not closed. */
  state: Type.Optional(
    Type.Unsafe<WarningState | 'live' | 'all'>({ type: 'string', enum: [...warningState.terms, 'live', 'all'] }),
  ),
  overdue: Type.Optional(Type.Boolean()),
  broken: Type.Optional(Type.Boolean()),
  outcome: Type.Optional(warningOutcome.schema),
  sort: Type.Optional(Type.Unsafe<WarningSort>({ type: 'string', enum: [...warningSort] })),
}

export const listWarnings = endpoint({
  name: 'warnings.list',
  method: 'GET',
  path: '/api/warnings',
  may: readers,
  title: { zh: '预警', en: 'Warnings' },
  query: Type.Object({ ...PageQuery, ...filterFields }, { additionalProperties: false }),
  reply: Type.Object({
    ...Page(WarningRow).properties,
    /** Of the reader's reach, whatever the filter. */
    totals: Type.Object({
      open: Type.Integer(),
      overdue: Type.Integer(),
      answered: Type.Integer(),
      broken: Type.Integer(),
      red: Type.Integer(),
    }),
  }),
  problems: [problems.badRequest],
})
export type WarningFilter = Static<typeof listWarnings.query>

export const readWarning = endpoint({
  name: 'warnings.read',
  method: 'GET',
  path: '/api/warnings/:unitId/:id',
  may: readers,
  title: { zh: '一条预警', en: 'A warning' },
  params: One,
  reply: Warning,
  problems: [problems.notFound],
})

const moving = {
  method: 'POST' as const,
  may: answerers,
  params: One,
  reply: Type.Object({ state: warningState.schema, version: Version }),
  problems: [problems.notFound, problems.changedMeanwhile, ...Object.values(warningRules)],
}

export const answerWarning = endpoint({
  ...moving,
  name: 'warnings.answer',
  path: '/api/warnings/:unitId/:id/answer',
  title: warningMove.words.answer,
  body: Type.Object({ version: Version, text: Words(1000), doneBy: Day }, { additionalProperties: false }),
})

export const closeWarning = endpoint({
  ...moving,
  name: 'warnings.close',
  path: '/api/warnings/:unitId/:id/close',
  title: warningMove.words.close,
  body: Type.Object(
    {
      ...{ version: Version, text: Words(1000) },
      /** Shows what was done: of the same facility, visible to whoever closes. */
      record: Type.Optional(Type.Object(doneRef, { additionalProperties: false })),
    },
    { additionalProperties: false },
  ),
  problems: [...moving.problems, doneRecordUnfit],
})

export const dismissWarning = endpoint({
  ...moving,
  name: 'warnings.dismiss',
  path: '/api/warnings/:unitId/:id/dismiss',
  title: warningMove.words.dismiss,
  body: Type.Object({ version: Version, text: Words(1000) }, { additionalProperties: false }),
})
