/** SQL of the register: a facility's places at once, single changes, what happened to one. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { PlaceKind } from '../../domain/places/kinds.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import type { Place as PlaceTable } from '../../platform/database/tables.gen.ts'
import type { Standing } from './rules.ts'

export type PlaceRecord = Selectable<PlaceTable>

export const standingOf = (row: PlaceRecord): Standing => ({
  id: row.id,
  parentId: row.parent_id,
  kind: row.kind as PlaceKind,
  name: row.name,
  code: row.code,
  retired: row.retired_at !== null,
  ordinal: row.ordinal,
})

/** Everything in the facility, in the order of the tree's siblings. @param most rows at most */
export function placesAt(tx: Tx, scope: Scope, unitId: number, most: number): Promise<PlaceRecord[]> {
  return tx
    .selectFrom('place')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id')))
    .where('unit_id', '=', unitId)
    .orderBy('ordinal')
    .orderBy('created_at')
    .orderBy('id')
    .limit(most)
    .execute()
}

/** One writer at a time for a facility's tree: two moves at once could make a ring, two additions the same number. */
export async function lockTree(tx: Tx, unitId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('places', ${unitId}))`.execute(tx)
}

export async function insertPlaces(tx: Tx, rows: readonly Insertable<PlaceTable>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('place')
      .values([...rows])
      .execute()
}

export async function changePlaces(
  tx: Tx,
  unitId: number,
  ids: readonly string[],
  change: Updateable<PlaceTable>,
): Promise<void> {
  await tx
    .updateTable('place')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('id', 'in', [...ids])
    .execute()
}

/** Siblings in their new order, the moved one among them. */
export async function renumber(tx: Tx, unitId: number, ids: readonly string[]): Promise<void> {
  await sql`update place set ordinal = n.ordinal::integer
    from unnest(${[...ids]}::uuid[]) with ordinality n(id, ordinal)
    where place.unit_id = ${unitId} and place.id = n.id`.execute(tx)
}

/** Places that have a code out. */
export async function codedAt(tx: Tx, unitId: number): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('place_code')
    .select('place_id')
    .where('unit_id', '=', unitId)
    .where('revoked_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.place_id))
}

export function findUnit(tx: Tx, unitId: number) {
  return tx.selectFrom('unit').select(['name', 'name_en', 'kind']).where('id', '=', unitId).executeTakeFirst()
}

export function facilitiesOf(tx: Tx, scope: Scope) {
  return tx
    .selectFrom('unit')
    .select(['id', 'name', 'name_en', 'facility_type'])
    .select((eb) =>
      eb
        .selectFrom('place')
        .select((counting) => counting.fn.countAll<number>().as('n'))
        .whereRef('place.unit_id', '=', 'unit.id')
        .where('place.retired_at', 'is', null)
        .as('places'),
    )
    .where((eb) => within(scope, eb.ref('id')))
    .where('kind', '=', 'facility')
    .where('closed_on', 'is', null)
    .orderBy('name')
    .limit(1000)
    .execute()
}

/** The journal's entries about a place, newest first. */
export function historyOf(tx: Tx, scope: Scope, unitId: number, type: string, id: string, most: number) {
  return tx
    .selectFrom('journal as j')
    .leftJoin('person', 'person.id', 'j.account_id')
    .select(['j.seq', 'j.at', 'j.action', 'j.payload', 'person.name'])
    .where((eb) => within(scope, eb.ref('j.unit_id'), eb.ref('j.audience')))
    .where('j.unit_id', '=', unitId)
    .where('j.subject_type', '=', type)
    .where('j.subject_id', '=', id)
    .orderBy('j.seq', 'desc')
    .limit(most)
    .execute()
}

/** Whose version stands now, for who lost a race. */
export async function lastChange(tx: Tx, scope: Scope, unitId: number, type: string, id: string) {
  const [row] = await historyOf(tx, scope, unitId, type, id, 1)
  return row ?? null
}

/** In whose name or code the phrase occurs. */
export function placesNamed(tx: Tx, scope: Scope, phrase: string, limit: number) {
  const like = `%${phrase.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  return tx
    .selectFrom('place as p')
    .innerJoin('unit as u', 'u.id', 'p.unit_id')
    .leftJoin('place as a', (on) => on.onRef('a.unit_id', '=', 'p.unit_id').onRef('a.id', '=', 'p.parent_id'))
    .select(['p.unit_id', 'p.id', 'p.name', 'p.code', 'a.name as above', 'u.name as unit_name'])
    .where((eb) => within(scope, eb.ref('p.unit_id')))
    .where('p.retired_at', 'is', null)
    .where((eb) => eb.or([eb('p.name', 'ilike', like), eb('p.code', 'ilike', like)]))
    .orderBy('p.unit_id')
    .orderBy('p.name')
    .limit(limit)
    .execute()
}
