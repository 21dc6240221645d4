/** SQL of single systems: the register's row, its editions, who must read and who has. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import type { SystemEdition, SystemRegister } from '../../platform/database/tables.gen.ts'

export type EditionRecord = Selectable<SystemEdition>
export type EditionChange = Updateable<SystemEdition>
export type RegisterRecord = Selectable<SystemRegister>

export const insertSystem = (tx: Tx, row: Insertable<SystemRegister>) =>
  tx.insertInto('system_register').values(row).execute()

export const insertEdition = (tx: Tx, row: Insertable<SystemEdition>) =>
  tx.insertInto('system_edition').values(row).execute()

/** Locked until the transaction ends: of two who act at once, the second sees the first one's version. */
export function lockSystem(tx: Tx, scope: Scope, unitId: number, id: string): Promise<RegisterRecord | undefined> {
  return tx
    .selectFrom('system_register')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function changeSystem(
  tx: Tx,
  unitId: number,
  id: string,
  change: Updateable<SystemRegister>,
): Promise<void> {
  await tx
    .updateTable('system_register')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export async function changeEdition(
  tx: Tx,
  unitId: number,
  id: string,
  numbers: readonly number[],
  change: EditionChange,
): Promise<void> {
  if (numbers.length === 0) return
  await tx
    .updateTable('system_edition')
    .set(change)
    .where('unit_id', '=', unitId)
    .where('system_id', '=', id)
    .where('number', 'in', [...numbers])
    .execute()
}

/** Newest first. */
export function editionsOf(tx: Tx, unitId: number, id: string): Promise<EditionRecord[]> {
  return tx
    .selectFrom('system_edition')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('system_id', '=', id)
    .orderBy('number', 'desc')
    .execute()
}

/** With its file, its people and how often it was confirmed. Newest first. */
export function editionsShown(tx: Tx, unitId: number, id: string) {
  return tx
    .selectFrom('system_edition as e')
    .innerJoin('person as author', 'author.id', 'e.author_id')
    .leftJoin('person as issuer', 'issuer.id', 'e.issued_by')
    .leftJoin('file as f', (on) => on.onRef('f.unit_id', '=', 'e.unit_id').onRef('f.id', '=', 'e.file_id'))
    .selectAll('e')
    .select(['author.name as author', 'issuer.name as issuer', 'f.name as file_name', 'f.size', 'f.sha256'])
    .select((eb) =>
      eb
        .selectFrom('system_reading as r')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('r.unit_id', '=', 'e.unit_id')
        .whereRef('r.system_id', '=', 'e.system_id')
        .whereRef('r.number', '=', 'e.number')
        .as('readings'),
    )
    .where('e.unit_id', '=', unitId)
    .where('e.system_id', '=', id)
    .orderBy('e.number', 'desc')
    .execute()
}

export function findUnit(tx: Tx, unitId: number) {
  return tx.selectFrom('unit').select(['id', 'name', 'name_en', 'kind']).where('id', '=', unitId).executeTakeFirst()
}

/** Facilities and bureaus of the scope that stand open. */
export function keepersOf(tx: Tx, scope: Scope, today: string) {
  return tx
    .selectFrom('unit')
    .select(['id', 'name', 'name_en', 'kind'])
    .where((eb) => within(scope, eb.ref('id')))
    .where('kind', 'in', ['facility', 'bureau'])
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>', today)]))
    .orderBy('name')
    .execute()
}

export function fileOf(tx: Tx, unitId: number, id: string) {
  return tx
    .selectFrom('file')
    .select(['type', 'sha256'])
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
}

// ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ReaderRow {
  readonly account_id: string
  readonly name: string
  readonly title: string
  readonly role: string
  readonly read_at: Date | null
}

/** Who must read the edition by the posts held today, once each, and when they did. Nothing of it is stored. */
export async function readersOf(
  tx: Tx,
  edition: Pick<EditionRecord, 'unit_id' | 'system_id' | 'number' | 'readers'>,
  today: string,
): Promise<ReaderRow[]> {
  const { rows } = await sql<ReaderRow>`
    select distinct on (o.account_id) o.account_id, p.name, o.title, o.role, r.read_at
    from position o
    join person p on p.id = o.account_id
    left join system_reading r on r.unit_id = ${edition.unit_id} and r.system_id = ${edition.system_id}
      and r.number = ${edition.number} and r.account_id = o.account_id
    where o.unit_id = ${edition.unit_id} and o.role = any (${edition.readers}::text[])
      and o.since <= ${today}::date and (o.until is null or o.until > ${today}::date)
    order by o.account_id, o.since, o.id`.execute(tx)
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-u-co-pinyin'))
}

export async function readingOf(
  tx: Tx,
  unitId: number,
  id: string,
  number: number,
  accountId: string,
): Promise<Date | null> {
  const row = await tx
    .selectFrom('system_reading')
    .select('read_at')
    .where('unit_id', '=', unitId)
    .where('system_id', '=', id)
    .where('number', '=', number)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row ? new Date(row.read_at) : null
}

/** @returns whether it is the first confirmation */
export async function insertReading(
  tx: Tx,
  reading: { unitId: number; id: string; number: number; accountId: string; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('system_reading')
    .values({
      unit_id: reading.unitId,
      system_id: reading.id,
      number: reading.number,
      account_id: reading.accountId,
      read_at: reading.at,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

// ── history ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** The journal's entries about the system but the single readings, oldest first. */
export async function timelineOf(tx: Tx, scope: Scope, unitId: number, id: string) {
  const entries = await tx
    .selectFrom('journal as j')
    .leftJoin('person', 'person.id', 'j.account_id')
    .select(['j.seq', 'j.at', 'j.action', 'j.payload', 'j.position_id', 'person.name'])
    .where((eb) => within(scope, eb.ref('j.unit_id'), eb.ref('j.audience')))
    .where('j.unit_id', '=', unitId)
    .where('j.subject_type', '=', 'system')
    .where('j.subject_id', '=', id)
    .where('j.action', '<>', 'system.read')
    .orderBy('j.seq')
    .execute()
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from app.post_titles(${entries.map((entry) => entry.position_id)}::uuid[])`.execute(tx)
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  return entries.map((entry) => ({ ...entry, title: titles.get(entry.position_id ?? '') ?? null }))
}

// ── tasks ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface OwingRow {
  readonly id: string
  readonly title: string
  readonly number: number
  readonly account_id: string
  readonly role: string
}

/** Who owes a reading of which issued system of the unit today, by the posts held. @param only this system */
export async function owingOf(tx: Tx, unitId: number, today: string, only: string | null): Promise<OwingRow[]> {
  const { rows } = await sql<OwingRow>`
    select distinct on (s.id, o.account_id) s.id, s.title, s.number, o.account_id, o.role
    from system_register s
    join system_edition e on e.unit_id = s.unit_id and e.system_id = s.id and e.number = s.number
    join position o on o.unit_id = s.unit_id and o.role = any (e.readers)
      and o.since <= ${today}::date and (o.until is null or o.until > ${today}::date)
    where s.unit_id = ${unitId} and s.state = 'issued' and (${only}::uuid is null or s.id = ${only}::uuid)
      and not exists (select from system_reading r where r.unit_id = s.unit_id and r.system_id = s.id
        and r.number = s.number and r.account_id = o.account_id)
    order by s.id, o.account_id, o.since, o.id`.execute(tx)
  return rows
}

/** Issued systems of the unit whose review day comes until then. */
export function reviewsOf(tx: Tx, unitId: number, until: string) {
  return tx
    .selectFrom('system_register')
    .select(['id', 'title', 'review_on'])
    .where('unit_id', '=', unitId)
    .where('state', '=', 'issued')
    .where('review_on', '<=', until)
    .execute()
}

/** Systems where an issued edition waits to be replaced by a newer issued one. */
export async function doublyIssued(tx: Tx, unitId: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('system_edition')
    .select('system_id')
    .where('unit_id', '=', unitId)
    .where('state', '=', 'issued')
    .groupBy('system_id')
    .having((eb) => eb.fn.countAll<number>(), '>', 1)
    .execute()
  return rows.map((row) => row.system_id)
}

/** @param only of this system */
export function openTasksOf(tx: Tx, unitId: number, kind: string, only: string | null) {
  return tx
    .selectFrom('task')
    .select(['id', 'subject_id', 'account_id', 'details'])
    .where('unit_id', '=', unitId)
    .where('subject_type', '=', 'system')
    .where('kind', '=', kind)
    .where('state', '=', 'open')
    .$if(only !== null, (query) => query.where('subject_id', '=', only ?? ''))
    .execute()
}

/** Single tasks, where not everybody's of the subject ends. */
export async function endTasks(
  tx: Tx,
  unitId: number,
  ids: readonly string[],
  outcome: 'done' | 'dropped',
  by: { readonly at: Date; readonly accountId: string | null },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('task')
    .set({ state: outcome, closed_at: by.at, closed_by: by.accountId })
    .where('unit_id', '=', unitId)
    .where('id', 'in', [...ids])
    .where('state', '=', 'open')
    .execute()
}
