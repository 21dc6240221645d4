/** Keeping views and habits: each person's own, and those a unit shares. */
import { problems, refuse } from '../../../../platform/contract/problem.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../../platform/endpoint.ts'
import { changedMeanwhile } from '../../../../platform/journal/changed.ts'
import * as contract from './contract.ts'
import {
  countOwn,
  type Draft,
  findView,
  habitOf,
  insertView,
  keepHabit,
  type Reader,
  setRemoved,
  unitsNamed,
  updateView,
  viewsOf,
} from './queries.ts'
import { mayChange, mayShare } from './rules.ts'

type Calling = SignedIn<Call<unknown, unknown, unknown>>

const { viewEvents, viewProblems } = contract
const named = { ledger_view_name_unique: viewProblems.nameTaken }

const readerOf = ({ actor, scope }: Calling): Reader => ({
  accountId: actor.accountId,
  units: [...new Set(actor.posts.map((post) => post.unitId))],
  audience: scope.audience,
})

/** One's own lies where one works; a shared one with the unit it is shared with. */
function draftOf(
  call: Calling,
  told: { readonly name: string; readonly asked: Readonly<Record<string, string>>; readonly shareWith: number | null },
  home: number,
): Draft {
  const { shareWith } = told
  if (shareWith !== null && !mayShare(call.actor.posts, shareWith)) throw refuse(viewProblems.maySetUnit, {})
  return {
    unitId: shareWith ?? home,
    audience: shareWith === null ? 0 : call.scope.audience,
    name: told.name.trim(),
    asked: told.asked,
  }
}

const homeOf = (call: Calling): number => {
  const [post] = call.actor.posts
  if (!post) throw refuse(problems.forbidden, {})
  return post.unitId
}

const about = (unitId: number, id: string) => ({ unitId, subject: { type: 'hazard-view', id } })

const list = serve(contract.listViews, async (call) => {
  const reader = readerOf(call)
  const rows = await viewsOf(call.tx, reader)
  const share = reader.units.filter((unitId) => mayShare(call.actor.posts, unitId))
  const units = await unitsNamed(call.tx, share)
  const habit = await habitOf(call.tx, reader.accountId)
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      asked: row.asked as Record<string, string>,
      unit: row.audience === 0 ? null : { id: row.unit_id, name: { zh: row.unit_name, en: row.unit_name_en } },
      by: row.by,
      mine: mayChange(keptOf(row), reader.accountId, call.actor.posts),
      version: row.version,
    })),
    shareWith: units.map((unit) => ({ id: unit.id, name: { zh: unit.name, en: unit.name_en } })),
    habit: {
      opensWith: habit?.opens_with ?? null,
      columns: (habit?.columns as string[] | null | undefined) ?? null,
      version: habit?.version ?? 0,
    },
  }
})

const keptOf = (row: { readonly account_id: string; readonly unit_id: number; readonly audience: number }) => ({
  accountId: row.account_id,
  unitId: row.unit_id,
  shared: row.audience !== 0,
})

async function mustHaveRoom(call: Calling): Promise<void> {
  const kept = await countOwn(call.tx, call.actor.accountId)
  if (kept >= contract.mostViews) throw refuse(viewProblems.tooMany, { most: contract.mostViews })
}

const save = serve(
  contract.saveView,
  async (call) => {
    await mustHaveRoom(call)
    const draft = draftOf(call, call.body, homeOf(call))
    const id = call.newId()
    await insertView(call.tx, id, call.actor.accountId, draft, call.now)
    await call.record(viewEvents.saved, about(draft.unitId, id), { name: draft.name, shared: draft.audience !== 0 })
    return { id }
  },
  named,
)

/** The view, where this person may change it; to others it is not there. */
async function changeable(call: Calling, id: string, removed: boolean) {
  const row = await findView(call.tx, readerOf(call), id)
  if (!row || (row.removed_at !== null) !== removed) throw refuse(problems.notFound, {})
  if (!mayChange(keptOf(row), call.actor.accountId, call.actor.posts)) throw refuse(problems.notFound, {})
  return row
}

const change = serve(
  contract.changeView,
  async (call) => {
    const { id } = call.params
    const row = await changeable(call, id, false)
    // Nobody takes what somebody else made out of the unit's sight.
    if (row.account_id !== call.actor.accountId && call.body.shareWith === null)
      throw refuse(viewProblems.maySetUnit, {})
    const draft = draftOf(call, call.body, row.unit_id)
    if (!(await updateView(call.tx, id, call.body.version, draft)))
      throw await changedMeanwhile(call, row.unit_id, { type: 'hazard-view', id }, Object.values(viewEvents))
    await call.record(viewEvents.changed, about(draft.unitId, id), { name: draft.name, shared: draft.audience !== 0 })
    return null
  },
  named,
)

const remove = serve(contract.removeView, async (call) => {
  const { id } = call.params
  const row = await changeable(call, id, false)
  await setRemoved(call.tx, id, call.now)
  await call.record(viewEvents.removed, about(row.unit_id, id), { name: row.name, shared: row.audience !== 0 })
  return null
})

const restore = serve(
  contract.restoreView,
  async (call) => {
    const { id } = call.params
    const row = await changeable(call, id, true)
    await mustHaveRoom(call)
    await setRemoved(call.tx, id, null)
    await call.record(viewEvents.restored, about(row.unit_id, id), { name: row.name, shared: row.audience !== 0 })
    return null
  },
  named,
)

const habit = serve(contract.setHabit, async (call) => {
  const { accountId } = call.actor
  await keepHabit(call.tx, accountId, call.body)
  await call.record(viewEvents.habit, about(homeOf(call), accountId), call.body)
  return null
})

export const viewRoutes: readonly Served[] = [list, save, change, remove, restore, habit]
