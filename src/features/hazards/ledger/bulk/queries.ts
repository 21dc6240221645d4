/** Many hazards by their keys, and the open tasks on them: each in one query. */
import { type Selectable, sql } from 'kysely'
import type { Role } from '../../../../platform/contract/role.ts'
import type { Tx } from '../../../../platform/database/pool.ts'
import { type Scope, within } from '../../../../platform/database/scope.ts'
import type { Hazard as HazardTable } from '../../../../platform/database/tables.gen.ts'
import type { Listed } from '../queries.ts'

export interface Key {
  readonly unitId: number
  readonly id: string
}

export type Chosen = Selectable<HazardTable> & Pick<Listed, 'unit_name' | 'unit_name_en' | 'english'>

const keyed = (keys: readonly Key[], unit: string, id: string) => sql<boolean>`
  (${sql.ref(unit)}, ${sql.ref(id)}) in (select * from unnest(
    ${`{${keys.map((key) => key.unitId).join(',')}}`}::integer[], ${`{${keys.map((key) => key.id).join(',')}}`}::uuid[]))`

/** In the order of their keys; locked in that order, so that two who act on the same hazards never wait in a ring. */
export async function hazardsBy(tx: Tx, scope: Scope, keys: readonly Key[], lock: boolean): Promise<Chosen[]> {
  const rows = await tx
    .selectFrom('hazard as h')
    .innerJoin('unit as u', 'u.id', 'h.unit_id')
    .selectAll('h')
    .select(['u.name as unit_name', 'u.name_en as unit_name_en'])
    .where((eb) => within(scope, eb.ref('h.unit_id'), eb.ref('h.audience')))
    .where(keyed(keys, 'h.unit_id', 'h.id'))
    .orderBy('h.unit_id')
    .orderBy('h.id')
    .$if(lock, (query) => query.forUpdate(['h']))
    .execute()
  return rows as unknown as Chosen[]
}

/** Units of the scope at which the account holds one of the roles today. */
export async function workplaces(
  tx: Tx,
  scope: Scope,
  accountId: string,
  held: readonly Role[],
  today: string,
): Promise<ReadonlySet<number>> {
  const rows = await tx
    .selectFrom('position')
    .select('unit_id')
    .where((eb) => within(scope, eb.ref('unit_id')))
    .where('account_id', '=', accountId)
    .where('role', 'in', [...held])
    .where('since', '<=', today)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]))
    .execute()
  return new Set(rows.map((row) => row.unit_id))
}

export function openTasksOn(tx: Tx, scope: Scope, keys: readonly Key[], type: string) {
  return tx
    .selectFrom('task')
    .select(['unit_id', 'subject_id', 'kind', 'holder_id', 'role', 'account_id'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('subject_type', '=', type)
    .where('state', '=', 'open')
    .where(keyed(keys, 'unit_id', 'subject_id'))
    .execute()
}

export async function dropTasks(
  tx: Tx,
  keys: readonly Key[],
  which: { readonly type: string; readonly kind: string },
  by: { readonly at: Date; readonly accountId: string },
): Promise<void> {
  if (keys.length === 0) return
  await tx
    .updateTable('task')
    .set({ state: 'dropped', closed_at: by.at, closed_by: by.accountId })
    .where('subject_type', '=', which.type)
    .where('kind', '=', which.kind)
    .where('state', '=', 'open')
    .where(keyed(keys, 'unit_id', 'subject_id'))
    .execute()
}
