/** Finding the record that shows what was done (佐证记录): asked while a warning is being closed. */
import { Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { problems } from '../../../platform/contract/problem.ts'
import { Id, UnitId, Words } from '../../../platform/contract/schema.ts'
import { answerers, DoneRecord } from '../contract.ts'

/** Shown at once; more words narrow it. */
export const mostFound = 20

export const findDoneRecords = endpoint({
  name: 'warnings.done-records',
  method: 'GET',
  path: '/api/warnings/:unitId/:id/done-records',
  may: answerers,
  title: { zh: '查找佐证记录', en: 'Find the record that shows what was done' },
  params: Type.Object({ unitId: UnitId, id: Id }),
  query: Type.Object({ text: Type.Optional(Words(60)) }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(DoneRecord, { maxItems: mostFound }) }),
  problems: [problems.notFound],
})
