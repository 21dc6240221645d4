/** Duties that follow an event, as readers see them: what brought each about, and how it stands. */
import { type Static, Type } from 'typebox'
import { Id, Instant, Nullable } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'

const Both = Type.Object({ zh: Type.String(), en: Type.String() })

/** How it stands that a duty was brought about by an event. */
export const triggerStatus = vocabulary('trigger status', {
  waiting: { zh: '待完成', en: 'Waiting' },
  late: { zh: '逾期未做', en: 'Late' },
  'on-time': { zh: '按时完成', en: 'Done in time' },
  'done-late': { zh: '逾期完成', en: 'Done late' },
  excused: { zh: '免责', en: 'Excused' },
})

/** One time an event brought a duty about. */
export const Trigger = Type.Object({
  subjectId: Id,
  part: Type.Integer(),
  /** What it is about: the hazard, the edition. */
  title: Type.String(),
  /** Page of it. */
  path: Nullable(Type.String()),
  /** What happened, and when. */
  happened: Both,
  at: Instant,
  dueAt: Instant,
  status: triggerStatus.schema,
  /** Whole minutes past the deadline, so far or until it was done. */
  lateMinutes: Type.Integer(),
  done: Nullable(Type.Object({ what: Both, at: Instant })),
  /** Where named people each owe an answer: how many, and how many gave it or have left. */
  people: Nullable(Type.Object({ owing: Type.Integer(), settled: Type.Integer() })),
  why: Both,
})
export type Trigger = Static<typeof Trigger>

export const TriggerCounts = Type.Object({
  waiting: Type.Integer(),
  late: Type.Integer(),
  'on-time': Type.Integer(),
  'done-late': Type.Integer(),
  excused: Type.Integer(),
})
export type TriggerCounts = Static<typeof TriggerCounts>

/** Of a triggered duty: every time of the days asked for counted, the most pressing and the newest shown. */
export const Triggers = Type.Object({ counts: TriggerCounts, shown: Type.Array(Trigger) })
export type Triggers = Static<typeof Triggers>
