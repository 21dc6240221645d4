/** SQL of the newest work on record of many facilities. */
import { sql } from 'kysely'
import { type Day, parseDay } from '../../../domain/calendar/day.ts'
import type { Tx } from '../../../platform/database/pool.ts'

/** By unit; one that never recorded work is left out. */
export async function lastWork(tx: Tx, units: readonly number[], today: string): Promise<ReadonlyMap<number, Day>> {
  const { rows } = await sql<{ unit: number; day: string | null }>`
    select u.id as unit, (
      select max(e.day) from evidence e where e.unit_id = u.id and e.day <= ${today}::date
    )::text as day
    from unnest(${`{${units.join(',')}}`}::integer[]) u(id)`.execute(tx)
  return new Map(rows.flatMap(({ unit, day }) => (day === null ? [] : [[unit, parseDay(day)] as const])))
}
