/** Hand-overs over HTTP: the two who sign, those above who record and name, and readers of the register. */
import { Type } from 'typebox'
import { problems, Refusal, refuse } from '../../../platform/contract/problem.ts'
import { Id } from '../../../platform/contract/schema.ts'
import { type Call, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import { changedMeanwhile } from '../../../platform/journal/changed.ts'
import { pageOf, readCursor } from '../../../platform/page.ts'
import { settingValue } from '../../../platform/settings.ts'
import * as contract from './contract.ts'
import { answered, nameReceiver } from './opening.ts'
import { handOverOf, presenter, rowOf } from './present.ts'
import * as queries from './queries.ts'
import { decide, movesOf, type Parties } from './rules.ts'
import { handOverDays } from './settings.ts'

type AnyCall = SignedIn<Call<unknown, unknown, unknown>>
type Named = { readonly unitId: number; readonly id: string }

const readerOf = ({ actor }: AnyCall): queries.Reader => ({
  accountId: actor.accountId,
  units: actor.posts
    .filter((post) => contract.handOverReaders.some((role) => role === post.role))
    .flatMap((post) => post.units),
})

/** One who may read it sees all of it, though their own post be elsewhere. */
async function found(call: AnyCall, { unitId, id }: Named, lock = false): Promise<queries.HandOverRecord> {
  const { tx } = call
  const reader = readerOf(call)
  const seen = await queries.findHandOver(tx, reader, unitId, id)
  if (!seen) throw refuse(problems.notFound, {})
  await call.takeIn([unitId])
  if (!lock) return seen
  await queries.lockHandOver(tx, unitId, id)
  return (await queries.findHandOver(tx, reader, unitId, id)) ?? seen
}

const partiesOf = (row: queries.HandOverRecord): Parties => ({
  role: row.role as Parties['role'],
  state: row.state as Parties['state'],
  outgoingId: row.outgoing_id,
  incomingId: row.incoming_id,
})

const actingOn = ({ actor }: AnyCall, unitId: number) => ({
  accountId: actor.accountId,
  roles: actor.posts.filter((post) => post.units.includes(unitId)).map((post) => post.role),
})

const about = ({ unitId, id }: Named) => ({ unitId, subject: { type: contract.handOverSubject, id } })

// ── reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

const After = Type.Object({ rank: Type.String({ pattern: '^-?[0-9]+(\\.[0-9]+)?$', maxLength: 40 }), id: Id })

const list = serve(contract.listHandOvers, async (call) => {
  const { cursor, limit = 50, view, unit } = call.query
  const rows = await queries.pageOf(
    call.tx,
    readerOf(call),
    { view, unit, now: call.now },
    readCursor(After, cursor),
    limit + 1,
  )
  // Whoever signs from another unit sees how far their own are.
  await call.takeIn(rows.map(({ unit_id }) => unit_id))
  const received = await queries.receivedOf(call.tx, rows)
  const page = pageOf(rows, limit, ({ rank, id }) => ({ rank: String(rank), id }))
  return { items: page.items.map((row) => rowOf(row, received.get(row.id) ?? 0)), next: page.next }
})

const read = serve(contract.readHandOver, async (call) => {
  const row = await found(call, call.params)
  const received = await queries.receivedOf(call.tx, [row])
  const may = movesOf(partiesOf(row), actingOn(call, row.unit_id))
  return handOverOf(row, received.get(row.id) ?? 0, may)
})

const Ordinal = Type.Object({ ordinal: Type.Integer() })
const matters = serve(contract.listMatters, async (call) => {
  const { cursor, limit = 100, kind } = call.query
  await found(call, call.params)
  const rows = await queries.mattersOf(
    call.tx,
    { ...call.params, kind },
    readCursor(Ordinal, cursor)?.ordinal ?? 0,
    limit + 1,
  )
  const page = pageOf(rows, limit, ({ ordinal }) => ({ ordinal }))
  return { items: page.items.map(presenter(call.platform.taskKinds)), next: page.next }
})

// ── moves ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The hand-over, locked, and the state the move leads to; or why it may not be made. */
async function moving(call: AnyCall & { body: { version: number }; params: Named }, move: contract.HandOverMove) {
  const row = await found(call, call.params, true)
  const to = decide(move, partiesOf(row), actingOn(call, row.unit_id), call.language)
  if (to instanceof Refusal && to.problem.slug === contract.handOverProblems.notYours.slug) throw to
  if (row.version !== call.body.version)
    throw await changedMeanwhile(call, row.unit_id, about(call.params).subject, contract.events)
  if (to instanceof Refusal) throw to
  return { row, to, settled: to === 'settled' ? { settled_at: call.now } : {} }
}

/** Once it is settled nobody has to urge it. */
const urged = async (call: AnyCall, row: queries.HandOverRecord, to: contract.HandOverState): Promise<void> => {
  if (to === 'settled')
    await answered(call, { unitId: row.unit_id, id: row.id }, contract.lateTask, row.unit_id, 'done')
}

const give = serve(contract.giveHandOver, async (call) => {
  const { row, to, settled } = await moving(call, 'give')
  const { note } = call.body
  await queries.changeHandOver(call.tx, row.unit_id, row.id, {
    ...{ state: to, given_at: call.now, given_note: note },
    ...settled,
  })
  await call.record(contract.handOverGiven, about(call.params), { note, total: row.total })
  await answered(call, call.params, contract.giveTask, row.outgoing_seat, 'done')
  await urged(call, row, to)
  return { state: to, version: row.version + 1 }
})

const excuse = serve(contract.excuseHandOver, async (call) => {
  const { row, to, settled } = await moving(call, 'excuse')
  const { reason } = call.body
  await queries.changeHandOver(call.tx, row.unit_id, row.id, {
    ...{ state: to, given_at: call.now, given_note: reason, excused_by: call.actor.accountId },
    ...settled,
  })
  await call.record(contract.handOverExcused, about(call.params), { reason, outgoingId: row.outgoing_id })
  await answered(call, call.params, contract.giveTask, row.outgoing_seat, 'dropped')
  await urged(call, row, to)
  return { state: to, version: row.version + 1 }
})

const receive = serve(contract.receiveHandOver, async (call) => {
  const { row, to, settled } = await moving(call, 'receive')
  const { ordinals, note } = call.body
  const chosen = ordinals && [...new Set(ordinals)]
  const { known, left } = await queries.receiveMatters(call.tx, row.unit_id, row.id, chosen, note, call.now)
  if (chosen && known < chosen.length) throw refuse(contract.handOverProblems.matterUnknown, {})
  const whole = left === 0
  const state = whole ? to : (row.state as contract.HandOverState)
  await queries.changeHandOver(call.tx, row.unit_id, row.id, {
    state,
    ...(whole ? { received_at: call.now, received_note: note, ...settled } : {}),
  })
  await call.record(contract.handOverReceived, about(call.params), { ordinals: chosen, note, left })
  if (whole) await answered(call, call.params, contract.receiveTask, row.incoming_seat, 'done')
  await urged(call, row, state)
  return { state, version: row.version + 1 }
})

const name = serve(contract.nameReceiver, async (call) => {
  const { row, to } = await moving(call, 'name')
  const { accountId } = call.body
  if (accountId === row.outgoing_id || !(await queries.worksAt(call.tx, accountId, row.unit_id, call.today)))
    throw refuse(contract.handOverProblems.receiverUnfit, {})
  const { days } = await settingValue(call.tx, handOverDays)
  const one = { unitId: row.unit_id, id: row.id, incomingId: accountId, bySuperior: true }
  await nameReceiver(call, one, days)
  return { state: to, version: row.version + 1 }
})

export const routes: readonly Served[] = [list, read, matters, give, receive, excuse, name]
