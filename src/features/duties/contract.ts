/**
 * Duties (职责要求): what the plan's catalogue asks of each unit, how each calendar window stands, and why. Judgement is
 * computed from the evidence, the catalogue and its settings whenever it is asked for; nothing of it is stored.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { problems } from '../../platform/contract/problem.ts'
import { family, police, role, unitKind } from '../../platform/contract/role.ts'
import { Day, Id, Nullable, UnitId } from '../../platform/contract/schema.ts'
import { vocabulary } from '../../platform/contract/vocabulary.ts'
import { readers } from './contract/roles.ts'
import { Triggers } from './triggers/contract.ts'

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const windowStatus = vocabulary('window status', {
  'not-owed': { zh: '不适用', en: 'Not owed' },
  excused: { zh: '不足半期免责', en: 'Excused: less than half a window' },
  ahead: { zh: '未开始', en: 'Ahead' },
  due: { zh: '待完成', en: 'Due' },
  done: { zh: '已完成', en: 'Done' },
  'made-up': { zh: '逾期补做', en: 'Made up late' },
  missed: { zh: '逾期未做', en: 'Missed' },
})

export const cadence = vocabulary('cadence', {
  month: { zh: '每月', en: 'Each month' },
  quarter: { zh: '每季度', en: 'Each quarter' },
  'half-year': { zh: '每半年', en: 'Each half-year' },
  year: { zh: '每年', en: 'Each year' },
})

/** How a duty of a bureau is counted. */
export const per = vocabulary('counted per', {
  ower: { zh: '按责任单位合计一次', en: 'Once over all' },
  facility: { zh: '按所辖每个监所分别计', en: 'Once for each facility' },
})

export const ower = vocabulary('who owes a duty', {
  facility: { zh: '监所', en: 'Facility' },
  bureau: { zh: '公安机关', en: 'Bureau' },
  leader: { zh: '公安机关主要领导', en: 'Bureau chief' },
  guidance: { zh: '监管业务指导部门', en: 'Guidance department' },
  department: { zh: '配合部门', en: 'Department' },
  squadron: { zh: '驻所武警中队', en: 'Squadron' },
})

export const rung = vocabulary('rung of the ladder', {
  facility: { zh: '监所所长', en: 'Facility director' },
  bureau: { zh: '公安机关领导', en: 'Bureau leader' },
  city: { zh: '地市监管业务指导部门', en: 'City guidance department' },
  region: { zh: '自治区监管业务指导部门', en: 'Regional guidance department' },
})

/** In what a piece of work falls short of what a duty wants. */
export const lack = vocabulary('shortfall', {
  kind: { zh: '活动种类不符', en: 'Another kind of work' },
  family: { zh: '领域不符', en: 'Another family' },
  checklist: { zh: '检查表不符', en: 'Another checklist' },
  participants: { zh: '必须到场的单位未到', en: 'A required party was absent' },
  attendance: { zh: '参加比例不足', en: 'Too few attended' },
  by: { zh: '非本人完成', en: 'Not done in person' },
  minutes: { zh: '时长不足', en: 'Too short' },
})

/** How a duty is kept. */
export const dutyMode = vocabulary('mode of a duty', {
  counted: { zh: '按周期计次', en: 'Counted' },
  triggered: { zh: '事件触发', en: 'Triggered' },
  continuous: { zh: '时时保持', en: 'Continuous' },
})

/** Whether it concerns the unit today. */
export const owing = vocabulary('owing', {
  owed: { zh: '须履行', en: 'Owed' },
  'not-owed': { zh: '不适用', en: 'Not owed' },
  'not-kept-yet': { zh: '系统暂未登记', en: 'Not kept here yet' },
})

// ── shapes ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const Both = Type.Object({ zh: Type.String(), en: Type.String() })
export const DutyId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,62}$', maxLength: 63 })

export const Shortfall = Type.Object({
  lacks: lack.schema,
  /** Parties that were absent (codes), or roles that had to do it in person. */
  missing: Type.Array(Type.String()),
  wanted: Nullable(Type.Number()),
  had: Nullable(Type.Number()),
})
export type Shortfall = Static<typeof Shortfall>

export const Window = Type.Object({
  from: Day,
  /** Last day of the window (inclusive). */
  to: Day,
  status: windowStatus.schema,
  /** Pieces of work wanted, and how many are missing. */
  atLeast: Type.Integer(),
  missing: Type.Integer(),
  /** First day on which work of the window can no longer be recorded in time. */
  closesOn: Day,
  /** Ids of activities that counted in time, that came late, and of the right kind that did not count. */
  counted: Type.Array(Id),
  late: Type.Array(Id),
  refused: Type.Array(Type.Object({ id: Id, why: Type.Array(Shortfall) })),
})
export type Window = Static<typeof Window>

export const Wanted = Type.Object({
  /** Codes of kinds of work (`self-check`, `drill` …). */
  kinds: Type.Array(Type.String()),
  family: Nullable(family.schema),
  checklists: Type.Array(Type.String()),
  participants: Type.Array(Type.String()),
  /** Share of the people concerned, 0–1. */
  attendance: Nullable(Type.Number()),
  by: Type.Array(role.schema),
  minutes: Nullable(Type.Integer()),
})

export const DutyHead = Type.Object({
  id: DutyId,
  clause: Type.String(),
  family: Nullable(family.schema),
  title: Both,
  mode: dutyMode.schema,
  ower: ower.schema,
  /** Of a department's duty. */
  department: Nullable(Type.String()),
  /** Counted once for each facility under the ower. */
  perFacility: Type.Boolean(),
  /** Of a counted duty, today. */
  every: Nullable(cadence.schema),
  atLeast: Nullable(Type.Integer()),
  recordWithinDays: Nullable(Type.Integer()),
  /** Of a triggered duty. */
  withinHours: Nullable(Type.Integer()),
  on: Nullable(Type.String()),
  /** What will bring it about, where nothing here does yet. */
  toCome: Nullable(Both),
  /** Of a continuous duty. */
  register: Nullable(Type.String()),
  wants: Nullable(Wanted),
  lead: Type.Array(Both),
  cooperating: Type.Array(Both),
  remindDays: Type.Array(Type.Integer()),
  ladder: Type.Array(Type.Object({ afterDays: Type.Integer(), to: rung.schema })),
  basis: Both,
  /** False: a default of this product that the deploying authority has not confirmed. */
  reviewed: Type.Boolean(),
})
export type DutyHead = Static<typeof DutyHead>

/** How a duty stands that must hold at all times. */
export const HeldStanding = Type.Object({
  holds: Type.Boolean(),
  /** Earliest day since which something of it does not hold. */
  brokenSince: Nullable(Day),
  /** Nothing of the register is in force, since then. */
  emptySince: Nullable(Day),
  /** First day on which it will not hold if nothing is done; null where it is broken already. */
  runsOutOn: Nullable(Day),
  /** Breaches that touch the days asked for, up to today; `to` is their last day. */
  breaches: Type.Array(Type.Object({ from: Day, to: Day })),
  /** Share of the required days asked for, up to today, on which it held. */
  share: Type.Number(),
  /** What the register requires now: `/systems/{unitId}/{id}`. */
  things: Type.Array(
    Type.Object({ id: Id, title: Type.String(), brokenSince: Nullable(Day), runsOutOn: Nullable(Day) }),
  ),
})
export type HeldStanding = Static<typeof HeldStanding>

export const UnitDuty = Type.Object({
  ...DutyHead.properties,
  owing: owing.schema,
  /** Why it stands so: `自办食堂`, `没有…` and the like. */
  why: Both,
  /** The unit's windows that touch the days asked for; empty where nothing is judged. */
  windows: Type.Array(Window),
  /** Of a continuous duty that is owed today and judged by a register. */
  standing: Nullable(HeldStanding),
  /** Of a triggered duty whose events rooms have. */
  triggers: Nullable(Triggers),
})
export type UnitDuty = Static<typeof UnitDuty>

const UnitName = Type.Object({ id: UnitId, kind: unitKind.schema, name: Both })

export const Evidence = Type.Object({
  /** The activity: `/activities/{unitId}/{id}`. */
  id: Id,
  unitId: UnitId,
  kind: Type.String(),
  family: Nullable(family.schema),
  checklist: Nullable(Type.String()),
  participants: Type.Array(Type.String()),
  attendance: Nullable(Type.Number()),
  by: Type.Array(Type.String()),
  minutes: Nullable(Type.Integer()),
  day: Day,
  recorded: Day,
  makesUp: Nullable(Day),
})
export type Evidence = Static<typeof Evidence>

/** How many windows stand how. */
export const Counts = Type.Object({
  ahead: Type.Integer(),
  due: Type.Integer(),
  done: Type.Integer(),
  'made-up': Type.Integer(),
  missed: Type.Integer(),
  excused: Type.Integer(),
})
export type Counts = Static<typeof Counts>

export const OverviewDuty = Type.Object({
  duty: DutyId,
  /** The running window; null where the duty is not owed today. */
  now: Nullable(windowStatus.schema),
  /** Windows that ended within the year up to today, oldest first; not owed ones are left out. */
  recent: Type.Array(Type.Object({ from: Day, to: Day, status: windowStatus.schema })),
})

export const OverviewRow = Type.Object({
  unit: UnitName,
  territory: Type.String(),
  now: Counts,
  recent: Counts,
  duties: Type.Array(OverviewDuty),
})
export type OverviewDuty = Static<typeof OverviewDuty>
export type OverviewRow = Static<typeof OverviewRow>

// ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** A missed window climbs one rung; the journal keeps how long each rung below held it. */
export const dutyEscalated = event(
  'duty.escalated',
  { zh: '职责逾期上报', en: 'Missed duty raised' },
  Type.Object({
    duty: DutyId,
    from: Day,
    to: Day,
    rung: rung.schema,
    holderId: UnitId,
    role: role.schema,
    /** Rungs below, and since which day each has held it. */
    held: Type.Array(Type.Object({ rung: rung.schema, holderId: UnitId, since: Day, days: Type.Integer() })),
  }),
)

export const subjectType = 'duty'

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

const One = Type.Object({ unitId: UnitId }, { additionalProperties: false })

export const readDuties = endpoint({
  name: 'duties.ofUnit',
  method: 'GET',
  path: '/api/duties/:unitId',
  may: readers,
  title: { zh: '单位的职责要求', en: 'Duties of a unit' },
  params: One,
  /** Default: the calendar year of today. At most three years. */
  query: Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day) }, { additionalProperties: false }),
  reply: Type.Object({
    unit: UnitName,
    from: Day,
    to: Day,
    today: Day,
    /** Days on which the unit operated, within those asked for; `to` null: still does. */
    operating: Type.Array(Type.Object({ from: Day, to: Nullable(Day) })),
    duties: Type.Array(UnitDuty),
    /** Duties the unit owes that are counted at each of its facilities: see the overview of each. */
    elsewhere: Type.Array(DutyHead),
  }),
  problems: [problems.notFound, problems.invalid],
})

export const readWindow = endpoint({
  name: 'duties.window',
  method: 'GET',
  path: '/api/duties/:unitId/:duty/windows/:from',
  may: readers,
  title: { zh: '一个周期的完成情况', en: 'One window of a duty' },
  params: Type.Object({ unitId: UnitId, duty: DutyId, from: Day }, { additionalProperties: false }),
  reply: Type.Object({
    unit: UnitName,
    today: Day,
    duty: UnitDuty,
    window: Window,
    /** Every activity named in the window. */
    evidence: Type.Array(Evidence),
    /** Rungs it has climbed, lowest first. */
    climbed: Type.Array(
      Type.Object({ rung: rung.schema, holder: Both, since: Day, state: Type.String(), days: Type.Integer() }),
    ),
  }),
  problems: [problems.notFound],
})

export const readOverview = endpoint({
  name: 'duties.overview',
  method: 'GET',
  path: '/api/duties/overview',
  may: readers,
  title: { zh: '职责完成总览', en: 'Overview of duties' },
  query: Type.Object(
    {
      cursor: Type.Optional(Type.String({ maxLength: 512 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
      family: Type.Optional(family.schema),
      duty: Type.Optional(DutyId),
      /** Division code: the city or county and everything inside it. */
      city: Type.Optional(Type.String({ pattern: '^[0-9]{2}([0-9]{2}([0-9]{2})?)?$' })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    today: Day,
    /** The duties the rows speak of, in the order of the plan. */
    duties: Type.Array(DutyHead),
    /** Of all units that match, not just those of this page. */
    units: Type.Integer(),
    now: Counts,
    recent: Counts,
    byDuty: Type.Array(Type.Object({ duty: DutyId, now: Counts, recent: Counts })),
    /** Most missed first. */
    items: Type.Array(OverviewRow),
    next: Nullable(Type.String()),
  }),
  problems: [problems.badRequest],
})

export const readEvidence = endpoint({
  name: 'duties.evidence',
  method: 'GET',
  path: '/api/duties/evidence/:unitId/:activityId',
  may: police,
  title: { zh: '一次活动计入哪些职责', en: 'Which duties an activity satisfies' },
  params: Type.Object({ unitId: UnitId, activityId: Id }, { additionalProperties: false }),
  reply: Type.Object({
    evidence: Evidence,
    /** Duties it counts for, with the window; `inTime` false: it came late and makes the window up. */
    satisfies: Type.Array(
      Type.Object({ duty: DutyId, title: Both, clause: Type.String(), from: Day, to: Day, inTime: Type.Boolean() }),
    ),
    /** Duties of its kind for which it does not count, and why. */
    not: Type.Array(
      Type.Object({
        duty: DutyId,
        title: Both,
        clause: Type.String(),
        why: Type.Array(Shortfall),
        /** The duty does not apply to this unit. */
        notOwed: Type.Boolean(),
      }),
    ),
  }),
  problems: [problems.notFound],
})
