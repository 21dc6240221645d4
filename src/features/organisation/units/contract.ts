/**
 * Units (单位) and where they stand: upward the owner (上行), sideways the territory (横向). The system administrator
 * keeps them. Moving a unit changes these two facts and nothing else: scopes are computed from them at every request.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import {
  administrators,
  department,
  facilityType,
  police,
  type UnitKind,
  unitKind,
} from '../../../platform/contract/role.ts'
import { Day, Instant, Nullable, Page, PageQuery, UnitId, Version, Words } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'

// ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Kinds that may own a kind. A kind that has none stands by itself. */
export const owners: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  bureau: ['bureau'],
  guidance: ['bureau'],
  facility: ['bureau'],
  squadron: ['facility'],
  department: [],
  government: [],
}

export const Attributes = Type.Object(
  {
    kitchen: Type.Optional(Type.Boolean()),
    gas: Type.Optional(Type.Boolean()),
    boiler: Type.Optional(Type.Boolean()),
    generator: Type.Optional(Type.Boolean()),
    squadron: Type.Optional(Type.Boolean()),
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  },
  { additionalProperties: false },
)
export type Attributes = Static<typeof Attributes>

export const standing = vocabulary('unit standing', {
  open: { zh: '运行中', en: 'Open' },
  closed: { zh: '已撤销', en: 'Closed' },
})

const DivisionCode = Type.String({ pattern: '^[0-9]{2}([0-9]{2}([0-9]{2})?)?$', maxLength: 6 })

// ── shapes ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const Division = Type.Object({ code: DivisionCode, name: Type.String(), nameEn: Type.String() })
export type Division = Static<typeof Division>

export const UnitRow = Type.Object({
  id: UnitId,
  kind: unitKind.schema,
  facilityType: Nullable(facilityType.schema),
  department: Nullable(department.schema),
  name: Type.String(),
  nameEn: Type.String(),
  ownerId: Nullable(UnitId),
  ownerName: Nullable(Type.String()),
  ownerNameEn: Nullable(Type.String()),
  territory: Type.String(),
  territoryName: Type.String(),
  territoryNameEn: Type.String(),
  attributes: Attributes,
  openedOn: Day,
  closedOn: Nullable(Day),
  version: Version,
})
export type UnitRow = Static<typeof UnitRow>

/** What a tree needs of a unit; a region's whole tree is one answer. */
export const UnitNode = Type.Object({
  id: UnitId,
  kind: unitKind.schema,
  name: Type.String(),
  nameEn: Type.String(),
  ownerId: Nullable(UnitId),
  territory: Type.String(),
})
export type UnitNode = Static<typeof UnitNode>

export const Holder = Type.Object({
  positionId: Type.String(),
  accountId: Type.String(),
  name: Type.String(),
  role: Type.String(),
  title: Type.String(),
  since: Day,
})

export const UnitStep = Type.Object({
  at: Instant,
  action: Type.String(),
  by: Nullable(Type.String()),
  payload: Type.Unknown(),
})

// ── what may go wrong ────────────────────────────────────────────────────────────────────────────────────────────

export const unitNameTaken = problem(
  'unit-name-taken',
  409,
  { zh: '该地已有同名单位', en: 'A unit of that name stands there already' },
  {
    zh: '同一行政区划内单位名称不得重复，请核对后改名。',
    en: 'Names are unique within a division. Check, then choose another.',
  },
)
export const unitShape = problem(
  'unit-shape',
  422,
  { zh: '单位类别与填写内容不符', en: 'The kind of unit does not fit the rest' },
  {
    zh: '监所须选监所类型并指定所属公安机关，配合部门须选部门类别，其他单位两项都不填。',
    en: 'A facility needs its type and the bureau that owns it, a department its kind; other units have neither.',
  },
)
export const ownerUnfit = problem<{ owner: string }>(
  'owner-unfit',
  422,
  { zh: '上级单位不合适', en: 'That unit cannot be the owner' },
  {
    zh: '“{owner}”不能作为该单位的上级：监所归公安机关，驻所中队归监所，且不得归到自己的下级。',
    en: '“{owner}” cannot own it: bureaus own facilities, a facility its squadron, and none is owned by its own.',
  },
)
export const outsideTerritory = problem<{ territory: string }>(
  'outside-territory',
  403,
  { zh: '超出您管理的地域', en: 'Outside the territory you keep' },
  { zh: '行政区划“{territory}”不在您的管理范围内。', en: 'Division “{territory}” is outside what your post covers.' },
)
export const dayInFuture = problem(
  'day-in-future',
  422,
  { zh: '日期不能晚于今天', en: 'The day lies in the future' },
  {
    zh: '变更自登记之时起生效，请在当天或之后登记。',
    en: 'A change takes effect when it is entered. Enter it on the day or later.',
  },
)
export const moveDayUnfit = problem<{ day: string }>(
  'move-day-unfit',
  422,
  { zh: '调整日期早于单位沿革', en: 'The day lies before what is on record' },
  {
    zh: '该单位在 {day} 设立或已有调整记录，新的调整不能早于这一天。',
    en: 'The unit opened or was last moved on {day}. A new move cannot come before that day.',
  },
)
export const unitInUse = problem<{ what: string }>(
  'unit-in-use',
  409,
  { zh: '单位还不能撤销', en: 'The unit cannot be closed yet' },
  { zh: '请先处理：{what}。', en: 'Settle first: {what}.' },
)
export const unitClosed = problem(
  'unit-closed',
  409,
  { zh: '单位已撤销', en: 'The unit is closed' },
  { zh: '已撤销的单位不再变更，只供查阅。', en: 'A closed unit is kept for reading and changes no more.' },
)
export const divisionOrphan = problem(
  'division-orphan',
  422,
  { zh: '缺少上级行政区划', en: 'The division above is missing' },
  { zh: '请先登记上级行政区划，再登记本级。', en: 'Enter the division above first.' },
)

// ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────

const Place = Type.Object({ ownerId: Nullable(UnitId), territory: Type.String() })
const Facts = Type.Object({ name: Type.String(), nameEn: Type.String(), attributes: Attributes })

export const unitOpened = event(
  'unit.opened',
  { zh: '设立单位', en: 'Unit opened' },
  Type.Object({
    kind: unitKind.schema,
    facilityType: Nullable(facilityType.schema),
    department: Nullable(department.schema),
    name: Type.String(),
    nameEn: Type.String(),
    ownerId: Nullable(UnitId),
    territory: Type.String(),
    attributes: Attributes,
    openedOn: Day,
  }),
)
export const unitChanged = event(
  'unit.changed',
  { zh: '修改单位资料', en: 'Unit facts changed' },
  Type.Object({ before: Facts, after: Facts, reason: Type.String() }),
)
export const unitMoved = event(
  'unit.moved',
  { zh: '调整隶属与地域', en: 'Unit moved' },
  Type.Object({ before: Place, after: Place, on: Day, reason: Type.String() }),
)
export const unitEnded = event(
  'unit.closed',
  { zh: '撤销单位', en: 'Unit closed' },
  Type.Object({ on: Day, reason: Type.String() }),
)
export const divisionAdded = event(
  'division.added',
  { zh: '登记行政区划', en: 'Division entered' },
  Type.Object({ code: Type.String(), name: Type.String(), nameEn: Type.String() }),
)
export const events = [unitOpened, unitChanged, unitMoved, unitEnded, divisionAdded] as const

// ── endpoints ────────────────────────────────────────────────────────────────────────────────────────────────────

const One = Type.Object({ unitId: UnitId }, { additionalProperties: false })
const watchers = [...police, ...administrators] as const

export const listUnits = endpoint({
  name: 'organisation.listUnits',
  method: 'GET',
  path: '/api/units',
  may: 'signed-in',
  title: { zh: '单位列表', en: 'List units' },
  query: Type.Object(
    {
      ...PageQuery,
      q: Type.Optional(Type.String({ maxLength: 100 })),
      kind: Type.Optional(unitKind.schema),
      facilityType: Type.Optional(facilityType.schema),
      department: Type.Optional(department.schema),
      ownerId: Type.Optional(UnitId),
      /** The division and everything inside it. */
      territory: Type.Optional(DivisionCode),
      standing: Type.Optional(standing.schema),
    },
    { additionalProperties: false },
  ),
  reply: Page(UnitRow),
})

export const readTree = endpoint({
  name: 'organisation.tree',
  method: 'GET',
  path: '/api/units/tree',
  may: 'signed-in',
  title: { zh: '单位树（隶属、地域）', en: 'Units by owner and by territory' },
  reply: Type.Object({ divisions: Type.Array(Division), units: Type.Array(UnitNode) }),
})

export const readUnit = endpoint({
  name: 'organisation.readUnit',
  method: 'GET',
  path: '/api/units/:unitId',
  may: 'signed-in',
  title: { zh: '单位详情', en: 'One unit' },
  params: One,
  reply: Type.Object({
    unit: UnitRow,
    /** Units that answer to it. */
    owned: Type.Array(UnitNode),
    /** Other units of the same territory: departments, government, squadron. */
    neighbours: Type.Array(UnitNode),
  }),
})

export const readPeople = endpoint({
  name: 'organisation.readUnitPeople',
  method: 'GET',
  path: '/api/units/:unitId/people',
  may: watchers,
  title: { zh: '单位某日任职人员', en: 'Who held which post in a unit on a day' },
  params: One,
  /** Default: today. */
  query: Type.Object({ on: Type.Optional(Day) }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(Holder) }),
})

export const readHistory = endpoint({
  name: 'organisation.readUnitHistory',
  method: 'GET',
  path: '/api/units/:unitId/history',
  may: watchers,
  title: { zh: '单位沿革', en: 'What changed in a unit' },
  params: One,
  reply: Type.Object({ items: Type.Array(UnitStep) }),
})

export const createUnit = endpoint({
  name: 'organisation.createUnit',
  method: 'POST',
  path: '/api/units',
  may: ['system'],
  title: { zh: '设立单位', en: 'Open a unit' },
  status: 201,
  body: Type.Object(
    {
      kind: unitKind.schema,
      facilityType: Nullable(facilityType.schema),
      department: Nullable(department.schema),
      name: Words(100),
      nameEn: Words(200),
      ownerId: Nullable(UnitId),
      territory: DivisionCode,
      attributes: Attributes,
      openedOn: Day,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: UnitId }),
  problems: [unitNameTaken, unitShape, ownerUnfit, outsideTerritory, dayInFuture],
})

export const changeUnit = endpoint({
  name: 'organisation.changeUnit',
  method: 'PATCH',
  path: '/api/units/:unitId',
  may: ['system'],
  title: { zh: '修改单位资料', en: 'Change the facts of a unit' },
  params: One,
  body: Type.Object(
    { name: Words(100), nameEn: Words(200), attributes: Attributes, reason: Words(500), version: Version },
    { additionalProperties: false },
  ),
  reply: Type.Object({ version: Version }),
  problems: [problems.changedMeanwhile, unitNameTaken, unitClosed],
})

export const moveUnit = endpoint({
  name: 'organisation.moveUnit',
  method: 'POST',
  path: '/api/units/:unitId/move',
  may: ['system'],
  title: { zh: '调整隶属与地域', en: 'Move a unit to another owner or territory' },
  params: One,
  body: Type.Object(
    { ownerId: Nullable(UnitId), territory: DivisionCode, on: Day, reason: Words(500), version: Version },
    { additionalProperties: false },
  ),
  reply: Type.Object({ version: Version }),
  problems: [
    ...[problems.changedMeanwhile, unitNameTaken, ownerUnfit, outsideTerritory],
    ...[dayInFuture, moveDayUnfit, unitClosed],
  ],
})

export const closeUnit = endpoint({
  name: 'organisation.closeUnit',
  method: 'POST',
  path: '/api/units/:unitId/close',
  may: ['system'],
  title: { zh: '撤销单位', en: 'Close a unit' },
  params: One,
  body: Type.Object({ on: Day, reason: Words(500), version: Version }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: [problems.changedMeanwhile, unitInUse, dayInFuture, unitClosed],
})

export const addDivision = endpoint({
  name: 'organisation.addDivision',
  method: 'POST',
  path: '/api/divisions',
  may: ['system'],
  title: { zh: '登记行政区划', en: 'Enter a division' },
  status: 201,
  body: Type.Object({ code: DivisionCode, name: Words(60), nameEn: Words(120) }, { additionalProperties: false }),
  reply: Type.Object({ code: Type.String() }),
  problems: [problems.conflict, divisionOrphan, outsideTerritory],
})
