/** SQL of the overview: rows that are kept day by day, a gap filled by the last row before. Sets, never a row at a time. */
import { type RawBuilder, sql } from 'kysely'
import { startOfDay } from '../../domain/calendar/zone.ts'
import type { Colour, Family } from '../../domain/signals/signal.ts'
import type { FacilityType } from '../../platform/contract/role.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'

const numbers = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::integer[]`
const texts = (list: readonly string[]) => sql`${`{${list.join(',')}}`}::text[]`

export interface Facility {
  readonly id: number
  readonly name: string
  readonly nameEn: string
  readonly type: FacilityType
  readonly territory: string
}

/** Facilities of the scope that worked on the day, inside a territory. */
export async function facilitiesOn(tx: Tx, scope: Scope, day: string, territory: string): Promise<Facility[]> {
  const { rows } = await sql<Facility>`
    select u.id, u.name, u.name_en as "nameEn", u.facility_type as type, u.territory from unit u
    where ${within(scope, sql.ref('u.id'))} and u.kind = 'facility' and u.territory like ${`${territory}%`}
      and u.opened_on <= ${day}::date and (u.closed_on is null or u.closed_on > ${day}::date)
    order by u.id`.execute(tx)
  return rows
}

export interface DivisionRow {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

export async function divisions(tx: Tx): Promise<DivisionRow[]> {
  const { rows } = await sql<DivisionRow>`select code, name, name_en as "nameEn" from division order by code`.execute(
    tx,
  )
  return rows
}

export async function firstDay(tx: Tx, scope: Scope): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    select r.day from risk_day r where ${within(scope, sql.ref('r.unit_id'), sql.ref('r.audience'))}
    order by r.day limit 1`.execute(tx)
  return rows[0]?.day ?? null
}

/** What is looked at: these bottom lines of these facilities. */
export interface Lines {
  readonly scope: Scope
  readonly units: readonly number[]
  readonly families: readonly Family[]
}

const rowsOf = ({ scope, units, families }: Lines, ids: RawBuilder<unknown> = numbers(units)) => sql`
  r.unit_id = any (${ids}) and r.family = any (${texts(families)}) and ${within(scope, sql.ref('r.unit_id'), sql.ref('r.audience'))}`

/** Sent as days, not as text made into days: that would be done again for every row. */
const asDays = (days: readonly string[]) => sql`${`{${days.join(',')}}`}::date[]`

/**
 * `partial (units)`: of the facilities, those that lack a row of one of the days.
 * @param held how many rows a facility has in `exact`
 */
const partial = ({ units, families }: Lines, days: readonly string[], held: RawBuilder<unknown>) => sql`
  partial as materialized (
    select array(
      select unnest(${numbers(units)}) except
      select unit_id from exact group by unit_id having ${held} = ${days.length * families.length}::integer) as units)`

const areWhole = sql`unit_id <> all ((select units from partial)::integer[])`

/** `kept (unit_id, family, before, upto, …)`: all rows of the partial facilities, each with the days for which it holds. */
const kept = (lines: Lines, days: readonly string[], values: RawBuilder<unknown>) => sql`
  kept as (
    select r.unit_id, r.family, width_bucket(r.day - 1, ${asDays(days)}) as before,
      width_bucket(coalesce(lead(r.day) over (partition by r.unit_id, r.family order by r.day) - 1, 'infinity'), ${asDays(days)}) as upto,
      ${values}
    from risk_day r where r.day <= ${days.at(-1)}::date and ${rowsOf(lines, sql`(select units from partial)::integer[]`)})`

/**
 * `filled (n, unit_id, family, …)`: for each of the days, by its place from 1, how each line stood: by the row of that day,
 * or the last before it. Where a facility has a row on each of the days, just these are read; of the others all.
 *
 * @param days in their order
 * @param columns of `risk_day`
 */
function filled(lines: Lines, days: readonly string[], columns: readonly string[]) {
  const names = sql.join(columns.map((name) => sql.ref(name)))
  const values = sql.join(columns.map((name) => sql.ref(`r.${name}`)))
  return sql`
    exact as materialized (
      select width_bucket(r.day, ${asDays(days)}) as n, r.unit_id, r.family, ${values}
      from risk_day r where r.day = any (${asDays(days)}) and ${rowsOf(lines)}),
    ${partial(lines, days, sql`count(*)`)},
    ${kept(lines, days, values)},
    filled as (
      select n, unit_id, family, ${names} from exact where ${areWhole}
      union all
      select n, unit_id, family, ${names} from kept cross join lateral generate_series(before + 1, upto) n
      where upto > before)`
}

export interface Standing {
  readonly unit: number
  readonly family: Family
  /** Place of the day, from 1. */
  readonly n: number
  readonly points: number
  readonly colour: Colour
  readonly decided: Colour | null
  readonly signals: Readonly<Record<string, number>>
  readonly open: number
  readonly overdue: number
  readonly major: number
  readonly due: number
  readonly done: number
  readonly missed: number
}

/** How each line stood on each of a few days. */
export async function standings(tx: Tx, lines: Lines, days: readonly string[]): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    with ${filled(lines, days, ['points', 'colour', 'decided', 'signals', 'open', 'overdue', 'major', 'due', 'done', 'missed'])}
    select unit_id as unit, family, n, points, colour, decided, signals, open, overdue, major, due, done, missed
    from filled`.execute(tx)
  return rows
}

export interface Trend {
  readonly unit: number
  readonly family: Family
  /** Places of the days known, and the points of each. */
  readonly at: number[]
  readonly points: number[]
  /** A major hazard was open on each of the days. */
  readonly lasting: boolean
}

export async function trends(tx: Tx, lines: Lines, days: readonly string[]): Promise<Trend[]> {
  const { rows } = await sql<Trend>`
    with ${filled(lines, days, ['points', 'major'])}
    select unit_id as unit, family, array_agg(n) as at, array_agg(points) as points,
      bool_and(major > 0) and count(*) = ${days.length} as lasting
    from filled group by unit_id, family`.execute(tx)
  return rows
}

/** Whole days for which the open major hazards have been so, by the partial index of what is rare; null: there are none. */
export async function majorAges(tx: Tx, { scope, units, families }: Lines, now: Date) {
  const { rows } = await sql<{ oldest: number | null; median: number | null }>`
    select max(age) as oldest, percentile_disc(0.5) within group (order by age) as median
    from (
      select floor(extract(epoch from ${now}::timestamptz - h.opened_at) / 86400)::integer as age from hazard h
      where h.unit_id = any (${numbers(units)}) and h.family = any (${texts(families)}) and h.grade = 'major' and not h.ended
        and ${within(scope, sql.ref('h.unit_id'), sql.ref('h.audience'))}) a`.execute(tx)
  const { oldest = null, median = null } = rows[0] ?? {}
  return oldest === null || median === null ? null : { oldest, median }
}

export interface WeekRow {
  readonly n: number
  readonly blue: number
  readonly yellow: number
  readonly orange: number
  readonly red: number
  readonly open: number
  readonly overdue: number
  readonly major: number
  readonly done: number
  readonly missed: number
  readonly repeats: number
  readonly families: readonly { family: Family; red: number; orange: number; yellow: number }[]
}

const rank = sql`case r.colour when 'red' then 3 when 'orange' then 2 when 'yellow' then 1 else 0 end`

/** Of all lines together, on each of the days: first of each facility, so that the rows are gone through once. */
export async function weeks(tx: Tx, lines: Lines, days: readonly string[]): Promise<WeekRow[]> {
  const { families } = lines
  if (families.length === 0) return []
  const names = sql.join(families.map((family) => sql.ref(family)))
  const ofFacility = sql`
    max(${rank}) as rank, sum(r.open) as open, sum(r.overdue) as overdue, sum(r.major) as major, sum(r.done) as done,
    sum(r.missed) as missed, bool_or(r.signals ? 'hazard-repeat') as repeats,
    ${sql.join(families.map((family) => sql`max(${rank}) filter (where r.family = ${family}) as ${sql.ref(family)}`))}`
  const told = families.map((family) => {
    const at = (colour: number) => sql`count(*) filter (where ${sql.ref(family)} = ${colour}::integer)`
    return sql`case when count(${sql.ref(family)}) > 0 then
      jsonb_build_object('family', ${family}::text, 'red', ${at(3)}, 'orange', ${at(2)}, 'yellow', ${at(1)}) end`
  })
  const { rows } = await sql<WeekRow>`
    with exact as materialized (
      select width_bucket(r.day, ${asDays(days)}) as n, r.unit_id, count(*) as held, ${ofFacility}
      from risk_day r where r.day = any (${asDays(days)}) and ${rowsOf(lines)} group by r.day, r.unit_id),
    ${partial(lines, days, sql`sum(held)`)},
    ${kept(lines, days, sql`r.colour, r.open, r.overdue, r.major, r.done, r.missed, r.signals`)},
    facility as (
      select n, unit_id, rank, open, overdue, major, done, missed, repeats, ${names} from exact where ${areWhole}
      union all
      select n, r.unit_id, ${ofFacility} from kept r cross join lateral generate_series(r.before + 1, r.upto) n
      where r.upto > r.before group by n, r.unit_id)
    select n, count(*) filter (where rank = 0)::integer as blue, count(*) filter (where rank = 1)::integer as yellow,
      count(*) filter (where rank = 2)::integer as orange, count(*) filter (where rank = 3)::integer as red,
      sum(open)::integer as open, sum(overdue)::integer as overdue, sum(major)::integer as major,
      sum(done)::integer as done, sum(missed)::integer as missed, count(*) filter (where repeats)::integer as repeats,
      jsonb_path_query_array(jsonb_build_array(${sql.join(told)}), '$[*] ? (@ != null)') as families
    from facility group by n order by n`.execute(tx)
  return rows
}

export interface IncidentCount {
  readonly month: string
  readonly family: Family
  readonly nearMisses: number
  readonly incidents: number
  readonly grave: number
}

/** Within days, both included; those taken back are not counted. */
export async function incidents(
  tx: Tx,
  lines: Lines,
  from: string,
  to: string,
  zone: string,
): Promise<IncidentCount[]> {
  const { rows } = await sql<IncidentCount>`
    select to_char(i.occurred_at at time zone ${zone}, 'YYYY-MM') as month, i.family,
      count(*) filter (where i.severity = 'near-miss')::integer as "nearMisses",
      count(*) filter (where i.severity = 'incident')::integer as incidents,
      count(*) filter (where i.severity = 'grave')::integer as grave
    from incident i
    where i.unit_id = any (${numbers(lines.units)}) and i.family = any (${texts(lines.families)})
      and ${within(lines.scope, sql.ref('i.unit_id'), sql.ref('i.audience'))}
      and i.withdrawn_at is null and i.occurred_at >= ${startOfDay(zone, from)} and i.occurred_at < ${startOfDay(zone, to, 1)}
    group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}

export interface SaidRow {
  readonly unit: number
  readonly family: Family
  /** As the index keeps them: domain/signals/assess.ts, `Part`. */
  readonly parts: unknown[]
}

/** The gravest facts that are kept of a few lines the reader may see, of all sources together. */
export async function factsOf(
  tx: Tx,
  scope: Scope,
  lines: readonly { unit: number; family: Family }[],
): Promise<SaidRow[]> {
  if (lines.length === 0) return []
  const { rows } = await sql<SaidRow>`
    select l.unit, l.family, jsonb_agg(p.part) as parts
    from unnest(${numbers(lines.map(({ unit }) => unit))}, ${texts(lines.map(({ family }) => family))}) l(unit, family)
    join risk_source s on s.unit_id = l.unit
    cross join lateral jsonb_array_elements(s.digests) d(digest)
    cross join lateral jsonb_array_elements(d.digest -> 'parts') p(part)
    where d.digest ->> 'family' = l.family and ${within(scope, sql.ref('s.unit_id'))}
    group by l.unit, l.family`.execute(tx)
  return rows
}

export interface DayRow {
  readonly family: Family
  readonly day: string
  readonly points: number
  readonly colour: Colour
}

/** Kept rows of one facility from a day on, oldest first, and before them the last one before it. */
export async function daysOf(tx: Tx, scope: Scope, unitId: number, from: string): Promise<DayRow[]> {
  const seen = within(scope, sql.ref('r.unit_id'), sql.ref('r.audience'))
  const { rows } = await sql<DayRow>`
    (select distinct on (r.family) r.family, r.day, r.points, r.colour from risk_day r
     where r.unit_id = ${unitId} and r.day < ${from}::date and ${seen} order by r.family, r.day desc)
    union all
    (select r.family, r.day, r.points, r.colour from risk_day r
     where r.unit_id = ${unitId} and r.day >= ${from}::date and ${seen} order by r.day)`.execute(tx)
  return rows
}
