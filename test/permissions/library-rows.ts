/** Rows of the permission table: the standard hazard library and repeats. */
import { newId } from '../../src/platform/id.ts'
import { madeUpId, nothing, type Row } from './row.ts'
import type { Target } from './subjects.ts'

const facility = 'officer:o doctor:o canteen:o director:o'
const leaders = 'chief:o deputy:o'
const police = `${facility} ${leaders} guidance:ocs auditor:ocs`
const policeAnywhere = 'officer:* doctor:* canteen:* director:* chief:* deputy:* guidance:* auditor:*'
const version = 999
const reason = '核对'
const hazard = (target: Target) => ({ params: { unitId: target.unitId, id: target.hazardId } })
const showsUnit = (reply: { items: readonly { unitId: number }[] }, target: Target): boolean =>
  reply.items.some((item) => item.unitId === target.unitId)
const libraryEntry = {
  ...{ family: 'fire', object: '晾衣绳', where: '车间', finding: '拴在喷淋管上', grade: 'general', why: null },
  ...{ basis: '消防法', measure: '拆除', days: 3, keywords: ['喷淋'] },
}

export const libraryRows: Readonly<Record<string, Row>> = {
  // the standard hazard library: the same for everybody who reads hazards; learned entries are the guidance's to decide
  'library.list': { may: `${policeAnywhere} department:* otherDepartment:* squadron:*`, ask: nothing },
  'library.read': {
    may: `${policeAnywhere} department:* otherDepartment:* squadron:*`,
    ask: () => ({ params: { entry: 'extinguisher-in-red' } }),
  },
  'library.candidates': { may: 'director:* chief:* deputy:* guidance:*', ask: nothing },
  'library.proposals': { may: policeAnywhere, ask: nothing },
  // The hazards here are open: whoever may is told that only a closed one is proposed.
  'library.propose': {
    may: `director:o ${leaders} guidance:ocs`,
    ask: (target) => ({ ...hazard(target), body: libraryEntry }),
  },
  'library.accept': {
    may: 'guidance:ocs',
    ask: ({ unitId }) => ({
      params: { unitId, ...madeUpId().params },
      body: { entry: libraryEntry, reason: '' },
    }),
    madeUp: true,
  },
  'library.decline': {
    may: 'guidance:ocs',
    ask: ({ unitId }) => ({ params: { unitId, ...madeUpId().params }, body: { reason } }),
    madeUp: true,
  },
  'library.amend': {
    may: 'guidance:*',
    ask: () => ({ params: { entry: newId() }, body: { version, entry: libraryEntry, reason } }),
    madeUp: true,
  },
  'library.retire': {
    may: 'guidance:*',
    ask: () => ({ params: { entry: newId() }, body: { version, reason } }),
    madeUp: true,
  },

  // repeats
  'repeats.compare': {
    may: `${facility} ${leaders} guidance:ocs`,
    ask: ({ unitId }) => ({
      query: { unit: unitId, family: 'fire', place: '监区', object: '灭火器', finding: '失效' },
    }),
  },
  'repeats.read': { may: `${police} department:oc`, ask: hazard },
  'repeats.answer': {
    may: `${facility} ${leaders} guidance:ocs`,
    ask: (target) => ({
      params: { ...hazard(target).params, earlierId: newId() },
      body: { answer: 'same', reason: '' },
    }),
    madeUp: true,
  },
  'repeats.rates': {
    may: `${police} department:oc`,
    ask: nothing,
    shows: showsUnit,
  },
}
