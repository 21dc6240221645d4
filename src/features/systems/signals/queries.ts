/** SQL of what people at many facilities still owe reading. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { systemTasks } from '../contract.ts'
import type { Unread } from './rules.ts'

export async function unreadAt(tx: Tx, units: readonly number[], now: Date): Promise<Unread[]> {
  const { rows } = await sql<{
    unit: number
    id: string
    title: string
    family: Unread['family']
    count: number
    first: Date
    next: Date | null
  }>`
    select t.unit_id as unit, s.id, s.title, s.family, count(*) filter (where t.due_at < ${now})::integer as count,
      min(t.due_at) as first, min(t.due_at) filter (where t.due_at >= ${now}) as next
    from task t join system_register s on s.unit_id = t.unit_id and s.id = t.subject_id
    where t.unit_id = any (${`{${units.join(',')}}`}::integer[]) and t.state = 'open' and t.kind = ${systemTasks.read.name}
    group by t.unit_id, s.id, s.title, s.family`.execute(tx)
  return rows.map((row) => ({
    ...{ unitId: row.unit, id: row.id, title: row.title, family: row.family, count: row.count },
    firstDue: new Date(row.first),
    nextDue: row.next === null ? null : new Date(row.next),
  }))
}
