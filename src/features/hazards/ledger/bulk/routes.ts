/** Preview and act: both judge by the same rules over the same rows; the act holds their locks. */
import { problems, refuse } from '../../../../platform/contract/problem.ts'
import type { Role } from '../../../../platform/contract/role.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../../platform/endpoint.ts'
import { settingValue } from '../../../../platform/settings.ts'
import { openTasks } from '../../../../platform/tasks.ts'
import { hazardSubject } from '../../contract.ts'
import { facilityRoles } from '../../loop/contract.ts'
import { printed } from '../../loop/opening.ts'
import { reassign } from '../../loop/routes/beside.ts'
import { approve } from '../../loop/routes.ts'
import { limitsSetting } from '../../loop/settings.ts'
import { actingOn, standingOf } from '../../loop/standing.ts'
import { said } from '../present.ts'
import { pageOf } from '../queries.ts'
import { wantedBy } from '../wanted.ts'
import * as contract from './contract.ts'
import { type Chosen, dropTasks, hazardsBy, type Key, openTasksOn, workplaces } from './queries.ts'
import {
  changed,
  gone,
  judgeApproval,
  judgeReassignment,
  judgeReminder,
  judgeWithdrawal,
  type No,
  stepOf,
  type Waiting,
} from './rules.ts'

type Calling = SignedIn<Call<unknown, unknown, unknown>>
type Act = (typeof contract.bulkAct.terms)[number]

interface Judged {
  readonly row: Chosen
  /** Whose holder a reminder would reach. */
  readonly task: Waiting | undefined
  readonly refused: No | null
}

interface Asked {
  readonly act: Act
  readonly responsibleId: string | undefined
  /** Null in a preview. */
  readonly reason: string | null
}

const keyOf = (key: Key): string => `${key.unitId} ${key.id}`

/** Every hazard that is there, by key, with what the act would meet. */
async function judged(call: Calling, asked: Asked, keys: readonly Key[], lock: boolean): Promise<Map<string, Judged>> {
  const { act, responsibleId, reason } = asked
  if (keys.length === 0) return new Map()
  const rows = await hazardsBy(call.tx, call.scope, keys, lock)
  const open = await openTasksOn(call.tx, call.scope, keys, hazardSubject)
  const limits = await settingValue(call.tx, limitsSetting)
  const there =
    responsibleId === undefined ? null : await workplaces(call.tx, call.scope, responsibleId, facilityRoles, call.today)
  const tasks = Map.groupBy(open, (task) => keyOf({ unitId: task.unit_id, id: task.subject_id }))
  return new Map(
    rows.map((row) => {
      const key = keyOf({ unitId: row.unit_id, id: row.id })
      const waiting = (tasks.get(key) ?? []).map((task) => ({
        kind: task.kind,
        holderId: task.holder_id,
        role: task.role as Role,
        accountId: task.account_id,
      }))
      const by = { ...actingOn(call, row.unit_id), posts: call.actor.posts }
      const refused = {
        approve: () => judgeApproval(standingOf(row, false), by, limits),
        remind: () => judgeReminder(standingOf(row, false), by, waiting),
        withdraw: () => judgeWithdrawal(waiting),
        reassign: () => {
          const to = responsibleId ? { id: responsibleId, worksThere: there?.has(row.unit_id) ?? false } : null
          return judgeReassignment(standingOf(row, false), by, { to, reason }, limits)
        },
      }[act]()
      return [key, { row, task: stepOf(waiting), refused }]
    }),
  )
}

const lineOf = (row: Chosen, refused: No | null): contract.BulkLine => ({
  unitId: row.unit_id,
  id: row.id,
  version: row.version,
  number: printed(row.year, row.number),
  unit: { zh: row.unit_name, en: row.unit_name_en },
  object: said(row.object, row.english, 'object'),
  refused: refused && { rule: refused.rule, why: refused.why },
})

/** What is no longer there has no words left. */
const lineOfNothing = (asked: contract.Chosen): contract.BulkLine => ({
  ...{ unitId: asked.unitId, id: asked.id, version: asked.version },
  number: '',
  unit: { zh: '', en: '' },
  object: { zh: '', en: null },
  refused: gone,
})

const preview = serve(contract.previewBulk, async (call) => {
  const { act, which, responsibleId } = call.body
  const asking = { act, responsibleId, reason: null }
  if ('items' in which) {
    const found = await judged(call, asking, which.items, false)
    const lines = which.items.map((asked) => {
      const one = found.get(keyOf(asked))
      return one ? lineOf(one.row, one.refused) : lineOfNothing(asked)
    })
    return { lines, more: false }
  }
  const rows = await pageOf(call.tx, call.scope, wantedBy(call, which.filter), contract.mostAtOnce + 1, null)
  const keys = rows.slice(0, contract.mostAtOnce).map((row) => ({ unitId: row.unit_id, id: row.id }))
  const found = await judged(call, asking, keys, false)
  const lines = keys.flatMap((key) => {
    const one = found.get(keyOf(key))
    return one ? [lineOf(one.row, one.refused)] : []
  })
  return { lines, more: rows.length > contract.mostAtOnce }
})

const perform = serve(contract.actInBulk, async (call) => {
  const { act, items, note, responsibleId } = call.body
  if ((act === 'reassign') !== (responsibleId !== undefined)) throw refuse(problems.badRequest, {})
  const found = await judged(call, { act, responsibleId, reason: note }, items, true)
  const done: Judged[] = []
  const lines = items.map((asked) => {
    const one = found.get(keyOf(asked))
    if (!one) return lineOfNothing(asked)
    const refused = one.row.version === asked.version ? one.refused : changed
    if (refused === null && !done.includes(one)) done.push(one)
    return lineOf(one.row, refused)
  })
  const said = note.trim()
  if (act === 'reassign') await reassignAll(call, done, { reason: said, responsibleId: responsibleId ?? '' })
  else await { approve: approveAll, remind: remindAll, withdraw: withdrawAll }[act](call, done, said)
  return { lines }
})

/** Each by the loop's own path, so that nothing it keeps is passed by. */
async function approveAll(call: Calling, done: readonly Judged[], note: string): Promise<void> {
  for (const { row } of done) {
    const { unit_id: unitId, id, version } = row
    await approve({ ...call, params: { unitId, id }, body: { version, note } })
  }
}

async function reassignAll(
  call: Calling,
  done: readonly Judged[],
  asked: { readonly reason: string; readonly responsibleId: string },
): Promise<void> {
  for (const { row } of done) {
    const { unit_id: unitId, id, version } = row
    await reassign({ ...call, params: { unitId, id }, body: { version, ...asked } })
  }
}

const about = (row: Chosen) => ({
  unitId: row.unit_id,
  subject: { type: hazardSubject, id: row.id },
  audience: row.audience,
})

/** The reminder is a task beside the one that waits, for the same person; whichever step ends that one ends it too. */
async function remindAll(call: Calling, done: readonly Judged[], note: string): Promise<void> {
  await openTasks(
    call,
    contract.reminder,
    done.flatMap(({ row, task }) =>
      task
        ? [
            {
              ...{ ...about(row), holderId: task.holderId, role: task.role, dueAt: row.due_at },
              ...(task.accountId === null ? {} : { accountId: task.accountId }),
              details: { by: call.actor.name, object: row.object, note: note === '' ? '' : `（${note}）` },
            },
          ]
        : [],
    ),
  )
  for (const { row } of done) await call.record(contract.hazardReminded, about(row), { note })
}

async function withdrawAll(call: Calling, done: readonly Judged[]): Promise<void> {
  const keys = done.map(({ row }) => ({ unitId: row.unit_id, id: row.id }))
  const by = { at: call.now, accountId: call.actor.accountId }
  await dropTasks(call.tx, keys, { type: hazardSubject, kind: contract.reminder.name }, by)
  for (const { row } of done) await call.record(contract.reminderWithdrawn, about(row), {})
}

export const bulkRoutes: readonly Served[] = [preview, perform]
