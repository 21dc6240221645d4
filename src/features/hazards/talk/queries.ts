/** SQL of remarks, followers and the people who may read a hazard. */
import { sql } from 'kysely'
import { cooperating, type Family } from '../../../platform/contract/role.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import { hazardSubject } from '../contract.ts'
import { policeReaders, talkTasks } from './contract.ts'

/** As little of a hazard as a remark needs; undefined outside the scope. */
export function hazardOf(tx: Tx, scope: Scope, unitId: number, id: string) {
  return tx
    .selectFrom('hazard')
    .select(['unit_id', 'id', 'audience', 'family', 'object'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
}
export type Talked = NonNullable<Awaited<ReturnType<typeof hazardOf>>>

export interface ReaderRow {
  account_id: string
  name: string
  title: string
  role: string
  holder_id: number
  unit_name: string
  unit_name_en: string
}

/** @param only these accounts; all, the unit's own first, where it is left out */
export async function readersOf(tx: Tx, hazard: Talked, today: string, only?: readonly string[]): Promise<ReaderRow[]> {
  const whom = cooperating[hazard.family as Family]
  const { rows } = await sql<ReaderRow>`
    select * from app.readers_of_unit(${hazard.unit_id}, ${policeReaders}::text[], ${whom}::text[],
      ${whom.some((one) => one === 'squadron')}, ${today}::date) r
    where ${only === undefined ? sql`true` : sql`r.account_id = any (${only}::uuid[])`}
    order by r.holder_id <> ${hazard.unit_id}, r.unit_name, r.name limit 500`.execute(tx)
  return rows
}

export async function commentsOf(tx: Tx, unitId: number, hazardId: string) {
  const rows = await tx
    .selectFrom('hazard_comment as c')
    .innerJoin('person', 'person.id', 'c.by_id')
    .select(['c.id', 'c.by_id', 'c.position_id', 'c.at', 'c.text', 'c.mentions', 'c.withdrawn_at', 'person.name'])
    .where('c.unit_id', '=', unitId)
    .where('c.hazard_id', '=', hazardId)
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(200)
    .execute()
  return rows.reverse()
}

export async function titlesOf(tx: Tx, positions: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(positions.flatMap((id) => id ?? []))]
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from app.post_titles(${known}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.title]))
}

export async function insertComment(
  tx: Tx,
  hazard: Talked,
  row: {
    readonly id: string
    readonly by_id: string
    readonly position_id: string | null
    readonly at: Date
    readonly text: string
    readonly mentions: string[]
  },
): Promise<void> {
  await tx
    .insertInto('hazard_comment')
    .values({ ...row, unit_id: hazard.unit_id, hazard_id: hazard.id, audience: hazard.audience })
    .execute()
}

/** Locked until the transaction ends: a second withdrawal sees the first. */
export function lockComment(tx: Tx, unitId: number, hazardId: string, id: string) {
  return tx
    .selectFrom('hazard_comment')
    .select(['by_id', 'withdrawn_at'])
    .where('unit_id', '=', unitId)
    .where('hazard_id', '=', hazardId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function withdraw(tx: Tx, unitId: number, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('hazard_comment')
    .set({ withdrawn_at: at })
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export function watchersOf(tx: Tx, unitId: number, hazardId: string) {
  return tx
    .selectFrom('hazard_watch as w')
    .innerJoin('person', 'person.id', 'w.account_id')
    .select(['w.account_id', 'w.holder_id', 'w.role', 'person.name'])
    .where('w.unit_id', '=', unitId)
    .where('w.hazard_id', '=', hazardId)
    .orderBy('w.since')
    .execute()
}

/** @returns whether it is new */
export async function insertWatch(
  tx: Tx,
  hazard: Talked,
  row: { readonly account_id: string; readonly holder_id: number; readonly role: string; readonly since: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('hazard_watch')
    .values({ ...row, unit_id: hazard.unit_id, hazard_id: hazard.id, audience: hazard.audience })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns whether there was one */
export async function deleteWatch(tx: Tx, unitId: number, hazardId: string, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('hazard_watch')
    .where('unit_id', '=', unitId)
    .where('hazard_id', '=', hazardId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

const kinds = Object.values(talkTasks).map((kind) => kind.name)

/** Accounts for whom a call or news of these kinds is open on the hazard. */
export async function calledOn(
  tx: Tx,
  unitId: number,
  hazardId: string,
  of: readonly string[] = kinds,
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('task')
    .select('account_id')
    .where('unit_id', '=', unitId)
    .where('subject_type', '=', hazardSubject)
    .where('subject_id', '=', hazardId)
    .where('state', '=', 'open')
    .where('kind', 'in', [...of])
    .execute()
  return new Set(rows.flatMap((row) => row.account_id ?? []))
}

/** @returns how many tasks it closed */
export async function closeCalls(
  tx: Tx,
  unitId: number,
  hazardId: string,
  accountId: string,
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('task')
    .set({ state: 'done', closed_at: at, closed_by: accountId })
    .where('unit_id', '=', unitId)
    .where('subject_type', '=', hazardSubject)
    .where('subject_id', '=', hazardId)
    .where('state', '=', 'open')
    .where('kind', 'in', kinds)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
