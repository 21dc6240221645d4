/** SQL of codes. */
import type { Insertable } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import type { PlaceCode } from '../../../platform/database/tables.gen.ts'

/** Those that can be scanned. */
export function validCodes(tx: Tx, unitId: number, placeIds: readonly string[]) {
  return tx
    .selectFrom('place_code')
    .select(['id', 'place_id', 'token', 'issued_at'])
    .where('unit_id', '=', unitId)
    .where('place_id', 'in', [...placeIds])
    .where('revoked_at', 'is', null)
    .execute()
}

export async function insertCodes(tx: Tx, rows: readonly Insertable<PlaceCode>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('place_code')
      .values([...rows])
      .execute()
}

/** @returns those that were valid until now */
export function revokeCodes(
  tx: Tx,
  unitId: number,
  placeIds: readonly string[],
  by: { readonly at: Date; readonly accountId: string; readonly reason: string },
) {
  return tx
    .updateTable('place_code')
    .set({ revoked_at: by.at, revoked_by: by.accountId, revoked_reason: by.reason })
    .where('unit_id', '=', unitId)
    .where('place_id', 'in', [...placeIds])
    .where('revoked_at', 'is', null)
    .returning(['id', 'place_id'])
    .execute()
}
