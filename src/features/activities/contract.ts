/**
 * Activities (工作活动): work of a unit that is evidence for a duty. Today the self-check (自查) by a checklist.
 * One answer is one write of its own, so that a lost connection loses nothing; a finished activity never changes.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { grade } from '../../platform/contract/grade.ts'
import { problems } from '../../platform/contract/problem.ts'
import { facilityType, family, role } from '../../platform/contract/role.ts'
import {
  Created,
  Day,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  UnitId,
  Version,
  Words,
} from '../../platform/contract/schema.ts'
import { taskKind } from '../../platform/contract/task.ts'
import { Both, Checklist, ChecklistId, ItemId, verdict } from './checklists/contract.ts'
import { Note, SeveralAnswers, StoredFile } from './contract/answers.ts'
import { readers, recorders } from './contract/kinds.ts'
import { activityProblems, recordProblems } from './contract/problems.ts'
import { Attendance, Details, Participants, Said as Told } from './contract/record.ts'
import { activityKind, activityState, listOrder, party } from './contract/words.ts'

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

const Person = Type.Object({ id: Id, name: Type.String() })
/** English where a checklist says it; what people type stays in their language. */
const Said = Type.Object({ zh: Type.String(), en: Nullable(Type.String()) })

export const Answer = Type.Object({
  item: ItemId,
  verdict: verdict.schema,
  /** What was seen; for `not-applicable` the reason. */
  note: Note,
  files: Type.Array(StoredFile),
  at: Instant,
  by: Person,
  version: Version,
})
export type Answer = Static<typeof Answer>

const Counts = Type.Object({
  items: Type.Integer(),
  passed: Type.Integer(),
  failed: Type.Integer(),
  notApplicable: Type.Integer(),
})

export const ActivitySummary = Type.Object({
  unitId: UnitId,
  unit: Both,
  id: Id,
  kind: activityKind.schema,
  state: activityState.schema,
  family: Nullable(family.schema),
  clause: Nullable(Type.String()),
  checklist: Nullable(Type.Object({ id: ChecklistId, version: Version, title: Both })),
  /** As it was called, or as its checklist is. */
  title: Both,
  /** The calendar day it counts for: planned, then started, then done. */
  day: Day,
  /** The calendar day on which it was recorded as done; later than `day` where that came afterwards. */
  recordedOn: Nullable(Day),
  parties: Type.Array(party.schema),
  attendance: Nullable(Attendance),
  /** Of its checklist. */
  counts: Nullable(Counts),
  /** Findings, by the checklist and by hand. */
  findings: Type.Integer(),
  startedAt: Nullable(Instant),
  startedBy: Nullable(Person),
  endedAt: Nullable(Instant),
  endedBy: Nullable(Person),
  version: Version,
})
export type ActivitySummary = Static<typeof ActivitySummary>

/** What was found wrong, with all that is known about it: what the hazard ledger opens a hazard from. */
export const Finding = Type.Object({
  /** The failed item of the checklist; null where it was added by hand. */
  itemId: Nullable(ItemId),
  /** The bottom line it belongs to; of work that spans them, each finding says its own. */
  family: family.schema,
  place: Said,
  object: Said,
  /** What is wrong: in the words of the checklist, or as typed. */
  finding: Said,
  /** What the officer wrote beside it; may be empty where a photo shows it. */
  note: Type.String(),
  suggestedGrade: Nullable(grade.schema),
  basis: Type.Array(Both),
  clause: Nullable(Type.String()),
  files: Type.Array(StoredFile),
})
export type Finding = Static<typeof Finding>

export const Activity = Type.Object({
  ...ActivitySummary.properties,
  participants: Type.Array(Type.String()),
  /** Why it was cancelled. */
  reason: Nullable(Type.String()),
  plannedFor: Nullable(Day),
  makesUp: Nullable(Type.Object({ day: Day, reason: Type.String() })),
  by: Type.Array(role.schema),
  minutes: Nullable(Type.Integer()),
  ...Told.properties,
  signIn: Type.Array(StoredFile),
  files: Type.Array(StoredFile),
  /** What was found beside the checklist. */
  typed: Type.Array(Finding),
  /** The edition it was started with, only the items that apply to this facility; null without a checklist. */
  sheet: Nullable(Checklist),
  /** Items left out, and what of the facility they would have asked for. */
  omitted: Type.Array(
    Type.Object({
      item: ItemId,
      object: Both,
      lacks: Type.Array(Type.String()),
      /** Types of facility the item is for; empty: all. */
      types: Type.Array(facilityType.schema),
    }),
  ),
  answers: Type.Array(Answer),
})
export type Activity = Static<typeof Activity>

const AnswerBody = {
  verdict: verdict.schema,
  note: Note,
  /** Ids of uploaded photos, in order. */
  files: Type.Array(Id, { maxItems: 9, uniqueItems: true }),
  /** Version of the answer this one replaces; 0 where none was seen. */
  replaces: Type.Integer({ minimum: 0 }),
}

const Kept = Type.Object({ item: ItemId, version: Version, at: Instant })

const One = Type.Object({ unitId: UnitId, id: Id })

// ── events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const ChecklistRef = Type.Object({ id: ChecklistId, version: Version })
const Begun = Type.Object({
  kind: activityKind.schema,
  checklist: Nullable(ChecklistRef),
  clause: Nullable(Type.String()),
  family: Nullable(family.schema),
  title: Type.String(),
  day: Day,
})

export const activityPlanned = event('activity.planned', { zh: '安排活动', en: 'Activity planned' }, Begun)

export const activityStarted = event(
  'activity.started',
  { zh: '开始活动', en: 'Activity started' },
  Type.Object({ ...Begun.properties, items: Type.Array(ItemId), participants: Type.Array(Type.String()) }),
)

export const activityAnswered = event(
  'activity.answered',
  { zh: '检查项作答', en: 'Item answered' },
  Type.Object({
    item: ItemId,
    verdict: verdict.schema,
    note: Note,
    files: Type.Array(StoredFile),
    version: Version,
  }),
)

/** Several items in one go: what a phone kept until it had a connection again, or the rest of a sheet. */
export const activityAnsweredSeveral = event(
  'activity.answeredSeveral',
  { zh: '多项作答', en: 'Items answered' },
  SeveralAnswers,
)

/**
 * Everything that the evidence for a duty may want. When it was recorded is the journal's time of the entry.
 */
export const activityDone = event(
  'activity.done',
  { zh: '完成活动', en: 'Activity done' },
  Type.Object({
    unitId: UnitId,
    kind: activityKind.schema,
    checklist: Nullable(ChecklistRef),
    clause: Nullable(Type.String()),
    /** Null where it belongs to no one bottom line. */
    family: Nullable(family.schema),
    title: Type.String(),
    /** The calendar day it was done. */
    day: Day,
    /** A day of an earlier window for which it makes up, and why. */
    makesUp: Nullable(Day),
    makesUpReason: Nullable(Type.String()),
    /** Names of the people who took part. */
    participants: Type.Array(Type.String()),
    /** Parties that were present. */
    parties: Type.Array(party.schema),
    /** Roles of the posts, held and not deputised for, of whoever did it in person. */
    by: Type.Array(role.schema),
    /** Null where nobody was counted. */
    attendance: Nullable(Type.Object({ present: Type.Integer(), expected: Type.Integer() })),
    minutes: Nullable(Type.Integer()),
    ...Told.properties,
    /** Of a checklist. */
    counts: Nullable(Counts),
    findings: Type.Array(Finding),
  }),
)

export const activityCancelled = event(
  'activity.cancelled',
  { zh: '撤销活动', en: 'Activity cancelled' },
  Type.Object({ reason: Type.String() }),
)

export const events = [
  activityPlanned,
  activityStarted,
  activityAnswered,
  activityAnsweredSeveral,
  activityDone,
  activityCancelled,
] as const

/** Type of the subject under which an activity stands in the journal. */
export const activitySubject = 'activity'

// ── tasks ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Of earlier versions: those that are done keep their words. The duties now open what is to be done. */
const selfCheckTask = taskKind(
  'fire.self-check',
  { zh: '{year}年{number}月消防安全风险隐患自查', en: 'Fire self-check for {month}' },
  '/activities?unit={unit}&checklist=fire-self-check',
)
export const tasks = [selfCheckTask] as const

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const listActivities = endpoint({
  name: 'activities.list',
  method: 'GET',
  path: '/api/activities',
  may: readers,
  title: { zh: '活动列表', en: 'Activities' },
  query: Type.Object(
    {
      ...PageQuery,
      unit: Type.Optional(UnitId),
      kind: Type.Optional(activityKind.schema),
      family: Type.Optional(family.schema),
      state: Type.Optional(activityState.schema),
      checklist: Type.Optional(ChecklistId),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      order: Type.Optional(listOrder.schema),
    },
    { additionalProperties: false },
  ),
  reply: Page(ActivitySummary),
})

export const readActivity = endpoint({
  name: 'activities.read',
  method: 'GET',
  path: '/api/activities/:unitId/:id',
  may: readers,
  title: { zh: '活动详情', en: 'An activity' },
  params: One,
  reply: Activity,
  problems: [problems.notFound],
})

export const openActivity = endpoint({
  name: 'activities.open',
  method: 'POST',
  path: '/api/activities',
  may: recorders,
  title: { zh: '开始或安排一次检查', en: 'Start or plan a check' },
  body: Type.Object(
    {
      unitId: UnitId,
      checklist: ChecklistId,
      /** A later day: planned. Null: started now. */
      plannedFor: Nullable(Day),
      participants: Participants,
    },
    { additionalProperties: false },
  ),
  reply: Created,
  status: 201,
  problems: [
    problems.notFound,
    activityProblems.alreadyRunning,
    activityProblems.notYours,
    activityProblems.editionEdited,
  ],
})

export const startActivity = endpoint({
  name: 'activities.start',
  method: 'POST',
  path: '/api/activities/:unitId/:id/start',
  may: recorders,
  title: { zh: '开始已安排的检查', en: 'Start a planned check' },
  params: One,
  body: Type.Object({ version: Version, participants: Participants }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: [
    problems.notFound,
    problems.changedMeanwhile,
    activityProblems.wrongState,
    activityProblems.alreadyRunning,
    activityProblems.editionEdited,
  ],
})

const answerProblems = [
  problems.notFound,
  problems.changedMeanwhile,
  activityProblems.wrongState,
  activityProblems.unknownItem,
]

export const answerItem = endpoint({
  name: 'activities.answer',
  method: 'PUT',
  path: '/api/activities/:unitId/:id/answers/:item',
  may: recorders,
  title: { zh: '检查项作答', en: 'Answer an item' },
  params: Type.Object({ ...One.properties, item: ItemId }),
  body: Type.Object(AnswerBody, { additionalProperties: false }),
  reply: Kept,
  problems: answerProblems,
})

export const answerItems = endpoint({
  name: 'activities.answers',
  method: 'PUT',
  path: '/api/activities/:unitId/:id/answers',
  may: recorders,
  title: { zh: '多项作答', en: 'Answer several items' },
  params: One,
  body: Type.Object(
    {
      answers: Type.Array(Type.Object({ item: ItemId, ...AnswerBody }, { additionalProperties: false }), {
        minItems: 1,
        maxItems: 100,
      }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ items: Type.Array(Kept) }),
  problems: answerProblems,
})

export const finishActivity = endpoint({
  name: 'activities.finish',
  method: 'POST',
  path: '/api/activities/:unitId/:id/finish',
  may: recorders,
  title: { zh: '完成检查', en: 'Finish a check' },
  params: One,
  /** `details`: what is said beside the answers. */
  body: Type.Object(
    { version: Version, participants: Participants, details: Type.Optional(Details) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ version: Version, counts: Counts }),
  problems: [
    problems.notFound,
    problems.changedMeanwhile,
    activityProblems.wrongState,
    activityProblems.incomplete,
    ...recordProblems,
  ],
})

export const cancelActivity = endpoint({
  name: 'activities.cancel',
  method: 'POST',
  path: '/api/activities/:unitId/:id/cancel',
  may: recorders,
  title: { zh: '撤销检查', en: 'Cancel a check' },
  params: One,
  body: Type.Object({ version: Version, reason: Words(500) }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: [problems.notFound, problems.changedMeanwhile, activityProblems.wrongState],
})
