/** SQL of incidents and near misses. */
import { type Insertable, sql } from 'kysely'
import { startOfDay } from '../../domain/calendar/zone.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import type { Incident as IncidentTable } from '../../platform/database/tables.gen.ts'

export interface Wanted {
  readonly unit?: number
  readonly family?: string
  readonly severity?: string
  readonly from?: string
  readonly to?: string
  readonly text?: string
  readonly withdrawn?: boolean
}

export interface Key {
  readonly at: string
  readonly id: string
}

const shown = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('incident as i')
    .innerJoin('unit as u', 'u.id', 'i.unit_id')
    .leftJoin('person as p', 'p.id', 'i.recorded_by')
    .leftJoin('person as w', 'w.id', 'i.withdrawn_by')
    .selectAll('i')
    .select(['u.name as unit_name', 'u.name_en as unit_name_en', 'p.name as by_name', 'w.name as withdrawn_name'])
    .where((eb) => within(scope, eb.ref('i.unit_id'), eb.ref('i.audience')))

export type Shown = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number]

const escaped = (phrase: string): string => `%${phrase.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`

/** Newest first. @param after the key of the last row of the page before */
export function page(tx: Tx, scope: Scope, wanted: Wanted, timeZone: string, limit: number, after: Key | null) {
  const { unit, family, severity, from, to, text } = wanted
  let query = shown(tx, scope)
  if (unit) query = query.where('i.unit_id', '=', unit)
  if (family) query = query.where('i.family', '=', family)
  if (severity) query = query.where('i.severity', '=', severity)
  if (from) query = query.where('i.occurred_at', '>=', startOfDay(timeZone, from))
  if (to) query = query.where('i.occurred_at', '<', startOfDay(timeZone, to, 1))
  if (text)
    query = query.where((eb) => eb.or([eb('i.place', 'ilike', escaped(text)), eb('i.summary', 'ilike', escaped(text))]))
  if (!wanted.withdrawn) query = query.where('i.withdrawn_at', 'is', null)
  if (after) query = query.where(sql<boolean>`(i.occurred_at, i.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy('i.occurred_at', 'desc').orderBy('i.id', 'desc').limit(limit).execute()
}

export const findIncident = (tx: Tx, scope: Scope, unitId: number, id: string) =>
  shown(tx, scope).where('i.unit_id', '=', unitId).where('i.id', '=', id).executeTakeFirst()

/** Locked until the transaction ends. */
export const lockIncident = (tx: Tx, scope: Scope, unitId: number, id: string) =>
  tx
    .selectFrom('incident')
    .select(['withdrawn_at', 'audience'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const insertIncident = (tx: Tx, row: Insertable<IncidentTable>) =>
  tx.insertInto('incident').values(row).execute()

export const withdraw = (tx: Tx, unitId: number, id: string, by: string, at: Date, reason: string) =>
  tx
    .updateTable('incident')
    .set({ withdrawn_by: by, withdrawn_at: at, withdrawn_reason: reason })
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()

/** Whether a unit of the scope is a facility. */
export async function isFacility(tx: Tx, scope: Scope, unitId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('unit')
    .select('id')
    .where((eb) => within(scope, eb.ref('id')))
    .where('id', '=', unitId)
    .where('kind', '=', 'facility')
    .executeTakeFirst()
  return row !== undefined
}
