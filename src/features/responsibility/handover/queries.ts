/** SQL of hand-overs. Row-level security shows those of the scope, and to the two who sign their own. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import type { MatterKind } from './contract.ts'

const list = (numbers: readonly number[]) => `{${numbers.join(',')}}`

// ── what is open ───────────────────────────────────────────────────────────────────────────────────────────────────

/** The units a leading post answers for: its own, and the facilities a bureau owns. */
export async function unitsUnder(tx: Tx, unitId: number): Promise<number[]> {
  const { rows } = await sql<{ units: number[] }>`select app.reach(${unitId}, 'owned') as units`.execute(tx)
  return rows[0]?.units ?? []
}

export interface OpenMatter {
  readonly kind: MatterKind
  readonly about_unit: number
  readonly subject_type: string
  readonly subject_id: string
  readonly task_kind: string | null
  readonly details: Readonly<Record<string, unknown>>
  /** Text of the instant: it is frozen as it is. */
  readonly due_at: string
}

/** Gravest first, then soonest. */
export async function openMatters(
  tx: Tx,
  post: { readonly unitId: number; readonly role: string; readonly outgoingId: string },
  units: readonly number[],
  missed: readonly string[],
  now: Date,
): Promise<OpenMatter[]> {
  const { rows } = await sql<OpenMatter>`
    select kind, about_unit, subject_type, subject_id, task_kind, details, to_json(due_at) #>> '{}' as due_at
    from app.open_matters(${list(units)}::integer[], ${post.unitId}, ${post.role}, ${post.outgoingId}::uuid,
      ${[...missed]}::text[], ${now})
    order by array_position(array['listed','major','overdue','hazard','missed','task'], kind), due_at, subject_id`.execute(
    tx,
  )
  return rows
}

// ── opening ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface NewHandOver {
  readonly unitId: number
  readonly id: string
  readonly kind: string
  readonly role: string
  readonly title: string
  readonly causeId: string
  readonly effectiveOn: string
  readonly outgoingId: string
  readonly incomingId: string | null
  readonly state: string
  readonly counts: Readonly<Record<string, number>>
  readonly total: number
  readonly openedAt: Date
  readonly dueAt: Date
  readonly outgoingSeat: number | null
  readonly incomingSeat: number | null
}

/** @returns false where this change of hands has its hand-over already */
export async function insertHandOver(tx: Tx, one: NewHandOver, matters: readonly OpenMatter[]): Promise<boolean> {
  const written = await tx
    .insertInto('hand_over')
    .values({
      unit_id: one.unitId,
      id: one.id,
      kind: one.kind,
      role: one.role,
      title: one.title,
      cause_id: one.causeId,
      effective_on: one.effectiveOn,
      outgoing_id: one.outgoingId,
      incoming_id: one.incomingId,
      state: one.state,
      counts: JSON.stringify(one.counts),
      total: one.total,
      opened_at: one.openedAt,
      due_at: one.dueAt,
      outgoing_seat: one.outgoingSeat,
      incoming_seat: one.incomingSeat,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return false
  if (matters.length > 0)
    await sql`insert into hand_over_matter (unit_id, hand_over_id, ordinal, kind, about_unit, subject_type, subject_id,
        task_kind, details, due_at)
      select ${one.unitId}, ${one.id}::uuid, m.n, m.one ->> 'kind', (m.one ->> 'about_unit')::integer,
        m.one ->> 'subject_type', (m.one ->> 'subject_id')::uuid, m.one ->> 'task_kind', m.one -> 'details',
        (m.one ->> 'due_at')::timestamptz
      from jsonb_array_elements(${JSON.stringify(matters)}::jsonb) with ordinality m (one, n)`.execute(tx)
  return true
}

export interface Seat {
  readonly account_id: string
  readonly unit_id: number
  readonly role: string
}

export async function seatsOf(
  tx: Tx,
  accounts: readonly string[],
  unitId: number,
  role: string,
  today: string,
): Promise<Seat[]> {
  const { rows } =
    await sql<Seat>`select account_id, unit_id, role from app.seats_of(${[...accounts]}::uuid[], ${unitId},
    ${role}, ${today}::date)`.execute(tx)
  return rows
}

// ── one of them ────────────────────────────────────────────────────────────────────────────────────────────────────

const rows = (tx: Tx) =>
  tx
    .selectFrom('hand_over')
    .innerJoin('unit', 'unit.id', 'hand_over.unit_id')
    .innerJoin('person as outgoing', 'outgoing.id', 'hand_over.outgoing_id')
    .leftJoin('person as incoming', 'incoming.id', 'hand_over.incoming_id')
    .leftJoin('person as excuser', 'excuser.id', 'hand_over.excused_by')
    .selectAll('hand_over')
    .select([
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      'outgoing.name as outgoing_name',
      'incoming.name as incoming_name',
      'excuser.name as excuser_name',
    ])

export type HandOverRecord = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

/** Whoever signs, and readers whose posts reach the unit. */
const seen = (accountId: string, units: readonly number[]) =>
  sql<boolean>`(hand_over.unit_id = any (${list(units)}::integer[]) or hand_over.outgoing_id = ${accountId}::uuid
    or hand_over.incoming_id = ${accountId}::uuid)`

export interface Reader {
  readonly accountId: string
  /** Units that the posts which read hand-overs reach. */
  readonly units: readonly number[]
}

export async function findHandOver(tx: Tx, reader: Reader, unitId: number, id: string): Promise<HandOverRecord | null> {
  const row = await rows(tx)
    .where('hand_over.unit_id', '=', unitId)
    .where('hand_over.id', '=', id)
    .where(seen(reader.accountId, reader.units))
    .executeTakeFirst()
  return row ?? null
}

export async function lockHandOver(tx: Tx, unitId: number, id: string): Promise<void> {
  await sql`select from hand_over where unit_id = ${unitId} and id = ${id}::uuid for update`.execute(tx)
}

export interface Wanted {
  readonly view: 'mine' | 'pending' | 'late' | 'settled' | undefined
  readonly unit: number | undefined
  readonly now: Date
}

/** What is not settled first, soonest due first; then what was settled, newest first. */
export async function pageOf(
  tx: Tx,
  reader: Reader,
  { view, unit, now }: Wanted,
  after: { readonly rank: string; readonly id: string } | null,
  limit: number,
) {
  // Epoch seconds, turned round for what is settled: one key orders both.
  const rank = sql<string>`(case when hand_over.settled_at is null then extract(epoch from hand_over.due_at)
    else 1e11 - extract(epoch from hand_over.settled_at) end)::numeric(20, 6)`
  let query = rows(tx).select(rank.as('rank')).where(seen(reader.accountId, reader.units))
  if (unit !== undefined) query = query.where('hand_over.unit_id', '=', unit)
  if (view === 'pending') query = query.where('hand_over.settled_at', 'is', null)
  if (view === 'settled') query = query.where('hand_over.settled_at', 'is not', null)
  if (view === 'late') query = query.where('hand_over.settled_at', 'is', null).where('hand_over.due_at', '<', now)
  if (view === 'mine')
    query = query.where(sql<boolean>`((hand_over.outgoing_id = ${reader.accountId}::uuid and hand_over.given_at is null)
      or (hand_over.incoming_id = ${reader.accountId}::uuid and hand_over.received_at is null))`)
  if (after) query = query.where(sql<boolean>`(${rank}, hand_over.id) > (${after.rank}::numeric, ${after.id}::uuid)`)
  return query.orderBy(rank).orderBy('hand_over.id').limit(limit).execute()
}

export interface Pending {
  readonly unitId: number
  readonly role: string
  readonly id: string
  readonly late: boolean
}

/** Hand-overs of the scope that had begun on a day and were not settled by its end; of one post the newest last. */
export async function pendingOn(tx: Tx, on: string, endOfDay: Date, now: Date): Promise<Pending[]> {
  const due = endOfDay < now ? endOfDay : now
  const { rows: found } = await sql<Pending>`
    select unit_id as "unitId", role, id, due_at < ${due} as late from hand_over
    where unit_id = any ((select app.units())::integer[]) and effective_on <= ${on}::date
      and (settled_at is null or settled_at >= ${endOfDay})
    order by effective_on, id`.execute(tx)
  return found
}

/** How many matters of each were acknowledged, by id of the hand-over. */
export async function receivedOf(
  tx: Tx,
  of: readonly { readonly unit_id: number; readonly id: string }[],
): Promise<ReadonlyMap<string, number>> {
  if (of.length === 0) return new Map()
  const found = await tx
    .selectFrom('hand_over_matter')
    .select((eb) => ['hand_over_id', eb.fn.countAll<number>().as('count')])
    .where(sql<boolean>`(unit_id, hand_over_id) in (select * from unnest(${list(of.map(({ unit_id }) => unit_id))}::integer[],
      ${of.map(({ id }) => id)}::uuid[]))`)
    .where('received_at', 'is not', null)
    .groupBy('hand_over_id')
    .execute()
  return new Map(found.map((row) => [row.hand_over_id, Number(row.count)]))
}

export async function mattersOf(
  tx: Tx,
  one: { readonly unitId: number; readonly id: string; readonly kind: string | undefined },
  after: number,
  limit: number,
) {
  return tx
    .selectFrom('hand_over_matter as matter')
    .innerJoin('unit', 'unit.id', 'matter.about_unit')
    .selectAll('matter')
    .select(['unit.name as unit_name', 'unit.name_en as unit_name_en'])
    .where('matter.unit_id', '=', one.unitId)
    .where('matter.hand_over_id', '=', one.id)
    .where('matter.ordinal', '>', after)
    .$if(one.kind !== undefined, (query) => query.where('matter.kind', '=', one.kind ?? ''))
    .orderBy('matter.ordinal')
    .limit(limit)
    .execute()
}
export type MatterRecord = Awaited<ReturnType<typeof mattersOf>>[number]

// ── moves ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Change {
  readonly state: string
  readonly given_at?: Date
  readonly given_note?: string
  readonly excused_by?: string
  readonly received_at?: Date
  readonly received_note?: string
  readonly settled_at?: Date | null
  readonly incoming_id?: string
  readonly incoming_seat?: number | null
  readonly due_at?: Date
}

export async function changeHandOver(tx: Tx, unitId: number, id: string, change: Change): Promise<void> {
  await tx
    .updateTable('hand_over')
    .set({ ...change, version: sql`version + 1` })
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()
}

/** @returns how many were there to be acknowledged; those acknowledged before keep their remark */
export async function receiveMatters(
  tx: Tx,
  unitId: number,
  id: string,
  ordinals: readonly number[] | null,
  note: string,
  now: Date,
): Promise<{ known: number; left: number }> {
  const chosen = ordinals === null ? null : list(ordinals)
  const { rows: counted } = await sql<{ known: number; left: number }>`
    with these as (
      select ordinal, received_at is null as waiting from hand_over_matter
      where unit_id = ${unitId} and hand_over_id = ${id}::uuid
    ), done as (
      update hand_over_matter set received_at = ${now}, received_note = ${note}
      where unit_id = ${unitId} and hand_over_id = ${id}::uuid and received_at is null
        and (${chosen}::integer[] is null or ordinal = any (${chosen}::integer[]))
      returning ordinal
    )
    select count(*) filter (where ${chosen}::integer[] is null or ordinal = any (${chosen}::integer[]))::integer as known,
      (count(*) filter (where waiting) - (select count(*) from done))::integer as left
    from these`.execute(tx)
  return counted[0] ?? { known: 0, left: 0 }
}

/** Whether somebody holds a post of the unit today. */
export async function worksAt(tx: Tx, accountId: string, unitId: number, today: string): Promise<boolean> {
  const row = await tx
    .selectFrom('position')
    .select('id')
    .where('account_id', '=', accountId)
    .where('unit_id', '=', unitId)
    .where('since', '<=', today)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]))
    .executeTakeFirst()
  return row !== undefined
}

export async function unitName(tx: Tx, unitId: number): Promise<{ zh: string; en: string }> {
  return tx
    .selectFrom('unit')
    .select(['name as zh', 'name_en as en'])
    .where('id', '=', unitId)
    .executeTakeFirstOrThrow()
}
