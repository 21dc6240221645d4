/** SQL of money: entries, the sums kept with them, and the overviews that read the sums alone. */
import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { HazardMoney } from '../../../platform/database/tables.gen.ts'
import type { MoneyFilter } from './contract.ts'
import type { Amount, Sums } from './rules.ts'

export interface OfHazard {
  readonly unitId: number
  readonly hazardId: string
  readonly family: string
  readonly year: number
}

export async function readSums(tx: Tx, unitId: number, hazardId: string): Promise<Sums | undefined> {
  return tx
    .selectFrom('hazard_money_sum')
    .select(['asked_fen as asked', 'granted_fen as granted', 'spent_fen as spent'])
    .where('unit_id', '=', unitId)
    .where('hazard_id', '=', hazardId)
    .executeTakeFirst()
}

/** The entry and the sum with it; the hazard is locked by the caller, so that both stay one. */
export async function insertEntry(tx: Tx, of: OfHazard, row: Insertable<HazardMoney>): Promise<void> {
  await tx.insertInto('hazard_money').values(row).execute()
  const amount = (kind: Amount['kind']) => (row.kind === kind ? Number(row.amount_fen) : 0)
  const [asked, granted, spent] = [amount('asked'), amount('granted'), amount('spent')]
  const { numUpdatedRows } = await tx
    .updateTable('hazard_money_sum')
    .set((eb) => ({
      asked_fen: eb('asked_fen', '+', asked),
      granted_fen: eb('granted_fen', '+', granted),
      spent_fen: eb('spent_fen', '+', spent),
    }))
    .where('unit_id', '=', of.unitId)
    .where('hazard_id', '=', of.hazardId)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) return
  await tx
    .insertInto('hazard_money_sum')
    .values({
      unit_id: of.unitId,
      hazard_id: of.hazardId,
      family: of.family,
      year: of.year,
      asked_fen: asked,
      granted_fen: granted,
      spent_fen: spent,
    })
    .execute()
}

const entries = (tx: Tx, unitId: number, hazardId: string) =>
  tx
    .selectFrom('hazard_money as m')
    .innerJoin('person', 'person.id', 'm.by_id')
    .leftJoin('hazard_money as counter', (join) =>
      join.onRef('counter.unit_id', '=', 'm.unit_id').onRef('counter.undoes', '=', 'm.id'),
    )
    .selectAll('m')
    .select(['person.name', 'counter.id as undone_by'])
    .where('m.unit_id', '=', unitId)
    .where('m.hazard_id', '=', hazardId)

/** Newest first. */
export const entriesOf = (tx: Tx, unitId: number, hazardId: string) =>
  entries(tx, unitId, hazardId).orderBy('m.at', 'desc').orderBy('m.id', 'desc').limit(1000).execute()

export const findEntry = (tx: Tx, unitId: number, hazardId: string, id: string) =>
  entries(tx, unitId, hazardId).where('m.id', '=', id).executeTakeFirst()

/** The sum of the newest plan, unless it was undone. */
export const entryOfPlan = (tx: Tx, unitId: number, hazardId: string) =>
  entries(tx, unitId, hazardId)
    .where('m.of_plan', '=', true)
    .where('m.undoes', 'is', null)
    .where('counter.id', 'is', null)
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .executeTakeFirst()

// ── overviews ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where a page ended: the widest gaps come first. */
export interface After {
  readonly short: number
  readonly id: string
}

/** Columns of `hazard_money_sum`, except the unit. */
function conditions({ family, year, gap }: MoneyFilter): RawBuilder<unknown> {
  const parts = [sql`true`]
  if (family) parts.push(sql`family = ${family}`)
  if (year) parts.push(sql`year = ${year}`)
  if (gap === 'short') parts.push(sql`short_fen > 0`)
  if (gap === 'unspent') parts.push(sql`granted_fen > spent_fen`)
  return sql.join(parts, sql` and `)
}

/** Units of the scope that the filter leaves, as `f(id, owner_id)`. */
const facilities = (scope: Scope, { unit, bureau }: MoneyFilter) => sql`(
  select u.id, u.owner_id from unit u
  where ${within(scope, sql.ref('u.id'))}
    and (${unit ?? null}::integer is null or u.id = ${unit ?? null})
    and (${bureau ?? null}::integer is null or u.owner_id = ${bureau ?? null})) f`

const summed = sql`count(*)::integer as hazards, coalesce(sum(asked_fen), 0)::bigint as asked,
  coalesce(sum(granted_fen), 0)::bigint as granted, coalesce(sum(spent_fen), 0)::bigint as spent,
  coalesce(sum(short_fen), 0)::bigint as short`

export interface Summed {
  readonly hazards: number
  readonly asked: number
  readonly granted: number
  readonly spent: number
  readonly short: number
}

export async function totalOf(tx: Tx, scope: Scope, wanted: MoneyFilter): Promise<Summed | undefined> {
  const { rows } = await sql<Summed>`
    select ${summed} from ${facilities(scope, wanted)}
    join hazard_money_sum s on s.unit_id = f.id where ${conditions(wanted)}`.execute(tx)
  return rows[0]
}

export interface SummedUnit extends Summed {
  readonly unit_id: number
  readonly unit_name: string
  readonly unit_name_en: string
}

export async function totalsBy(
  tx: Tx,
  scope: Scope,
  wanted: MoneyFilter & { readonly by: 'facility' | 'bureau' },
  limit: number,
  after: After | null,
): Promise<SummedUnit[]> {
  const key = wanted.by === 'bureau' ? sql`coalesce(f.owner_id, f.id)` : sql`f.id`
  const beyond = after ? sql`where (t.short, -t.id) < (${after.short}::bigint, ${-Number(after.id)}::integer)` : sql``
  const { rows } = await sql<SummedUnit>`
    select t.*, t.id as unit_id, u.name as unit_name, u.name_en as unit_name_en from (
      select ${key} as id, ${summed} from ${facilities(scope, wanted)}
      join hazard_money_sum s on s.unit_id = f.id where ${conditions(wanted)} group by 1) t
    join unit u on u.id = t.id ${beyond}
    order by t.short desc, t.id limit ${limit}`.execute(tx)
  return rows
}

export interface SummedHazard {
  readonly unit_id: number
  readonly unit_name: string
  readonly unit_name_en: string
  readonly id: string
  readonly year: number
  readonly number: number
  readonly family: string
  readonly grade: string | null
  readonly state: string
  readonly object: string
  readonly finding: string
  readonly english: { place: string | null; object: string | null; finding: string | null } | null
  readonly asked: number
  readonly granted: number
  readonly spent: number
  readonly short: number
}

/** One page's worth from each unit in the order of its index, merged. */
export async function hazardsWithMoney(
  tx: Tx,
  scope: Scope,
  wanted: MoneyFilter,
  limit: number,
  after: After | null,
): Promise<SummedHazard[]> {
  const beyond = after ? sql`and (short_fen, hazard_id) < (${after.short}::bigint, ${after.id}::uuid)` : sql``
  const { rows } = await sql<SummedHazard>`
    select h.unit_id, u.name as unit_name, u.name_en as unit_name_en, h.id, h.year, h.number, h.family, h.grade, h.state,
      h.object, h.finding, h.english, k.asked_fen as asked, k.granted_fen as granted, k.spent_fen as spent,
      k.short_fen as short
    from (
      select s.* from ${facilities(scope, wanted)} cross join lateral (
        select * from hazard_money_sum where unit_id = f.id and ${conditions(wanted)} ${beyond}
        order by short_fen desc, hazard_id desc limit ${limit}) s
      order by s.short_fen desc, s.hazard_id desc limit ${limit}) k
    join hazard h on h.unit_id = k.unit_id and h.id = k.hazard_id
    join unit u on u.id = h.unit_id
    order by k.short_fen desc, k.hazard_id desc`.execute(tx)
  return rows
}
