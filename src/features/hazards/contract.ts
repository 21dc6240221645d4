/**
 * The hazard ledger (隐患台账): a finding enters it by itself or by hand, and leaves it only verified by another
 * person. States, moves and their table are in loop/contract.ts, endpoints and events of the moves in
 * loop/contract/moves.ts.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { fileProblems } from '../../platform/contract/files.ts'
import { grade } from '../../platform/contract/grade.ts'
import { problem, problems } from '../../platform/contract/problem.ts'
import { family, police, type Role, role } from '../../platform/contract/role.ts'
import {
  Day,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  Several,
  UnitId,
  Version,
  Words,
} from '../../platform/contract/schema.ts'
import { taskKind } from '../../platform/contract/task.ts'
import { vocabulary } from '../../platform/contract/vocabulary.ts'
import { Grading } from './grading/contract.ts'
import { hazardState, move, reporters, rolesOf, settled } from './loop/contract.ts'
import { Answered, mostAsked, repeatProblems } from './repeats/contract/answered.ts'

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const hazardSource = vocabulary('hazard source', {
  activity: { zh: '检查发现', en: 'Found by a check' },
  report: { zh: '人工上报', en: 'Reported by hand' },
  inspection: { zh: '上级检查发现', en: 'Found by inspection from above' },
  scan: { zh: '扫码上报', en: 'Reported by QR code' },
  import: { zh: '原有台账导入', en: 'Brought in from an earlier ledger' },
})

export const photoMoment = vocabulary('photo moment', {
  found: { zh: '整改前', en: 'Before' },
  rectified: { zh: '整改后', en: 'After' },
  interim: { zh: '临时管控', en: 'Interim controls' },
})

/** `open` stands for every state but the two ends. */
export const stateFilter = vocabulary('hazard state filter', {
  open: { zh: '未销号', en: 'Open' },
  ...hazardState.words,
})

/** A sort and, with `-`, its reverse. Sorted by due, what is at its end stands behind what is open. */
export const hazardSort = vocabulary('hazard sort', {
  due: { zh: '期限近的在前', en: 'Due first' },
  '-due': { zh: '期限远的在前', en: 'Due last' },
  opened: { zh: '先立项的在前', en: 'Oldest first' },
  '-opened': { zh: '新立项的在前', en: 'Newest first' },
  grade: { zh: '重大的在前', en: 'Major first' },
  '-grade': { zh: '重大的在后', en: 'Major last' },
})

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const Both = Type.Object({ zh: Type.String(), en: Type.String() })
/** Words somebody wrote, as written; English where a checklist supplied them. */
export const Said = Type.Object({ zh: Type.String(), en: Nullable(Type.String()) })
export const Person = Type.Object({ id: Id, name: Type.String() })
export const Fen = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })
const File = Type.Object({ id: Id, sha256: Type.String() })

export const HazardRow = Type.Object({
  unitId: UnitId,
  unit: Both,
  id: Id,
  /** Number within the unit and year, `2026-0007`. */
  number: Type.String(),
  family: family.schema,
  grade: Nullable(grade.schema),
  state: hazardState.schema,
  place: Said,
  object: Said,
  finding: Said,
  openedAt: Instant,
  /** End of what the present state waits for; of the last one where the hazard is at its end. */
  dueAt: Instant,
  overdue: Type.Boolean(),
  responsible: Nullable(Person),
  /** Listed for supervision (挂牌督办). */
  listed: Type.Boolean(),
  /** Approved extensions of the present plan. */
  extended: Type.Integer(),
  /** Interim controls of an open major hazard were not looked at in time, or did not hold. */
  lapsed: Type.Boolean(),
  /** Somebody confirmed that an earlier one, closed since, has come back (重复隐患). */
  repeat: Type.Boolean(),
  /** How it came into the ledger. */
  origin: hazardSource.schema,
  version: Version,
})
export type HazardRow = Static<typeof HazardRow>

export const Photo = Type.Object({ file: File, moment: photoMoment.schema, by: Person, at: Instant })
export type Photo = Static<typeof Photo>

export const TimelineEntry = Type.Object({
  seq: Type.Integer(),
  at: Instant,
  action: Type.String(),
  by: Nullable(Type.Object({ name: Type.String(), title: Nullable(Type.String()) })),
  payload: Type.Record(Type.String(), Type.Unknown()),
  /** Number of the merged hazard whose entry it is. */
  of: Nullable(Type.String()),
})
export type TimelineEntry = Static<typeof TimelineEntry>

/** A move as it stands for the reader: allowed, or refused by a rule in words. */
export const Offer = Type.Object({
  move: move.schema,
  refused: Nullable(Type.Object({ rule: Type.String(), why: Both })),
})
export type Offer = Static<typeof Offer>

export const Plan = Type.Object({
  measure: Nullable(Type.String()),
  moneyFen: Nullable(Fen),
  moneySource: Nullable(Type.String()),
  responsible: Nullable(Person),
  deadline: Nullable(Day),
  contingency: Nullable(Type.String()),
})

const Ref = Type.Object({ id: Id, number: Type.String() })
/** What stands beside the state. */
export const Beside = Type.Object({
  plannedDeadline: Nullable(Day),
  /** The extension that waits for a decision. */
  extensionAsked: Nullable(Type.Object({ until: Day, reason: Type.String(), by: Person, at: Instant })),
  /** How many times, and to which day at most, the deadline may still be moved. */
  extensionLeft: Type.Object({ times: Type.Integer(), until: Nullable(Day) }),
  listing: Nullable(
    Type.Object({ unit: Both, by: Person, at: Instant, until: Day, reason: Type.String(), passed: Type.Boolean() }),
  ),
  /** Checks of interim controls; only of an open major hazard. */
  control: Nullable(
    Type.Object({
      dueAt: Instant,
      /** Whether they held when last looked at. */
      held: Type.Boolean(),
      checkedAt: Nullable(Instant),
      checkedBy: Nullable(Person),
      /** Hours between two checks. */
      every: Type.Integer(),
    }),
  ),
  mergedInto: Nullable(Ref),
  /** Duplicates merged into this one; their photos and histories stand among its own. */
  merged: Type.Array(Ref),
  /** Names of people the timeline speaks of, by id. */
  people: Type.Record(Type.String(), Type.String()),
})
export type Beside = Static<typeof Beside>

export const Hazard = Type.Object({
  ...HazardRow.properties,
  /** The place of the facility it stands at, where one was chosen; `place` stays as it was written then. */
  placeId: Nullable(Id),
  note: Type.String(),
  basis: Type.Array(Both),
  suggestedGrade: Nullable(grade.schema),
  /** What a confirmed repeat demands. */
  leastGrade: Nullable(grade.schema),
  source: Type.Object({ kind: hazardSource.schema, activityId: Nullable(Id), item: Nullable(Type.String()) }),
  /** The library's entry it was reported by. */
  entry: Nullable(Type.String()),
  reportedBy: Person,
  /** How its present grade was found. */
  grading: Nullable(Grading),
  interim: Nullable(Type.String()),
  plan: Plan,
  missing: Type.Array(settled.schema),
  rectification: Type.Object({
    done: Nullable(Type.String()),
    by: Nullable(Person),
    at: Nullable(Instant),
  }),
  verification: Type.Object({
    ...{ note: Nullable(Type.String()), by: Nullable(Person), at: Nullable(Instant) },
    /** Of one closed before it came in with a ledger: what the ledger says of its closing. */
    paper: Nullable(Type.Object({ verifier: Nullable(Type.String()), closedOn: Nullable(Day) })),
  }),
  photos: Type.Array(Photo),
  ...Beside.properties,
  timeline: Type.Array(TimelineEntry),
  offers: Type.Array(Offer),
})
export type Hazard = Static<typeof Hazard>

export const One = Type.Object({ unitId: UnitId, id: Id })
export const Files = Type.Array(Id, { maxItems: 12, uniqueItems: true })
export const Text = (max: number) => Type.String({ maxLength: max })

// ── problems, events, tasks ────────────────────────────────────────────────────────────────────────────────────────

export const hazardProblems = {
  personElsewhere: problem(
    'hazard-person-elsewhere',
    422,
    { zh: '责任人不在该监所任职', en: 'The person holds no post there' },
    {
      zh: '整改责任人须在该监所任职。请从名单中选择。',
      en: 'The responsible person must hold a post at the facility. Choose from the list.',
    },
  ),
  notFacility: problem<{ unit: string }>(
    'hazard-not-a-facility',
    422,
    { zh: '只能登记监所的隐患', en: 'Only a facility has hazards here' },
    { zh: '“{unit}”不是监所。', en: '“{unit}” is not a facility.' },
  ),
  placeElsewhere: problem(
    'hazard-place-elsewhere',
    422,
    { zh: '部位不在该监所', en: 'The place is not of this facility' },
    {
      zh: '所选部位不在该监所的部位登记中。请重新选择，或直接填写部位名称。',
      en: 'The place chosen is not in the facility’s register. Choose again, or write the place in words.',
    },
  ),
} as const

export const hazardSubject = 'hazard'

export const hazardReported = event(
  'hazard.reported',
  { zh: '登记隐患', en: 'Hazard reported' },
  Type.Object({
    number: Type.String(),
    family: family.schema,
    place: Said,
    placeId: Nullable(Id),
    object: Said,
    finding: Said,
    note: Type.String(),
    basis: Type.Array(Both),
    suggestedGrade: Nullable(grade.schema),
    source: Hazard.properties.source,
    entry: Type.Optional(Nullable(Type.String())),
  }),
)
const page = '/hazards/{unit}/{id}'
export const hazardTasks = {
  grade: taskKind('hazard.grade', { zh: '隐患待定级：{object}', en: 'Grade hazard: {object}' }, page),
  plan: taskKind('hazard.plan', { zh: '隐患待制定方案：{object}', en: 'Plan for hazard: {object}' }, page),
  approve: taskKind('hazard.approve', { zh: '整改方案待审批：{object}', en: 'Approve plan: {object}' }, page),
  start: taskKind('hazard.start', { zh: '隐患待整改：{object}', en: 'Start rectification: {object}' }, page),
  rectify: taskKind('hazard.rectify', { zh: '隐患整改中：{object}', en: 'Rectify: {object}' }, page),
  verify: taskKind('hazard.verify', { zh: '隐患待验收：{object}', en: 'Verify: {object}' }, page),
  decide: taskKind('hazard.decide', { zh: '延期申请待批：{object}', en: 'Decide the extension: {object}' }, page),
  check: taskKind('hazard.check', { zh: '临时管控待检查：{object}', en: 'Check interim controls: {object}' }, page),
  listed: taskKind(
    'hazard.listed',
    { zh: '挂牌督办到期未销号：{object}', en: 'Listed, its day passed: {object}' },
    page,
  ),
} as const
export const tasks = Object.values(hazardTasks)

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Who reads the ledger: the police line, and each department and squadron the rows of its families. */
export const readers = [...police, 'department', 'squadron'] as const satisfies readonly Role[]

/** What the ledger can be narrowed by; each narrows further. Several terms of one are joined by commas. */
export const filterFields = {
  unit: Type.Optional(UnitId),
  family: Type.Optional(Several(family.terms)),
  grade: Type.Optional(Several(grade.terms)),
  state: Type.Optional(Several(stateFilter.terms)),
  source: Type.Optional(Several(hazardSource.terms)),
  overdue: Type.Optional(Type.Boolean()),
  /** Under listed supervision (挂牌督办); interim controls lapsed (管控失效); an earlier one come back (重复隐患). */
  listed: Type.Optional(Type.Boolean()),
  lapsed: Type.Optional(Type.Boolean()),
  repeat: Type.Optional(Type.Boolean()),
  /** Only those I am responsible for. */
  mine: Type.Optional(Type.Boolean()),
  /** Only where I may make one of these moves now; of moves that lead on. */
  awaits: Type.Optional(Several(move.terms)),
  /** Who rectifies; `none` where nobody is named yet. */
  responsible: Type.Optional(Type.Union([Id, Type.Literal('none')])),
  /** A phrase in the place, object, finding, note or number; or in the place alone. The newest come first. */
  text: Type.Optional(Words(60)),
  place: Type.Optional(Words(60)),
  /** The place in exactly these words. */
  placeIs: Type.Optional(Words(100)),
  activity: Type.Optional(Id),
  /** At this place of the register or in what stands inside it. */
  placeId: Type.Optional(Id),
  // Calendar days of the region, both included.
  openedFrom: Type.Optional(Day),
  openedTo: Type.Optional(Day),
  dueFrom: Type.Optional(Day),
  dueTo: Type.Optional(Day),
  closedFrom: Type.Optional(Day),
  closedTo: Type.Optional(Day),
} as const

export const listHazards = endpoint({
  name: 'hazards.list',
  method: 'GET',
  path: '/api/hazards',
  may: readers,
  title: { zh: '隐患台账', en: 'Hazard ledger' },
  query: Type.Object(
    {
      ...PageQuery,
      ...filterFields,
      sort: Type.Optional(hazardSort.schema),
      /** Count too: exact up to 10,000; of a search up to 1,000. */
      total: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    ...Page(HazardRow).properties,
    total: Nullable(Type.Object({ count: Type.Integer(), more: Type.Boolean() })),
  }),
  problems: [problems.badRequest],
})
export type HazardFilter = Static<typeof listHazards.query>

export const listFacilities = endpoint({
  name: 'hazards.facilities',
  method: 'GET',
  path: '/api/hazards/facilities',
  may: readers,
  title: { zh: '可查看隐患的监所', en: 'Facilities whose hazards I read' },
  reply: Type.Object({ items: Type.Array(Type.Object({ id: UnitId, name: Both })) }),
})

export const readHazard = endpoint({
  name: 'hazards.read',
  method: 'GET',
  path: '/api/hazards/:unitId/:id',
  may: readers,
  title: { zh: '隐患详情', en: 'A hazard' },
  params: One,
  reply: Hazard,
  problems: [problems.notFound],
})

export const listPeople = endpoint({
  name: 'hazards.people',
  method: 'GET',
  path: '/api/hazards/:unitId/people',
  may: [...rolesOf('plan'), 'chief', 'deputy', 'guidance'],
  title: { zh: '可担任整改责任人的人员', en: 'People who can be responsible' },
  params: Type.Object({ unitId: UnitId }),
  reply: Type.Object({
    items: Type.Array(Type.Object({ id: Id, name: Type.String(), title: Type.String(), role: role.schema })),
  }),
})

export const reportHazard = endpoint({
  name: 'hazards.report',
  method: 'POST',
  path: '/api/hazards',
  may: reporters,
  title: { zh: '登记隐患', en: 'Report a hazard' },
  body: Type.Object(
    {
      unitId: UnitId,
      family: family.schema,
      place: Words(100),
      /** Of the register of places; the words in `place` are kept beside it as written. */
      placeId: Type.Optional(Nullable(Id)),
      object: Words(100),
      finding: Words(500),
      note: Text(1000),
      basis: Text(300),
      suggestedGrade: Nullable(grade.schema),
      files: Files,
      /** The entry of the standard hazard library it was written by. */
      entry: Type.Optional(Nullable(Type.String({ maxLength: 63 }))),
      /** Answers to what the form asked: whether it is an earlier hazard come back. */
      repeats: Type.Optional(Type.Array(Answered, { maxItems: mostAsked })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Id, number: Type.String() }),
  status: 201,
  problems: [
    hazardProblems.notFacility,
    hazardProblems.placeElsewhere,
    fileProblems.notClaimable,
    repeatProblems.reason,
  ],
})
