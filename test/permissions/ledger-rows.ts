/** Rows of the permission table about the ledger of hazards: its groups, its views, and acts on many at once. */
import { newId } from '../../src/platform/id.ts'
import { madeUpId, nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const facility = 'officer:o doctor:o canteen:o director:o'
const leaders = 'chief:o deputy:o'
const police = `${facility} ${leaders} guidance:ocs auditor:ocs`
const readersAnywhere =
  'officer:* doctor:* canteen:* director:* chief:* deputy:* guidance:* department:* otherDepartment:* squadron:* auditor:*'

const version = 999
const chosen = (target: Target) => ({ unitId: target.unitId, id: target.hazardId, version })
const reached = (reply: { lines: readonly { refused: { rule: string } | null }[] }): boolean =>
  reply.lines.some((line) => line.refused?.rule !== 'not-found')

export const ledgerRows: Readonly<Record<string, Row>> = {
  'hazards.groups': {
    may: `${police} department:oc`,
    ask: () => ({ query: { by: 'unit' } }),
    shows: (reply: { items: readonly { key: string }[] }, target) =>
      reply.items.some((one) => one.key === String(target.unitId)),
  },
  'hazards.board': {
    may: `${police} department:oc`,
    ask: nothing,
    shows: (reply: { columns: readonly { cards: readonly { unitId: number }[] }[] }, target) =>
      reply.columns.some(({ cards }) => cards.some((card) => card.unitId === target.unitId)),
  },
  'hazards.views': { may: readersAnywhere, ask: nothing },
  'hazards.saveView': {
    may: readersAnywhere,
    ask: () => ({ body: { name: newId().slice(-12), asked: { family: 'fire' }, shareWith: null } }),
  },
  'hazards.changeView': {
    may: readersAnywhere,
    ask: () => ({ ...madeUpId(), body: { version, name: '火灾', asked: {}, shareWith: null } }),
    madeUp: true,
  },
  'hazards.removeView': { may: readersAnywhere, ask: madeUpId, madeUp: true },
  'hazards.restoreView': { may: readersAnywhere, ask: madeUpId, madeUp: true },
  'hazards.setLedgerHabit': {
    may: readersAnywhere,
    ask: () => ({ body: { opensWith: 'overdue', columns: null } }),
  },
  'hazards.previewBulk': {
    may: `director:o ${leaders} guidance:ocs`,
    ask: (target) => ({ body: { act: 'remind', which: { items: [chosen(target)] } } }),
    shows: reached,
  },
  // Of a version nobody has seen: what is reached is told to have changed.
  'hazards.bulk': {
    may: `director:o ${leaders} guidance:ocs`,
    ask: (target) => ({ body: { act: 'remind', items: [chosen(target)], note: '' } }),
    shows: reached,
  },
}
