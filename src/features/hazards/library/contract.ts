/**
 * The standard hazard library (标准隐患库) as the app serves it: entries that ship (policy/hazards) and entries the region
 * learned from its own closed hazards. A learned one is proposed by who works with hazards and decided by guidance; each
 * change of it is a new version, and a retired one stays readable.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { grade } from '../../../platform/contract/grade.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { family, police } from '../../../platform/contract/role.ts'
import { Day, Id, Instant, Nullable, UnitId, Version, Words } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { Both, readers, Said } from '../contract.ts'
import { hazardState } from '../loop/contract.ts'

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const proposalState = vocabulary('proposal state', {
  waiting: { zh: '待审核', en: 'Waiting' },
  accepted: { zh: '已收入', en: 'Accepted' },
  declined: { zh: '未采纳', en: 'Declined' },
})

export const entryOrigin = vocabulary('entry origin', {
  shipped: { zh: '随系统提供', en: 'Shipped' },
  learned: { zh: '本地积累', en: 'Learned here' },
})

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A shipped entry's code, or a learned one's id. */
export const EntryId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{1,62}$' })

export const Entry = Type.Object({
  id: EntryId,
  origin: entryOrigin.schema,
  family: family.schema,
  object: Said,
  where: Said,
  finding: Said,
  grade: grade.schema,
  /** Why it is major. */
  why: Nullable(Said),
  basis: Type.Array(Both),
  measure: Said,
  days: Type.Integer(),
  items: Type.Array(Type.String()),
  keywords: Type.Array(Type.String()),
  /** Of a learned one: its version, and whether it is no longer offered. */
  version: Version,
  retired: Type.Boolean(),
  /** Confirmed by a deploying authority, or accepted by guidance. */
  reviewed: Type.Boolean(),
})
export type Entry = Static<typeof Entry>

/** What a person may write of an entry. English is added where somebody knows it. */
export const EntryDraft = Type.Object(
  {
    family: family.schema,
    object: Words(100),
    where: Words(100),
    finding: Words(500),
    grade: grade.schema,
    why: Nullable(Words(300)),
    basis: Words(300),
    measure: Words(1000),
    days: Type.Integer({ minimum: 1, maximum: 365 }),
    keywords: Type.Array(Words(20), { maxItems: 12, uniqueItems: true }),
  },
  { additionalProperties: false },
)
export type EntryDraft = Static<typeof EntryDraft>

const Person = Type.Object({ id: Id, name: Type.String() })

export const Proposal = Type.Object({
  unitId: UnitId,
  unit: Both,
  id: Id,
  hazardId: Id,
  hazardNumber: Type.String(),
  state: proposalState.schema,
  entry: EntryDraft,
  proposedBy: Person,
  proposedAt: Instant,
  decidedBy: Nullable(Person),
  decidedAt: Nullable(Instant),
  reason: Type.String(),
  entryId: Nullable(EntryId),
})
export type Proposal = Static<typeof Proposal>

/** Closed hazards whose like is not in the library, said in nearly the same words. */
export const Candidate = Type.Object({
  count: Type.Integer(),
  facilities: Type.Integer(),
  family: family.schema,
  /** The newest: where a proposal begins. */
  newest: Type.Object({
    unitId: UnitId,
    unit: Both,
    id: Id,
    number: Type.String(),
    place: Type.String(),
    object: Type.String(),
    finding: Type.String(),
    grade: grade.schema,
    basis: Type.String(),
    measure: Type.String(),
  }),
  proposed: Type.Boolean(),
})
export type Candidate = Static<typeof Candidate>

const OpenHazard = Type.Object({
  unitId: UnitId,
  unit: Both,
  id: Id,
  number: Type.String(),
  state: hazardState.schema,
  place: Said,
  finding: Said,
  dueAt: Instant,
})

// ── problems, events ───────────────────────────────────────────────────────────────────────────────────────────────

export const libraryProblems = {
  notClosed: problem(
    'library-not-closed',
    409,
    { zh: '隐患尚未销号', en: 'The hazard is not closed' },
    {
      zh: '只有验收销号的隐患可以提议收入标准隐患库。',
      en: 'Only a hazard that was verified and closed can be proposed for the library.',
    },
  ),
  waiting: problem(
    'library-proposal-waiting',
    409,
    { zh: '该隐患已提议过，正待审核', en: 'Already proposed' },
    { zh: '请等待业务指导部门审核。', en: 'Wait for the guidance department to decide.' },
  ),
  decided: problem<{ state: string }>(
    'library-proposal-decided',
    409,
    { zh: '提议已经审核', en: 'Already decided' },
    { zh: '该提议现为“{state}”。', en: 'The proposal is “{state}”.' },
  ),
  known: problem<{ object: string }>(
    'library-entry-known',
    409,
    { zh: '标准隐患库中已有相同条目', en: 'The library has it already' },
    {
      zh: '“{object}”的对象和问题与现有条目相同，请改写或直接引用。',
      en: '“{object}” says what an entry says; reword it, or use that one.',
    },
  ),
  overtaken: problem(
    'library-overtaken',
    409,
    { zh: '条目刚被他人修订', en: 'Somebody amended it just now' },
    { zh: '请刷新后在最新版本上修改。', en: 'Reload, and change the newest version.' },
  ),
  whyMissing: problem(
    'library-why-missing',
    422,
    { zh: '默认定为重大的须写理由', en: 'A major default needs a reason' },
    { zh: '请写明为什么这类隐患默认是重大隐患。', en: 'Say why hazards of this kind are major by default.' },
  ),
} as const

const Recorded = Type.Object({ ...EntryDraft.properties, reason: Type.String() })
export const entryProposed = event(
  'library.proposed',
  { zh: '提议收入标准隐患库', en: 'Proposed for the library' },
  EntryDraft,
)
export const entryAccepted = event(
  'library.accepted',
  { zh: '收入标准隐患库', en: 'Accepted into the library' },
  Type.Object({ ...Recorded.properties, entryId: EntryId, version: Version }),
)
export const entryDeclined = event(
  'library.declined',
  { zh: '不收入标准隐患库', en: 'Declined for the library' },
  Type.Object({ reason: Type.String() }),
)
export const entryAmended = event(
  'library.amended',
  { zh: '修订标准隐患条目', en: 'Library entry amended' },
  Type.Object({ ...Recorded.properties, entryId: EntryId, version: Version }),
)
export const entryRetired = event(
  'library.retired',
  { zh: '停用标准隐患条目', en: 'Library entry retired' },
  Type.Object({ entryId: EntryId, version: Version, reason: Type.String() }),
)
export const proposalSubject = 'library-proposal'
export const entrySubject = 'library-entry'

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

const proposers = ['director', 'chief', 'deputy', 'guidance'] as const
const deciders = ['guidance'] as const
const Reason = Words(500)

export const listEntries = endpoint({
  name: 'library.list',
  method: 'GET',
  path: '/api/hazards/library',
  may: readers,
  title: { zh: '标准隐患库', en: 'Standard hazard library' },
  reply: Type.Object({ items: Type.Array(Entry) }),
})

export const readEntry = endpoint({
  name: 'library.read',
  method: 'GET',
  path: '/api/hazards/library/entries/:entry',
  may: readers,
  title: { zh: '标准隐患条目', en: 'A library entry' },
  params: Type.Object({ entry: EntryId }),
  reply: Type.Object({
    entry: Entry,
    /** Hazards the reader may see that were reported by it. */
    used: Type.Object({
      total: Type.Integer(),
      open: Type.Integer(),
      year: Type.Integer(),
      facilities: Type.Integer(),
    }),
    /** Open ones, soonest due; at most 20. */
    open: Type.Array(OpenHazard),
    versions: Type.Array(
      Type.Object({ version: Version, at: Instant, by: Person, reason: Type.String(), retired: Type.Boolean() }),
    ),
  }),
  problems: [problems.notFound],
})

export const listCandidates = endpoint({
  name: 'library.candidates',
  method: 'GET',
  path: '/api/hazards/library/candidates',
  may: proposers,
  title: { zh: '可收入的已销号隐患', en: 'Closed hazards worth an entry' },
  reply: Type.Object({
    items: Type.Array(Candidate),
    /** How many closed hazards were looked through, and from which day. */
    read: Type.Integer(),
    since: Day,
  }),
})

export const listProposals = endpoint({
  name: 'library.proposals',
  method: 'GET',
  path: '/api/hazards/library/proposals',
  may: police,
  title: { zh: '收入提议', en: 'Proposals' },
  query: Type.Object({ state: Type.Optional(proposalState.schema) }, { additionalProperties: false }),
  reply: Type.Object({ items: Type.Array(Proposal) }),
})

export const proposeEntry = endpoint({
  name: 'library.propose',
  method: 'POST',
  path: '/api/hazards/:unitId/:id/propose',
  may: proposers,
  title: { zh: '提议收入标准隐患库', en: 'Propose for the library' },
  params: Type.Object({ unitId: UnitId, id: Id }),
  body: EntryDraft,
  reply: Type.Object({ id: Id }),
  status: 201,
  problems: [problems.notFound, libraryProblems.notClosed, libraryProblems.waiting, libraryProblems.whyMissing],
})

const OneProposal = Type.Object({ unitId: UnitId, id: Id })
export const acceptProposal = endpoint({
  name: 'library.accept',
  method: 'POST',
  path: '/api/hazards/library/proposals/:unitId/:id/accept',
  may: deciders,
  title: { zh: '收入标准隐患库', en: 'Accept into the library' },
  params: OneProposal,
  body: Type.Object({ entry: EntryDraft, reason: Type.String({ maxLength: 500 }) }, { additionalProperties: false }),
  reply: Type.Object({ entryId: EntryId }),
  problems: [problems.notFound, libraryProblems.decided, libraryProblems.known, libraryProblems.whyMissing],
})

export const declineProposal = endpoint({
  name: 'library.decline',
  method: 'POST',
  path: '/api/hazards/library/proposals/:unitId/:id/decline',
  may: deciders,
  title: { zh: '不收入', en: 'Decline' },
  params: OneProposal,
  body: Type.Object({ reason: Reason }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  problems: [problems.notFound, libraryProblems.decided],
})

const Learned = Type.Object({ entry: Id })
export const amendEntry = endpoint({
  name: 'library.amend',
  method: 'POST',
  path: '/api/hazards/library/entries/:entry/amend',
  may: deciders,
  title: { zh: '修订条目', en: 'Amend an entry' },
  params: Learned,
  body: Type.Object({ version: Version, entry: EntryDraft, reason: Reason }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: [problems.notFound, problems.changedMeanwhile, libraryProblems.overtaken, libraryProblems.whyMissing],
})

export const retireEntry = endpoint({
  name: 'library.retire',
  method: 'POST',
  path: '/api/hazards/library/entries/:entry/retire',
  may: deciders,
  title: { zh: '停用条目', en: 'Retire an entry' },
  params: Learned,
  body: Type.Object({ version: Version, reason: Reason }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: [problems.notFound, problems.changedMeanwhile, libraryProblems.overtaken],
})
