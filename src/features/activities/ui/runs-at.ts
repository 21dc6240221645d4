/** Where a person may run checks, and which work they may move on. */
import type { Person, Position } from '../../../web/session/session.ts'
import { facilityRoles, roleRecords } from '../contract/kinds.ts'
import type { ActivitySummary } from '../contract.ts'

const inside: readonly string[] = facilityRoles

/** Facilities of which the person is part. */
export function runsAt(person: Person): readonly Position[] {
  const seen = new Set<number>()
  return person.positions.filter((position) => {
    if (!inside.includes(position.role) || seen.has(position.unit)) return false
    seen.add(position.unit)
    return true
  })
}

/** Whoever sees work of a unit reaches it; people of a facility reach only their own. */
export const mayRun = (person: Person, activity: Pick<ActivitySummary, 'unitId' | 'kind'>): boolean =>
  person.positions.some(
    (position) =>
      roleRecords(activity.kind, position.role) &&
      (!inside.includes(position.role) || position.unit === activity.unitId),
  )
