/** Rows of the permission table about incidents and the back-test. */
import { newId } from '../../src/platform/id.ts'
import { nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const readers =
  'officer:ocsx doctor:ocsx canteen:ocsx director:ocsx chief:ocsx deputy:ocsx guidance:ocsx auditor:ocsx department:ocsx otherDepartment:ocsx squadron:ocsx government:ocsx'
const told = {
  ...{ family: 'fire', severity: 'near-miss', occurredAt: '2026-01-05T04:10:00Z', place: '配电间', summary: '冒烟' },
  ...{ deaths: 0, injured: 0 },
}
const madeUp = (target: Target) => ({ params: { unitId: target.unitId, id: newId() } })

export const incidentRows: Readonly<Record<string, Row>> = {
  'incidents.list': { may: readers.replaceAll(':ocsx', ':*'), ask: nothing },
  // One that is not there: whoever may read at all is told so.
  'incidents.read': { may: readers, ask: madeUp, madeUp: true },
  'incidents.record': {
    may: 'officer:o doctor:o director:o chief:o deputy:o guidance:ocs',
    ask: (target) => ({ body: { unitId: target.unitId, ...told } }),
  },
  'incidents.withdraw': {
    may: 'chief:ocsx deputy:ocsx guidance:ocsx',
    ask: (target) => ({ ...madeUp(target), body: { reason: '误登' } }),
    madeUp: true,
  },
  'risk.backtest': { may: 'chief:* deputy:* guidance:* auditor:*', ask: nothing },
}
