/** Activities: reading, opening, moving from state to state. Answers are in answers.ts. */
import { Type } from 'typebox'
import { sheetFor } from '../../domain/checklist/checklist.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { Day, Id } from '../../platform/contract/schema.ts'
import { type Call, type Served, type SignedIn, serve } from '../../platform/endpoint.ts'
import { changedMeanwhile } from '../../platform/journal/changed.ts'
import { pageOf, readCursor } from '../../platform/page.ts'
import { editionOn, editionsOn, policy } from '../../platform/policy.ts'
import { answerRoutes } from './answers.ts'
import { listChecklists, readChecklist } from './checklists/contract.ts'
import * as contract from './contract.ts'
import { closeMonth } from './jobs.ts'
import { listSummaries, readSummary } from './list/queries.ts'
import { showActivity, showEdition, showEditionHead, showSummary } from './present.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>

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

const list = serve(contract.listActivities, async ({ tx, scope, query }) => {
  const { cursor, limit = pageSize, order = 'newest', ...filter } = query
  const rows = await listSummaries(tx, scope, { ...filter, order }, readCursor(listKey, cursor), limit + 1)
  const page = pageOf(rows, limit, ({ day, id }) => ({ day, id }))
  return { items: page.items.map(showSummary), next: page.next }
})

const read = serve(contract.readActivity, async ({ tx, scope, params }) => {
  const row = await readSummary(tx, scope, params.unitId, params.id)
  if (!row) throw refuse(problems.notFound, {})
  const edition = await queries.editionOf(tx, row.checklist_id, row.checklist_version)
  return showActivity(row, edition, await queries.answersOf(tx, params.unitId, params.id))
})

const about = (unitId: number, id: string) => ({ unitId, subject: { type: contract.activitySubject, id } })

/** The edition in force and the items this facility is asked. */
async function sheetOf(call: AnyCall, unitId: number, checklistId: string) {
  const edition = editionOn(policy(), checklistId, call.today)
  const facts = await queries.factsOf(call.tx, unitId)
  if (!edition || !facts) throw refuse(problems.notFound, {})
  if (facts.kind !== 'facility')
    throw refuse(contract.activityProblems.notYours, { unit: call.language === 'zh' ? facts.name : facts.name_en })
  if (!(await queries.keepEdition(call.tx, edition, call.now)))
    throw refuse(contract.activityProblems.editionEdited, {
      checklist: edition.title[call.language],
      version: edition.version,
    })
  const attributes = facts.attributes as Readonly<Record<string, unknown>>
  const { items } = sheetFor(edition, (name) => {
    const value = attributes[name]
    return typeof value === 'boolean' ? value : undefined
  })
  return { edition, items: items.map((item) => item.id) }
}

/** Refuses where the same check is under way at the unit; holds the turn until the transaction ends. */
async function takeTurn(call: AnyCall, unitId: number, checklistId: string): Promise<void> {
  await queries.holdTurn(call.tx, unitId, checklistId)
  const running = await queries.runningOf(call.tx, unitId, checklistId)
  if (running?.started_at)
    throw refuse(contract.activityProblems.alreadyRunning, {
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
  if (!planned) await takeTurn(call, body.unitId, body.checklist)
  const id = call.newId()
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
    participants: body.participants,
    made_by: actor.accountId,
    started_at: planned ? null : now,
    started_by: planned ? null : actor.accountId,
  })
  const begun = {
    kind: edition.kind,
    checklist: { id: edition.id, version: edition.version },
    clause: edition.clause,
    day,
  }
  if (planned) await call.record(contract.activityPlanned, about(body.unitId, id), begun)
  else
    await call.record(contract.activityStarted, about(body.unitId, id), {
      ...begun,
      items,
      participants: body.participants,
    })
  return { id }
})

type MoveCall = AnyCall & { params: { unitId: number; id: string }; body: { version: number } }

/** The activity locked, in the version the reader saw and in a state the move starts from; or why not. */
async function toMove(call: MoveCall, move: rules.Move): Promise<queries.ActivityRecord> {
  const { unitId, id } = call.params
  const row = await queries.lockActivity(call.tx, call.scope, unitId, id, 'update')
  if (!row) throw refuse(problems.notFound, {})
  if (row.version !== call.body.version)
    throw await changedMeanwhile(call, unitId, about(unitId, id).subject, contract.events)
  const refused = rules.refusalOf(move, row.state as rules.State, call.language)
  if (refused) throw refused
  return row
}

const start = serve(contract.startActivity, async (call) => {
  const { tx, body, params, now, today, actor } = call
  const row = await toMove(call, 'start')
  await takeTurn(call, params.unitId, row.checklist_id)
  const { edition, items } = await sheetOf(call, params.unitId, row.checklist_id)
  const version = await queries.changeActivity(tx, params.unitId, params.id, {
    state: 'started',
    checklist_version: edition.version,
    items,
    day: today,
    participants: body.participants,
    started_at: now,
    started_by: actor.accountId,
  })
  await call.record(contract.activityStarted, about(params.unitId, params.id), {
    kind: edition.kind,
    checklist: { id: edition.id, version: edition.version },
    clause: edition.clause,
    day: today,
    items,
    participants: body.participants,
  })
  return { version }
})

const finish = serve(contract.finishActivity, async (call) => {
  const { tx, params, body, now, today, actor, language } = call
  const row = await toMove(call, 'finish')
  const edition = await queries.editionOf(tx, row.checklist_id, row.checklist_version)
  const items = rules.asked(edition, row.items)
  const answers = await queries.answersOf(tx, params.unitId, params.id)
  const gaps = rules.incomplete(items, answers, language)
  if (gaps) throw gaps
  const counts = rules.countsOf(items, answers)
  const version = await queries.changeActivity(tx, params.unitId, params.id, {
    state: 'done',
    day: today,
    participants: body.participants,
    ended_at: now,
    ended_by: actor.accountId,
  })
  const files = [...new Set(answers.flatMap((answer) => answer.files.map((file) => file.sha256)))]
  await call.record(
    contract.activityDone,
    { ...about(params.unitId, params.id), files },
    {
      unitId: params.unitId,
      kind: edition.kind,
      checklist: { id: edition.id, version: edition.version },
      clause: edition.clause,
      family: edition.family,
      title: edition.title.zh,
      day: today,
      makesUp: null,
      makesUpReason: null,
      participants: body.participants,
      parties: [],
      by: [],
      attendance: null,
      minutes: null,
      counts,
      findings: rules.findingsOf(edition.family, items, answers),
    },
  )
  await closeMonth(call, params.unitId, edition.id)
  return { version, counts }
})

const cancel = serve(contract.cancelActivity, async (call) => {
  const { tx, params, body, now, actor } = call
  await toMove(call, 'cancel')
  const version = await queries.changeActivity(tx, params.unitId, params.id, {
    state: 'cancelled',
    reason: body.reason,
    ended_at: now,
    ended_by: actor.accountId,
  })
  await call.record(contract.activityCancelled, about(params.unitId, params.id), { reason: body.reason })
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
]
