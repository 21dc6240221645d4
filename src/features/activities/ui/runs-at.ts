/** Where a person may run checks: the facilities of their posts. */
import type { Person, Position } from '../../../web/session/session.ts'
import { runners } from '../contract.ts'

export function runsAt(person: Person): readonly Position[] {
  const seen = new Set<number>()
  return person.positions.filter((position) => {
    if (!(runners as readonly string[]).includes(position.role) || seen.has(position.unit)) return false
    seen.add(position.unit)
    return true
  })
}

export const mayRun = (person: Person, unitId: number): boolean =>
  runsAt(person).some((position) => position.unit === unitId)
