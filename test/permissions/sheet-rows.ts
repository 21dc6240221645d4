/** Rows of the permission table for the ledger in spreadsheets: a director brings in the own, those above what they reach. */
import { nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const importers = 'director:o chief:o deputy:o guidance:ocs'
const readers =
  'officer:o doctor:o canteen:o director:o chief:o deputy:o guidance:ocs auditor:ocs department:oc otherDepartment:oc squadron:o'
/** Nobody has seen it: whoever may is told that it changed meanwhile, and nothing is done. */
const version = 999

const sheet = (target: Target) => ({ params: { unitId: target.unitId, id: target.importId } })
const sheetWith = (body: object) => (target: Target) => ({ ...sheet(target), body: { version, ...body } })
const showsUnit = (reply: { items: readonly { unitId: number }[] }, target: Target): boolean =>
  reply.items.some((one) => one.unitId === target.unitId)

export const sheetRows: Readonly<Record<string, Row>> = {
  'hazards.sendImport': {
    may: importers,
    ask: (target) => ({ query: { unitId: target.unitId, name: '台账.csv' } }),
  },
  'hazards.imports': { may: importers, ask: nothing, shows: showsUnit },
  'hazards.readImport': { may: importers, ask: sheet },
  'hazards.importFindings': { may: importers, ask: sheet },
  'hazards.checkImport': { may: importers, ask: sheetWith({ plan: { sheets: [], year: null, family: null } }) },
  'hazards.confirmImport': { may: importers, ask: sheetWith({ which: 'all' }) },
  'hazards.dropImport': { may: importers, ask: sheetWith({}) },
  'hazards.importCorrections': { may: importers, ask: sheet },
  'hazards.importTemplate': { may: 'director:* chief:* deputy:* guidance:*', ask: nothing },
  'hazards.export': {
    may: readers,
    ask: (target) => ({ query: { unit: target.unitId } }),
  },
}
