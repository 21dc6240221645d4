/** Opens a hand-over: freezes what is open, asks both people to sign, names the receiver once there is one. */
import { createHash } from 'node:crypto'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import type { Role } from '../../../platform/contract/role.ts'
import type { TaskKind } from '../../../platform/contract/task.ts'
import type { Text } from '../../../platform/contract/text.ts'
import type { Work } from '../../../platform/endpoint.ts'
import { settingValue } from '../../../platform/settings.ts'
import { closeTasks, openTask } from '../../../platform/tasks.ts'
import { missedTasks } from '../../duties/tasks/contract.ts'
import { begunDelegations, type ChangeOfHands, endedDelegations, endedPosts, filledPosts } from './changes/queries.ts'
import * as contract from './contract.ts'
import * as queries from './queries.ts'
import { handOverDays } from './settings.ts'

const missed = missedTasks.map(({ name }) => name)

/** End of the last of so many days from today on. */
export const deadline = (work: Work, days: number): Date =>
  new Date(startOfDay(work.platform.config.timeZone, work.today, days + 1).getTime() - 1000)

/** Every change of hands at these units that has no hand-over yet. */
export async function tendHandOvers(work: Work, units: readonly number[]): Promise<void> {
  const { tx, now, today, platform } = work
  const at = { units, now, today, timeZone: platform.config.timeZone }
  const { days, actingDays } = await settingValue(tx, handOverDays)
  const changes = [
    ...(await endedPosts(tx, at)),
    ...(await begunDelegations(tx, at, actingDays)),
    ...(await endedDelegations(tx, at)),
  ]
  for (const change of changes) await open(work, change, days)
  for (const { unitId, id, incomingId } of await filledPosts(tx, at))
    await nameReceiver(work, { unitId, id, incomingId, bySuperior: false }, days)
}

async function open(work: Work, change: ChangeOfHands, days: number): Promise<void> {
  const { tx, now } = work
  const { unitId, role, outgoingId, incomingId } = change
  const under = role === 'director' ? [unitId] : await queries.unitsUnder(tx, unitId)
  const seats = await queries.seatsOf(tx, [outgoingId, ...(incomingId ? [incomingId] : [])], unitId, role, work.today)
  const seatOf = (id: string | null) => seats.find((seat) => seat.account_id === id)
  await work.takeIn([...under, ...seats.map((seat) => seat.unit_id)])
  const matters = await queries.openMatters(tx, change, under, missed, now)
  const id = work.newId()
  const counts: Record<string, number> = {}
  for (const { kind } of matters) counts[kind] = (counts[kind] ?? 0) + 1
  const dueAt = deadline(work, days)
  const made = await queries.insertHandOver(
    tx,
    {
      ...change,
      ...{ id, counts, total: matters.length, openedAt: now, dueAt },
      state: (incomingId === null ? 'waiting' : 'open') satisfies contract.HandOverState,
      outgoingSeat: seatOf(outgoingId)?.unit_id ?? null,
      incomingSeat: seatOf(incomingId)?.unit_id ?? null,
    },
    matters,
  )
  if (!made) return
  await work.record(
    contract.handOverOpened,
    { unitId, subject: { type: contract.handOverSubject, id } },
    {
      ...{ kind: change.kind, role, causeId: change.causeId, effectiveOn: change.effectiveOn, outgoingId, incomingId },
      ...{ total: matters.length, counts, list: createHash('sha256').update(JSON.stringify(matters)).digest('hex') },
    },
  )
  const said = { ...change, id, total: matters.length }
  await ask(work, contract.giveTask, said, seatOf(outgoingId), dueAt)
  await ask(work, contract.receiveTask, said, seatOf(incomingId), dueAt)
}

interface Said {
  readonly unitId: number
  readonly id: string
  readonly role: contract.LeadingRole
  readonly title: string
  readonly total: number
}

async function ask(work: Work, kind: TaskKind, one: Said, seat: queries.Seat | undefined, dueAt: Date): Promise<void> {
  // Who has no post any more has no list of tasks; the page of hand-overs shows it to them all the same.
  if (!seat) return
  const unit: Text = await queries.unitName(work.tx, one.unitId)
  await openTask(work, kind, {
    unitId: seat.unit_id,
    holderId: seat.unit_id,
    role: seat.role as Role,
    accountId: seat.account_id,
    subject: { type: contract.handOverSubject, id: one.id },
    details: {
      ...{ at: one.unitId, title: one.title, titleEn: contract.leadingRole.words[one.role].en },
      ...{ unit: unit.zh, unitEn: unit.en, count: one.total },
    },
    dueAt,
  })
}

/** Closes the task of one side, wherever it lies. */
export async function answered(
  work: Work,
  one: { readonly id: string; readonly unitId: number },
  kind: TaskKind,
  seat: number | null,
  outcome: 'done' | 'dropped',
): Promise<void> {
  if (seat === null) return
  await work.takeIn([one.unitId, seat])
  await closeTasks(
    work,
    { unitId: seat, subject: { type: contract.handOverSubject, id: one.id }, kinds: [kind] },
    outcome,
  )
}

const named: Readonly<Record<string, contract.HandOverState>> = { waiting: 'open', 'waiting-given': 'given' }

export async function nameReceiver(
  work: Work,
  { unitId, id, incomingId, bySuperior }: { unitId: number; id: string; incomingId: string; bySuperior: boolean },
  days: number,
): Promise<contract.HandOverState | null> {
  const { tx } = work
  await work.takeIn([unitId])
  await queries.lockHandOver(tx, unitId, id)
  const one = await queries.findHandOver(tx, { accountId: incomingId, units: [unitId] }, unitId, id)
  const state = one ? named[one.state] : undefined
  // Somebody else was first.
  if (!one || !state) return null
  // Held to the vocabulary by hand_over_role.
  const role = one.role as contract.LeadingRole
  const [seat] = await queries.seatsOf(tx, [incomingId], unitId, role, work.today)
  const dueAt = deadline(work, days)
  await work.takeIn([unitId, ...(seat ? [seat.unit_id] : [])])
  await queries.changeHandOver(tx, unitId, id, {
    ...{ state, incoming_id: incomingId, incoming_seat: seat?.unit_id ?? null, due_at: dueAt },
  })
  const about = { unitId, subject: { type: contract.handOverSubject, id } }
  await work.record(contract.receiverNamed, about, { incomingId, bySuperior })
  await ask(work, contract.receiveTask, { unitId, id, role, title: one.title, total: one.total }, seat, dueAt)
  return state
}
