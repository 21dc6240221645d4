/** SQL of units and divisions. Which units exist is known to everybody signed in; row-level security is not theirs. */
import { sql } from 'kysely'
import { roles } from '../../../platform/contract/role.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { enter, type Scope } from '../../../platform/database/scope.ts'
import type { Attributes, Division, UnitNode, UnitRow } from './contract.ts'

export interface NewUnit {
  readonly kind: UnitRow['kind']
  readonly facilityType: UnitRow['facilityType']
  readonly department: UnitRow['department']
  readonly name: string
  readonly nameEn: string
  readonly ownerId: number | null
  readonly territory: string
  readonly attributes: Attributes
  readonly openedOn: string
}

/** Whether no unit exists yet. Two processes filling a new database: the second waits here, then finds units. */
export async function claimEmpty(tx: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('wufang first units', 0))`.execute(tx)
  return (await tx.selectFrom('unit').select('id').limit(1).executeTakeFirst()) === undefined
}

export async function insertDivisions(tx: Tx, divisions: readonly Division[]): Promise<void> {
  await tx
    .insertInto('division')
    .values(divisions.map(({ code, name, nameEn }) => ({ code, name, name_en: nameEn })))
    .execute()
}

/** Units and divisions stay as they are for everybody else until the transaction ends; reading goes on. */
export async function lockRegister(tx: Tx): Promise<void> {
  await sql`lock table unit, division in share row exclusive mode`.execute(tx)
}

/** @returns their numbers, in the order given */
export async function insertUnits(tx: Tx, units: readonly NewUnit[]): Promise<number[]> {
  const rows = await tx
    .insertInto('unit')
    .values(
      units.map((unit) => ({
        kind: unit.kind,
        facility_type: unit.facilityType,
        department: unit.department,
        name: unit.name,
        name_en: unit.nameEn,
        owner_id: unit.ownerId,
        territory: unit.territory,
        attributes: JSON.stringify(unit.attributes),
        opened_on: unit.openedOn,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** A unit just made is in nobody's scope yet; its first entry in the journal belongs to its own chain. */
export const widen = (tx: Tx, scope: Scope, unitId: number, accountId: string): Promise<void> =>
  enter(tx, { ...scope, units: [...scope.units, unitId] }, accountId)

const unitRows = (tx: Tx) =>
  tx
    .selectFrom('unit')
    .innerJoin('division', 'division.code', 'unit.territory')
    .leftJoin('unit as owner', 'owner.id', 'unit.owner_id')
    .select([
      'unit.id',
      'unit.kind',
      'unit.facility_type',
      'unit.department',
      'unit.name',
      'unit.name_en',
      'unit.owner_id',
      'owner.name as owner_name',
      'owner.name_en as owner_name_en',
      'unit.territory',
      'division.name as territory_name',
      'division.name_en as territory_name_en',
      'unit.attributes',
      'unit.opened_on',
      'unit.closed_on',
      'unit.version',
    ])

type Found = Awaited<ReturnType<ReturnType<typeof unitRows>['executeTakeFirstOrThrow']>>

// The columns are held to their vocabularies by CHECK constraints, which test/vocabulary.test.ts compares.
const present = (row: Found): UnitRow => ({
  id: row.id,
  kind: row.kind as UnitRow['kind'],
  facilityType: row.facility_type as UnitRow['facilityType'],
  department: row.department as UnitRow['department'],
  name: row.name,
  nameEn: row.name_en,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  ownerNameEn: row.owner_name_en,
  territory: row.territory,
  territoryName: row.territory_name,
  territoryNameEn: row.territory_name_en,
  attributes: row.attributes as Attributes,
  openedOn: row.opened_on,
  closedOn: row.closed_on,
  version: row.version,
})

export interface UnitFilter {
  readonly q?: string
  readonly kind?: string
  readonly facilityType?: string
  readonly department?: string
  readonly ownerId?: number
  readonly territory?: string
  readonly standing?: 'open' | 'closed'
}

/** By name in the reader's order (pinyin), then number; `after` is the last row of the page before. */
export async function listUnits(
  tx: Tx,
  filter: UnitFilter,
  today: string,
  after: { name: string; id: number } | null,
  limit: number,
): Promise<UnitRow[]> {
  let query = unitRows(tx)
  if (filter.q) {
    const like = `%${filter.q.trim().replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((eb) => eb.or([eb('unit.name', 'like', like), eb('unit.name_en', 'ilike', like)]))
  }
  if (filter.kind) query = query.where('unit.kind', '=', filter.kind)
  if (filter.facilityType) query = query.where('unit.facility_type', '=', filter.facilityType)
  if (filter.department) query = query.where('unit.department', '=', filter.department)
  if (filter.ownerId) query = query.where('unit.owner_id', '=', filter.ownerId)
  if (filter.territory) query = query.where('unit.territory', 'like', `${filter.territory}%`)
  if (filter.standing === 'open')
    query = query.where((eb) => eb.or([eb('unit.closed_on', 'is', null), eb('unit.closed_on', '>', today)]))
  if (filter.standing === 'closed') query = query.where('unit.closed_on', '<=', today)
  if (after) query = query.where(sql<boolean>`(unit.name, unit.id) > (${after.name} collate public.zh, ${after.id})`)
  const rows = await query.orderBy('unit.name').orderBy('unit.id').limit(limit).execute()
  return rows.map(present)
}

export async function findUnit(tx: Tx, id: number): Promise<UnitRow | null> {
  const row = await unitRows(tx).where('unit.id', '=', id).executeTakeFirst()
  return row ? present(row) : null
}

/** The unit, locked for a change. */
export async function lockUnit(tx: Tx, id: number): Promise<UnitRow | null> {
  const locked = await tx.selectFrom('unit').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return locked ? findUnit(tx, id) : null
}

const nodes = (tx: Tx, today: string) =>
  tx
    .selectFrom('unit')
    .select(['id', 'kind', 'name', 'name_en as nameEn', 'owner_id as ownerId', 'territory'])
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>', today)]))
    .orderBy('territory')
    .orderBy('id')
    .$narrowType<{ kind: UnitNode['kind'] }>()

export const openUnits = (tx: Tx, today: string): Promise<UnitNode[]> => nodes(tx, today).execute()

export const ownedUnits = (tx: Tx, id: number, today: string): Promise<UnitNode[]> =>
  nodes(tx, today).where('owner_id', '=', id).execute()

/** Units standing in the very division. */
export const neighbours = (tx: Tx, territory: string, but: number, today: string): Promise<UnitNode[]> =>
  nodes(tx, today).where('territory', '=', territory).where('id', '<>', but).execute()

export const divisions = (tx: Tx): Promise<Division[]> =>
  tx.selectFrom('division').select(['code', 'name', 'name_en as nameEn']).orderBy('code').execute()

export async function hasDivision(tx: Tx, code: string): Promise<boolean> {
  return (await tx.selectFrom('division').select('code').where('code', '=', code).executeTakeFirst()) !== undefined
}

/** Division codes in which these units stand. */
export async function territoriesOf(tx: Tx, unitIds: readonly number[]): Promise<string[]> {
  if (unitIds.length === 0) return []
  const rows = await tx.selectFrom('unit').select('territory').where('id', 'in', unitIds).distinct().execute()
  return rows.map((row) => row.territory)
}

/** The unit and everything above it, upward by owner. */
export async function ownersAbove(tx: Tx, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive above as (
      select id, owner_id from unit where id = ${id}
      union select u.id, u.owner_id from unit u join above on u.id = above.owner_id)
    select id from above`.execute(tx)
  return rows.map((row) => row.id)
}

export async function updateFacts(
  tx: Tx,
  id: number,
  facts: { name: string; nameEn: string; attributes: Attributes },
): Promise<void> {
  await tx
    .updateTable('unit')
    .set({
      name: facts.name,
      name_en: facts.nameEn,
      attributes: JSON.stringify(facts.attributes),
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

export async function updatePlace(
  tx: Tx,
  id: number,
  place: { ownerId: number | null; territory: string },
): Promise<void> {
  await tx
    .updateTable('unit')
    .set({ owner_id: place.ownerId, territory: place.territory, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** The day of its last move, or on which it opened: none may come before. */
export async function placedSince(tx: Tx, unit: Pick<UnitRow, 'id' | 'openedOn'>): Promise<string> {
  const row = await tx
    .selectFrom('unit_place_past')
    .select((eb) => eb.fn.max('until').as('last'))
    .where('unit_id', '=', unit.id)
    .executeTakeFirst()
  return row?.last ?? unit.openedOn
}

/** Where it stood until that day stays known. Moved twice in one day: what held in the morning held until then. */
export async function keepPlace(
  tx: Tx,
  id: number,
  until: string,
  place: { ownerId: number | null; territory: string },
): Promise<void> {
  await tx
    .insertInto('unit_place_past')
    .values({ unit_id: id, until, owner_id: place.ownerId, territory: place.territory })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function updateClosed(tx: Tx, id: number, on: string): Promise<void> {
  await tx.updateTable('unit').set({ closed_on: on, version: sql`version + 1` }).where('id', '=', id).execute()
}

/** Posts of the unit held on that day. */
export async function holders(tx: Tx, unitId: number, today: string) {
  return tx
    .selectFrom('position')
    .innerJoin('person', 'person.id', 'position.account_id')
    .select([
      'position.id as positionId',
      'position.account_id as accountId',
      'person.name',
      'position.role',
      'position.title',
      'position.since',
    ])
    .where('position.unit_id', '=', unitId)
    .where('position.since', '<=', today)
    .where((eb) => eb.or([eb('position.until', 'is', null), eb('position.until', '>', today)]))
    .orderBy(sql`array_position(${Object.keys(roles)}::text[], position.role)`)
    .orderBy('position.since')
    .orderBy('position.id')
    .execute()
}

/** What stands in the way of closing: open units that answer to it, posts that run on. */
export async function inTheWay(tx: Tx, unitId: number, on: string): Promise<{ units: number; posts: number }> {
  const { rows } = await sql<{ units: number; posts: number }>`
    select (select count(*)::integer from unit where owner_id = ${unitId} and (closed_on is null or closed_on > ${on}))
        as units,
      (select count(*)::integer from position where unit_id = ${unitId} and (until is null or until > ${on})) as posts
    `.execute(tx)
  return rows[0] ?? { units: 0, posts: 0 }
}

/** Entries of the unit's chain about the unit itself, newest first. */
export async function unitSteps(tx: Tx, unitId: number) {
  return tx
    .selectFrom('journal')
    .leftJoin('person', 'person.id', 'journal.account_id')
    .select(['journal.at', 'journal.action', 'person.name', 'journal.payload'])
    .where('journal.unit_id', '=', unitId)
    .where('journal.subject_type', '=', 'unit')
    .where('journal.subject_id', '=', String(unitId))
    .orderBy('journal.seq', 'desc')
    .limit(200)
    .execute()
}
