/**
 * SQL that judges what followed events by the thousand, counted where it lies. One at a time, with its reasons, it is
 * judged by triggers/rules.ts; overview.test.ts holds the two together.
 */
import { sql } from 'kysely'
import { type Day, formatDay } from '../../../domain/calendar/day.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import { never, type TriggerStatus, triggerCode, triggerStatuses } from '../../../domain/compliance/triggered.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { Stretch } from '../triggers/rules.ts'

/** How often a duty of a unit stands in each way. */
export type Tally = Record<TriggerStatus, number>

export const keyOf = (unitId: number, duty: string): string => `${unitId} ${duty}`

/** Where and when to look, and at which instant. */
export interface Asked {
  readonly scope: Scope
  readonly stretches: readonly Stretch[]
  readonly now: Date
  readonly timeZone: string
}

/** Stretches alike in everything but the unit as one row; open ends as null. */
function bundled({ stretches, timeZone }: Asked): string {
  const moment = (day: Day) => (Number.isFinite(day) ? startOfDay(timeZone, formatDay(day)) : null)
  const alike = Map.groupBy(stretches, (one) => `${one.duty} ${one.from} ${one.until} ${one.hours} ${one.closes}`)
  return JSON.stringify(
    [...alike.values()].flatMap((list) =>
      list.slice(0, 1).map(({ duty, hours, from, until, closes }) => ({
        ...{ duty, hours, since: moment(from), until: moment(until), closes: moment(closes) },
        units: list.map(({ unitId }) => unitId),
      })),
    ),
  )
}

/** A stretch and a status in one number, so that few bytes are sorted: places are this far apart. */
const codes = sql.lit(8)
const code = (status: TriggerStatus) => sql.lit(triggerCode[status])

/** Triggers of the stretches, each with when it fell due and how it stands. */
function standing(asked: Asked) {
  const { scope, stretches, now, timeZone } = asked
  const first = stretches.reduce((least, { from }) => Math.min(least, from), never)
  return sql`
    owed as materialized (
      select row_number() over () * ${codes} as place, s.duty, u.value::integer as unit_id,
        make_interval(hours => s.hours) as limited, s.since, coalesce(s.until, 'infinity') as until, s.closes
      from jsonb_to_recordset(${bundled(asked)}::jsonb)
        s (duty text, hours integer, units jsonb, since timestamptz, until timestamptz, closes timestamptz),
        lateral jsonb_array_elements_text(s.units) u
    ),
    standing as (
      select o.place, t.unit_id, t.duty, t.at, t.at + o.limited as due_at,
        case
          when t.answered_at <= ${now} and t.answered_at <= t.at + o.limited then ${code('on-time')}
          when least(t.ended_at, o.closes) <= ${now} and least(t.ended_at, o.closes) <= t.at + o.limited then ${code('excused')}
          when t.answered_at <= ${now} then ${code('done-late')}
          when t.at + o.limited < ${now} then ${code('late')}
          else ${code('waiting')}
        end::integer as status
      from owed o
      join duty_trigger t on t.unit_id = o.unit_id and t.duty = o.duty and t.at >= o.since and t.at < o.until
      where ${within(scope, sql.ref('t.unit_id'), sql.ref('t.audience'))}
        and t.at >= ${startOfDay(timeZone, formatDay(first))}
    )`
}

/** By unit and duty (`keyOf`); those without a trigger are left out. Few rows with long lists, since a region has many. */
export async function tallies(tx: Tx, asked: Asked): Promise<ReadonlyMap<string, Readonly<Tally>>> {
  const found = new Map<string, Tally>()
  if (asked.stretches.length === 0) return found
  const { rows } = await sql<{ duty: string; status: number; units: string; counts: string }>`
    with ${standing(asked)},
    counted as (select place + status as mark, count(*) as times from standing group by place + status)
    select o.duty, (c.mark % ${codes})::integer as status, string_agg(o.unit_id::text, ',') as units,
      string_agg(c.times::text, ',') as counts
    from counted c join owed o on o.place = c.mark - c.mark % ${codes} group by o.duty, c.mark % ${codes}`.execute(tx)
  for (const { duty, status: mark, units, counts } of rows) {
    const status = triggerStatuses[mark] ?? 'late'
    const times = counts.split(',').map(Number)
    units.split(',').forEach((unit, at) => {
      const key = keyOf(Number(unit), duty)
      const tally = found.get(key) ?? { waiting: 0, late: 0, 'on-time': 0, 'done-late': 0, excused: 0 }
      // A duty may have several stretches.
      tally[status] += times[at] ?? 0
      found.set(key, tally)
    })
  }
  return found
}

export interface Settled {
  readonly at: Date
  readonly dueAt: Date
  readonly status: TriggerStatus
}

/** The newest that wait no longer, so many of each unit and duty (`keyOf`), oldest first. */
export async function newestOf(tx: Tx, asked: Asked, most: number): Promise<ReadonlyMap<string, readonly Settled[]>> {
  if (asked.stretches.length === 0) return new Map()
  const { rows } = await sql<Omit<Settled, 'status'> & { unit: number; duty: string; status: number }>`
    with ${standing(asked)},
    numbered as (
      select *, row_number() over (partition by unit_id, duty order by at desc) as recency
      from standing where status <> ${code('waiting')}
    )
    select unit_id as unit, duty, at, due_at as "dueAt", status from numbered where recency <= ${most}
    order by at`.execute(tx)
  const settled = rows.map(({ status, ...row }) => ({ ...row, status: triggerStatuses[status] ?? 'late' }))
  return Map.groupBy(settled, ({ unit, duty }) => keyOf(unit, duty))
}
