/** SQL of history for the back-test: days of the index in few rows with long lists, and what happened. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'

export interface HistoryRow {
  readonly unit: number
  readonly family: string
  /** Days since 1970 and what was kept on each, rising by day. */
  readonly days: readonly number[]
  readonly points: readonly number[]
  /** 0 blue to 3 red. */
  readonly colours: readonly number[]
  readonly open: readonly number[]
  readonly overdue: readonly number[]
}

export async function history(tx: Tx, scope: Scope, from: string, family: string | null): Promise<HistoryRow[]> {
  const { rows } = await sql<
    Record<'days' | 'points' | 'colours' | 'open' | 'overdue', string> & { unit: number; family: string }
  >`
    select unit_id as unit, family,
      string_agg((day - date '1970-01-01')::text, ',' order by day) as days,
      string_agg(points::text, ',' order by day) as points,
      string_agg((array_position(array['blue','yellow','orange','red'], colour) - 1)::text, ',' order by day) as colours,
      string_agg(open::text, ',' order by day) as open, string_agg(overdue::text, ',' order by day) as overdue
    from risk_day
    where ${within(scope, sql.ref('unit_id'), sql.ref('audience'))} and day >= ${from}::date
      and (${family}::text is null or family = ${family})
    group by unit_id, family order by unit_id, family`.execute(tx)
  const numbers = (list: string) => list.split(',').map(Number)
  return rows.map((row) => ({
    ...{ unit: row.unit, family: row.family, days: numbers(row.days), points: numbers(row.points) },
    ...{ colours: numbers(row.colours), open: numbers(row.open), overdue: numbers(row.overdue) },
  }))
}

export interface Outcome {
  readonly unit: number
  readonly family: string
  /** Days since 1970. */
  readonly day: number
}

export async function incidentsSince(tx: Tx, scope: Scope, from: string, timeZone: string): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    select unit_id as unit, family, ((occurred_at at time zone ${timeZone})::date - date '1970-01-01') as day
    from incident
    where ${within(scope, sql.ref('unit_id'), sql.ref('audience'))} and withdrawn_at is null
      and occurred_at >= ${from}::date`.execute(tx)
  return rows
}

/** Major hazards that inspectors from outside the facility found. */
export async function foundFromOutside(tx: Tx, scope: Scope, from: string, timeZone: string): Promise<Outcome[]> {
  const { rows } = await sql<Outcome>`
    select h.unit_id as unit, h.family, ((h.opened_at at time zone ${timeZone})::date - date '1970-01-01') as day
    from hazard h left join activity a on a.unit_id = h.unit_id and a.id = h.activity_id
    where ${within(scope, sql.ref('h.unit_id'), sql.ref('h.audience'))} and h.opened_at >= ${from}::date
      and h.grade = 'major' and (h.source = 'inspection'
        or a.kind in ('inspection', 'cross-inspection', 'video-patrol', 'professional-check', 'one-day-director'))`.execute(
    tx,
  )
  return rows
}
