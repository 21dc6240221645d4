/** SQL of what is known of photos. Earlier photos are read under the policies: what lies beyond the scope stays null. */
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'

/** Finds told of one photo at most: the first ones say enough. */
const mostFinds = 20

export function filesOf(tx: Tx, scope: Scope, unitId: number, ids: readonly string[]) {
  return tx
    .selectFrom('file')
    .select(['id', 'mark', 'mark_reason', 'pass_issued_at', 'uploaded_at', 'captured_at', 'capture', 'uploaded_by'])
    .select('subject_type')
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', 'in', [...ids])
    .execute()
}

export async function findsOf(tx: Tx, scope: Scope, unitId: number, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('photo_reuse as r')
    .leftJoin('file as f', (on) =>
      on.onRef('f.unit_id', '=', 'r.earlier_unit_id').onRef('f.id', '=', 'r.earlier_file_id'),
    )
    .leftJoin('unit as u', 'u.id', 'f.unit_id')
    .leftJoin('hazard_photo as p', (on) => on.onRef('p.unit_id', '=', 'f.unit_id').onRef('p.file_id', '=', 'f.id'))
    .leftJoin('hazard as h', (on) => on.onRef('h.unit_id', '=', 'p.unit_id').onRef('h.id', '=', 'p.hazard_id'))
    .select([
      'r.file_id',
      'r.share',
      'r.earlier_file_id',
      'f.unit_id',
      'f.subject_type',
      'f.subject_id',
      'f.claimed_at',
    ])
    .select(['u.name as unit', 'u.name_en as unit_en', 'p.moment', 'p.at', 'h.id as hazard_id', 'h.year', 'h.number'])
    .select(['h.place', 'h.english'])
    .where((eb) => within(scope, eb.ref('r.unit_id'), eb.ref('r.audience')))
    .where('r.unit_id', '=', unitId)
    .where('r.file_id', 'in', [...ids])
    .distinctOn(['r.file_id', 'r.earlier_unit_id', 'r.earlier_file_id'])
    .orderBy('r.file_id')
    .orderBy('r.earlier_unit_id')
    .orderBy('r.earlier_file_id')
    .orderBy('p.at')
    .limit(mostFinds * ids.length)
    .execute()
  return Map.groupBy(rows, (row) => row.file_id)
}

export function photoIdsOf(tx: Tx, scope: Scope, unitId: number, hazardId: string) {
  return tx
    .selectFrom('hazard_photo as p')
    .innerJoin('hazard as h', (on) => on.onRef('h.unit_id', '=', 'p.unit_id').onRef('h.id', '=', 'p.hazard_id'))
    .select('p.file_id')
    .where((eb) => within(scope, eb.ref('h.unit_id'), eb.ref('h.audience')))
    .where('p.unit_id', '=', unitId)
    .where('p.hazard_id', '=', hazardId)
    .orderBy('p.at')
    .orderBy('p.ordinal')
    .limit(200)
    .execute()
}
