/** Reading the journal (日志): auditors read what the police line did, audit administrators what administrators did. */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { Id, Instant, Nullable, Page, PageQuery, UnitId } from '../../../platform/contract/schema.ts'

export const JournalRow = Type.Object({
  unitId: UnitId,
  unitName: Type.String(),
  unitNameEn: Type.String(),
  seq: Type.Integer(),
  at: Instant,
  accountId: Nullable(Id),
  /** Who did it; null where the system did. */
  name: Nullable(Type.String()),
  /** The post by which it was done. */
  title: Nullable(Type.String()),
  /** The holder, where somebody acted for him. */
  onBehalfOf: Nullable(Type.String()),
  action: Type.String(),
  subjectType: Type.String(),
  subjectId: Type.String(),
  files: Type.Array(Type.String()),
  /** As recorded; a sensitive one stands here only as its salted hash. */
  payload: Type.Unknown(),
  hash: Type.String(),
})
export type JournalRow = Static<typeof JournalRow>

const Term = Type.String({ maxLength: 100, pattern: '^[a-z0-9.-]+$' })

export const readJournal = endpoint({
  name: 'organisation.readJournal',
  method: 'GET',
  path: '/api/journal',
  may: ['auditor', 'audit'],
  title: { zh: '查阅日志', en: 'Read the journal, newest first' },
  query: Type.Object(
    {
      ...PageQuery,
      unitId: Type.Optional(UnitId),
      subjectType: Type.Optional(Term),
      subjectId: Type.Optional(Type.String({ maxLength: 100 })),
      action: Type.Optional(Term),
      accountId: Type.Optional(Id),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    },
    { additionalProperties: false },
  ),
  reply: Page(JournalRow),
})
