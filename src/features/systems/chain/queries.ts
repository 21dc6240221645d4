/** SQL of the food chain: who answers for which link from when until when. */
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import type { FoodLinkHolder } from '../../../platform/database/tables.gen.ts'

/** Newest first. */
export function holdersOf(tx: Tx, unitId: number, today: string) {
  return tx
    .selectFrom('food_link_holder as h')
    .innerJoin('person as namer', 'namer.id', 'h.named_by')
    .selectAll('h')
    .select('namer.name as namer')
    .select(
      sql<boolean>`h.account_id is not null and not exists (select from position o
        where o.account_id = h.account_id and o.unit_id = h.unit_id
        and o.since <= ${today}::date and (o.until is null or o.until > ${today}::date))`.as('left'),
    )
    .where('h.unit_id', '=', unitId)
    .orderBy('h.since', 'desc')
    .orderBy('h.named_at', 'desc')
    .execute()
}

/** Locks the current holder: of two who name somebody at once, the second sees the first one's choice. */
export function lockCurrent(tx: Tx, unitId: number, link: string) {
  return tx
    .selectFrom('food_link_holder')
    .select(['id', 'name', 'since'])
    .where('unit_id', '=', unitId)
    .where('link', '=', link)
    .where('until', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function endHolder(tx: Tx, unitId: number, id: string, until: string): Promise<void> {
  await tx.updateTable('food_link_holder').set({ until }).where('unit_id', '=', unitId).where('id', '=', id).execute()
}

export async function insertHolder(tx: Tx, row: Insertable<FoodLinkHolder>): Promise<void> {
  await tx.insertInto('food_link_holder').values(row).execute()
}

/** People with a post at the unit today, once each. */
export async function peopleAt(tx: Tx, unitId: number, today: string) {
  const rows = await tx
    .selectFrom('position as o')
    .innerJoin('person', 'person.id', 'o.account_id')
    .distinctOn('o.account_id')
    .select(['o.account_id', 'person.name', 'o.title'])
    .where('o.unit_id', '=', unitId)
    .where('o.since', '<=', today)
    .where((eb) => eb.or([eb('o.until', 'is', null), eb('o.until', '>', today)]))
    .orderBy('o.account_id')
    .orderBy('o.since')
    .execute()
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-u-co-pinyin'))
}
