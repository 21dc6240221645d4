/** Rows of the permission table about remarks on a hazard and its followers. */
import type { Row } from './row.ts'
import type { Target } from './subjects.ts'

/** Who reads a fire hazard and may speak about it: an auditor only reads. */
const speakers = 'officer:o doctor:o canteen:o director:o chief:o deputy:o guidance:ocs department:oc'
const readers = `${speakers} auditor:ocs`

const hazard = (target: Target) => ({ params: { unitId: target.unitId, id: target.hazardId } })

export const talkRows: Readonly<Record<string, Row>> = {
  'hazards.talk': { may: readers, ask: hazard },
  'hazards.talkPeople': { may: speakers, ask: hazard },
  'hazards.comment': {
    may: speakers,
    ask: (target) => ({ ...hazard(target), body: { text: '请尽快处理', mentions: [] } }),
  },
  // Nobody wrote it: whoever reaches the facility is told that it is not there.
  'hazards.withdrawComment': {
    may: `${speakers} otherDepartment:oc squadron:o`,
    madeUp: true,
    ask: (target) => ({ params: { ...hazard(target).params, comment: '0199aaaa-0000-7000-8000-000000000001' } }),
  },
  'hazards.watch': { may: speakers, ask: hazard },
  'hazards.unwatch': { may: speakers, ask: hazard },
  'hazards.note': { may: speakers, ask: hazard },
}
