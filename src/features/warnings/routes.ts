/** Warnings: listed, read with their reasons, answered, closed. */
import { Type } from 'typebox'
import { startOfDay } from '../../domain/calendar/zone.ts'
import type { Problem } from '../../platform/contract/problem.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { Id, Instant } from '../../platform/contract/schema.ts'
import { type Call, type Served, type SignedIn, serve } from '../../platform/endpoint.ts'
import { changedMeanwhile } from '../../platform/journal/changed.ts'
import { pageOf, readCursor } from '../../platform/page.ts'
import { settingValue } from '../../platform/settings.ts'
import { closeTasks, openTask } from '../../platform/tasks.ts'
import {
  answerWarning,
  closeWarning,
  dismissWarning,
  doneRecordUnfit,
  listWarnings,
  readWarning,
  transitions,
  type WarningColour,
  type WarningMove,
  type WarningRow,
  type WarningRule,
  warningEvents,
  warningRules,
  warningTasks,
} from './contract.ts'
import { type DoneRef, doneRecordsOf, mayName } from './done/named.ts'
import { aboutIt, ladderAt, wordsOf } from './following.ts'
import { keyOf, wantedBy } from './list/wanted.ts'
import { detailsOf, offersOf, passingsIn, showAllReasons, showRow, showStretch, showTimeline } from './present.ts'
import * as queries from './queries.ts'
import { type By, heldBy, judge, numberOf } from './rules.ts'
import { warningFrom } from './settings.ts'

const listKey = Type.Object({ rank: Type.Integer(), at: Instant, id: Id })
const pageSize = 50

type Asking = SignedIn<Call<unknown, unknown, unknown>>

/** The actor's roles on a facility. */
const byOn = ({ actor }: Pick<Asking, 'actor'>, unitId: number): By => ({
  accountId: actor.accountId,
  roles: actor.posts.filter(({ units }) => units.includes(unitId)).map(({ role }) => role),
})

const list = serve(listWarnings, async (call) => {
  const { tx, scope, query, now, today } = call
  const limit = query.limit ?? pageSize
  const wanted = wantedBy(call, query)
  const rows = await queries.page(tx, scope, wanted, limit + 1, readCursor(listKey, query.cursor))
  const { items, next } = pageOf(rows, limit, (row) => keyOf(wanted, row))
  return {
    ...{ items: items.map((row) => showRow(row, now, wanted.timeZone)), next },
    totals: await queries.totals(tx, scope, now, today),
  }
})

const read = serve(readWarning, async (call) => {
  const { tx, scope, params, now } = call
  const row = await queries.findWarning(tx, scope, params.unitId, params.id)
  if (!row) throw refuse(problems.notFound, {})
  const ladder = await ladderAt(call, params.unitId)
  const entries = await queries.timelineOf(tx, scope, params.unitId, params.id)
  const held = heldBy(passingsIn(entries), now)
  const names = await queries.namesOf(
    tx,
    [...ladder, ...held].flatMap(({ unitId }) => (unitId === null ? [] : [unitId])),
  )
  const record = (await doneRecordsOf(call, [row])).get(row.id) ?? null
  return {
    ...showRow(row, now, call.platform.config.timeZone),
    reasons: showAllReasons(row),
    answer:
      row.answer === null || row.answered_at === null || row.done_by === null
        ? null
        : {
            ...{ text: row.answer, by: row.answered_name ?? '', doneBy: row.done_by },
            at: new Date(row.answered_at).toISOString(),
          },
    closing:
      row.outcome === null || row.closed_at === null
        ? null
        : {
            outcome: row.outcome as NonNullable<WarningRow['outcome']>,
            ...{ text: row.closing ?? '', by: row.closed_name ?? '', at: new Date(row.closed_at).toISOString() },
            record,
          },
    earlier:
      row.earlier_id === null || row.earlier_number === null || row.earlier_closed_at === null
        ? null
        : {
            ...{ id: row.earlier_id, number: numberOf(row.earlier_year ?? 0, row.earlier_number) },
            closedAt: new Date(row.earlier_closed_at).toISOString(),
          },
    ladder: ladder.map(({ step, unitId, holders }, at) => ({
      ...{ step, unit: names.get(unitId ?? 0) ?? { zh: '', en: '' }, told: at <= row.level },
      people: holders.map(({ name, acting }) => [name, ...acting.map((one) => one.name)].join('、')),
    })),
    held: held.map((one) => showStretch(one, names)),
    timeline: showTimeline(entries, record),
    offers: offersOf(row, byOn(call, params.unitId), await settingValue(tx, warningFrom)),
  }
})

/** Loads, locks and judges; the warning as it stood. */
async function moving(
  call: SignedIn<Call<{ unitId: number; id: string }, unknown, { version: number }>>,
  move: WarningMove,
): Promise<queries.WarningRecord> {
  const { tx, scope, params, body, language } = call
  const { unitId, id } = params
  const warning = await queries.lockWarning(tx, scope, unitId, id)
  if (!warning) throw refuse(problems.notFound, {})
  const { subject } = aboutIt(unitId, id, warning.audience)
  if (warning.version !== body.version)
    throw await changedMeanwhile(call, unitId, subject, Object.values(warningEvents))
  const standing = {
    ...{ state: warning.state as WarningRow['state'], colour: warning.colour as WarningColour },
    ...{ present: warning.present as WarningRow['present'], answeredBy: warning.answered_by },
  }
  const rule: WarningRule | null = judge(standing, byOn(call, unitId), move, await settingValue(tx, warningFrom))
  if (rule)
    throw refuse(warningRules[rule] as Problem<Record<string, string>>, detailsOf(rule, move, standing, language))
  await closeTasks(call, { unitId, subject }, 'done')
  return warning
}

const answer = serve(answerWarning, async (call) => {
  const { tx, params, body, now, today, actor, platform } = call
  if (body.doneBy < today) throw refuse(warningRules['past-day'], { today })
  const warning = await moving(call, 'answer')
  await queries.changeWarning(tx, params.unitId, params.id, {
    ...{ state: transitions.answer.to, answer: body.text, answered_by: actor.accountId, answered_at: now },
    ...{ done_by: body.doneBy, climb_at: null },
  })
  const it = aboutIt(params.unitId, params.id, warning.audience)
  // Whoever may close it has it on the day that was promised.
  const ladder = await ladderAt(call, params.unitId)
  const steps = warning.colour === 'red' ? ['deputy', 'chief', 'city', 'region'] : ['director', 'deputy', 'chief']
  const rung = ladder.find(({ step, holders }) => steps.includes(step) && holders.length > 0)
  await openTask(call, warningTasks.close, {
    ...{ unitId: params.unitId, holderId: rung?.unitId ?? params.unitId, role: rung?.role ?? 'director' },
    ...{ subject: it.subject, dueAt: new Date(startOfDay(platform.config.timeZone, body.doneBy, 1).getTime() - 1000) },
    details: wordsOf(warning.colour as WarningColour, warning.family as WarningRow['family']),
  })
  await call.record(warningEvents.answered, it, { text: body.text, doneBy: body.doneBy })
  return { state: transitions.answer.to, version: warning.version + 1 }
})

interface Ending {
  readonly move: 'close' | 'dismiss'
  readonly record?: DoneRef
}

async function end(
  call: SignedIn<Call<{ unitId: number; id: string }, unknown, { version: number; text: string }>>,
  { move, record }: Ending,
) {
  const { tx, params, body, now, actor } = call
  const warning = await moving(call, move)
  if (record && !(await mayName(call, params.unitId, record))) throw refuse(doneRecordUnfit, {})
  const outcome = move === 'close' ? ('handled' as const) : ('false-alarm' as const)
  await queries.changeWarning(tx, params.unitId, params.id, {
    ...{ state: 'closed', outcome, closing: body.text, closed_by: actor.accountId, closed_at: now, climb_at: null },
    done_hazard_id: record?.kind === 'hazard' ? record.id : null,
    done_activity_id: record?.kind === 'activity' ? record.id : null,
  })
  await call.record(warningEvents.closed, aboutIt(params.unitId, params.id, warning.audience), {
    ...{ outcome, text: body.text, ...(record ? { record } : {}) },
  })
  return { state: 'closed' as const, version: warning.version + 1 }
}

const close = serve(closeWarning, (call) => {
  const { record } = call.body
  return end(call, { move: 'close', ...(record ? { record } : {}) })
})
const dismiss = serve(dismissWarning, (call) => end(call, { move: 'dismiss' }))

export const routes: readonly Served[] = [list, read, answer, close, dismiss]
