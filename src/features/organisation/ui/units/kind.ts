/** What a unit is, in one word: a facility by its type, a department by its kind. */
import {
  type Department,
  department,
  type FacilityType,
  facilityType,
  type UnitKind,
  unitKind,
} from '../../../../platform/contract/role.ts'
import type { Text } from '../../../../platform/contract/text.ts'

interface Kinded {
  readonly kind: UnitKind
  readonly facilityType: FacilityType | null
  readonly department: Department | null
}

export function kindOf(unit: Kinded): Text {
  if (unit.facilityType) return facilityType.words[unit.facilityType]
  if (!unit.department) return unitKind.words[unit.kind]
  const words = department.words[unit.department]
  return { zh: `${words.zh}部门`, en: `${words.en} department` }
}
