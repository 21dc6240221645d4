/**
 * The ledger's list and search. Each sort is an index per unit: the list takes a few rows from each unit in index order
 * and reads on where the page may hold more of it, so its cost follows the number of units and not of hazards. Filters are
 * answered from the index; rows are fetched for the page that is shown.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import type { Scope } from '../../../platform/database/scope.ts'
import type { HazardFilter } from '../contract.ts'
import { type HazardState, hazardState, isOpen } from '../loop/contract.ts'
import type { Key } from './cursor.ts'
import type { Awaited } from './rules.ts'

/** What is asked of the ledger, with everything that stands in no filter: made by wanted.ts. */
export type Wanted = Omit<HazardFilter, 'cursor' | 'limit' | 'total' | 'awaits'> & {
  readonly now: Date
  readonly me: string
  /** The region's time zone: days are days there. */
  readonly zone: string
  /** Where a move waits for this person; null: not asked. */
  readonly awaited: readonly Awaited[] | null
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
  source: string
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
  repeat: boolean
  version: number
  /** The instant it is sorted by, as exact text for the cursor. */
  key_at: string
}

const orders = {
  due: { lead: 'ended', at: 'due_at' },
  grade: { lead: 'rank', at: 'due_at' },
  opened: { lead: null, at: 'opened_at' },
} as const

export const openStates = hazardState.terms.filter(isOpen)

const sortOf = (wanted: Wanted) => (wanted.sort ?? 'due').replace('-', '') as keyof typeof orders

/** What a page that begins after this row needs besides its instant. */
export const leadOf = (row: Listed, sort: string | undefined): number =>
  sort?.endsWith('grade') ? row.rank : row.ended ? 1 : 0

export const both = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` and `)

/** Open or at its end, said by the column that stands in the index of the sort, so that the index alone answers. */
const openBy = {
  due: [sql`not ended`, sql`ended`],
  grade: [sql`rank < 2`, sql`rank = 2`],
  opened: [sql`state <> 'closed' and state <> 'rejected'`, null],
} as const

export const terms = (list: string | undefined): readonly string[] => list?.split(',') ?? []

export const statesOf = (list: string | undefined): readonly HazardState[] => [
  ...new Set(terms(list).flatMap((one) => (one === 'open' ? openStates : [one as HazardState]))),
]

const oneOf = (column: 'family' | 'grade' | 'state' | 'source', among: readonly string[]) =>
  among.length === 1
    ? sql`${sql.ref(column)} = ${among[0]}`
    : sql`${sql.ref(column)} = any (${`{${among.join(',')}}`}::text[])`

const dayStarts = (day: string, zone: string) => sql`(${day}::date)::timestamp at time zone ${zone}`
const dayEnds = (day: string, zone: string) => sql`(${day}::date + 1)::timestamp at time zone ${zone}`

const between =
  (column: 'opened_at' | 'due_at' | 'verified_at', from: string | undefined, to: string | undefined) =>
  (zone: string) => [
    ...(from ? [sql`${sql.ref(column)} >= ${dayStarts(from, zone)}`] : []),
    ...(to ? [sql`${sql.ref(column)} < ${dayEnds(to, zone)}`] : []),
  ]

const units = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::integer[]`

/** Whether somebody confirmed that the row of this table is an earlier hazard come back. */
export const isRepeat = (table: 'hazard' | 'h') => sql<boolean>`exists (
  select from hazard_repeat r where r.unit_id = ${sql.ref(`${table}.unit_id`)} and r.hazard_id = ${sql.ref(`${table}.id`)}
    and r.kind = 'repeat' and r.answer = 'same')`

/** Where the move is this person's, as rules.ts would judge it: by role on the unit, and by who took part. */
const awaiting = (one: Awaited, me: string) => {
  const reached = sql`unit_id = any (case when grade = 'major' then ${units(one.major)} else ${units(one.general)} end)`
  const person = {
    none: sql`true`,
    'not-rectifier': sql`responsible_id is distinct from ${me}::uuid and ${me}::uuid <> all (rectifiers)`,
    responsible: sql`(responsible_id is not distinct from ${me}::uuid or unit_id = any (${units(one.directs)}))`,
  }[one.person]
  const listed = one.listed ? sql`(listed_unit is null or unit_id = any (${units(one.listed)}))` : sql`true`
  return sql`(state = ${one.state} and ${reached} and ${listed} and ${person})`
}

/** What the row must be, besides lying in the unit. Columns of `hazard`. */
export function conditions(wanted: Wanted, scope: Scope): RawBuilder<unknown>[] {
  const { overdue, lapsed, mine, activity, placeId, awaited, responsible, zone, me } = wanted
  const [open, ended] = openBy[sortOf(wanted)]
  const asked = statesOf(awaited && !wanted.state ? awaited.map((one) => one.state).join(',') : wanted.state)
  const parts = [sql`(audience & ${scope.audience}::integer) <> 0`]
  for (const column of ['family', 'grade', 'source'] as const)
    if (wanted[column]) parts.push(oneOf(column, terms(wanted[column])))
  if (overdue || lapsed || (asked.length > 0 && asked.every(isOpen))) parts.push(open)
  else if (ended && asked.length > 0 && !asked.some(isOpen)) parts.push(ended)
  const justOpen = asked.length === openStates.length && asked.every(isOpen)
  if (asked.length > 0 && !justOpen) parts.push(oneOf('state', asked))
  if (overdue) parts.push(sql`due_at < ${wanted.now}`)
  if (wanted.listed) parts.push(sql`listed_unit is not null`)
  if (wanted.repeat) parts.push(isRepeat('hazard'))
  if (lapsed) parts.push(sql`check_due_at is not null`, sql`(check_due_at < ${wanted.now} or not check_held)`)
  if (mine) parts.push(sql`responsible_id = ${me}`)
  if (responsible)
    parts.push(responsible === 'none' ? sql`responsible_id is null` : sql`responsible_id = ${responsible}`)
  if (activity) parts.push(sql`activity_id = ${activity}`)
  if (placeId) parts.push(sql`place_id = any (array(select app.places_within(u.id, ${placeId}::uuid)))`)
  if (wanted.placeIs) parts.push(sql`place = ${wanted.placeIs}`)
  parts.push(...between('opened_at', wanted.openedFrom, wanted.openedTo)(zone))
  parts.push(...between('due_at', wanted.dueFrom, wanted.dueTo)(zone))
  const closed = between('verified_at', wanted.closedFrom, wanted.closedTo)(zone)
  if (closed.length > 0) parts.push(sql`state = 'closed'`, ...closed)
  if (awaited) {
    const any = awaited.length === 0 ? [sql`false`] : awaited.map((one) => awaiting(one, me))
    parts.push(sql`(${sql.join(any, sql` or `)})`)
  }
  return parts
}

/** The same for the search, which runs with other rights and so takes plain values only. */
function askedOf(wanted: Wanted) {
  const among = (list: readonly string[]) => (list.length > 0 ? list : undefined)
  const { responsible, unit, overdue, mine, now, activity, placeId, zone, me, place, placeIs, awaited } = wanted
  const { openedFrom, openedTo, dueFrom, dueTo, closedFrom, closedTo } = wanted
  const named = responsible === 'none' ? undefined : responsible
  return sql`${JSON.stringify({
    units: unit ? [String(unit)] : undefined,
    family: among(terms(wanted.family)),
    grade: among(terms(wanted.grade)),
    state: among(statesOf(wanted.state)),
    source: among(terms(wanted.source)),
    overdueAt: overdue ? now.toISOString() : undefined,
    listed: wanted.listed ? true : undefined,
    repeat: wanted.repeat ? true : undefined,
    lapsedAt: wanted.lapsed ? now.toISOString() : undefined,
    responsible: mine ? me : named,
    nobody: responsible === 'none' || (mine === true && named !== undefined && named !== me) ? true : undefined,
    ...{ activity, placeId, place, placeIs, zone, openedFrom, openedTo, dueFrom, dueTo, closedFrom, closedTo },
    ...(awaited ? { awaited, me } : {}),
  })}::jsonb`
}

export const unitsOf = (wanted: Wanted, scope: Scope) =>
  sql`unnest(${units(wanted.unit ? [wanted.unit] : scope.units)}) as u(id)`

/** A phrase, in all words or in the place, is looked up in the index of characters; the newest come first. */
export const searched = (wanted: Wanted): boolean => Boolean(wanted.text ?? wanted.place)

export const foundBy = (wanted: Wanted, after: Key | null, limit: number) => sql`
  app.hazard_search(${wanted.text ?? ''}, ${askedOf(wanted)}, ${after?.at ?? null}::timestamptz,
    ${after?.id ?? null}::uuid, ${limit})`

/** @param after the key of the last row of the page before */
export async function pageOf(
  tx: Tx,
  scope: Scope,
  wanted: Wanted,
  limit: number,
  after: Key | null,
): Promise<Listed[]> {
  return searched(wanted) ? found(tx, wanted, limit, after) : sorted(tx, scope, wanted, limit, after)
}

const shown = (keys: RawBuilder<unknown>, at: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql<Listed>`
  select h.unit_id, u.name as unit_name, u.name_en as unit_name_en, h.id, h.year, h.number, h.family, h.grade, h.state, h.source,
    h.place, h.object, h.finding, h.english, h.opened_at, h.due_at, h.ended, h.rank, h.responsible_id,
    p.name as responsible, h.listed_unit, h.extended, h.check_due_at, h.check_held, ${isRepeat('h')} as repeat, h.version, ${at}::text as key_at
  from (${keys}) k
  join hazard h on h.unit_id = k.unit_id and h.id = k.id
  join unit u on u.id = h.unit_id
  left join person p on p.id = h.responsible_id
  order by ${order}`

const day = 86_400_000

/** Days of opening or closing that hold so little that their rows are rather read and sorted; what is open is little anyway. */
function isShort({ openedFrom, openedTo, closedFrom, closedTo, now }: Wanted): boolean {
  const within = (from: string | undefined, to: string | undefined) =>
    from !== undefined && (to === undefined ? now.getTime() : Date.parse(to)) - Date.parse(from) < 366 * day
  return within(openedFrom, openedTo) || within(closedFrom, closedTo)
}

/**
 * The first `limit` of all units. A few of each unit bound what the page can hold; only where a unit gave as many as it
 * was asked for is it read on, up to that bound.
 */
async function sorted(tx: Tx, scope: Scope, wanted: Wanted, limit: number, after: Key | null): Promise<Listed[]> {
  const order = orders[sortOf(wanted)]
  const down = wanted.sort?.startsWith('-') ?? false
  const columns = [...(order.lead ? [order.lead] : []), order.at, 'id'] as const
  const [direction, beyond, upTo] = down ? [sql`desc`, sql`<`, sql`>=`] : [sql`asc`, sql`>`, sql`<=`]
  const of = (table: string, prefix = '') => sql.join(columns.map((name) => sql.ref(`${table}.${prefix}${name}`)))
  const by = (table: string) => sql.join(columns.map((name) => sql`${sql.ref(`${table}.${name}`)} ${direction}`))
  const parts = conditions(wanted, scope)
  if (after) {
    const lead = order.lead === 'rank' ? sql`${after.lead}::smallint` : sql`${after.lead === 1}`
    const key = [...(order.lead ? [lead] : []), sql`${after.at}::timestamptz`, sql`${after.id}::uuid`]
    parts.push(sql`(${of('hazard')}) ${beyond} (${sql.join(key)})`)
  }
  const read = (asked: readonly RawBuilder<unknown>[], ordered: RawBuilder<unknown>, most: number) => sql`
    select unit_id, ${of('hazard')} from hazard where unit_id = u.id and ${both(asked)} order by ${ordered} limit ${most}`
  const among = unitsOf(wanted, scope)
  if (wanted.unit || isShort(wanted)) {
    // Written so that the index of the sort cannot give the order, where the one of the days reads less.
    const apart = sql.join(
      columns.map((name) => sql`${sql.ref(name)}${name === order.at ? sql` + interval '0'` : sql``} ${direction}`),
    )
    const once = sql`
      select k.* from ${among} cross join lateral (${read(parts, isShort(wanted) ? apart : by('hazard'), limit)}) k
      order by ${by('k')} limit ${limit}`
    return (await shown(once, sql.ref(`h.${order.at}`), by('h')).execute(tx)).rows
  }
  const few = Math.min(limit, Math.max(4, Math.ceil((2 * limit) / Math.max(1, scope.units.length))))
  // Where the units together gave no whole page, there is no bound.
  const farthest = {
    ended: sql`${!down}`,
    rank: sql`${down ? 0 : 2}::smallint`,
    due_at: sql`${down ? '-infinity' : 'infinity'}::timestamptz`,
    opened_at: sql`${down ? '-infinity' : 'infinity'}::timestamptz`,
    id: sql`${(down ? '0' : 'f').repeat(32)}::uuid`,
  }
  const ends = columns.flatMap((name) => [
    sql`n.${sql.ref(name)} as ${sql.ref(`last_${name}`)}`,
    sql`coalesce(b.${sql.ref(name)}, ${farthest[name]}) as ${sql.ref(`bound_${name}`)}`,
  ])
  const further = [
    ...parts,
    sql`(${of('hazard')}) ${beyond} (${of('u', 'last_')})`,
    sql`(${of('hazard')}) ${upTo} (${of('u', 'bound_')})`,
  ]
  // Materialized: a policy lets an index take a bound that is a plain value, and none that is still to be worked out.
  const keys = sql`
    with head as materialized (select k.* from ${among} cross join lateral (${read(parts, by('hazard'), few)}) k),
      b as (select ${of('head')} from head order by ${by('head')} offset ${limit - 1} limit 1),
      u as materialized (
        select n.unit_id as id, ${sql.join(ends)}
        from (select head.*, row_number() over (partition by unit_id order by ${by('head')}) as nth from head) n
        left join b on true
        where n.nth = ${few})
    select * from (
      select * from head
      union all
      select k.* from u cross join lateral (${read(further, by('hazard'), limit)}) k) k
    order by ${by('k')} limit ${limit}`
  return (await shown(keys, sql.ref(`h.${order.at}`), by('h')).execute(tx)).rows
}

/** Newest first. The ids come from a function that may use the index; the rows are read again under the policies. */
async function found(tx: Tx, wanted: Wanted, limit: number, after: Key | null): Promise<Listed[]> {
  const keys = sql`select * from ${foundBy(wanted, after, limit)}`
  return (await shown(keys, sql`h.opened_at`, sql`h.opened_at desc, h.id desc`).execute(tx)).rows
}

/** Counts no further than `most`. */
export async function countOf(tx: Tx, scope: Scope, wanted: Wanted, most: number): Promise<number> {
  const counted = searched(wanted)
    ? sql`select 1 from ${foundBy(wanted, null, most)}`
    : sql`select 1 from ${unitsOf(wanted, scope)} cross join lateral (
        select from hazard where unit_id = u.id and ${both(conditions(wanted, scope))}) h
        limit ${most}`
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (${counted}) c`.execute(tx)
  return rows[0]?.count ?? 0
}
