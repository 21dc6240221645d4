/** Activities: reading, opening, moving from state to state. Answers are in answers.ts. */
import { Type } from 'typebox'
import { sheetFor } from '../../domain/checklist/checklist.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { Day, Id } from '../../platform/contract/schema.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Served, serve } from '../../platform/endpoint.ts'
import { pageOf, readCursor } from '../../platform/page.ts'
import { editionOn, editionsOn, policy } from '../../platform/policy.ts'
import { answerRoutes } from './answers.ts'
import { listChecklists, readChecklist } from './checklists/contract.ts'
import { audienceOfWork } from './contract/kinds.ts'
import { activityProblems } from './contract/problems.ts'
import { noDetails } from './contract/record.ts'
import * as contract from './contract.ts'
import { listSummaries, readWhole } from './list/queries.ts'
import { about, toMove } from './move.ts'
import { showActivity, showEdition, showEditionHead, showSummary } from './present.ts'
import * as queries from './queries.ts'
import { type AnyCall, complete, mustRecord } from './records/complete.ts'
import { recordRoutes } from './records/routes.ts'
import * as rules from './rules.ts'

const pageSize = 50
const listKey = Type.Object({ day: Day, id: Id })

const checklists = serve(listChecklists, async ({ today }) => ({
  items: editionsOn(policy(), today).map(showEditionHead),
}))

const checklist = serve(readChecklist, async ({ today, params }) => {
  const edition = editionOn(policy(), params.checklist, today)
  if (!edition) throw refuse(problems.notFound, {})
  return showEdition(edition, edition.items)
})

const list = serve(contract.listActivities, async ({ tx, scope, query, platform }) => {
  const { cursor, limit = pageSize, order = 'newest', ...filter } = query
  const zone = platform.config.timeZone
  const rows = await listSummaries(tx, scope, { ...filter, order, zone }, readCursor(listKey, cursor), limit + 1)
  const page = pageOf(rows, limit, ({ day, id }) => ({ day, id }))
  return { items: page.items.map(showSummary), next: page.next }
})

const read = serve(contract.readActivity, async ({ tx, scope, params, platform }) => {
  const row = await readWhole(tx, scope, platform.config.timeZone, params.unitId, params.id)
  if (!row) throw refuse(problems.notFound, {})
  const edition = await editionOf(tx, row)
  return showActivity(row, edition, edition ? await queries.answersOf(tx, params.unitId, params.id) : [])
})

const editionOf = (tx: Tx, row: { checklist_id: string | null; checklist_version: number | null }) =>
  row.checklist_id === null || row.checklist_version === null
    ? Promise.resolve(null)
    : queries.editionOf(tx, row.checklist_id, row.checklist_version)

/** The edition in force and the items this facility is asked. */
async function sheetOf(call: AnyCall, unitId: number, checklistId: string) {
  const edition = editionOn(policy(), checklistId, call.today)
  const facts = await queries.factsOf(call.tx, unitId)
  if (!edition || !facts) throw refuse(problems.notFound, {})
  if (facts.kind !== 'facility')
    throw refuse(activityProblems.notYours, { unit: call.language === 'zh' ? facts.name : facts.name_en })
  if (!(await queries.keepEdition(call.tx, edition, call.now)))
    throw refuse(activityProblems.editionEdited, {
      checklist: edition.title[call.language],
      version: edition.version,
    })
  const attributes = facts.attributes as Readonly<Record<string, unknown>>
  const { items } = sheetFor(edition, {
    type: facts.facility_type ?? '',
    has: (name) => {
      const value = attributes[name]
      return typeof value === 'boolean' ? value : undefined
    },
  })
  return { edition, items: items.map((item) => item.id) }
}

/** Refuses where the same check is under way at the unit; holds the turn until the transaction ends. */
async function takeTurn(call: AnyCall, unitId: number, checklistId: string): Promise<void> {
  await queries.holdTurn(call.tx, unitId, checklistId)
  const running = await queries.runningOf(call.tx, unitId, checklistId)
  if (running?.started_at)
    throw refuse(activityProblems.alreadyRunning, {
      by: running.name,
      at: shortMoment(call, running.started_at),
      id: running.id,
    })
}

const shortMoment = (call: AnyCall, at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: call.platform.config.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)

const open = serve(contract.openActivity, async (call) => {
  const { tx, body, now, today, actor } = call
  call.mustReach(body.unitId)
  const planned = body.plannedFor !== null && body.plannedFor > today
  const { edition, items } = await sheetOf(call, body.unitId, body.checklist)
  await mustRecord(call, edition.kind, edition.family, body.unitId)
  if (!planned) await takeTurn(call, body.unitId, body.checklist)
  const id = call.newId()
  const audience = audienceOfWork(edition.kind, edition.family, []) | call.scope.audience
  const day = planned && body.plannedFor !== null ? body.plannedFor : today
  await queries.insertActivity(tx, {
    unit_id: body.unitId,
    id,
    kind: edition.kind,
    state: planned ? 'planned' : 'started',
    family: edition.family,
    clause: edition.clause,
    checklist_id: edition.id,
    checklist_version: edition.version,
    items,
    day,
    planned_for: planned ? day : null,
    participants: body.participants,
    audience,
    made_by: actor.accountId,
    started_at: planned ? null : now,
    started_by: planned ? null : actor.accountId,
  })
  const begun = {
    kind: edition.kind,
    checklist: { id: edition.id, version: edition.version },
    clause: edition.clause,
    family: edition.family,
    title: edition.title.zh,
    day,
  }
  const subject = { ...about(body.unitId, id), audience }
  if (planned) await call.record(contract.activityPlanned, subject, begun)
  else
    await call.record(contract.activityStarted, subject, {
      ...begun,
      items,
      participants: body.participants,
    })
  return { id }
})

const start = serve(contract.startActivity, async (call) => {
  const { tx, body, params, now, today, actor } = call
  const { row } = await toMove(call, 'start')
  const begun = {
    state: 'started',
    day: today,
    participants: body.participants,
    started_at: now,
    started_by: actor.accountId,
  }
  const said = { kind: queries.kindOf(row), day: today, participants: body.participants }
  const subject = { ...about(params.unitId, params.id), audience: row.audience }
  if (row.checklist_id === null) {
    const version = await queries.changeActivity(tx, params.unitId, params.id, begun)
    const family = queries.familyOf(row)
    await call.record(contract.activityStarted, subject, {
      ...said,
      checklist: null,
      clause: null,
      family,
      title: row.title ?? '',
      items: [],
    })
    return { version }
  }
  await takeTurn(call, params.unitId, row.checklist_id)
  const { edition, items } = await sheetOf(call, params.unitId, row.checklist_id)
  const version = await queries.changeActivity(tx, params.unitId, params.id, {
    ...begun,
    checklist_version: edition.version,
    items,
  })
  await call.record(contract.activityStarted, subject, {
    ...said,
    checklist: { id: edition.id, version: edition.version },
    clause: edition.clause,
    family: edition.family,
    title: edition.title.zh,
    items,
  })
  return { version }
})

const finish = serve(contract.finishActivity, async (call) => {
  const { tx, params, body, language } = call
  const { row, posts } = await toMove(call, 'finish')
  const edition = await editionOf(tx, row)
  // What has no checklist is recorded by its form.
  if (!edition) throw refuse(problems.notFound, {})
  const items = rules.asked(edition, row.items)
  const answers = await queries.answersOf(tx, params.unitId, params.id)
  const gaps = rules.incomplete(items, answers, language)
  if (gaps) throw gaps
  const counts = rules.countsOf(items, answers)
  const done = await complete(
    call,
    {
      unitId: params.unitId,
      id: params.id,
      kind: queries.kindOf(row),
      family: queries.familyOf(row),
      title: edition.title.zh,
      day: call.today,
      participants: body.participants,
      details: body.details ?? noDetails,
      sheet: {
        checklist: { id: edition.id, version: edition.version },
        clause: edition.clause,
        counts,
        findings: rules.findingsOf(edition.family, items, answers),
        photos: answers.flatMap((answer) => answer.files.map((file) => file.sha256)),
      },
    },
    posts,
  )
  await queries.shareAnswers(tx, params.unitId, params.id, done.audience)
  const version = await queries.changeActivity(tx, params.unitId, params.id, done.row)
  await done.record()
  return { version, counts }
})

const cancel = serve(contract.cancelActivity, async (call) => {
  const { tx, params, body, now, actor } = call
  const { row } = await toMove(call, 'cancel')
  const version = await queries.changeActivity(tx, params.unitId, params.id, {
    state: 'cancelled',
    reason: body.reason,
    ended_at: now,
    ended_by: actor.accountId,
  })
  const subject = { ...about(params.unitId, params.id), audience: row.audience }
  await call.record(contract.activityCancelled, subject, { reason: body.reason })
  return { version }
})

export const routes: readonly Served[] = [
  checklists,
  checklist,
  list,
  read,
  open,
  start,
  ...answerRoutes,
  finish,
  cancel,
  ...recordRoutes,
]
