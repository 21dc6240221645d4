/**
 * Repeat hazards (重复隐患): a new hazard that strongly resembles an earlier one of its facility asks whether it is the
 * same. A person answers; a confirmed repeat links both and, by a setting, demands a grade. How likeness is judged stands
 * in domain/repeats.
 */
import { type Static, Type } from 'typebox'
import type { reasons } from '../../../domain/repeats/alike.ts'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { grade } from '../../../platform/contract/grade.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { family } from '../../../platform/contract/role.ts'
import { Day, Id, Instant, Nullable, UnitId } from '../../../platform/contract/schema.ts'
import { taskKind } from '../../../platform/contract/task.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { Reason, repeatAnswer, repeatProblems } from './contract/answered.ts'

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const likeness = vocabulary('likeness', {
  'same-item': { zh: '同一检查项', en: 'Same checklist item' },
  'same-entry': { zh: '同一标准隐患', en: 'Same library entry' },
  'same-place-object': { zh: '同一部位和对象', en: 'Same place and object' },
  'same-words': { zh: '问题描述相近', en: 'Nearly the same words' },
  'same-basis-object': { zh: '同一依据和对象', en: 'Same basis and object' },
} satisfies Record<(typeof reasons)[number], { zh: string; en: string }>)

export const repeatKind = vocabulary('repeat kind', {
  repeat: { zh: '曾销号', en: 'Closed before' },
  duplicate: { zh: '同时未销号', en: 'Open at the same time' },
})

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

const Said = Type.Object({ zh: Type.String(), en: Nullable(Type.String()) })

/** An earlier hazard, as the question shows it. */
export const Resembled = Type.Object({
  unitId: UnitId,
  id: Id,
  number: Type.String(),
  kind: repeatKind.schema,
  place: Said,
  object: Said,
  finding: Said,
  openedAt: Instant,
  closedAt: Nullable(Instant),
  reasons: Type.Array(likeness.schema),
})
export type Resembled = Static<typeof Resembled>

export const Question = Type.Object({
  ...Resembled.properties,
  askedAt: Instant,
  answer: Nullable(repeatAnswer.schema),
  reason: Type.String(),
  answeredBy: Nullable(Type.String()),
  answeredAt: Nullable(Instant),
})
export type Question = Static<typeof Question>

// ── problems, events, tasks ────────────────────────────────────────────────────────────────────────────────────────

/** The rule by which a confirmed repeat raises the grade. */
export const repeatNeedsMajor = problem<{ times: string }>(
  'hazard-repeat-needs-major',
  422,
  { zh: '重复隐患须定为重大', en: 'A repeat must be graded major' },
  {
    zh: '这是第 {times} 次重复，按规定至少定为重大隐患；主要领导、分管领导写明理由后可定为一般。',
    en: 'It came back for the {times}. time: by the rule it is at least major. Chief or leader in charge may grade it general, with a reason.',
  },
)

export const hazardResembles = event(
  'hazard.resembles',
  { zh: '疑似重复，等待确认', en: 'May be a repeat' },
  Type.Object({
    earlier: Type.Array(
      Type.Object({ id: Id, number: Type.String(), kind: repeatKind.schema, reasons: Type.Array(likeness.schema) }),
    ),
  }),
)
export const repeatAnswered = event(
  'hazard.repeatAnswered',
  { zh: '答复是否重复', en: 'Repeat answered' },
  Type.Object({
    earlierId: Id,
    earlierNumber: Type.String(),
    kind: repeatKind.schema,
    answer: repeatAnswer.schema,
    reason: Type.String(),
    /** Confirmed repeats behind it within the look-back; 0 where it is none. */
    times: Type.Integer(),
    leastGrade: Nullable(grade.schema),
  }),
)
/** On the earlier hazard: its closure did not last. */
export const hazardRecurred = event(
  'hazard.recurred',
  { zh: '销号后再次出现', en: 'Came back after closure' },
  Type.Object({ laterId: Id, laterNumber: Type.String() }),
)

/** Beside the hazard's own tasks, which each step closes. */
export const repeatSubject = 'hazard-repeat'
export const repeatTask = taskKind(
  'hazard.repeat',
  { zh: '是否重复隐患待答复：{object}', en: 'Is it a repeat? {object}' },
  '/hazards/{unit}/{id}',
)

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

const facility = ['officer', 'doctor', 'canteen', 'director'] as const
const above = ['chief', 'deputy', 'guidance'] as const
const those = [...facility, ...above, 'auditor', 'department', 'squadron'] as const
/** Who may answer a question that was answered before. */
export const correctors = ['director', ...above] as const

const Words = (max: number) => Type.String({ maxLength: max })
export const compareReport = endpoint({
  name: 'repeats.compare',
  method: 'GET',
  path: '/api/hazards/repeats/resembled',
  may: [...facility, ...above],
  title: { zh: '与以往隐患比对', en: 'Compare with earlier hazards' },
  query: Type.Object(
    {
      unit: UnitId,
      family: family.schema,
      place: Words(100),
      object: Words(100),
      finding: Words(500),
      basis: Type.Optional(Words(300)),
      entry: Type.Optional(Words(63)),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ items: Type.Array(Resembled) }),
})

export const readRepeats = endpoint({
  name: 'repeats.read',
  method: 'GET',
  path: '/api/hazards/:unitId/:id/repeats',
  may: those,
  title: { zh: '一条隐患的重复情况', en: 'Repeats of a hazard' },
  params: Type.Object({ unitId: UnitId, id: Id }),
  reply: Type.Object({
    /** Earlier ones it resembles. */
    questions: Type.Array(Question),
    /** Later ones confirmed to be this one come back. */
    later: Type.Array(Resembled),
    times: Type.Integer(),
    /** What so many repeats suggest, and what they demand. */
    suggestedGrade: Nullable(grade.schema),
    leastGrade: Nullable(grade.schema),
  }),
  problems: [problems.notFound],
})

export const answerRepeat = endpoint({
  name: 'repeats.answer',
  method: 'POST',
  path: '/api/hazards/:unitId/:id/repeats/:earlierId',
  may: [...facility, ...above],
  title: { zh: '答复是否重复', en: 'Answer whether it is a repeat' },
  params: Type.Object({ unitId: UnitId, id: Id, earlierId: Id }),
  body: Type.Object({ answer: repeatAnswer.schema, reason: Reason }, { additionalProperties: false }),
  reply: Type.Object({ times: Type.Integer(), leastGrade: Nullable(grade.schema) }),
  problems: [problems.notFound, repeatProblems.reason, repeatProblems.answered],
})

const Counts = { opened: Type.Integer(), repeats: Type.Integer(), unanswered: Type.Integer() }
export const readRates = endpoint({
  name: 'repeats.rates',
  method: 'GET',
  path: '/api/hazards/repeats/rates',
  may: those,
  title: { zh: '重复隐患率', en: 'Repeat rate' },
  query: Type.Object(
    { from: Type.Optional(Day), to: Type.Optional(Day), family: Type.Optional(family.schema) },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    from: Day,
    to: Day,
    total: Type.Object(Counts),
    /** Facilities with the most repeats first; at most 300. */
    items: Type.Array(
      Type.Object({
        unitId: UnitId,
        unit: Type.Object({ zh: Type.String(), en: Type.String() }),
        ...Counts,
        families: Type.Array(Type.Object({ family: family.schema, ...Counts })),
      }),
    ),
    more: Type.Boolean(),
  }),
  problems: [problems.badRequest],
})
