/** Where a person's posts reach: an officer has one facility, a leader several. */
import { roles } from '../../../platform/contract/role.ts'
import type { Person } from '../../../web/session/session.ts'

/** The one facility of somebody whose posts reach no further; otherwise null. */
export function ownFacility(person: Person): number | null {
  const units = new Set(person.positions.map((position) => position.unit))
  const [only] = units
  const narrow = person.positions.every((position) => roles[position.role].reach === 'own')
  return narrow && units.size === 1 && only !== undefined ? only : null
}
