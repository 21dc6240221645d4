/** Remarks, calls and followers over HTTP. Asked again, each does nothing twice. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import type { Role } from '../../../platform/contract/role.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { openTasks } from '../../../platform/tasks.ts'
import { hazardSubject } from '../contract.ts'
import { namesOf } from '../queries.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'

type Talking = SignedIn<Call<{ unitId: number; id: string }, unknown, unknown>>
const day = 86_400_000

async function found(call: Pick<Talking, 'tx' | 'scope' | 'params' | 'mustReach'>): Promise<queries.Talked> {
  call.mustReach(call.params.unitId)
  const hazard = await queries.hazardOf(call.tx, call.scope, call.params.unitId, call.params.id)
  if (!hazard) throw refuse(problems.notFound, {})
  return hazard
}

const about = (hazard: queries.Talked) => ({
  unitId: hazard.unit_id,
  subject: { type: hazardSubject, id: hazard.id },
  audience: hazard.audience,
})

const read = serve(contract.readTalk, async (call) => {
  const { tx, actor } = call
  const { unit_id: unitId, id } = await found(call)
  const comments = await queries.commentsOf(tx, unitId, id)
  const watchers = await queries.watchersOf(tx, unitId, id)
  const titles = await queries.titlesOf(
    tx,
    comments.map((one) => one.position_id),
  )
  const names = await namesOf(
    tx,
    comments.flatMap((one) => one.mentions),
  )
  return {
    comments: comments.map((one) => ({
      id: one.id,
      by: { id: one.by_id, name: one.name, title: titles.get(one.position_id ?? '') ?? null },
      at: one.at.toISOString(),
      text: one.withdrawn_at === null ? one.text : null,
      mentions: one.withdrawn_at === null ? one.mentions.flatMap((who) => names.get(who) ?? []) : [],
      mine: one.by_id === actor.accountId,
    })),
    watching: watchers.some((one) => one.account_id === actor.accountId),
    watchers: watchers.map((one) => one.name),
    calls: (await queries.calledOn(tx, unitId, id)).has(actor.accountId),
  }
})

const people = serve(contract.listReaders, async (call) => {
  const rows = await queries.readersOf(call.tx, await found(call), call.today)
  return {
    items: rows
      .filter((row) => row.account_id !== call.actor.accountId)
      .map((row) => ({
        id: row.account_id,
        name: row.name,
        title: row.title,
        unit: { zh: row.unit_name, en: row.unit_name_en },
      })),
  }
})

const comment = serve(contract.comment, async (call) => {
  const { tx, actor, now, body } = call
  const hazard = await found(call)
  const called = body.mentions.length === 0 ? [] : await queries.readersOf(tx, hazard, call.today, body.mentions)
  if (called.length < body.mentions.length) throw refuse(contract.talkProblems.stranger, {})
  const id = call.newId()
  const text = body.text.trim()
  await queries.insertComment(tx, hazard, {
    id,
    by_id: actor.accountId,
    position_id: call.postFor(hazard.unit_id)?.id ?? null,
    at: now,
    text,
    mentions: body.mentions,
  })
  await call.record(contract.hazardTalked.comment, about(hazard), { comment: id, text, mentions: body.mentions })
  await openTasks(
    call,
    contract.talkTasks.mention,
    called
      .filter((one) => one.account_id !== actor.accountId)
      .map((one) => ({
        ...about(hazard),
        holderId: one.holder_id,
        role: one.role as Role,
        accountId: one.account_id,
        details: { by: actor.name, object: hazard.object },
        dueAt: new Date(now.getTime() + contract.answerDays * day),
      })),
  )
  return { id }
})

const withdraw = serve(contract.withdrawComment, async (call) => {
  const hazard = await found(call)
  const { comment: id } = call.params
  const row = await queries.lockComment(call.tx, hazard.unit_id, hazard.id, id)
  if (!row) throw refuse(problems.notFound, {})
  if (row.by_id !== call.actor.accountId) throw refuse(contract.talkProblems.notYours, {})
  if (row.withdrawn_at !== null) return null
  await queries.withdraw(call.tx, hazard.unit_id, id, call.now)
  await call.record(contract.hazardTalked.withdraw, about(hazard), { comment: id })
  return null
})

const watch = serve(contract.watchHazard, async (call) => {
  const { tx, actor, now } = call
  const hazard = await found(call)
  const watchers = await queries.watchersOf(tx, hazard.unit_id, hazard.id)
  if (watchers.length >= contract.mostWatchers && !watchers.some((one) => one.account_id === actor.accountId))
    throw refuse(contract.talkProblems.full, { most: contract.mostWatchers })
  const post = call.postFor(hazard.unit_id)
  if (!post) throw refuse(problems.forbidden, {})
  const row = { account_id: actor.accountId, holder_id: post.unitId, role: post.role, since: now }
  if (await queries.insertWatch(tx, hazard, row)) await call.record(contract.hazardTalked.watch, about(hazard), {})
  return null
})

const unwatch = serve(contract.unwatchHazard, async (call) => {
  const hazard = await found(call)
  if (await queries.deleteWatch(call.tx, hazard.unit_id, hazard.id, call.actor.accountId))
    await call.record(contract.hazardTalked.unwatch, about(hazard), {})
  return null
})

const note = serve(contract.noteHazard, async (call) => {
  const hazard = await found(call)
  if ((await queries.closeCalls(call.tx, hazard.unit_id, hazard.id, call.actor.accountId, call.now)) > 0)
    await call.record(contract.hazardTalked.note, about(hazard), {})
  return null
})

export const talkRoutes: readonly Served[] = [read, people, comment, withdraw, watch, unwatch, note]
