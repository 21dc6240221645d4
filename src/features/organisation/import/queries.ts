/** SQL of importing units: everything that is here, once, to judge a file against. */
import type { Tx } from '../../../platform/database/pool.ts'
import type { Attributes, UnitRow } from '../units/contract.ts'
import type { KnownUnit } from './rules/judge.ts'

/** Every unit that ever was, closed ones too: a name is taken for good. */
export async function everyUnit(tx: Tx, today: string): Promise<KnownUnit[]> {
  const rows = await tx
    .selectFrom('unit')
    .select([
      'id',
      'kind',
      'facility_type',
      'department',
      'name',
      'name_en',
      'owner_id',
      'territory',
      'attributes',
      'opened_on',
      'closed_on',
    ])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as UnitRow['kind'],
    facilityType: row.facility_type as UnitRow['facilityType'],
    department: row.department as UnitRow['department'],
    name: row.name,
    nameEn: row.name_en,
    ownerId: row.owner_id,
    territory: row.territory,
    attributes: row.attributes as Attributes,
    openedOn: row.opened_on,
    closed: row.closed_on !== null && row.closed_on <= today,
  }))
}
