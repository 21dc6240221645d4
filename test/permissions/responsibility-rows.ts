/** Rows of the permission table about the responsibility register. */
import { nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const registerReaders = 'director:* chief:* deputy:* guidance:* auditor:* government:*'

export const responsibilityRows: Readonly<Record<string, Row | readonly Row[]>> = {
  'responsibility.register': [
    { may: registerReaders, ask: nothing },
    {
      may: 'director:o chief:o deputy:o guidance:ocs auditor:ocs government:oc',
      ask: () => ({ query: { limit: 200 } }),
      shows: (reply: { items: readonly { unitId: number }[] }, { unitId }: Target) =>
        reply.items.some((one) => one.unitId === unitId),
    },
  ],
  'responsibility.exportRegister': { may: registerReaders, ask: nothing },
  'responsibility.facility': {
    may: 'director:o chief:o deputy:o guidance:ocs auditor:ocs government:oc',
    ask: ({ unitId }) => ({ params: { unitId } }),
  },
}
