/** Counts by group, and the oldest cards of each state; over the same conditions as the list. */
import { type Selectable, sql } from 'kysely'
import type { Tx } from '../../../../platform/database/pool.ts'
import type { Scope } from '../../../../platform/database/scope.ts'
import type { Hazard as HazardTable } from '../../../../platform/database/tables.gen.ts'
import { both, conditions, foundBy, isRepeat, type Listed, searched, unitsOf, type Wanted } from '../queries.ts'
import type { grouping } from './contract.ts'

export type Grouping = (typeof grouping.terms)[number]

export interface Counted {
  readonly key: string | null
  readonly unit_id: number | null
  readonly unit_name: string | null
  readonly unit_name_en: string | null
  readonly name: string | null
  readonly count: number
  readonly major: number
  readonly overdue: number
}

/** A search is grouped over its newest hits, this many at most. */
const mostFound = 1_000

const keys = {
  unit: { key: sql`h.unit_id`, unit: sql`h.unit_id` },
  family: { key: sql`h.family`, unit: sql`null::integer` },
  state: { key: sql`h.state`, unit: sql`null::integer` },
  responsible: { key: sql`h.responsible_id`, unit: sql`null::integer` },
  place: { key: sql`h.place`, unit: sql`h.unit_id` },
} as const

const rowsOf = (wanted: Wanted, scope: Scope, columns = sql`*`) =>
  searched(wanted)
    ? sql`${foundBy(wanted, null, mostFound)} f join hazard h on h.unit_id = f.unit_id and h.id = f.id`
    : sql`${unitsOf(wanted, scope)} cross join lateral (
        select ${columns} from hazard where unit_id = u.id and ${both(conditions(wanted, scope))}) h`

export async function groupsOf(
  tx: Tx,
  scope: Scope,
  wanted: Wanted,
  by: Grouping,
  limit: number,
): Promise<readonly Counted[]> {
  const { key, unit } = keys[by]
  const columns = sql`unit_id, ${by === 'unit' ? sql`` : sql`${sql.ref(by === 'responsible' ? 'responsible_id' : by)},`}
    grade, ended, due_at`
  const { rows } = await sql<Counted>`
    select g.key::text as key, g.unit_id, u.name as unit_name, u.name_en as unit_name_en,
      ${by === 'responsible' ? sql`p.name` : by === 'place' ? sql`g.key` : sql`null`} as name, g.count, g.major, g.overdue
    from (
      select ${key} as key, ${unit} as unit_id, count(*)::integer as count,
        count(*) filter (where h.grade = 'major')::integer as major,
        count(*) filter (where not h.ended and h.due_at < ${wanted.now})::integer as overdue
      from ${rowsOf(wanted, scope, columns)}
      group by 1, 2 order by count(*) desc, 2, 1 limit ${limit}) g
    left join unit u on u.id = g.unit_id
    ${by === 'responsible' ? sql`left join person p on p.id = g.key` : sql``}
    order by g.count desc, g.unit_id, g.key`.execute(tx)
  return rows
}

export type CardRow = Selectable<HazardTable> &
  Pick<Listed, 'unit_name' | 'unit_name_en' | 'responsible' | 'english' | 'repeat'> & {
    /** Of the card's state. */
    readonly count: number
    readonly overdue: number
  }

/** The oldest `limit` hazards of each state, each with how many there are of its state. */
export async function cardsOf(tx: Tx, scope: Scope, wanted: Wanted, limit: number): Promise<readonly CardRow[]> {
  const columns = sql`unit_id, id, state, opened_at, ended, due_at`
  const { rows } = await sql<CardRow>`
    with read as materialized (
      select h.unit_id, h.id, h.state, h.opened_at, h.due_at from ${rowsOf(wanted, scope, columns)}),
    counted as (
      select state, count(*)::integer as count, (count(*) filter (where due_at < ${wanted.now}))::integer as overdue
      from read group by state)
    select h.*, u.name as unit_name, u.name_en as unit_name_en, p.name as responsible, ${isRepeat('h')} as repeat,
      c.count, c.overdue
    from counted c
    cross join lateral (
      select unit_id, id from read where state = c.state order by opened_at, id limit ${limit}) k
    join hazard h on h.unit_id = k.unit_id and h.id = k.id
    join unit u on u.id = h.unit_id
    left join person p on p.id = h.responsible_id
    order by h.opened_at, h.id`.execute(tx)
  return rows
}
