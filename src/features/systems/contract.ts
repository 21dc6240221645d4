/**
 * The register of systems (制度, clauses G3, F1): each is written, issued, read by whom it concerns, reviewed. Moves of
 * an edition are in edition/contract.ts, named persons of the food chain (D1) in chain/contract.ts.
 */
import { type Static, type TProperties, Type } from 'typebox'
import { endpoint } from '../../platform/contract/endpoint.ts'
import { event } from '../../platform/contract/event.ts'
import { fileProblems } from '../../platform/contract/files.ts'
import { type Problem, problem, problems } from '../../platform/contract/problem.ts'
import { family, police, type Role, role, unitKind } from '../../platform/contract/role.ts'
import { Day, Id, Instant, Nullable, Page, PageQuery, UnitId, Version, Words } from '../../platform/contract/schema.ts'
import { taskKind } from '../../platform/contract/task.ts'
import { type TermOf, vocabulary } from '../../platform/contract/vocabulary.ts'
import { type EditionMove, editionMove, editionState, readerRoles, rolesOf, rules } from './edition/contract.ts'

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export const systemKind = vocabulary('system kind', {
  safety: { zh: '安全管理制度', en: 'Safety management' },
  fire: { zh: '消防安全管理制度', en: 'Fire safety' },
  food: { zh: '食品安全责任制', en: 'Food responsibility chain' },
  medical: { zh: '医疗与疫情防控', en: 'Medical and epidemic' },
  security: { zh: '安全防范与值班', en: 'Security and duty' },
  emergency: { zh: '应急处置', en: 'Emergency' },
  other: { zh: '其他制度', en: 'Other' },
})
export type SystemKind = TermOf<typeof systemKind>

/** Where a system stands as a whole: that of the edition which leads. */
export const systemState = vocabulary('system state', {
  draft: { zh: '未发布', en: 'Not issued yet' },
  issued: { zh: '执行中', en: 'Issued' },
  withdrawn: { zh: '已废止', en: 'Withdrawn' },
})
export type SystemState = TermOf<typeof systemState>

export const reviewFilter = vocabulary('review filter', {
  due: { zh: '30 天内须复审', en: 'Review due within 30 days' },
  overdue: { zh: '复审已逾期', en: 'Review overdue' },
})

// ── schemas ────────────────────────────────────────────────────────────────────────────────────────────────────────

const Both = Type.Object({ zh: Type.String(), en: Type.String() })
const Person = Type.Object({ id: Id, name: Type.String() })
const EditionNumber = Type.Integer({ minimum: 1, maximum: 10_000 })
const Text = (max: number) => Type.String({ maxLength: max })

export const SystemRow = Type.Object({
  unitId: UnitId,
  unit: Both,
  id: Id,
  kind: systemKind.schema,
  family: Nullable(family.schema),
  title: Type.String(),
  state: systemState.schema,
  /** Of the edition that leads. */
  number: EditionNumber,
  effectiveOn: Nullable(Day),
  reviewOn: Nullable(Day),
  review: Nullable(reviewFilter.schema),
  changedAt: Instant,
  /** Who must read the issued edition by the posts held today, and how many of them have. */
  coverage: Nullable(Type.Object({ must: Type.Integer(), read: Type.Integer() })),
  /** The reader holds a post that must read it and has not. */
  unread: Type.Boolean(),
  version: Version,
})
export type SystemRow = Static<typeof SystemRow>

export const Offer = Type.Object({ move: editionMove.schema, refused: Nullable(Both) })

export const Edition = Type.Object({
  number: EditionNumber,
  state: editionState.schema,
  title: Type.String(),
  summary: Type.String(),
  file: Nullable(Type.Object({ id: Id, name: Type.String(), size: Type.Integer(), sha256: Type.String() })),
  effectiveOn: Nullable(Day),
  reviewOn: Nullable(Day),
  readers: Type.Array(role.schema),
  author: Person,
  draftedAt: Instant,
  issuedBy: Nullable(Person),
  issuedAt: Nullable(Instant),
  endedAt: Nullable(Instant),
  /** Confirmations that were ever given for it. */
  readings: Type.Integer(),
  offers: Type.Array(Offer),
})
export type Edition = Static<typeof Edition>

export const Reader = Type.Object({ id: Id, name: Type.String(), title: Type.String(), readAt: Nullable(Instant) })
export type Reader = Static<typeof Reader>

export const SystemDetail = Type.Object({
  ...SystemRow.properties,
  /** Newest first. */
  editions: Type.Array(Edition),
  /** When the reader confirmed the leading edition, and whether a post of theirs owes it. */
  mine: Type.Object({ owes: Type.Boolean(), readAt: Nullable(Instant) }),
  /** By name, for who leads and who oversees; null for everybody else. */
  readers: Nullable(Type.Array(Reader)),
  /** Whether the reader may write a draft here. */
  mayDraft: Type.Boolean(),
  timeline: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Instant,
      action: Type.String(),
      by: Nullable(Type.Object({ name: Type.String(), title: Nullable(Type.String()) })),
      payload: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
})
export type SystemDetail = Static<typeof SystemDetail>

const One = Type.Object({ unitId: UnitId, id: Id })
const OfEdition = Type.Object({ unitId: UnitId, id: Id, number: EditionNumber })

// ── problems, events, tasks ────────────────────────────────────────────────────────────────────────────────────────

export const systemProblems = {
  notKeeper: problem<{ unit: string }>(
    'system-unit-keeps-none',
    422,
    { zh: '该单位不登记制度', en: 'This unit keeps no systems' },
    { zh: '“{unit}”不是监所，也不是公安机关。', en: '“{unit}” is neither a facility nor a bureau.' },
  ),
  fileKind: problem(
    'system-file-kind',
    422,
    { zh: '制度正文须为 PDF 或 Word', en: 'The text must be PDF or Word' },
    {
      zh: '请上传 PDF 或 Word（.docx）文件。纸质制度请扫描为 PDF。',
      en: 'Send a PDF or Word (.docx) file. Scan a paper document into PDF.',
    },
  ),
  readerElsewhere: problem<{ who: string }>(
    'system-reader-elsewhere',
    422,
    { zh: '该单位没有这个岗位', en: 'The unit has no such post' },
    { zh: '须阅读的岗位只能是：{who}。', en: 'Who must read can only be: {who}.' },
  ),
  notAsked: problem(
    'system-not-asked-to-read',
    403,
    { zh: '您不在须阅读的岗位之列', en: 'You are not asked to read it' },
    {
      zh: '本制度不要求您的岗位确认阅读，可以查看，无需确认。',
      en: 'None of your posts at the unit is asked to confirm. You may read it without confirming.',
    },
  ),
} as const

export const systemSubject = 'system'

const told = {
  number: EditionNumber,
  title: Type.String(),
  kind: systemKind.schema,
  family: Nullable(family.schema),
  effectiveOn: Nullable(Day),
  reviewOn: Nullable(Day),
  readers: Type.Array(role.schema),
}
export const systemEvents = {
  drafted: event(
    'system.drafted',
    { zh: '草拟制度', en: 'System drafted' },
    Type.Object({ ...told, summary: Type.String() }),
  ),
  issued: event(
    'system.issued',
    { zh: '发布制度', en: 'System issued' },
    Type.Object({ ...told, summary: Type.String() }),
  ),
  superseded: event(
    'system.superseded',
    { zh: '旧版自动失效', en: 'Earlier edition superseded' },
    Type.Object({ number: EditionNumber }),
  ),
  reviewed: event(
    'system.reviewed',
    { zh: '复审，继续有效', en: 'System reviewed' },
    Type.Object({ number: EditionNumber, before: Day, reviewOn: Day, note: Type.String() }),
  ),
  withdrawn: event(
    'system.withdrawn',
    { zh: '废止制度', en: 'System withdrawn' },
    Type.Object({ number: EditionNumber, reason: Type.String() }),
  ),
  read: event('system.read', { zh: '确认已读制度', en: 'System read' }, Type.Object({ number: EditionNumber })),
} as const

export const systemTasks = {
  read: taskKind('system.read', { zh: '阅读制度：{title}', en: 'Read: {title}' }, '/systems/{unit}/{id}/read'),
  review: taskKind('system.review', { zh: '制度待复审：{title}', en: 'Review: {title}' }, '/systems/{unit}/{id}'),
} as const
export const tasks = Object.values(systemTasks)

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** The police line reads; departments see nothing here. */
export const readers: readonly Role[] = police
/** Beside who leads the unit, those who look from outside see by name who has not read. */
export const overseers = ['director', 'chief', 'deputy', 'guidance', 'auditor'] as const satisfies readonly Role[]

export const listKeepers = endpoint({
  name: 'systems.units',
  method: 'GET',
  path: '/api/systems/units',
  may: readers,
  title: { zh: '可查看制度的单位', en: 'Units whose systems I read' },
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: UnitId,
        name: Both,
        kind: unitKind.schema,
        /** The reader may write a draft there. */
        mayDraft: Type.Boolean(),
        /** The reader names the persons of the food chain there. */
        mayName: Type.Boolean(),
      }),
    ),
  }),
})
export type KeepingUnit = Static<typeof listKeepers.reply>['items'][number]

export const listSystems = endpoint({
  name: 'systems.list',
  method: 'GET',
  path: '/api/systems',
  may: readers,
  title: { zh: '制度登记', en: 'Register of systems' },
  query: Type.Object(
    {
      ...PageQuery,
      unit: Type.Optional(UnitId),
      kind: Type.Optional(systemKind.schema),
      family: Type.Optional(family.schema),
      state: Type.Optional(systemState.schema),
      review: Type.Optional(reviewFilter.schema),
      /** Only what I must read and have not. */
      unread: Type.Optional(Type.Boolean()),
      /** A phrase in the title or the text of the edition that leads. */
      text: Type.Optional(Words(60)),
    },
    { additionalProperties: false },
  ),
  reply: Page(SystemRow),
  problems: [problems.badRequest],
})
export type SystemFilter = Static<typeof listSystems.query>

export const readSystem = endpoint({
  name: 'systems.read',
  method: 'GET',
  path: '/api/systems/:unitId/:id',
  may: readers,
  title: { zh: '制度详情', en: 'A system' },
  params: One,
  reply: SystemDetail,
  problems: [problems.notFound],
})

const Draft = {
  kind: systemKind.schema,
  family: Nullable(family.schema),
  title: Words(100),
  summary: Text(4000),
  fileId: Nullable(Id),
  effectiveOn: Nullable(Day),
  reviewOn: Nullable(Day),
  readers: Type.Array(role.schema, { maxItems: 8, uniqueItems: true }),
}
const draftProblems = [systemProblems.fileKind, systemProblems.readerElsewhere, fileProblems.notClaimable]

export const draftSystem = endpoint({
  name: 'systems.draft',
  method: 'POST',
  path: '/api/systems',
  may: rolesOf('edit'),
  title: { zh: '登记制度', en: 'Draft a system' },
  body: Type.Object({ unitId: UnitId, ...Draft }, { additionalProperties: false }),
  reply: Type.Object({ id: Id }),
  status: 201,
  problems: [systemProblems.notKeeper, rules['wrong-post'], ...draftProblems],
})

export const Moved = Type.Object({ number: EditionNumber, version: Version })

function moving<B extends TProperties>(
  made: EditionMove,
  method: 'POST' | 'PUT',
  path: string,
  body: B,
  more: readonly Problem[],
) {
  return endpoint({
    name: `systems.${made}`,
    method,
    path: `/api/systems/:unitId/:id/${path}`,
    may: rolesOf(made),
    title: editionMove.words[made],
    params: One,
    body: Type.Object({ version: Version, ...body }, { additionalProperties: false }),
    reply: Moved,
    problems: [problems.notFound, problems.changedMeanwhile, ...Object.values<Problem>(rules), ...more],
  })
}

/** Writes the open draft, or begins one for the next edition. */
export const editDraft = moving('edit', 'PUT', 'draft', Draft, draftProblems)
export const issueDraft = moving('issue', 'POST', 'issue', {}, [])
export const reviewSystem = moving('review', 'POST', 'review', { reviewOn: Day, note: Text(1000) }, [])
export const withdrawEdition = moving('withdraw', 'POST', 'withdraw', { number: EditionNumber, reason: Text(1000) }, [])

/** Confirmed again it changes nothing: the first moment stays. */
export const confirmReading = endpoint({
  name: 'systems.confirm',
  method: 'POST',
  path: '/api/systems/:unitId/:id/editions/:number/reading',
  may: [...new Set(Object.values(readerRoles).flat())],
  title: { zh: '确认已读', en: 'Confirm reading' },
  params: OfEdition,
  reply: Type.Object({ readAt: Instant }),
  problems: [problems.notFound, systemProblems.notAsked, rules['not-now']],
})
