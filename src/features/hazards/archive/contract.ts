/**
 * The electronic archive (电子档案): all that is known of a hazard, or of all hazards of a facility, on one page and in one
 * folder with an index that opens without this system. Photos stand in it as they are shown, without camera data; each
 * entry of the journal with its number and hash, so that it can be found again in the unit's exported journal.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { family } from '../../../platform/contract/role.ts'
import { Id, Instant, Nullable, UnitId } from '../../../platform/contract/schema.ts'
import { Both, readers } from '../contract.ts'

/** Hazards that one exported folder may hold. */
export const mostExported = 2_000

export const archiveProblems = {
  tooMany: problem<{ count: number; most: number }>(
    'archive-too-many',
    422,
    { zh: '隐患太多，一次导不完', en: 'Too many hazards for one export' },
    {
      zh: '共 {count} 条，一次最多 {most} 条。请按年度分开导出。',
      en: '{count} hazards; one export holds {most} at most. Export year by year.',
    },
  ),
} as const

export const archiveExported = event(
  'hazard.archive-exported',
  { zh: '导出隐患档案', en: 'Archive exported' },
  Type.Object({
    /** Null: of one hazard. */
    year: Nullable(Type.Union([Type.Integer(), Type.Literal('all')])),
    hazards: Type.Integer(),
    photos: Type.Integer(),
  }),
)

/** A download carries no header that says the reader's language. */
const Language = Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')]))
const Year = Type.Integer({ minimum: 1990, maximum: 2200 })
const Tally = {
  /** Entered in the ledger. */
  opened: Type.Integer(),
  closed: Type.Integer(),
  rejected: Type.Integer(),
  open: Type.Integer(),
  major: Type.Integer(),
}
export const ArchiveYear = Type.Object({ year: Year, ...Tally })
export const ArchiveFamily = Type.Object({ family: family.schema, ...Tally })

export const readArchive = endpoint({
  name: 'hazards.archive',
  method: 'GET',
  path: '/api/hazard-archive/:unitId',
  may: readers,
  title: { zh: '监所隐患档案', en: 'Archive of a facility' },
  params: Type.Object({ unitId: UnitId }),
  reply: Type.Object({
    unit: Both,
    years: Type.Array(ArchiveYear),
    families: Type.Array(ArchiveFamily),
    /** Days from opening to closure, of those closed; null where none is. */
    medianDays: Nullable(Type.Number()),
  }),
  problems: [problems.notFound],
})
export type Archive = Static<typeof readArchive.reply>

export const ProofEntry = Type.Object({ seq: Type.Integer(), at: Instant, action: Type.String(), hash: Type.String() })

export const readProof = endpoint({
  name: 'hazards.proof',
  method: 'GET',
  path: '/api/hazards/:unitId/:id/proof',
  may: readers,
  title: { zh: '隐患在责任日志中的记录', en: 'The journal’s entries of a hazard' },
  params: Type.Object({ unitId: UnitId, id: Id }),
  reply: Type.Object({ items: Type.Array(ProofEntry) }),
  problems: [problems.notFound],
})

export const exportHazard = endpoint({
  name: 'hazards.export-archive',
  method: 'GET',
  path: '/api/hazards/:unitId/:id/archive',
  may: readers,
  title: { zh: '导出一条隐患的档案', en: 'Export a hazard’s archive' },
  params: Type.Object({ unitId: UnitId, id: Id }),
  query: Type.Object({ language: Language }, { additionalProperties: false }),
  form: 'bytes',
  recordsRead: true,
  problems: [problems.notFound],
})

export const exportFacility = endpoint({
  name: 'hazards.export-facility',
  method: 'GET',
  path: '/api/hazard-archive/:unitId/export',
  may: readers,
  title: { zh: '导出监所隐患档案', en: 'Export a facility’s archive' },
  params: Type.Object({ unitId: UnitId }),
  /** Without a year: all of them. */
  query: Type.Object({ year: Type.Optional(Year), language: Language }, { additionalProperties: false }),
  form: 'bytes',
  recordsRead: true,
  problems: [problems.notFound, archiveProblems.tooMany],
})
