/** What is written down of a piece of work, whoever did it: the same shape for every kind. */
import { type Static, Type } from 'typebox'
import { grade } from '../../../platform/contract/grade.ts'
import { family } from '../../../platform/contract/role.ts'
import { Day, Id, Nullable, Words } from '../../../platform/contract/schema.ts'
import { party } from './words.ts'

const Long = Type.String({ maxLength: 4000 })
export const Participants = Type.Array(Words(40), { maxItems: 40, uniqueItems: true })
export const Attendance = Type.Object(
  { present: Type.Integer({ minimum: 0, maximum: 100_000 }), expected: Type.Integer({ minimum: 1, maximum: 100_000 }) },
  { additionalProperties: false },
)
/** A day of an earlier window for which the work makes up, and why it was not done then. */
export const MakesUp = Type.Object({ day: Day, reason: Words(300) }, { additionalProperties: false })

/** A finding as somebody typed it; each opens a hazard of its bottom line. */
export const TypedFinding = Type.Object(
  {
    family: family.schema,
    place: Words(100),
    object: Words(100),
    finding: Words(500),
    note: Type.String({ maxLength: 1000 }),
    suggestedGrade: Nullable(grade.schema),
    files: Type.Array(Id, { maxItems: 9, uniqueItems: true }),
  },
  { additionalProperties: false },
)
export type TypedFinding = Static<typeof TypedFinding>

const said = {
  place: Type.String({ maxLength: 100 }),
  /** What was done and said. */
  summary: Long,
  /** Decisions, and what is to follow. */
  followUp: Long,
  /** Of a drill: what was supposed to have happened, and how it went. */
  scenario: Long,
  evaluation: Long,
}
export const Said = Type.Object(said)
export type Said = Static<typeof Said>

export const Details = Type.Object(
  {
    ...said,
    makesUp: Nullable(MakesUp),
    minutes: Nullable(Type.Integer({ minimum: 1, maximum: 20_160 })),
    parties: Type.Array(party.schema, { maxItems: 20, uniqueItems: true }),
    attendance: Nullable(Attendance),
    /** Photos of the signed list of those who came. */
    signIn: Type.Array(Id, { maxItems: 9, uniqueItems: true }),
    files: Type.Array(Id, { maxItems: 20, uniqueItems: true }),
    findings: Type.Array(TypedFinding, { maxItems: 30 }),
  },
  { additionalProperties: false },
)
export type Details = Static<typeof Details>

export const Form = Type.Object(
  {
    ...Details.properties,
    title: Words(80),
    family: Nullable(family.schema),
    /** The calendar day it was done; in the past where it is recorded afterwards. */
    day: Day,
    participants: Participants,
  },
  { additionalProperties: false },
)
export type Form = Static<typeof Form>

/** A checklist with nothing said beside it. */
export const noDetails: Details = {
  place: '',
  summary: '',
  followUp: '',
  scenario: '',
  evaluation: '',
  makesUp: null,
  minutes: null,
  parties: [],
  attendance: null,
  signIn: [],
  files: [],
  findings: [],
}
