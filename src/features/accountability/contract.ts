/**
 * If it happened tonight (今晚出事): the accountability dossier (追责卷宗) of one leader for one facility and one bottom line, as
 * it would be written now. Facts with their records and their proof in the journal; no verdict, and conditions, not persons.
 */
import { type Static, Type } from 'typebox'
import {
  type MatterKind,
  matterKinds,
  type Party,
  type Section,
  type Standing,
  standings,
} from '../../domain/accountability/dossier.ts'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { problem, problems } from '../../platform/contract/problem.ts'
import { family, type Role, unitKind } from '../../platform/contract/role.ts'
import { Day, Id, Instant, Nullable, UnitId } from '../../platform/contract/schema.ts'
import { vocabulary } from '../../platform/contract/vocabulary.ts'
import { colour } from '../risk/contract.ts'

// ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const section = vocabulary('section of a dossier', {
  owed: { zh: '应做', en: 'Owed' },
  known: { zh: '已知', en: 'Known' },
  warned: { zh: '被预警', en: 'Warned of' },
  unanswered: { zh: '未回应', en: 'Left unanswered' },
} as const satisfies Record<Section, unknown>)

export const party = vocabulary('party of a dossier', {
  facility: unitKind.words.facility,
  bureau: unitKind.words.bureau,
  guidance: unitKind.words.guidance,
  department: unitKind.words.department,
  squadron: unitKind.words.squadron,
  government: unitKind.words.government,
} as const satisfies Record<Party, unknown>)

export const standing = vocabulary('standing in a dossier', {
  'in-time': { zh: '按时完成', en: 'Done in time' },
  late: { zh: '逾期补做', en: 'Done late' },
  running: { zh: '期限未到', en: 'Not due yet' },
  overdue: { zh: '逾期未办', en: 'Past due' },
  'on-record': { zh: '已记录', en: 'On record' },
} as const satisfies Record<Standing, unknown>)

/** Posts that have a dossier of their own. */
export const leaders = ['chief', 'deputy', 'director', 'guidance'] as const satisfies readonly Role[]
/** An auditor reads those of leaders within reach. */
export const dossierReaders = [...leaders, 'auditor'] as const satisfies readonly Role[]

export const dossierSubject = 'dossier'

// ── shapes ───────────────────────────────────────────────────────────────────────────────────────────────────────

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** An entry of the journal: `/journal?unit=…` shows it, `wufang verify` proves it. */
export const ProofLine = Type.Object({
  unitId: UnitId,
  seq: Type.Integer(),
  hash: Hash,
  action: Type.String(),
  at: Instant,
})
export type ProofLine = Static<typeof ProofLine>

export const DossierItem = Type.Object({
  id: Type.String(),
  section: section.schema,
  kind: Type.Unsafe<MatterKind>({ type: 'string', enum: [...matterKinds] }),
  party: party.schema,
  /** It lies with the leader's own post. */
  own: Type.Boolean(),
  grave: Type.Boolean(),
  words: Both,
  /** The page of the record. */
  path: Type.String(),
  standing: Type.Unsafe<Standing>({ type: 'string', enum: [...standings] }),
  began: Instant,
  due: Nullable(Instant),
  settled: Nullable(Instant),
  daysLate: Type.Integer(),
  couldKnow: Instant,
  /** When it was put to the leader's own post. */
  told: Nullable(Instant),
  proof: Type.Array(ProofLine, { maxItems: 2 }),
})
export type DossierItem = Static<typeof DossierItem>

export const DossierAction = Type.Object({
  words: Both,
  action: Both,
  path: Type.String(),
  /** By how many points the index falls; 0 where it weighs nothing in it. */
  points: Type.Integer(),
  /** The colour it then has. */
  colour: Nullable(colour.schema),
  own: Type.Boolean(),
  due: Nullable(Instant),
})
export type DossierAction = Static<typeof DossierAction>

export const Head = Type.Object({ unitId: UnitId, unit: Both, seq: Type.Integer(), hash: Hash })
export type Head = Static<typeof Head>

const Leader = Type.Object({ personId: Id, name: Type.String(), title: Type.String(), role: Type.String(), unit: Both })

export const Dossier = Type.Object({
  moment: Instant,
  today: Day,
  /** First day of the period looked at. */
  from: Day,
  family: family.schema,
  unit: Type.Object({ id: UnitId, name: Both }),
  leader: Type.Object({ ...Leader.properties, since: Nullable(Day), self: Type.Boolean() }),
  /** Whose dossiers of this facility the reader may read. */
  leaders: Type.Array(Leader),
  index: Type.Object({ points: Type.Integer(), colour: colour.schema }),
  /** Colours of the period, oldest first; days before the index was kept are left out. */
  colours: Type.Array(Type.Object({ from: Day, to: Day, colour: colour.schema, points: Type.Integer() })),
  actions: Type.Array(DossierAction, { maxItems: 5 }),
  items: Type.Array(DossierItem),
  /** Overdue tasks of the leader's posts about other units. */
  elsewhere: Type.Integer(),
  /** The ends of the journals it is built on, and the hash of them all. */
  heads: Type.Array(Head),
  digest: Hash,
})
export type Dossier = Static<typeof Dossier>

// ── events, problems ─────────────────────────────────────────────────────────────────────────────────────────────

export const dossierRead = event(
  'accountability.read',
  { zh: '调阅追责卷宗', en: 'Accountability dossier read' },
  Type.Object({ family: family.schema, leader: Id, digest: Type.String() }),
)

export const noLeader = problem(
  'dossier-no-leader',
  404,
  { zh: '没有可调阅的卷宗', en: 'No dossier to read' },
  {
    zh: '这个监所没有您可以调阅的领导卷宗：只能看自己的，以及职责范围内下级的。',
    en: 'Of this facility there is no dossier for you: you read your own, and those of leaders below you.',
  },
)

// ── endpoints ────────────────────────────────────────────────────────────────────────────────────────────────────

export const readDossier = endpoint({
  name: 'accountability.tonight',
  method: 'GET',
  path: '/api/tonight',
  may: dossierReaders,
  title: { zh: '今晚出事', en: 'If it happened tonight' },
  query: Type.Object(
    {
      /** Default: the facility of the reach that stands worst. */
      unit: Type.Optional(UnitId),
      /** Default: its worst bottom line. */
      family: Type.Optional(family.schema),
      /** Whose dossier; default: the reader's own. */
      of: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  reply: Dossier,
  recordsRead: true,
  problems: [problems.notFound, noLeader],
})

export const listChoices = endpoint({
  name: 'accountability.facilities',
  method: 'GET',
  path: '/api/tonight/facilities',
  may: dossierReaders,
  title: { zh: '可选监所，最差在前', en: 'Facilities to choose, the worst first' },
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: UnitId,
        name: Both,
        family: family.schema,
        colour: colour.schema,
        points: Type.Integer(),
      }),
    ),
  }),
})

/** `unit.seq.hash`, the first sixteen digits of the hash or all of them, joined by commas. */
const heads = '^[0-9]{1,9}\\.[0-9]{1,15}\\.[0-9a-f]{16,64}(,[0-9]{1,9}\\.[0-9]{1,15}\\.[0-9a-f]{16,64}){0,9}$'

export const checkPrint = endpoint({
  name: 'accountability.check',
  method: 'GET',
  path: '/api/tonight/check',
  may: dossierReaders,
  title: { zh: '核对打印件', en: 'Check a print' },
  query: Type.Object({ heads: Type.String({ pattern: heads, maxLength: 1000 }) }, { additionalProperties: false }),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        unitId: UnitId,
        unit: Nullable(Both),
        seq: Type.Integer(),
        /** Null: outside of the reader's reach. */
        same: Nullable(Type.Boolean()),
        at: Nullable(Instant),
        /** Entries written since. */
        since: Nullable(Type.Integer()),
      }),
    ),
  }),
})
