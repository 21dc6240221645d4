/** Preview and act: both judge by the same rules over the same rows; the act holds their locks. */
import type { Role } from '../../../../platform/contract/role.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../../platform/endpoint.ts'
import { settingValue } from '../../../../platform/settings.ts'
import { openTasks } from '../../../../platform/tasks.ts'
import { hazardSubject } from '../../contract.ts'
import { printed } from '../../loop/opening.ts'
import { approve } from '../../loop/routes.ts'
import { limitsSetting } from '../../loop/settings.ts'
import { actingOn, standingOf } from '../../loop/standing.ts'
import { said } from '../present.ts'
import { pageOf } from '../queries.ts'
import { wantedBy } from '../wanted.ts'
import * as contract from './contract.ts'
import { type Chosen, dropTasks, hazardsBy, type Key, openTasksOn } from './queries.ts'
import { changed, gone, judgeApproval, judgeReminder, judgeWithdrawal, type No, stepOf, type Waiting } from './rules.ts'

type Calling = SignedIn<Call<unknown, unknown, unknown>>
type Act = (typeof contract.bulkAct.terms)[number]

interface Judged {
  readonly row: Chosen
  /** Whose holder a reminder would reach. */
  readonly task: Waiting | undefined
  readonly refused: No | null
}

const keyOf = (key: Key): string => `${key.unitId} ${key.id}`

/** Every hazard that is there, by key, with what the act would meet. */
async function judged(call: Calling, act: Act, keys: readonly Key[], lock: boolean): Promise<Map<string, Judged>> {
  if (keys.length === 0) return new Map()
  const rows = await hazardsBy(call.tx, call.scope, keys, lock)
  const open = await openTasksOn(call.tx, call.scope, keys, hazardSubject)
  const limits = await settingValue(call.tx, limitsSetting)
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
  const { act, which } = call.body
  if ('items' in which) {
    const found = await judged(call, act, which.items, false)
    const lines = which.items.map((asked) => {
      const one = found.get(keyOf(asked))
      return one ? lineOf(one.row, one.refused) : lineOfNothing(asked)
    })
    return { lines, more: false }
  }
  const rows = await pageOf(call.tx, call.scope, wantedBy(call, which.filter), contract.mostAtOnce + 1, null)
  const keys = rows.slice(0, contract.mostAtOnce).map((row) => ({ unitId: row.unit_id, id: row.id }))
  const found = await judged(call, act, keys, false)
  const lines = keys.flatMap((key) => {
    const one = found.get(keyOf(key))
    return one ? [lineOf(one.row, one.refused)] : []
  })
  return { lines, more: rows.length > contract.mostAtOnce }
})

const perform = serve(contract.actInBulk, async (call) => {
  const { act, items, note } = call.body
  const found = await judged(call, act, items, true)
  const done: Judged[] = []
  const lines = items.map((asked) => {
    const one = found.get(keyOf(asked))
    if (!one) return lineOfNothing(asked)
    const refused = one.row.version === asked.version ? one.refused : changed
    if (refused === null && !done.includes(one)) done.push(one)
    return lineOf(one.row, refused)
  })
  await { approve: approveAll, remind: remindAll, withdraw: withdrawAll }[act](call, done, note.trim())
  return { lines }
})

/** Each by the loop's own path, so that nothing it keeps is passed by. */
async function approveAll(call: Calling, done: readonly Judged[], note: string): Promise<void> {
  for (const { row } of done) {
    const { unit_id: unitId, id, version } = row
    await approve({ ...call, params: { unitId, id }, body: { version, note } })
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
