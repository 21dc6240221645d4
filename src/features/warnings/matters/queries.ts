/** SQL of the warnings of a facility and a bottom line that were opened, or not yet closed, within a period. */
import { startOfDay } from '../../../domain/calendar/zone.ts'
import { within } from '../../../platform/database/scope.ts'
import type { MattersAsked } from '../../../platform/matters.ts'

const most = 100

export const warningsIn = ({ tx, scope, facilityId, family, moment, from, timeZone }: MattersAsked) =>
  tx
    .selectFrom('warning')
    .select(['unit_id', 'id', 'year', 'number', 'family', 'state', 'colour', 'role'])
    .select(['opened_at', 'answer_due_at', 'answered_at', 'closed_at'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', facilityId)
    .where('family', '=', family)
    .where('opened_at', '<=', moment)
    .where((eb) => eb.or([eb('state', '<>', 'closed'), eb('closed_at', '>=', startOfDay(timeZone, from))]))
    .orderBy('opened_at', 'desc')
    .limit(most)
    .execute()
