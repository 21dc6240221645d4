/** SQL of reading the journal. Row-level security leaves the entries whose eyes the reader's post has. */
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'

export interface JournalFilter {
  readonly unitId?: number
  readonly subjectType?: string
  readonly subjectId?: string
  readonly action?: string
  readonly accountId?: string
  readonly from?: string
  readonly to?: string
}

/** Where a page ended: moment (with microseconds), unit and number in its chain. */
export interface JournalKey {
  readonly at: string
  readonly unitId: number
  readonly seq: number
}

/** Newest first. */
export function readEntries(tx: Tx, scope: Scope, filter: JournalFilter, after: JournalKey | null, limit: number) {
  let query = tx
    .selectFrom('journal as j')
    .innerJoin('unit', 'unit.id', 'j.unit_id')
    .leftJoin('person', 'person.id', 'j.account_id')
    .select([
      'j.unit_id as unitId',
      'unit.name as unitName',
      'unit.name_en as unitNameEn',
      'j.seq',
      'j.at',
      // The whole precision: two entries of one millisecond stay apart between pages.
      sql<string>`to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('moment'),
      'j.account_id as accountId',
      'person.name',
      'j.position_id as positionId',
      'j.on_behalf_id as onBehalfId',
      sql<string | null>`(select o.title from app.acted_post(j.position_id) o)`.as('title'),
      sql<string | null>`case when j.on_behalf_id is not null
        then (select o.holder_name from app.acted_post(j.position_id) o) end`.as('onBehalfOf'),
      'j.action',
      'j.subject_type as subjectType',
      'j.subject_id as subjectId',
      'j.files',
      'j.payload',
      'j.hash',
    ])
    .where((eb) => within(scope, eb.ref('j.unit_id'), eb.ref('j.audience')))
  if (filter.unitId) query = query.where('j.unit_id', '=', filter.unitId)
  if (filter.subjectType) query = query.where('j.subject_type', '=', filter.subjectType)
  if (filter.subjectId) query = query.where('j.subject_id', '=', filter.subjectId)
  if (filter.action) query = query.where('j.action', '=', filter.action)
  if (filter.accountId) query = query.where('j.account_id', '=', filter.accountId)
  if (filter.from) query = query.where('j.at', '>=', new Date(filter.from))
  if (filter.to) query = query.where('j.at', '<', new Date(filter.to))
  if (after)
    query = query.where(
      sql<SqlBool>`(j.at, j.unit_id, j.seq) < (${after.at}::timestamptz, ${after.unitId}::integer, ${after.seq}::bigint)`,
    )
  return query.orderBy('j.at', 'desc').orderBy('j.unit_id', 'desc').orderBy('j.seq', 'desc').limit(limit).execute()
}
