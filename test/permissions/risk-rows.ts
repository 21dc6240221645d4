/** Rows of the permission table about risk indices. */
import type { Row } from './row.ts'
import type { Target } from './subjects.ts'

const unit = (target: Target) => ({ params: { unitId: target.unitId } })

export const riskRows: Readonly<Record<string, Row>> = {
  // the police line, who cooperates, and the government of the territory
  'risk.read': {
    may: 'officer:o doctor:o canteen:o director:o chief:o deputy:o guidance:ocs auditor:ocs department:oc otherDepartment:oc squadron:o government:oc',
    ask: unit,
  },
}
