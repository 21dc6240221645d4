/** Rows of the permission table about risk indices and the overview of them. */
import { nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const unit = (target: Target) => ({ params: { unitId: target.unitId } })

const readers =
  'officer:o doctor:o canteen:o director:o chief:o deputy:o guidance:ocs auditor:ocs department:oc otherDepartment:oc squadron:o government:oc'

export const riskRows: Readonly<Record<string, Row>> = {
  // the police line, who cooperates, and the government of the territory
  'risk.read': {
    may: readers,
    ask: unit,
  },
  'overview.read': {
    may: readers,
    ask: nothing,
    shows: (reply: { facilities: readonly { unitId: number }[] }, target) =>
      reply.facilities.some(({ unitId }) => unitId === target.unitId),
  },
  'overview.year': { may: readers.replaceAll(/:[ocs]+/g, ':*'), ask: nothing },
  'overview.export': { may: readers.replaceAll(/:[ocs]+/g, ':*'), ask: nothing },
  'overview.facility': { may: readers, ask: unit },
}
