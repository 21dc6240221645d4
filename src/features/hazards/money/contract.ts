/**
 * The money of a rectification (整改经费, clause R8): what the facility asked for, what the bureau granted, what was spent,
 * each an entry that stays. What was wrong is undone by a counter-entry with a reason. Amounts are whole fen (分).
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { grade } from '../../../platform/contract/grade.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { family, police, type Role } from '../../../platform/contract/role.ts'
import { Day, Id, Instant, Nullable, Page, PageQuery, UnitId, Words } from '../../../platform/contract/schema.ts'
import { type TermOf, vocabulary } from '../../../platform/contract/vocabulary.ts'
import { bureau, facilityRoles, hazardState } from '../loop/contract.ts'

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const moneyKind = vocabulary('kind of money', {
  asked: { zh: '申请', en: 'Asked' },
  granted: { zh: '下达', en: 'Granted' },
  spent: { zh: '支出', en: 'Spent' },
})
export type MoneyKind = TermOf<typeof moneyKind>

/** Who enters and undoes which kind. */
export const enters = {
  asked: ['director'],
  granted: bureau,
  spent: facilityRoles,
} as const satisfies Readonly<Record<MoneyKind, readonly Role[]>>

export const moneyGap = vocabulary('gap in money', {
  short: { zh: '申请未足额下达', en: 'Granted less than asked' },
  unspent: { zh: '下达未用完', en: 'Granted and not spent' },
})

export const moneyBy = vocabulary('money by', {
  facility: { zh: '按监所', en: 'By facility' },
  bureau: { zh: '按公安机关', en: 'By bureau' },
})

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const Said = Type.Object({ zh: Type.String(), en: Nullable(Type.String()) })
const mostFen = 1_000_000_000_000
const Fen = Type.Integer()

/** `short`: asked and not granted. `unspent`: granted and not spent. */
const sums = { askedFen: Fen, grantedFen: Fen, spentFen: Fen, shortFen: Fen, unspentFen: Fen }

export const MoneyEntry = Type.Object({
  id: Id,
  kind: moneyKind.schema,
  /** Below zero: a counter-entry. */
  amountFen: Fen,
  day: Day,
  source: Type.String(),
  document: Type.String(),
  /** Of a counter-entry: its reason. */
  note: Type.String(),
  /** The sum that a plan of rectification asks for, entered by itself; it changes with the plan alone. */
  ofPlan: Type.Boolean(),
  undoes: Nullable(Id),
  undone: Type.Boolean(),
  by: Type.String(),
  at: Instant,
})
export type MoneyEntry = Static<typeof MoneyEntry>

// ── problems, events ───────────────────────────────────────────────────────────────────────────────────────────────

/** Every way an entry or its undoing is refused. Amounts in the words are yuan (元). */
export const moneyRules = {
  'wrong-role': problem<{ kind: string; who: string }>(
    'hazard-money-wrong-role',
    403,
    { zh: '您的职务不能登记此项经费', en: 'Your positions do not allow this' },
    { zh: '“{kind}”由{who}登记和冲销。', en: '“{kind}” is entered and undone by: {who}.' },
  ),
  'future-day': problem<{ today: string }>(
    'hazard-money-future-day',
    422,
    { zh: '日期晚于今天', en: 'The day lies ahead' },
    {
      zh: '经费按实际发生登记，日期不能晚于今天（{today}）。',
      en: 'Enter what happened: no day after today ({today}).',
    },
  ),
  'over-granted': problem<{ granted: string; spent: string; left: string }>(
    'hazard-money-over-granted',
    422,
    { zh: '支出超过已下达的经费', en: 'More than was granted' },
    {
      zh: '已下达 {granted} 元，已支出 {spent} 元，还可支出 {left} 元。请先登记新下达的经费，或核对金额。',
      en: 'Granted {granted} yuan, spent {spent}, left {left}. Enter the new grant first, or check the amount.',
    },
  ),
  'already-spent': problem<{ granted: string; spent: string }>(
    'hazard-money-already-spent',
    409,
    { zh: '这笔经费已经支出', en: 'This money was spent' },
    {
      zh: '冲销后下达 {granted} 元，少于已支出的 {spent} 元。请先冲销有误的支出。',
      en: 'Without it {granted} yuan are granted, less than the {spent} already spent. Undo the wrong spending first.',
    },
  ),
  'not-taken-up': problem(
    'hazard-money-not-taken-up',
    409,
    { zh: '隐患没有立项', en: 'The hazard was not taken up' },
    {
      zh: '不予立项或者已并入其他隐患的，不能申请、下达经费。需要整改的请先重新立项。',
      en: 'A hazard that was rejected or merged into another takes no money. Reopen it first if it is to be rectified.',
    },
  ),
  'of-plan': problem(
    'hazard-money-of-plan',
    409,
    { zh: '方案中的经费随方案调整', en: 'This sum belongs to the plan' },
    {
      zh: '这笔申请来自整改方案，请修改方案中的资金，系统会自动调整。',
      en: 'The plan of rectification asks for it. Amend the plan, and it follows by itself.',
    },
  ),
  'already-undone': problem(
    'hazard-money-already-undone',
    409,
    { zh: '这笔经费已经冲销', en: 'Already undone' },
    {
      zh: '一笔只能冲销一次，冲销记录不能再冲销。需要的话请重新登记。',
      en: 'An entry is undone once, and a counter-entry never. Enter it anew if needed.',
    },
  ),
} as const
export type MoneyRule = keyof typeof moneyRules

const recorded = Type.Object({
  entry: Id,
  kind: moneyKind.schema,
  amountFen: Fen,
  day: Day,
  source: Type.String(),
  document: Type.String(),
  note: Type.String(),
  ofPlan: Type.Boolean(),
})
export const moneyEvents = {
  entered: event('hazard.money-entered', { zh: '登记整改经费', en: 'Money entered' }, recorded),
  undone: event(
    'hazard.money-undone',
    { zh: '冲销整改经费', en: 'Money entry undone' },
    Type.Object({ ...recorded.properties, undoes: Id, reason: Type.String() }),
  ),
} as const

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

const One = Type.Object({ unitId: UnitId, id: Id })
const enterers = [...new Set<Role>(Object.values(enters).flat())]
const Text = (max: number) => Type.String({ maxLength: max })

export const readMoney = endpoint({
  name: 'hazards.money',
  method: 'GET',
  path: '/api/hazards/:unitId/:id/money',
  may: police,
  title: { zh: '隐患的整改经费', en: 'Money of a hazard' },
  params: One,
  reply: Type.Object({
    ...sums,
    /** Newest first. */
    entries: Type.Array(MoneyEntry),
    /** Kinds that the reader enters here. */
    may: Type.Array(moneyKind.schema),
  }),
  problems: [problems.notFound],
})
export type Money = Static<typeof readMoney.reply>

export const enterMoney = endpoint({
  name: 'hazards.enterMoney',
  method: 'POST',
  path: '/api/hazards/:unitId/:id/money',
  may: enterers,
  title: { zh: '登记整改经费', en: 'Enter money' },
  params: One,
  body: Type.Object(
    {
      kind: moneyKind.schema,
      amountFen: Type.Integer({ minimum: 1, maximum: mostFen }),
      /** When it was asked, granted or spent. */
      day: Day,
      source: Text(200),
      /** Number of the document behind it. */
      document: Text(100),
      note: Text(500),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id }),
  status: 201,
  problems: [problems.notFound, ...Object.values(moneyRules)],
})

export const undoMoney = endpoint({
  name: 'hazards.undoMoney',
  method: 'POST',
  path: '/api/hazards/:unitId/:id/money/:entry/undo',
  may: enterers,
  title: { zh: '冲销整改经费', en: 'Undo a money entry' },
  params: Type.Object({ unitId: UnitId, id: Id, entry: Id }),
  body: Type.Object({ reason: Words(500) }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  status: 201,
  problems: [problems.notFound, ...Object.values(moneyRules)],
})

const filters = {
  unit: Type.Optional(UnitId),
  /** The bureau that owns the facility. */
  bureau: Type.Optional(UnitId),
  family: Type.Optional(family.schema),
  /** Year of the hazard's number. */
  year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2999 })),
  gap: Type.Optional(moneyGap.schema),
}
const Row = Type.Object({ unitId: UnitId, unit: Both, ...sums })

export const listMoneyTotals = endpoint({
  name: 'hazards.moneyTotals',
  method: 'GET',
  path: '/api/hazards/money-totals',
  may: police,
  title: { zh: '整改经费汇总', en: 'Money of rectification, summed up' },
  query: Type.Object({ ...PageQuery, ...filters, by: Type.Optional(moneyBy.schema) }, { additionalProperties: false }),
  reply: Type.Object({
    /** The widest gap first. */
    ...Page(Type.Object({ ...Row.properties, hazards: Type.Integer() })).properties,
    /** Over all of them; with the first page. */
    total: Nullable(Type.Object({ hazards: Type.Integer(), ...sums })),
  }),
  problems: [problems.badRequest],
})
export type MoneyTotal = Static<typeof listMoneyTotals.reply>['items'][number]

export const listMoney = endpoint({
  name: 'hazards.moneyList',
  method: 'GET',
  path: '/api/hazards/money-list',
  may: police,
  title: { zh: '有整改经费的隐患', en: 'Hazards with money' },
  query: Type.Object({ ...PageQuery, ...filters }, { additionalProperties: false }),
  reply: Page(
    Type.Object({
      ...Row.properties,
      id: Id,
      number: Type.String(),
      object: Said,
      finding: Said,
      family: family.schema,
      grade: Nullable(grade.schema),
      state: hazardState.schema,
    }),
  ),
  problems: [problems.badRequest],
})
export type MoneyRow = Static<typeof listMoney.reply>['items'][number]
export type MoneyFilter = Omit<Static<typeof listMoney.query>, 'cursor' | 'limit'>
