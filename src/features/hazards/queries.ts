/** SQL of single hazards: taking a number, writing, reading one with its photos, people and timeline. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Role } from '../../platform/contract/role.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import type { Hazard as HazardTable } from '../../platform/database/tables.gen.ts'
import { isRepeat, type Listed } from './ledger/queries.ts'

export type HazardRecord = Selectable<HazardTable>
export type HazardChange = Updateable<HazardTable>

/** The next number of the unit's year; holds the counter until the transaction ends, so that none is lost or twice. */
export async function takeNumber(tx: Tx, unitId: number, year: number): Promise<number> {
  const { last } = await tx
    .insertInto('hazard_counter')
    .values({ unit_id: unitId, year, last: 1 })
    .onConflict((on) => on.columns(['unit_id', 'year']).doUpdateSet({ last: sql`hazard_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** Where the numbers of units go on whose hazards were brought in by their rows. */
export async function raiseCounters(tx: Tx, units: readonly number[]): Promise<void> {
  await sql`insert into hazard_counter (unit_id, year, last)
    select unit_id, year, max(number) from hazard where unit_id = any (${`{${units.join(',')}}`}::integer[])
    group by 1, 2`.execute(tx)
}

export async function insertHazard(tx: Tx, row: Insertable<HazardTable>): Promise<void> {
  await tx.insertInto('hazard').values(row).execute()
}

/** Locked until the transaction ends: of two who act at once, the second waits and then sees the first one's version. */
export function lockHazard(tx: Tx, scope: Scope, unitId: number, id: string): Promise<HazardRecord | undefined> {
  return tx
    .selectFrom('hazard')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** With the names that its row of the ledger shows. */
export async function readHazard(tx: Tx, scope: Scope, unitId: number, id: string) {
  const row = await tx
    .selectFrom('hazard as h')
    .innerJoin('unit as u', 'u.id', 'h.unit_id')
    .selectAll('h')
    .select(['u.name as unit_name', 'u.name_en as unit_name_en', isRepeat('h').as('repeat')])
    .where((eb) => within(scope, eb.ref('h.unit_id'), eb.ref('h.audience')))
    .where('h.unit_id', '=', unitId)
    .where('h.id', '=', id)
    .executeTakeFirst()
  return row && { ...row, english: row.english as Listed['english'] }
}

export async function changeHazard(tx: Tx, unitId: number, id: string, change: HazardChange): Promise<void> {
  await tx
    .updateTable('hazard')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()
}

export async function insertPhotos(
  tx: Tx,
  hazard: { readonly unitId: number; readonly id: string; readonly audience: number },
  photos: readonly { readonly id: string; readonly sha256: string }[],
  act: { readonly moment: 'found' | 'rectified' | 'interim'; readonly by: string; readonly at: Date },
): Promise<void> {
  if (photos.length === 0) return
  await tx
    .insertInto('hazard_photo')
    .values(
      photos.map((photo, ordinal) => ({
        unit_id: hazard.unitId,
        hazard_id: hazard.id,
        file_id: photo.id,
        sha256: photo.sha256,
        moment: act.moment,
        by_id: act.by,
        at: act.at,
        ordinal,
        audience: hazard.audience,
      })),
    )
    .onConflict((on) => on.doNothing())
    .execute()
}

/** Photos that another record holds become readable for whom the hazard is shared with. */
export async function shareFiles(tx: Tx, unitId: number, ids: readonly string[], whose: number): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('file')
    .set((eb) => ({ audience: sql<number>`${eb.ref('audience')} | ${whose}` }))
    .where('unit_id', '=', unitId)
    .where('id', 'in', [...ids])
    .execute()
}

export function photosOf(tx: Tx, unitId: number, ids: readonly string[]) {
  return tx
    .selectFrom('hazard_photo as p')
    .innerJoin('person', 'person.id', 'p.by_id')
    .select(['p.file_id', 'p.sha256', 'p.moment', 'p.at', 'p.by_id', 'person.name'])
    .where('p.unit_id', '=', unitId)
    .where('p.hazard_id', 'in', [...ids])
    .orderBy('p.at')
    .orderBy('p.ordinal')
    .execute()
}

export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map()
  const rows = await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', known).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export function findUnit(tx: Tx, unitId: number) {
  return tx
    .selectFrom('unit')
    .select(['id', 'name', 'name_en', 'kind', 'owner_id'])
    .where('id', '=', unitId)
    .executeTakeFirst()
}

export function facilitiesOf(tx: Tx, scope: Scope) {
  return tx
    .selectFrom('unit')
    .select(['id', 'name', 'name_en'])
    .where((eb) => within(scope, eb.ref('id')))
    .where('kind', '=', 'facility')
    .where('closed_on', 'is', null)
    .orderBy('name')
    .execute()
}

/** Posts held at the unit today, one line each. */
export function postsAt(tx: Tx, unitId: number, held: readonly Role[], today: string) {
  return tx
    .selectFrom('position as o')
    .innerJoin('person', 'person.id', 'o.account_id')
    .select(['o.account_id', 'person.name', 'o.title', 'o.role'])
    .where('o.unit_id', '=', unitId)
    .where('o.role', 'in', [...held])
    .where('o.since', '<=', today)
    .where((eb) => eb.or([eb('o.until', 'is', null), eb('o.until', '>', today)]))
    .orderBy('person.name')
    .orderBy('o.id')
    .execute()
}

/** The journal's entries about the hazards, oldest first, with the post by which each was made. */
export async function timelineOf(tx: Tx, scope: Scope, unitId: number, type: string, ids: readonly string[]) {
  const entries = await tx
    .selectFrom('journal as j')
    .leftJoin('person', 'person.id', 'j.account_id')
    .select(['j.seq', 'j.at', 'j.action', 'j.payload', 'j.position_id', 'j.subject_id', 'person.name'])
    .where((eb) => within(scope, eb.ref('j.unit_id'), eb.ref('j.audience')))
    .where('j.unit_id', '=', unitId)
    .where('j.subject_type', '=', type)
    .where('j.subject_id', 'in', [...ids])
    .orderBy('j.seq')
    .execute()
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from app.post_titles(${entries.map((entry) => entry.position_id)}::uuid[])`.execute(tx)
  const titles = new Map(rows.map((row) => [row.id, row.title]))
  return entries.map((entry) => ({ ...entry, title: titles.get(entry.position_id ?? '') ?? null }))
}

/** The last moment of a calendar day in the region's time zone. */
export async function endOfDay(tx: Tx, day: string, timeZone: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select (${day}::date + 1)::timestamp at time zone ${timeZone} as at`.execute(tx)
  const at = rows[0]?.at
  if (!at) throw new Error(`no end of the day ${day}`)
  return at
}
