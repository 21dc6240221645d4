/** Work without a checklist: planned, recorded in one go, or recorded as planned. The form is the same for every kind. */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { problems } from '../../../platform/contract/problem.ts'
import { family, unitKind } from '../../../platform/contract/role.ts'
import { Created, Day, Id, Nullable, UnitId, Version, Words } from '../../../platform/contract/schema.ts'
import { Both } from '../checklists/contract.ts'
import { recorders } from '../contract/kinds.ts'
import { activityProblems, recordProblems } from '../contract/problems.ts'
import { Form, Participants } from '../contract/record.ts'
import { activityKind } from '../contract/words.ts'

const One = Type.Object({ unitId: UnitId, id: Id })

/** In one go what was done without a checklist, today or before. */
export const recordActivity = endpoint({
  name: 'activities.record',
  method: 'POST',
  path: '/api/activities/records',
  may: recorders,
  title: { zh: '记录已开展的工作', en: 'Record work that was done' },
  body: Type.Object({ unitId: UnitId, kind: activityKind.schema, ...Form.properties }, { additionalProperties: false }),
  reply: Created,
  status: 201,
  problems: recordProblems,
})

/** What was planned or begun without a checklist, done. */
export const recordPlanned = endpoint({
  name: 'activities.recordPlanned',
  method: 'POST',
  path: '/api/activities/:unitId/:id/record',
  may: recorders,
  title: { zh: '登记已安排工作的完成情况', en: 'Record planned work as done' },
  params: One,
  body: Type.Object({ version: Version, ...Form.properties }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: [problems.notFound, problems.changedMeanwhile, activityProblems.wrongState, ...recordProblems],
})

export const planActivity = endpoint({
  name: 'activities.plan',
  method: 'POST',
  path: '/api/activities/plans',
  may: recorders,
  title: { zh: '安排一项工作', en: 'Plan work' },
  body: Type.Object(
    {
      unitId: UnitId,
      kind: activityKind.schema,
      title: Words(80),
      family: Nullable(family.schema),
      place: Type.String({ maxLength: 100 }),
      plannedFor: Day,
      participants: Participants,
    },
    { additionalProperties: false },
  ),
  reply: Created,
  status: 201,
  problems: [activityProblems.byChecklist, activityProblems.missingFields],
})

/** Units at which the same may be recorded. */
const PlaceGroup = Type.Object({
  kinds: Type.Array(activityKind.schema),
  families: Type.Array(family.schema),
  units: Type.Array(Type.Object({ id: UnitId, name: Both, kind: unitKind.schema })),
})
export type PlaceGroup = Static<typeof PlaceGroup>

/** Units in reach, by what may be recorded there: what the form offers. */
export const recordPlaces = endpoint({
  name: 'activities.places',
  method: 'GET',
  path: '/api/activity-places',
  may: recorders,
  title: { zh: '可以记录工作的单位', en: 'Where work may be recorded' },
  reply: Type.Object({
    groups: Type.Array(PlaceGroup),
  }),
})
