/** SQL of what stands beside the state: mergers, listings whose day passed, checks of interim controls. */
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'

/** Both hazards of a merger, locked in one order whoever asks, so that two mergers never wait for each other. */
export function lockPair(tx: Tx, scope: Scope, unitId: number, ids: readonly string[]) {
  return tx
    .selectFrom('hazard')
    .select(['id', 'year', 'number', 'state', 'grade', 'merged_into'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The number of a hazard, and whether others were merged into it. */
export function numberOf(tx: Tx, unitId: number, id: string) {
  return tx
    .selectFrom('hazard')
    .select(['id', 'year', 'number'])
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Duplicates merged into the hazard. */
export function mergedInto(tx: Tx, unitId: number, id: string) {
  return tx
    .selectFrom('hazard')
    .select(['id', 'year', 'number'])
    .where('unit_id', '=', unitId)
    .where('merged_into', '=', id)
    .orderBy('year')
    .orderBy('number')
    .execute()
}

const beside = ['id', 'audience', 'object', 'grade', 'responsible_id', 'listed_unit', 'listed_until'] as const

/** Listed hazards of the unit whose day passed and of which the lister has not been told. */
export function passedListings(tx: Tx, unitId: number, today: string, kind: string) {
  return tx
    .selectFrom('hazard')
    .select(beside)
    .where('unit_id', '=', unitId)
    .where('listed_unit', 'is not', null)
    .where('listed_until', '<', today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('task')
            .whereRef('task.unit_id', '=', 'hazard.unit_id')
            .whereRef('task.subject_id', '=', 'hazard.id')
            .where('task.kind', '=', kind)
            .where('task.state', '=', 'open'),
        ),
      ),
    )
    .orderBy('listed_until')
    .limit(500)
    .execute()
}

/** Open major hazards whose next check of interim controls nobody has as a task. */
export function uncheckedControls(tx: Tx, unitId: number, kind: string) {
  return tx
    .selectFrom('hazard')
    .select([...beside, 'check_due_at'])
    .where('unit_id', '=', unitId)
    .where('check_due_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('task')
            .whereRef('task.unit_id', '=', 'hazard.unit_id')
            .whereRef('task.subject_id', '=', 'hazard.id')
            .where('task.kind', '=', kind)
            .where('task.state', '=', 'open'),
        ),
      ),
    )
    .orderBy('check_due_at')
    .limit(500)
    .execute()
}
