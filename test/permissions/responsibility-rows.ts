/** Rows of the permission table about the responsibility register. */
import { nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const registerReaders = 'director:* chief:* deputy:* guidance:* auditor:* government:*'

/** The two who sign, and readers of the register. */
const handOverReaders = 'officer:o director:o chief:o deputy:o guidance:ocs auditor:ocs'
const one = ({ unitId, handOverId }: Target) => ({ unitId, id: handOverId })
/** Nobody has seen it: whoever may is told that it changed meanwhile. */
const handOverWith = (body: object) => (target: Target) => ({ params: one(target), body: { version: 999, ...body } })

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
  'responsibility.handOvers': [
    { may: 'everybody', ask: nothing },
    {
      may: handOverReaders,
      ask: () => ({ query: { limit: 200 } }),
      shows: (reply: { items: readonly { id: string }[] }, { handOverId }: Target) =>
        reply.items.some(({ id }) => id === handOverId),
    },
  ],
  'responsibility.handOver': { may: handOverReaders, ask: (target) => ({ params: one(target) }) },
  'responsibility.handOverMatters': { may: handOverReaders, ask: (target) => ({ params: one(target) }) },
  'responsibility.giveHandOver': { may: 'director:o', ask: handOverWith({ note: '' }) },
  'responsibility.receiveHandOver': { may: 'officer:o', ask: handOverWith({ ordinals: null, note: '' }) },
  'responsibility.excuseHandOver': { may: 'chief:o deputy:o guidance:ocs', ask: handOverWith({ reason: '因病' }) },
  'responsibility.nameReceiver': {
    may: 'chief:o deputy:o guidance:ocs',
    ask: (target) => handOverWith({ accountId: target.accountId })(target),
  },
}
