/**
 * Incidents (事故) and near misses (险情) of the five bottom lines: what all of this is there to prevent, and what the
 * early-warning model is judged by. A record is never edited; one made in error is withdrawn with its reason.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { problem, problems } from '../../platform/contract/problem.ts'
import { family, police, type Role } from '../../platform/contract/role.ts'
import { Created, Day, Id, Instant, Nullable, Page, PageQuery, UnitId, Words } from '../../platform/contract/schema.ts'
import { vocabulary } from '../../platform/contract/vocabulary.ts'

export const severity = vocabulary('incident severity', {
  'near-miss': { zh: '险情', en: 'Near miss' },
  incident: { zh: '事故', en: 'Incident' },
  grave: { zh: '群死群伤事故', en: 'Grave incident' },
})

export const readers = [...police, 'department', 'squadron', 'government'] as const satisfies readonly Role[]
/** Who may say that it happened: the facility, and whoever answers for it. */
export const recorders = [
  'officer',
  'doctor',
  'director',
  'chief',
  'deputy',
  'guidance',
] as const satisfies readonly Role[]
/** Taking a record back is not the facility's to decide. */
export const withdrawers = ['chief', 'deputy', 'guidance'] as const satisfies readonly Role[]

export const incidentSubject = 'incident'

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const People = Type.Integer({ minimum: 0, maximum: 10_000 })

export const Incident = Type.Object({
  unitId: UnitId,
  id: Id,
  unit: Both,
  family: family.schema,
  severity: severity.schema,
  occurredAt: Instant,
  place: Type.String(),
  summary: Type.String(),
  deaths: Type.Integer(),
  injured: Type.Integer(),
  recordedBy: Nullable(Type.String()),
  recordedAt: Instant,
  withdrawn: Nullable(Type.Object({ by: Type.String(), at: Instant, reason: Type.String() })),
})
export type Incident = Static<typeof Incident>

const Told = {
  family: family.schema,
  severity: severity.schema,
  occurredAt: Instant,
  place: Words(100),
  summary: Words(2000),
  deaths: People,
  injured: People,
}

export const incidentRecorded = event(
  'incident.recorded',
  { zh: '登记事故险情', en: 'Incident recorded' },
  Type.Object(Told),
)
export const incidentWithdrawn = event(
  'incident.withdrawn',
  { zh: '撤回事故险情登记', en: 'Incident withdrawn' },
  Type.Object({ reason: Type.String() }),
)

export const incidentProblems = {
  future: problem<{ now: string }>(
    'incident-in-future',
    422,
    { zh: '发生时间还没到', en: 'It has not happened yet' },
    { zh: '现在是 {now}，请改成已经发生的时间。', en: 'It is {now}: give a time that has passed.' },
  ),
  peopleInNearMiss: problem(
    'incident-people-in-near-miss',
    422,
    { zh: '有人伤亡就不是险情', en: 'With people hurt it is no near miss' },
    { zh: '有人死亡或受伤的，请选“事故”或“群死群伤事故”。', en: 'Where people died or were hurt, choose an incident.' },
  ),
  withdrawn: problem(
    'incident-withdrawn',
    409,
    { zh: '这条登记已撤回', en: 'This record was withdrawn' },
    { zh: '已撤回的登记不能再改动。', en: 'What was withdrawn cannot be changed any more.' },
  ),
} as const

export const listIncidents = endpoint({
  name: 'incidents.list',
  method: 'GET',
  path: '/api/incidents',
  may: readers,
  title: { zh: '事故险情', en: 'Incidents and near misses' },
  query: Type.Object(
    {
      ...PageQuery,
      unit: Type.Optional(UnitId),
      family: Type.Optional(family.schema),
      severity: Type.Optional(severity.schema),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      /** In place or summary. */
      text: Type.Optional(Type.String({ maxLength: 60 })),
      /** Those taken back too. */
      withdrawn: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  reply: Page(Incident),
  problems: [problems.badRequest],
})

export const readIncident = endpoint({
  name: 'incidents.read',
  method: 'GET',
  path: '/api/incidents/:unitId/:id',
  may: readers,
  title: { zh: '一起事故险情', en: 'One incident' },
  params: Type.Object({ unitId: UnitId, id: Id }),
  reply: Incident,
  problems: [problems.notFound],
})

export const recordIncident = endpoint({
  name: 'incidents.record',
  method: 'POST',
  path: '/api/incidents',
  may: recorders,
  title: { zh: '登记事故险情', en: 'Record an incident' },
  body: Type.Object({ unitId: UnitId, ...Told }, { additionalProperties: false }),
  reply: Created,
  status: 201,
  problems: [problems.notFound, incidentProblems.future, incidentProblems.peopleInNearMiss],
})

export const withdrawIncident = endpoint({
  name: 'incidents.withdraw',
  method: 'POST',
  path: '/api/incidents/:unitId/:id/withdraw',
  may: withdrawers,
  title: { zh: '撤回登记', en: 'Withdraw the record' },
  params: Type.Object({ unitId: UnitId, id: Id }),
  body: Type.Object({ reason: Words(500) }, { additionalProperties: false }),
  problems: [problems.notFound, incidentProblems.withdrawn],
})
