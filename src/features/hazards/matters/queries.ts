/** SQL of the hazards of a facility that were open at a moment. */
import { sql } from 'kysely'
import { within } from '../../../platform/database/scope.ts'
import type { MattersAsked } from '../../../platform/matters.ts'

/** More than a dossier can tell one by one; the gravest come first. */
const most = 1000

export async function openAt({ tx, scope, facilityId, family, moment }: MattersAsked) {
  return tx
    .selectFrom('hazard')
    .select(['unit_id', 'id', 'grade', 'place', 'object', 'finding', 'english', 'opened_at', 'due_at', 'state'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', facilityId)
    .where('family', '=', family)
    .where('opened_at', '<=', moment)
    .where(sql<boolean>`(not ended or verified_at > ${moment})`)
    .orderBy('rank')
    .orderBy('due_at')
    .orderBy('id')
    .limit(most)
    .execute()
}
