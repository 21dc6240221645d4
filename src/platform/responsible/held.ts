/** SQL of who holds what today: few columns, the whole region, for choosing whose task something is. */
import { sql } from 'kysely'
import type { Tx } from '../database/pool.ts'
import { type Scope, within } from '../database/scope.ts'
import type { Place } from './holders.ts'

/** Every open unit, and those closed since a day. Which units exist is no secret: this needs no scope. */
export async function places(tx: Tx, closedSince: string): Promise<Place[]> {
  const { rows } = await sql<Place>`select id, kind, department, territory, owner_id as "ownerId" from unit
    where closed_on is null or closed_on > ${closedSince}::date order by id`.execute(tx)
  return rows
}

/** Posts of the scope held on a day: `unit role`. */
export async function heldPosts(tx: Tx, scope: Scope, day: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('position')
    .select(['unit_id', 'role'])
    .distinct()
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('since', '<=', day)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', day)]))
    .execute()
  return new Set(rows.map((row) => `${row.unit_id} ${row.role}`))
}
