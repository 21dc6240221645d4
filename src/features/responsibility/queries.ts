/** SQL of the register. Who was answerable is read by platform/responsible/line.ts, in one query for all facilities. */
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'

/** Facilities of the scope, closed ones too: the register looks at days on which they worked. */
export async function facilitiesOf(tx: Tx, scope: Scope, facilityType: string | undefined): Promise<number[]> {
  const rows = await tx
    .selectFrom('unit')
    .select('id')
    .where('kind', '=', 'facility')
    .where((eb) => within(scope, eb.ref('id')))
    .$if(facilityType !== undefined, (query) => query.where('facility_type', '=', facilityType ?? null))
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
