/** SQL of what an import needs to know of the ledger, and of what an export reads from it. */
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../../../platform/database/pool.ts'
import { type Scope, within } from '../../../../platform/database/scope.ts'
import type { Hazard } from '../../../../platform/database/tables.gen.ts'
import { facilityRoles } from '../../loop/contract.ts'
import type { Paper } from '../rules/paper.ts'

export type HazardRecord = Selectable<Hazard> & {
  readonly unit_name: string
  readonly unit_name_en: string
  readonly responsible: string | null
  readonly verifier: string | null
}

const whole = sql`select h.*, u.name as unit_name, u.name_en as unit_name_en, p.name as responsible, v.name as verifier
  from wanted w join hazard h on h.unit_id = w.unit_id`
const names = sql`join unit u on u.id = h.unit_id
  left join person p on p.id = h.responsible_id left join person v on v.id = h.verified_by`

const units = (list: readonly { readonly unitId: number }[]) => `{${list.map((one) => one.unitId).join(',')}}`

/** Whole hazards in the order asked for. */
export async function wholeHazards(
  tx: Tx,
  scope: Scope,
  wanted: readonly { readonly unitId: number; readonly id: string }[],
): Promise<HazardRecord[]> {
  const { rows } = await sql<HazardRecord>`
    with wanted as (
      select * from unnest(${units(wanted)}::integer[], ${wanted.map((one) => one.id)}::uuid[])
        with ordinality w (unit_id, id, ordinal))
    ${whole} and h.id = w.id ${names}
    where h.unit_id = any (${`{${scope.units.join(',')}}`}::integer[]) order by w.ordinal`.execute(tx)
  return rows
}

export async function hazardsByNumber(
  tx: Tx,
  scope: Scope,
  wanted: readonly { readonly unitId: number; readonly year: number; readonly number: number }[],
): Promise<HazardRecord[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<HazardRecord>`
    with wanted as (
      select * from unnest(${units(wanted)}::integer[], ${`{${wanted.map((one) => one.year).join(',')}}`}::integer[],
        ${`{${wanted.map((one) => one.number).join(',')}}`}::integer[]) w (unit_id, year, number))
    ${whole} and h.year = w.year and h.number = w.number ${names}
    where h.unit_id = any (${`{${scope.units.join(',')}}`}::integer[])`.execute(tx)
  return rows
}

export interface ImportedBefore {
  readonly unit_id: number
  readonly import_key: string
  readonly id: string
  readonly year: number
  readonly number: number
  readonly paper: Paper
}

export async function hazardsByKey(
  tx: Tx,
  scope: Scope,
  wanted: readonly { readonly unitId: number; readonly key: string }[],
): Promise<ImportedBefore[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<ImportedBefore>`
    select h.unit_id, h.import_key, h.id, h.year, h.number, h.paper
    from unnest(${units(wanted)}::integer[], ${wanted.map((one) => one.key)}::text[]) w (unit_id, key)
    join hazard h on h.unit_id = w.unit_id and h.import_key = w.key
    where h.unit_id = any (${`{${scope.units.join(',')}}`}::integer[])`.execute(tx)
  return rows
}

/** Every facility of the region that is open: which exist is no secret, and a name outside the scope is told as such. */
export const facilities = (tx: Tx) =>
  tx
    .selectFrom('unit')
    .select(['id', 'name', 'name_en'])
    .where('kind', '=', 'facility')
    .where('closed_on', 'is', null)
    .execute()

/** Who works at these facilities today. */
export const peopleAt = (tx: Tx, scope: Scope, today: string) =>
  tx
    .selectFrom('position as o')
    .innerJoin('person', 'person.id', 'o.account_id')
    .select(['o.unit_id', 'o.account_id', 'person.name'])
    .distinct()
    .where((eb) => within(scope, eb.ref('o.unit_id'), eb.ref('o.audience')))
    .where('o.role', 'in', [...facilityRoles])
    .where('o.since', '<=', today)
    .where((eb) => eb.or([eb('o.until', 'is', null), eb('o.until', '>', today)]))
    .execute()

/** By name in either language, or by number. */
export async function unitNamed(tx: Tx, named: string): Promise<number | undefined> {
  const row = await tx
    .selectFrom('unit')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('name', '=', named),
        eb('name_en', '=', named),
        eb('id', '=', /^[1-9]\d{0,8}$/.test(named) ? Number(named) : 0),
      ]),
    )
    .executeTakeFirst()
  return row?.id
}
