/** Rows of files and of what is known of photos. */
import type { Row } from './row.ts'
import type { Target } from './subjects.ts'

const facility = 'officer:o doctor:o canteen:o director:o'
const leaders = 'chief:o deputy:o'
const police = `${facility} ${leaders} guidance:ocs auditor:ocs`
const senders = `${facility} ${leaders} guidance:ocs department:oc otherDepartment:oc squadron:o government:oc`

export const photoRows: Readonly<Record<string, Row>> = {
  'files.send': {
    may: senders,
    ask: (target: Target) => ({ query: { unitId: target.unitId, name: 'photo.png' } }),
  },
  // A pass belongs to who asks, not to a unit.
  'files.passes': {
    may: 'officer:* doctor:* canteen:* director:* chief:* deputy:* guidance:* department:* otherDepartment:* squadron:* government:*',
    ask: () => ({ body: { count: 1 } }),
  },
  'files.get': { may: `${police} department:oc`, ask: (target) => ({ params: { id: target.fileId } }) },
  'hazards.evidence': {
    may: `${police} department:oc`,
    ask: (target) => ({ params: { unitId: target.unitId, id: target.hazardId } }),
  },
  'hazards.check-photos': {
    may: police,
    ask: (target) => ({ params: { unitId: target.unitId }, query: { files: target.fileId } }),
  },
}
