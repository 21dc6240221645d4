/** The risk index (风险指数): what is known of each facility's five bottom lines, why, and what would change it most. */
import { Type } from 'typebox'
import type { colours } from '../../domain/signals/signal.ts'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { problems } from '../../platform/contract/problem.ts'
import { family, police, type Role } from '../../platform/contract/role.ts'
import { Day, Instant, Nullable, UnitId } from '../../platform/contract/schema.ts'
import { type TermOf, vocabulary } from '../../platform/contract/vocabulary.ts'

export const colour = vocabulary('risk colour', {
  blue: { zh: '蓝', en: 'Blue' },
  yellow: { zh: '黄', en: 'Yellow' },
  orange: { zh: '橙', en: 'Orange' },
  red: { zh: '红', en: 'Red' },
} as const satisfies Record<(typeof colours)[number], { zh: string; en: string }>)
export type Colour = TermOf<typeof colour>

/** Who reads indices: each of its own units, departments and squadrons of the families they cooperate in. */
export const readers = [...police, 'department', 'squadron', 'government'] as const satisfies readonly Role[]

/** Of what happens to an index, the subject is the facility; the family stands in the payload. */
export const riskSubject = 'risk'

/** Why: what adds most, as far as one line tells. */
export const Reason = Type.Object({
  signal: Type.String(),
  points: Type.Integer(),
  subject: Type.Object({ type: Type.String(), id: Type.String() }),
  /** Page of the record. */
  path: Type.String(),
  details: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})

/** A colour rose or fell. Warnings follow from it, and the dossier tells by it what could be known when. */
export const riskChanged = event(
  'risk.changed',
  { zh: '风险等级变化', en: 'Risk level changed' },
  Type.Object({
    family: family.schema,
    from: colour.schema,
    to: colour.schema,
    points: Type.Integer(),
    decided: Nullable(colour.schema),
    reasons: Type.Array(Reason, { maxItems: 5 }),
  }),
)

const Words = Type.Object({ zh: Type.String(), en: Type.String() })

/** What a fact adds to an index, in words, with the page of its record. */
export const RiskPart = Type.Object({
  signal: Type.String(),
  points: Type.Integer(),
  decides: Nullable(colour.schema),
  words: Words,
  action: Words,
  subject: Type.Object({ type: Type.String(), id: Type.String() }),
  path: Type.String(),
  days: Nullable(Type.Integer()),
})

export const RiskGain = Type.Object({
  part: RiskPart,
  /** By how much the index falls once the record is settled, and the colour it then has. */
  points: Type.Integer(),
  colour: colour.schema,
})

export const RiskIndex = Type.Object({
  family: family.schema,
  points: Type.Integer(),
  colour: colour.schema,
  decided: Nullable(colour.schema),
  /** Points a week ago; null where nothing was known then. */
  weekAgo: Nullable(Type.Integer()),
  /** The last 90 days, oldest first; null before the index was kept. */
  trend: Type.Array(Nullable(Type.Integer())),
  open: Type.Integer(),
  overdue: Type.Integer(),
  major: Type.Integer(),
  due: Type.Integer(),
  done: Type.Integer(),
  missed: Type.Integer(),
  parts: Type.Array(RiskPart),
  gains: Type.Array(RiskGain, { maxItems: 3 }),
})

/** The facility as its director opens it: five indices with every reason. */
export const readRisk = endpoint({
  name: 'risk.read',
  method: 'GET',
  path: '/api/risk/:unitId',
  may: readers,
  title: { zh: '一个监所的五项风险指数', en: 'The five risk indices of a facility' },
  params: Type.Object({ unitId: UnitId }),
  reply: Type.Object({
    unit: Type.Object({
      id: UnitId,
      name: Type.String(),
      nameEn: Type.String(),
      type: Type.String(),
      territory: Type.String(),
    }),
    today: Day,
    /** When the newest of it was found. */
    asOf: Nullable(Instant),
    thresholds: Type.Object({ yellow: Type.Integer(), orange: Type.Integer(), red: Type.Integer() }),
    reviewed: Type.Boolean(),
    indices: Type.Array(RiskIndex),
  }),
  problems: [problems.notFound],
})
