/**
 * The overview (总览) that leaders open first: every facility of the reach by bottom line, on any day, from what the risk
 * index keeps day by day. It reads those rows, units and incidents, and never a ledger.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { problem, problems } from '../../platform/contract/problem.ts'
import { facilityType, family } from '../../platform/contract/role.ts'
import { Day, Nullable, UnitId } from '../../platform/contract/schema.ts'
import { colour, readers } from '../risk/contract.ts'

/** Before today and this many days ago the index is compared, and a line is drawn through every second day. */
export const trendDays = 30
export const trendStep = 2
/** Facilities told one by one; the tallies count all. */
export const mostFacilities = 1000

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const Count = Type.Integer()
export const Code = Type.String({ pattern: '^[0-9]{2}([0-9]{2}([0-9]{2})?)?$', maxLength: 6 })

// ── shapes ───────────────────────────────────────────────────────────────────────────────────────────────────────

const Before = Nullable(Type.Object({ points: Count, colour: colour.schema }))

/** A bottom line of a facility on the day. */
export const Cell = Type.Object({
  family: family.schema,
  points: Count,
  colour: colour.schema,
  /** The colour that one fact decided alone. */
  decided: Nullable(colour.schema),
  open: Count,
  overdue: Count,
  major: Count,
  due: Count,
  done: Count,
  missed: Count,
  /** The signal that adds most; null where nothing adds. */
  most: Nullable(Type.String()),
  dayBefore: Before,
  weekBefore: Before,
  /** Points of every second day of the last thirty, oldest first; null before the index was kept. */
  trend: Type.Array(Nullable(Count)),
})
export type Cell = Static<typeof Cell>

export const FacilityRow = Type.Object({
  unitId: UnitId,
  name: Both,
  type: facilityType.schema,
  /** Division in which it stands. */
  territory: Type.String(),
  /** The worst of its bottom lines, and the highest index. */
  colour: colour.schema,
  points: Count,
  cells: Type.Array(Cell),
})
export type FacilityRow = Static<typeof FacilityRow>

const ByColour = Type.Object({ blue: Count, yellow: Count, orange: Count, red: Count })

/** Many facilities in one line. */
export const Tally = Type.Object({
  facilities: Count,
  /** Facilities by their worst colour. */
  colours: ByColour,
  families: Type.Array(
    Type.Object({ family: family.schema, colours: ByColour, open: Count, overdue: Count, major: Count }),
  ),
  /** Of all indices: their sum, and the highest. */
  sum: Count,
  highest: Count,
  open: Count,
  overdue: Count,
  major: Count,
  done: Count,
  missed: Count,
  /** Bottom lines whose colour rose or fell, and by how many points the sum moved. */
  sinceDay: Type.Object({ rose: Count, fell: Count, points: Count }),
  sinceWeek: Type.Object({ rose: Count, fell: Count, points: Count }),
})
export type Tally = Static<typeof Tally>

const Division = Type.Object({ code: Type.String(), name: Both })

/** A fact behind an index, in words, with the page of its record. */
const Reason = Type.Object({
  words: Both,
  action: Both,
  path: Type.String(),
  points: Count,
  decides: Nullable(colour.schema),
})

export const Worst = Type.Object({
  unitId: UnitId,
  family: family.schema,
  /** What weighs most; null on past days, of which only sums are kept. */
  reason: Nullable(Reason),
  /** What lowers it most; `to` is what then remains, where every fact is at hand. */
  gain: Nullable(Type.Object({ reason: Reason, to: Nullable(Count) })),
})

export type Worst = Static<typeof Worst>

export const Change = Type.Object({
  unitId: UnitId,
  family: family.schema,
  from: colour.schema,
  to: colour.schema,
  before: Count,
  points: Count,
  /** The signal that moved most in the same direction. */
  signal: Nullable(Type.String()),
  by: Count,
})

export type Change = Static<typeof Change>

// ── what may go wrong, and what is recorded ──────────────────────────────────────────────────────────────────────

export const dayToCome = problem<{ today: string }>(
  'overview-day-to-come',
  422,
  { zh: '这一天还没到', en: 'That day is to come' },
  { zh: '今天是 {today}，请选今天或以前的一天。', en: 'Today is {today}: choose it or a day before.' },
)

export const overviewExported = event(
  'overview.exported',
  { zh: '导出总览', en: 'Overview exported' },
  Type.Object({ day: Day, territory: Nullable(Type.String()), family: Nullable(family.schema), count: Count }),
)
export const exportSubject = 'overview-export'

// ── endpoints ────────────────────────────────────────────────────────────────────────────────────────────────────

const Asked = {
  /** Default: today. */
  day: Type.Optional(Day),
  /** A city or county and everything inside it; default: all of the reach. */
  territory: Type.Optional(Code),
  family: Type.Optional(family.schema),
}

export const readOverview = endpoint({
  name: 'overview.read',
  method: 'GET',
  path: '/api/overview',
  may: readers,
  title: { zh: '总览', en: 'Overview' },
  query: Type.Object(Asked, { additionalProperties: false }),
  long: true,
  reply: Type.Object({
    day: Day,
    today: Day,
    /** First day that is kept of the reach; null: none yet. */
    first: Nullable(Day),
    thresholds: Type.Object({ yellow: Count, orange: Count, red: Count }),
    /** Divisions from the widest down to the one asked for. */
    path: Type.Array(Division),
    families: Type.Array(family.schema),
    total: Tally,
    /** Cities and counties inside, as far as facilities of the reach stand there. */
    divisions: Type.Array(Type.Object({ ...Division.properties, tally: Tally })),
    /** Worst first. */
    facilities: Type.Array(FacilityRow, { maxItems: mostFacilities }),
    /** Facilities with a major hazard on every day looked at of the last thirty. */
    lasting: Count,
    /** Days for which the major hazards open now have been so; null where there are none, and of past days. */
    majorAges: Nullable(Type.Object({ oldest: Count, median: Count })),
    worst: Type.Array(Worst),
    changes: Type.Array(Change),
    /** Names of the signals the rows speak of. */
    signals: Type.Record(Type.String(), Both),
  }),
  problems: [dayToCome],
})
export type Overview = Static<typeof readOverview.reply>

/** A week of the last year: the standing on its last day. */
export const Week = Type.Object({
  day: Day,
  colours: ByColour,
  families: Type.Array(Type.Object({ family: family.schema, red: Count, orange: Count, yellow: Count })),
  open: Count,
  overdue: Count,
  major: Count,
  done: Count,
  missed: Count,
  /** Facilities with a hazard that came back. */
  repeats: Count,
})
export type Week = Static<typeof Week>

export const readYear = endpoint({
  name: 'overview.year',
  method: 'GET',
  path: '/api/overview/year',
  may: readers,
  title: { zh: '一年走势', en: 'A year of the overview' },
  query: Type.Object(Asked, { additionalProperties: false }),
  long: true,
  reply: Type.Object({
    weeks: Type.Array(Week),
    /** By month, bottom line and severity; a month without any is left out. */
    incidents: Type.Array(
      Type.Object({ month: Type.String(), family: family.schema, nearMisses: Count, incidents: Count, grave: Count }),
    ),
  }),
  problems: [dayToCome],
})
export type Year = Static<typeof readYear.reply>

export const exportOverview = endpoint({
  name: 'overview.export',
  method: 'GET',
  path: '/api/overview/export',
  may: readers,
  title: { zh: '导出总览', en: 'Export the overview' },
  query: Type.Object(
    { ...Asked, language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])) },
    { additionalProperties: false },
  ),
  reply: Type.Unknown(),
  form: 'bytes',
  recordsRead: true,
  problems: [dayToCome],
})

export const readHistory = endpoint({
  name: 'overview.facility',
  method: 'GET',
  path: '/api/overview/facilities/:unitId',
  may: readers,
  title: { zh: '一个监所一年的走势', en: 'A year of one facility' },
  params: Type.Object({ unitId: UnitId }, { additionalProperties: false }),
  reply: Type.Object({
    from: Day,
    today: Day,
    families: Type.Array(
      Type.Object({
        family: family.schema,
        /** Points of each day, oldest first; null before the index was kept. */
        points: Type.Array(Nullable(Count)),
        /** Days on which the colour became another. */
        changes: Type.Array(Type.Object({ day: Day, from: colour.schema, to: colour.schema })),
      }),
    ),
  }),
  problems: [problems.notFound],
})
