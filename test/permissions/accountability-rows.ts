/** Rows of the permission table about dossiers: leaders and auditors, within their reach. */
import { nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const everyLeader = 'director:* chief:* deputy:* guidance:* auditor:*'
const withinReach = 'director:o chief:o deputy:o guidance:ocs auditor:ocs'

export const accountabilityRows: Readonly<Record<string, Row | readonly Row[]>> = {
  'accountability.tonight': { may: withinReach, ask: ({ unitId }) => ({ query: { unit: unitId } }) },
  'accountability.facilities': [
    { may: everyLeader, ask: nothing },
    {
      may: withinReach,
      ask: nothing,
      shows: (reply: { items: readonly { id: number }[] }, { unitId }: Target) =>
        reply.items.some(({ id }) => id === unitId),
    },
  ],
  'accountability.check': {
    may: everyLeader,
    ask: ({ unitId }) => ({ query: { heads: `${unitId}.1.0123456789abcdef` } }),
  },
}
