/**
 * The ledger's list and search. Each sort is an index per unit: the list takes one page's worth from each unit in index
 * order and merges them, so its cost follows the number of units and not of hazards. Filters are answered from the
 * index; rows are fetched for the page that is shown.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import type { Scope } from '../../../platform/database/scope.ts'
import type { HazardFilter } from '../contract.ts'
import { isOpen } from '../loop/contract.ts'
import type { Key } from './cursor.ts'

export type Wanted = Omit<HazardFilter, 'cursor' | 'limit' | 'total'> & {
  readonly now: Date
  readonly me: string
}

export interface Listed {
  unit_id: number
  unit_name: string
  unit_name_en: string
  id: string
  year: number
  number: number
  family: string
  grade: string | null
  state: string
  place: string
  object: string
  finding: string
  english: { place: string | null; object: string | null; finding: string | null } | null
  opened_at: Date
  due_at: Date
  ended: boolean
  rank: number
  responsible_id: string | null
  responsible: string | null
  listed_unit: number | null
  extended: number
  check_due_at: Date | null
  check_held: boolean | null
  version: number
  /** The instant it is sorted by, as exact text for the cursor. */
  key_at: string
}

const orders = {
  due: { lead: 'ended', at: 'due_at' },
  grade: { lead: 'rank', at: 'due_at' },
  opened: { lead: null, at: 'opened_at' },
} as const

const sortOf = (wanted: Wanted) => (wanted.sort ?? 'due').replace('-', '') as keyof typeof orders

const both = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` and `)

/** Open or at its end, said by the column that stands in the index of the sort, so that the index alone answers. */
const openBy = {
  due: [sql`not ended`, sql`ended`],
  grade: [sql`rank < 2`, sql`rank = 2`],
  opened: [sql`state <> 'closed' and state <> 'rejected'`, null],
} as const

/** What the row must be, besides lying in the unit. Columns of `hazard`. */
function conditions(wanted: Wanted, scope: Scope): RawBuilder<unknown>[] {
  const { family, grade, state, overdue, mine, activity, placeId } = wanted
  const [open, ended] = openBy[sortOf(wanted)]
  const parts = [sql`(audience & ${scope.audience}::integer) <> 0`]
  if (family) parts.push(sql`family = ${family}`)
  if (grade) parts.push(sql`grade = ${grade}`)
  if (state && state !== 'open') parts.push(sql`state = ${state}`)
  if (overdue || state === 'open' || (state && isOpen(state))) parts.push(open)
  else if (state && ended) parts.push(ended)
  if (overdue) parts.push(sql`due_at < ${wanted.now}`)
  if (mine) parts.push(sql`responsible_id = ${wanted.me}`)
  if (activity) parts.push(sql`activity_id = ${activity}`)
  if (placeId) parts.push(sql`place_id = any (array(select app.places_within(u.id, ${placeId}::uuid)))`)
  return parts
}

const unitsOf = (wanted: Wanted, scope: Scope) =>
  sql`unnest(${`{${(wanted.unit ? [wanted.unit] : scope.units).join(',')}}`}::integer[]) as u(id)`

/** @param after the key of the last row of the page before */
export async function pageOf(
  tx: Tx,
  scope: Scope,
  wanted: Wanted,
  limit: number,
  after: Key | null,
): Promise<Listed[]> {
  return wanted.text ? found(tx, wanted, limit, after) : sorted(tx, scope, wanted, limit, after)
}

const shown = (keys: RawBuilder<unknown>, at: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql<Listed>`
  select h.unit_id, u.name as unit_name, u.name_en as unit_name_en, h.id, h.year, h.number, h.family, h.grade, h.state,
    h.place, h.object, h.finding, h.english, h.opened_at, h.due_at, h.ended, h.rank, h.responsible_id,
    p.name as responsible, h.listed_unit, h.extended, h.check_due_at, h.check_held, h.version, ${at}::text as key_at
  from (${keys}) k
  join hazard h on h.unit_id = k.unit_id and h.id = k.id
  join unit u on u.id = h.unit_id
  left join person p on p.id = h.responsible_id
  order by ${order}`

async function sorted(tx: Tx, scope: Scope, wanted: Wanted, limit: number, after: Key | null): Promise<Listed[]> {
  const order = orders[sortOf(wanted)]
  const at = sql.ref(order.at)
  const columns = order.lead ? [sql.ref(order.lead), at, sql.ref('id')] : [at, sql.ref('id')]
  const [direction, beyond] = wanted.sort?.startsWith('-') ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const by = (table: string) => sql.join(columns.map((column) => sql`${sql.raw(table)}.${column} ${direction}`))
  const parts = conditions(wanted, scope)
  if (after) {
    const values = order.lead
      ? [
          order.lead === 'rank' ? sql`${after.lead}::smallint` : sql`${after.lead === 1}`,
          sql`${after.at}::timestamptz`,
          sql`${after.id}::uuid`,
        ]
      : [sql`${after.at}::timestamptz`, sql`${after.id}::uuid`]
    parts.push(sql`(${sql.join(columns)}) ${beyond} (${sql.join(values)})`)
  }
  const keys = sql`
    select k.* from ${unitsOf(wanted, scope)} cross join lateral (
      select unit_id, ${sql.join(columns)} from hazard
      where unit_id = u.id and ${both(parts)}
      order by ${by('hazard')} limit ${limit}) k
    order by ${by('k')} limit ${limit}`
  return (await shown(keys, sql`h.${at}`, by('h')).execute(tx)).rows
}

/** Newest first. The ids come from a function that may use the index; the rows are read again under the policies. */
async function found(tx: Tx, wanted: Wanted, limit: number, after: Key | null): Promise<Listed[]> {
  const keys = sql`
    select * from app.hazard_search(${wanted.text}, ${wanted.unit ? `{${wanted.unit}}` : null}::integer[],
      ${wanted.family ?? null}, ${wanted.grade ?? null}, ${wanted.state ?? null},
      ${wanted.overdue ? wanted.now : null}::timestamptz, ${wanted.mine ? wanted.me : null}::uuid,
      ${wanted.activity ?? null}::uuid, ${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid, ${limit})`
  return (await shown(keys, sql`h.opened_at`, sql`h.opened_at desc, h.id desc`).execute(tx)).rows
}

/** Counts no further than `most`. */
export async function countOf(tx: Tx, scope: Scope, wanted: Wanted, most: number): Promise<number> {
  const counted = wanted.text
    ? sql`select 1 from app.hazard_search(${wanted.text}, ${wanted.unit ? `{${wanted.unit}}` : null}::integer[],
        ${wanted.family ?? null}, ${wanted.grade ?? null}, ${wanted.state ?? null},
        ${wanted.overdue ? wanted.now : null}::timestamptz, ${wanted.mine ? wanted.me : null}::uuid,
        ${wanted.activity ?? null}::uuid, null, null, ${most})`
    : sql`select 1 from ${unitsOf(wanted, scope)} cross join lateral (
        select from hazard where unit_id = u.id and ${both(conditions(wanted, scope))}) h
        limit ${most}`
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (${counted}) c`.execute(tx)
  return rows[0]?.count ?? 0
}
