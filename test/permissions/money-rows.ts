/** Rows of the permission table about the money of a rectification. */
import { madeUpId, nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const facility = 'officer:o doctor:o canteen:o director:o'
const leaders = 'chief:o deputy:o'
const policeAnywhere = 'officer:* doctor:* canteen:* director:* chief:* deputy:* guidance:* auditor:*'

const hazard = ({ unitId, hazardId }: Target) => ({ unitId, id: hazardId })
const moneyWith = (kind: string) => (target: Target) => ({
  params: hazard(target),
  body: { kind, amountFen: 1, day: '2099-01-01', source: '', document: '', note: '' },
})

export const moneyRows: Readonly<Record<string, Row | readonly Row[]>> = {
  'hazards.money': {
    may: `${facility} ${leaders} guidance:ocs auditor:ocs`,
    ask: (target) => ({ params: hazard(target) }),
  },
  // Whoever may is told that the day lies ahead.
  'hazards.enterMoney': [
    { may: 'director:o', ask: moneyWith('asked') },
    { may: leaders, ask: moneyWith('granted') },
    { may: facility, ask: moneyWith('spent') },
  ],
  'hazards.undoMoney': {
    may: 'officer:* doctor:* canteen:* director:* chief:* deputy:*',
    ask: (target) => ({
      params: { ...hazard(target), entry: madeUpId().params?.id ?? '' },
      body: { reason: '重复登记' },
    }),
    madeUp: true,
  },
  'hazards.moneyTotals': { may: policeAnywhere, ask: nothing },
  'hazards.moneyList': { may: policeAnywhere, ask: nothing },
}
