/** Work without a checklist: where it may be recorded, planning it, and recording it as done. */
import { refuse } from '../../../platform/contract/problem.ts'
import type { UnitKind } from '../../../platform/contract/role.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { audienceOfWork, familiesOf, kindNames, kinds, mayRecord } from '../contract/kinds.ts'
import { activityProblems } from '../contract/problems.ts'
import type { Details } from '../contract/record.ts'
import { activityKind } from '../contract/words.ts'
import * as contract from '../contract.ts'
import { toMove } from '../move.ts'
import * as queries from '../queries.ts'
import { complete, mustRecord } from './complete.ts'
import { type PlaceGroup, planActivity, recordActivity, recordPlaces, recordPlanned } from './contract.ts'

const detailsOf = (body: Details): Details => ({
  place: body.place,
  summary: body.summary,
  followUp: body.followUp,
  scenario: body.scenario,
  evaluation: body.evaluation,
  makesUp: body.makesUp,
  minutes: body.minutes,
  parties: body.parties,
  attendance: body.attendance,
  signIn: body.signIn,
  files: body.files,
  findings: body.findings,
})

const places = serve(recordPlaces, async ({ tx, scope, actor, today }) => {
  const groups = new Map<string, PlaceGroup>()
  for (const unit of await queries.placesOf(tx, scope, today)) {
    const posts = actor.posts.filter((post) => post.units.includes(unit.id))
    const kind = unit.kind as UnitKind
    const families = [...new Set(posts.flatMap(familiesOf))]
    const may = kindNames.filter((name) =>
      posts.some((post) => [null, ...families].some((family) => mayRecord(name, kind, family, post))),
    )
    if (may.length === 0) continue
    const key = [...may, '|', ...families].join()
    const group = groups.get(key) ?? { kinds: may, families, units: [] }
    group.units.push({ id: unit.id, name: { zh: unit.name, en: unit.name_en }, kind })
    groups.set(key, group)
  }
  return { groups: [...groups.values()] }
})

const plan = serve(planActivity, async (call) => {
  const { body } = call
  call.mustReach(body.unitId)
  await mustRecord(call, body.kind, body.family, body.unitId)
  const row = kinds[body.kind]
  if (row.checklist === 'only')
    throw refuse(activityProblems.byChecklist, { kind: activityKind.words[body.kind][call.language] })
  const id = call.newId()
  const audience = audienceOfWork(body.kind, body.family, []) | call.scope.audience
  await queries.insertActivity(call.tx, {
    unit_id: body.unitId,
    id,
    kind: body.kind,
    state: 'planned',
    family: body.family,
    title: body.title.trim(),
    place: body.place,
    day: body.plannedFor,
    planned_for: body.plannedFor,
    participants: body.participants,
    made_by: call.actor.accountId,
    audience,
  })
  await call.record(
    contract.activityPlanned,
    { unitId: body.unitId, subject: { type: contract.activitySubject, id }, audience },
    {
      kind: body.kind,
      checklist: null,
      clause: null,
      family: body.family,
      title: body.title.trim(),
      day: body.plannedFor,
    },
  )
  return { id }
})

const record = serve(recordActivity, async (call) => {
  const { body, actor, now } = call
  call.mustReach(body.unitId)
  const posts = await mustRecord(call, body.kind, body.family, body.unitId)
  const id = call.newId()
  const title = body.title.trim()
  const about = { unitId: body.unitId, id, kind: body.kind, family: body.family, title, day: body.day, sheet: null }
  const done = await complete(call, { ...about, participants: body.participants, details: detailsOf(body) }, posts)
  await queries.insertActivity(call.tx, {
    unit_id: body.unitId,
    id,
    kind: body.kind,
    family: body.family,
    title,
    made_by: actor.accountId,
    started_at: now,
    started_by: actor.accountId,
    ...done.row,
  })
  await done.record()
  return { id }
})

const finishPlanned = serve(recordPlanned, async (call) => {
  const { body, params, actor, now } = call
  const { row, posts } = await toMove(call, 'record', body.family)
  if (row.checklist_id !== null)
    throw refuse(activityProblems.byChecklist, { kind: activityKind.words[queries.kindOf(row)][call.language] })
  const title = body.title.trim()
  const done = await complete(
    call,
    {
      unitId: params.unitId,
      id: params.id,
      kind: queries.kindOf(row),
      family: body.family,
      title,
      day: body.day,
      participants: body.participants,
      details: detailsOf(body),
      sheet: null,
    },
    posts,
  )
  const version = await queries.changeActivity(call.tx, params.unitId, params.id, {
    ...done.row,
    family: body.family,
    title,
    started_at: row.started_at ?? now,
    started_by: row.started_by ?? actor.accountId,
  })
  await done.record()
  return { version }
})

export const recordRoutes: readonly Served[] = [places, plan, record, finishPlanned]
