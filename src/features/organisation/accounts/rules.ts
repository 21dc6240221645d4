/** Decisions about accounts, posts and delegation. */
import { administrationAudience, audience, type Department, type UnitKind } from '../../../platform/contract/role.ts'

/** Who may know the accounts and posts of a unit: administrators, the police line, and the unit's own line. */
export function audienceOfUnit(unit: { kind: UnitKind; department: Department | null }): number {
  if (unit.kind === 'department' && unit.department) return administrationAudience | audience[unit.department]
  if (unit.kind === 'squadron' || unit.kind === 'government') return administrationAudience | audience[unit.kind]
  return administrationAudience
}
