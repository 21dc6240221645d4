/**
 * The responsibility register (责任台账): for any facility and any day its first, direct and territorial responsible person
 * and its director, and the bureaus above. Computed from dated posts, delegations and places of units; nothing is kept twice.
 */
import { type Static, Type } from 'typebox'
import type { Lane } from '../../domain/responsibility/lanes.ts'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { problem, problems } from '../../platform/contract/problem.ts'
import { facilityType } from '../../platform/contract/role.ts'
import { Day, Id, Nullable, PageQuery, UnitId } from '../../platform/contract/schema.ts'
import { vocabulary } from '../../platform/contract/vocabulary.ts'

// ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** In the order in which the register names them. */
export const lane = vocabulary('responsibility', {
  first: { zh: '第一责任人', en: 'First responsible person' },
  direct: { zh: '直接责任人', en: 'Direct responsible person' },
  director: { zh: '监所负责人', en: 'Director of the facility' },
  territorial: { zh: '属地领导责任', en: 'Territorial leadership' },
} as const satisfies Record<Lane, unknown>)

/** What somebody looks for in the register. */
export const wanted = vocabulary('register view', {
  gaps: { zh: '有空缺的监所', en: 'With a vacant post' },
  first: { zh: '无第一责任人', en: 'Without first responsible person' },
  direct: { zh: '无直接责任人', en: 'Without direct responsible person' },
  director: { zh: '无监所负责人', en: 'Without director' },
  territorial: { zh: '无属地责任人', en: 'Without territorial contact' },
  acting: { zh: '有人代理', en: 'With an acting leader' },
  handOver: { zh: '交接未完成', en: 'Hand-over not settled' },
})
export type Wanted = Static<typeof wanted.schema>

export const registerSort = ['gaps', '-gaps', 'unit', '-unit', 'owner', '-owner', 'since', '-since'] as const
export type RegisterSort = (typeof registerSort)[number]

/** Everybody who may read the register, each within the reach of his post. */
export const registerReaders = ['director', 'chief', 'deputy', 'guidance', 'auditor', 'government'] as const

// ── shapes ───────────────────────────────────────────────────────────────────────────────────────────────────────

const Both = Type.Object({ zh: Type.String(), en: Type.String() })

export const Person = Type.Object({
  positionId: Type.String(),
  personId: Type.String(),
  name: Type.String(),
  title: Type.String(),
  since: Day,
  /** First day no longer held. */
  until: Nullable(Day),
  /** Acting leaders (代理) on that day; the holder is named with them. */
  acting: Type.Array(Type.Object({ name: Type.String(), since: Day, until: Day })),
})
export type Person = Static<typeof Person>

/** A post of the line. Nobody in it: vacant. No unit: the region has none that could hold it. */
export const Post = Type.Object({
  unit: Nullable(Both),
  people: Type.Array(Person),
  /** The hand-over of this post that was not settled on that day; of units outside the reader's reach it is not told. */
  handOver: Nullable(Type.Object({ unitId: UnitId, id: Id, late: Type.Boolean() })),
})
export type Post = Static<typeof Post>

export const RegisterRow = Type.Object({
  unitId: UnitId,
  unit: Both,
  owner: Nullable(Both),
  first: Post,
  direct: Post,
  director: Post,
  territorial: Post,
  gaps: Type.Array(lane.schema),
})
export type RegisterRow = Static<typeof RegisterRow>

export const Stretch = Type.Object({ from: Day, until: Day, post: Post })
export type Stretch = Static<typeof Stretch>

// ── what may go wrong ────────────────────────────────────────────────────────────────────────────────────────────

export const spanUnfit = problem<{ years: number }>(
  'span-unfit',
  422,
  { zh: '起止日期不对', en: 'The days do not fit' },
  {
    zh: '结束须晚于开始，一次最多看 {years} 年。',
    en: 'The end comes after the start; {years} years at most are shown at once.',
  },
)

export const dayOutOfReach = problem(
  'day-out-of-reach',
  422,
  { zh: '日期超出范围', en: 'The day is out of reach' },
  { zh: '请选 1900 年至 2199 年之间的一天。', en: 'Choose a day from 1900 to 2199.' },
)

// ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const registerExported = event(
  'responsibility.exported',
  { zh: '导出责任台账', en: 'Responsibility register exported' },
  Type.Object({ on: Day, filter: Type.Record(Type.String(), Type.Unknown()), count: Type.Integer() }),
)

// ── endpoints ────────────────────────────────────────────────────────────────────────────────────────────────────

const RegisterFilter = {
  /** Default: today. */
  on: Type.Optional(Day),
  /** Part of the name of a facility, a bureau or a person. */
  q: Type.Optional(Type.String({ maxLength: 100 })),
  wanted: Type.Optional(wanted.schema),
  facilityType: Type.Optional(facilityType.schema),
  /** The division it stood in, and everything inside it. */
  territory: Type.Optional(Type.String({ pattern: '^[0-9]{2}([0-9]{2}([0-9]{2})?)?$', maxLength: 6 })),
  sort: Type.Optional(Type.Unsafe<RegisterSort>({ type: 'string', enum: [...registerSort] })),
}

export const readRegister = endpoint({
  name: 'responsibility.register',
  method: 'GET',
  path: '/api/responsibility',
  may: registerReaders,
  title: { zh: '责任台账', en: 'Responsibility register' },
  query: Type.Object({ ...PageQuery, ...RegisterFilter }, { additionalProperties: false }),
  reply: Type.Object({
    on: Day,
    /** All facilities of the reach that worked on that day, whatever the filter. */
    facilities: Type.Integer(),
    /** How many of them had nobody in the post. */
    vacant: Type.Object({
      first: Type.Integer(),
      direct: Type.Integer(),
      director: Type.Integer(),
      territorial: Type.Integer(),
    }),
    /** Hand-overs within the reach that were not settled on that day. */
    handOvers: Type.Integer(),
    found: Type.Integer(),
    items: Type.Array(RegisterRow),
    next: Nullable(Type.String()),
  }),
  problems: [dayOutOfReach],
})
export type Register = Static<typeof readRegister.reply>

export const exportRegister = endpoint({
  name: 'responsibility.exportRegister',
  method: 'GET',
  path: '/api/responsibility/export',
  may: registerReaders,
  title: { zh: '导出责任台账', en: 'Export the responsibility register' },
  query: Type.Object(
    { ...RegisterFilter, language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])) },
    { additionalProperties: false },
  ),
  reply: Type.Unknown(),
  form: 'bytes',
  recordsRead: true,
  problems: [dayOutOfReach],
})

export const readFacility = endpoint({
  name: 'responsibility.facility',
  method: 'GET',
  path: '/api/responsibility/units/:unitId',
  may: registerReaders,
  title: { zh: '监所责任人沿革', en: 'Who was responsible for a facility, and when' },
  params: Type.Object({ unitId: UnitId }, { additionalProperties: false }),
  query: Type.Object(
    {
      /** The day looked at; default: today. */
      on: Type.Optional(Day),
      /** Lanes from this day, default a year before; to the day before `until`, default the day after `on`. */
      from: Type.Optional(Day),
      until: Type.Optional(Day),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    unitId: UnitId,
    unit: Both,
    on: Day,
    from: Day,
    until: Day,
    /** Null: it did not work on that day. */
    row: Nullable(RegisterRow),
    /** Bureaus above the owner, lowest first. */
    above: Type.Array(Type.Object({ bureau: Both, first: Post, direct: Post })),
    guidance: Type.Array(Post),
    lanes: Type.Array(
      Type.Object({
        lane: lane.schema,
        stretches: Type.Array(Stretch),
        /** Days without anybody. */
        vacantDays: Type.Integer(),
      }),
    ),
    /** Where it stood before it was moved to another owner or territory. */
    moves: Type.Array(Type.Object({ until: Day, owner: Nullable(Both), territory: Type.String() })),
  }),
  problems: [problems.notFound, spanUnfit, dayOutOfReach],
})
export type FacilityLine = Static<typeof readFacility.reply>
