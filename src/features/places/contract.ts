/**
 * The register of places and equipment (部位、设备) of each facility: where a hazard stands, what a code is stuck to.
 * Codes are in codes/contract.ts, what people report by them in scan/contract.ts.
 */
import { type Static, type TProperties, Type } from 'typebox'
import { longestName, mostLevels, mostPlaces } from '../../domain/places/kinds.ts'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { problem, problems } from '../../platform/contract/problem.ts'
import { facilityType, family } from '../../platform/contract/role.ts'
import { Created, Id, Instant, Nullable, UnitId, Version, Words } from '../../platform/contract/schema.ts'
import { vocabulary } from '../../platform/contract/vocabulary.ts'
import { keepers, readers } from './contract/roles.ts'

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What may stand in what is in domain/places/kinds.ts. */
export const placeKind = vocabulary('place kind', {
  building: { zh: '楼栋', en: 'Building' },
  floor: { zh: '楼层', en: 'Floor' },
  area: { zh: '区域', en: 'Area' },
  room: { zh: '房间', en: 'Room' },
  equipment: { zh: '设备', en: 'Equipment' },
})

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const Families = Type.Array(family.schema, { maxItems: 5, uniqueItems: true })

export const PlaceRow = Type.Object({
  id: Id,
  parentId: Nullable(Id),
  kind: placeKind.schema,
  code: Type.String(),
  name: Type.String(),
  nameEn: Nullable(Type.String()),
  families: Families,
  ordinal: Type.Integer(),
  retiredAt: Nullable(Instant),
  retiredReason: Nullable(Type.String()),
  /** A code that can be scanned is out. */
  coded: Type.Boolean(),
  version: Version,
})
export type PlaceRow = Static<typeof PlaceRow>

const Fields = {
  kind: placeKind.schema,
  name: Words(longestName),
  nameEn: Nullable(Type.String({ maxLength: 100 })),
  /** Null: the next free number. */
  code: Nullable(Type.String({ pattern: '^[0-9A-Za-z-]{1,12}$' })),
  families: Families,
}

// ── problems and events ────────────────────────────────────────────────────────────────────────────────────────────

export const placeProblems = {
  notFacility: problem<{ unit: string }>(
    'place-unit-is-no-facility',
    422,
    { zh: '只有监所登记部位', en: 'Only a facility has places' },
    { zh: '“{unit}”不是监所。', en: '“{unit}” is not a facility.' },
  ),
  misplaced: problem<{ kind: string; above: string }>(
    'place-misplaced',
    422,
    { zh: '不能放在这里', en: 'It cannot stand there' },
    { zh: '{kind}不能放在{above}里。', en: 'A place of kind “{kind}” cannot stand in “{above}”.' },
  ),
  insideItself: problem(
    'place-inside-itself',
    422,
    { zh: '不能移到自己里面', en: 'It cannot stand inside itself' },
    { zh: '请选择该部位以外的位置。', en: 'Choose a place that is not inside the one being moved.' },
  ),
  tooDeep: problem(
    'place-too-deep',
    422,
    { zh: '层级过多', en: 'Too many levels' },
    { zh: `部位最多 ${mostLevels} 层。`, en: `A place lies at most ${mostLevels} levels deep.` },
  ),
  tooMany: problem(
    'place-too-many',
    422,
    { zh: '部位过多', en: 'Too many places' },
    { zh: `一个监所最多登记 ${mostPlaces} 个部位。`, en: `A facility has at most ${mostPlaces} places.` },
  ),
  sameName: problem(
    'place-same-name',
    409,
    { zh: '这里已有同名部位', en: 'There is one of that name' },
    {
      zh: '同一位置下已有同名的部位，请换一个名称，或使用原有的。',
      en: 'A place of that name stands there already. Give another name or use the one that is there.',
    },
  ),
  sameCode: problem(
    'place-same-code',
    409,
    { zh: '编码已被使用', en: 'The code is taken' },
    {
      zh: '本监所已有部位使用这个编码（停用的也算）。',
      en: 'Another place of this facility has it, retired ones included.',
    },
  ),
  retired: problem(
    'place-retired',
    409,
    { zh: '部位已停用', en: 'The place is retired' },
    { zh: '已停用的部位不能修改，也不能在里面新增。需要时请先恢复。', en: 'Restore it first if it is in use again.' },
  ),
  aboveRetired: problem(
    'place-above-retired',
    409,
    { zh: '上级部位已停用', en: 'What it stands in is retired' },
    { zh: '请先恢复它所在的部位，或移到别处。', en: 'Restore what it stands in first.' },
  ),
  wrongLine: problem<{ line: number }>(
    'place-line-unreadable',
    422,
    { zh: '有一行读不懂', en: 'A line cannot be read' },
    {
      zh: '第 {line} 行不是“楼栋 / 楼层 / 房间”这样的写法，没有写入任何内容。请改正后重新提交。',
      en: 'Line {line} is not of the form “building / floor / room”. Nothing was written; mend it and send again.',
    },
  ),
} as const

export const placeSubject = 'place'

const Standing = Type.Object({
  kind: placeKind.schema,
  code: Type.String(),
  name: Type.String(),
  nameEn: Nullable(Type.String()),
  families: Families,
})
export const placeEvents = {
  added: event(
    'place.added',
    { zh: '登记部位', en: 'Place added' },
    Type.Object({ ...Standing.properties, parentId: Nullable(Id) }),
  ),
  changed: event(
    'place.changed',
    { zh: '修改部位', en: 'Place changed' },
    Type.Object({ from: Standing, to: Standing }),
  ),
  moved: event(
    'place.moved',
    { zh: '移动部位', en: 'Place moved' },
    Type.Object({ from: Nullable(Id), to: Nullable(Id), before: Nullable(Id) }),
  ),
  retired: event(
    'place.retired',
    { zh: '停用部位', en: 'Place retired' },
    Type.Object({ name: Type.String(), reason: Type.String(), inside: Type.Integer(), codes: Type.Integer() }),
  ),
  restored: event('place.restored', { zh: '恢复部位', en: 'Place restored' }, Type.Object({ name: Type.String() })),
} as const

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const listPlaceFacilities = endpoint({
  name: 'places.facilities',
  method: 'GET',
  path: '/api/places',
  may: readers,
  title: { zh: '可查看部位的监所', en: 'Facilities whose places I read' },
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: UnitId,
        name: Both,
        type: facilityType.schema,
        /** The reader keeps its register. */
        mine: Type.Boolean(),
        /** In use. */
        places: Type.Integer(),
      }),
    ),
  }),
})

const OfUnit = Type.Object({ unitId: UnitId })
const One = Type.Object({ unitId: UnitId, id: Id })

/** All places of a facility, retired ones too, so that a tree can be shown and searched without asking again. */
export const listPlaces = endpoint({
  name: 'places.list',
  method: 'GET',
  path: '/api/places/:unitId',
  may: readers,
  title: { zh: '部位登记', en: 'Register of places' },
  params: OfUnit,
  reply: Type.Object({ items: Type.Array(PlaceRow, { maxItems: mostPlaces }) }),
})

export const readPlaceHistory = endpoint({
  name: 'places.history',
  method: 'GET',
  path: '/api/places/:unitId/:id/history',
  may: readers,
  title: { zh: '部位的变更', en: 'What happened to a place' },
  params: One,
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        seq: Type.Integer(),
        at: Instant,
        action: Type.String(),
        by: Nullable(Type.String()),
        payload: Type.Record(Type.String(), Type.Unknown()),
      }),
      { maxItems: 200 },
    ),
  }),
})

const placing = [
  placeProblems.misplaced,
  placeProblems.tooDeep,
  placeProblems.sameName,
  placeProblems.sameCode,
  placeProblems.retired,
]

export const addPlace = endpoint({
  name: 'places.add',
  method: 'POST',
  path: '/api/places/:unitId',
  may: keepers,
  title: { zh: '登记部位', en: 'Add a place' },
  params: OfUnit,
  body: Type.Object({ parentId: Nullable(Id), ...Fields }, { additionalProperties: false }),
  reply: Created,
  status: 201,
  problems: [problems.notFound, placeProblems.notFacility, placeProblems.tooMany, ...placing],
})

export const mostLines = 300
export const addPlaces = endpoint({
  name: 'places.addMany',
  method: 'POST',
  path: '/api/places/:unitId/lines',
  may: keepers,
  title: { zh: '批量登记部位', en: 'Add many places' },
  params: OfUnit,
  body: Type.Object(
    {
      /** Where the lines begin; null: at the top. */
      parentId: Nullable(Id),
      lines: Type.Array(Type.String({ maxLength: 500 }), { minItems: 1, maxItems: mostLines }),
    },
    { additionalProperties: false },
  ),
  /** `known`: steps that were there already. */
  reply: Type.Object({ added: Type.Integer(), known: Type.Integer() }),
  status: 201,
  problems: [problems.notFound, placeProblems.notFacility, placeProblems.tooMany, placeProblems.wrongLine, ...placing],
})

function changing<B extends TProperties>(
  verb: string,
  title: { zh: string; en: string },
  method: 'POST' | 'PUT',
  path: string,
  body: B,
) {
  return endpoint({
    name: `places.${verb}`,
    method,
    path: `/api/places/:unitId/:id${path}` as `/api/${string}`,
    may: keepers,
    title,
    params: One,
    body: Type.Object({ version: Version, ...body }, { additionalProperties: false }),
    reply: Type.Object({ version: Version }),
    problems: [
      problems.notFound,
      problems.changedMeanwhile,
      placeProblems.insideItself,
      placeProblems.aboveRetired,
      ...placing,
    ],
  })
}

export const changePlace = changing('change', { zh: '修改部位', en: 'Change a place' }, 'PUT', '', Fields)
/** Into `parentId`, before its child `before` (null: last). */
export const movePlace = changing('move', { zh: '移动部位', en: 'Move a place' }, 'POST', '/move', {
  parentId: Nullable(Id),
  before: Nullable(Id),
})
/** What stands inside retires with it, and their codes stop working. Hazards and history stay. */
export const retirePlace = changing('retire', { zh: '停用部位', en: 'Retire a place' }, 'POST', '/retire', {
  reason: Words(300),
})
export const restorePlace = changing('restore', { zh: '恢复部位', en: 'Restore a place' }, 'POST', '/restore', {})
