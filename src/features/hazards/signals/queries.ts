/** SQL of the open hazards of many facilities, with what their risk index asks of each. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { isRepeat } from '../ledger/queries.ts'
import type { OpenHazard } from './rules.ts'

export async function openHazards(tx: Tx, units: readonly number[], timeZone: string): Promise<OpenHazard[]> {
  const rows = await tx
    .selectFrom('hazard as h')
    .leftJoin('hazard_money_sum as m', (join) =>
      join.onRef('m.unit_id', '=', 'h.unit_id').onRef('m.hazard_id', '=', 'h.id'),
    )
    .select(['h.unit_id', 'h.id', 'h.family', 'h.state', 'h.grade', 'h.object', 'h.opened_at', 'h.due_at'])
    .select(['h.check_due_at', 'h.check_held', 'm.short_fen', isRepeat('h').as('repeat')])
    .select(sql<Date | null>`(h.listed_until + 1)::timestamp at time zone ${timeZone}`.as('listed_until'))
    .where(sql<boolean>`h.unit_id = any (${`{${units.join(',')}}`}::integer[])`)
    .where('h.ended', '=', false)
    .execute()
  return rows.map((row) => ({
    unitId: row.unit_id,
    id: row.id,
    // Held to their vocabularies by CHECK constraints.
    family: row.family as OpenHazard['family'],
    state: row.state as OpenHazard['state'],
    grade: row.grade as OpenHazard['grade'],
    object: row.object,
    openedAt: new Date(row.opened_at),
    dueAt: new Date(row.due_at),
    check: row.check_due_at === null ? null : { dueAt: new Date(row.check_due_at), held: row.check_held ?? false },
    listedUntil: row.listed_until === null ? null : new Date(row.listed_until),
    repeat: row.repeat,
    short: Number(row.short_fen ?? 0) > 0,
  }))
}
