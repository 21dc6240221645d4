/** Rows of the permission table about the archive of hazards. */
import type { Row } from './row.ts'
import type { Target } from './subjects.ts'

const police = 'officer:o doctor:o canteen:o director:o chief:o deputy:o guidance:ocs auditor:ocs'
const unit = (target: Target) => ({ params: { unitId: target.unitId } })
const hazard = (target: Target) => ({ params: { unitId: target.unitId, id: target.hazardId } })

export const archiveRows: Readonly<Record<string, Row>> = {
  // Totals of what the reader may see, which may be nothing.
  'hazards.archive': { may: `${police} department:oc otherDepartment:oc squadron:o`, ask: unit },
  'hazards.proof': { may: `${police} department:oc`, ask: hazard },
  'hazards.export-archive': { may: `${police} department:oc`, ask: hazard },
  // Whoever sees none of it is told that there is nothing.
  'hazards.export-facility': { may: `${police} department:oc`, ask: unit },
}
