/** Incidents and near misses: recorded, listed, taken back with a reason. */
import { Type } from 'typebox'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { audienceOf, cooperating, type Family } from '../../platform/contract/role.ts'
import { Id, Instant } from '../../platform/contract/schema.ts'
import { type Served, serve } from '../../platform/endpoint.ts'
import { pageOf, readCursor } from '../../platform/page.ts'
import {
  type Incident,
  incidentProblems,
  incidentRecorded,
  incidentSubject,
  incidentWithdrawn,
  listIncidents,
  readIncident,
  recordIncident,
  withdrawIncident,
} from './contract.ts'
import * as queries from './queries.ts'

const listKey = Type.Object({ at: Instant, id: Id })
const pageSize = 50

/** Police, government, and the departments that cooperate in the family. */
export const audienceOfIncident = (family: Family): number => audienceOf([...cooperating[family], 'government'])

const show = (row: queries.Shown): Incident => ({
  ...{ unitId: row.unit_id, id: row.id, unit: { zh: row.unit_name, en: row.unit_name_en } },
  // Held to their vocabularies by CHECK constraints.
  ...{ family: row.family as Incident['family'], severity: row.severity as Incident['severity'] },
  ...{ occurredAt: new Date(row.occurred_at).toISOString(), place: row.place, summary: row.summary },
  ...{ deaths: row.deaths, injured: row.injured, recordedBy: row.by_name },
  recordedAt: new Date(row.recorded_at).toISOString(),
  withdrawn:
    row.withdrawn_at === null
      ? null
      : {
          ...{ by: row.withdrawn_name ?? '', reason: row.withdrawn_reason ?? '' },
          at: new Date(row.withdrawn_at).toISOString(),
        },
})

const list = serve(listIncidents, async ({ tx, scope, query, platform }) => {
  const limit = query.limit ?? pageSize
  const after = readCursor(listKey, query.cursor)
  const rows = await queries.page(tx, scope, query, platform.config.timeZone, limit + 1, after)
  const { items, next } = pageOf(rows, limit, (row) => ({ at: new Date(row.occurred_at).toISOString(), id: row.id }))
  return { items: items.map(show), next }
})

const read = serve(readIncident, async ({ tx, scope, params }) => {
  const row = await queries.findIncident(tx, scope, params.unitId, params.id)
  if (!row) throw refuse(problems.notFound, {})
  return show(row)
})

const record = serve(recordIncident, async (call) => {
  const { tx, body, now, scope, actor } = call
  const { unitId, ...told } = body
  call.mustReach(unitId)
  if (!(await queries.isFacility(tx, scope, unitId))) throw refuse(problems.notFound, {})
  const occurredAt = new Date(told.occurredAt)
  if (occurredAt > now) throw refuse(incidentProblems.future, { now: now.toISOString() })
  if (told.severity === 'near-miss' && told.deaths + told.injured > 0)
    throw refuse(incidentProblems.peopleInNearMiss, {})
  const id = call.newId()
  const audience = audienceOfIncident(told.family)
  await queries.insertIncident(tx, {
    ...{ unit_id: unitId, id, audience, family: told.family, severity: told.severity, occurred_at: occurredAt },
    ...{ place: told.place, summary: told.summary, deaths: told.deaths, injured: told.injured },
    ...{ recorded_by: actor.accountId, recorded_at: now },
  })
  await call.record(incidentRecorded, { unitId, subject: { type: incidentSubject, id }, audience }, told)
  return { id }
})

const withdraw = serve(withdrawIncident, async (call) => {
  const { tx, scope, params, body, actor } = call
  const row = await queries.lockIncident(tx, scope, params.unitId, params.id)
  if (!row) throw refuse(problems.notFound, {})
  if (row.withdrawn_at !== null) throw refuse(incidentProblems.withdrawn, {})
  await queries.withdraw(tx, params.unitId, params.id, actor.accountId, call.now, body.reason)
  const about = { unitId: params.unitId, subject: { type: incidentSubject, id: params.id }, audience: row.audience }
  await call.record(incidentWithdrawn, about, { reason: body.reason })
  return null
})

export const routes: readonly Served[] = [list, read, record, withdraw]
