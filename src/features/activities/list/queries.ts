/** The list of activities: by the day they count for, in pages by cursor. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'

export interface ActivityFilter {
  readonly unit?: number
  readonly state?: string
  readonly kind?: string
  readonly family?: string
  readonly checklist?: string
  readonly from?: string
  readonly to?: string
  readonly order: 'newest' | 'oldest'
}

/** Day and id of the last row of the page before. */
export interface After {
  readonly day: string
  readonly id: string
}

const summary = (tx: Tx, zone: string) =>
  tx
    .selectFrom('activity as a')
    .innerJoin('unit', 'unit.id', 'a.unit_id')
    .leftJoin('checklist as c', (join) =>
      join.onRef('c.id', '=', 'a.checklist_id').onRef('c.version', '=', 'a.checklist_version'),
    )
    .leftJoin('person as starter', 'starter.id', 'a.started_by')
    .leftJoin('person as ender', 'ender.id', 'a.ended_by')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('activity_answer as w')
          .select([
            sql<number>`(count(*) filter (where w.verdict = 'pass'))::integer`.as('passed'),
            sql<number>`(count(*) filter (where w.verdict = 'fail'))::integer`.as('failed'),
            sql<number>`(count(*) filter (where w.verdict = 'not-applicable'))::integer`.as('not_applicable'),
          ])
          .whereRef('w.unit_id', '=', 'a.unit_id')
          .whereRef('w.activity_id', '=', 'a.id')
          .as('n'),
      (join) => join.onTrue(),
    )
    .select([
      'a.unit_id',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      'a.id',
      'a.kind',
      'a.state',
      'a.family',
      'a.clause',
      'a.checklist_id',
      'a.checklist_version',
      sql<{ zh: string; en: string } | null>`c.content -> 'title'`.as('checklist_title'),
      'a.title',
      sql<number>`cardinality(a.items)`.as('items'),
      'n.passed',
      'n.failed',
      'n.not_applicable',
      'a.day',
      'a.started_at',
      'a.started_by',
      'starter.name as starter_name',
      'a.ended_at',
      'a.ended_by',
      'ender.name as ender_name',
      'a.version',
      'a.participants',
      'a.reason',
      'a.items as item_ids',
      'a.parties',
      'a.present',
      'a.expected',
      sql<number>`jsonb_array_length(a.findings)`.as('typed_findings'),
      // The calendar day, in the region's time zone, on which it became done.
      sql<string | null>`case a.state when 'done' then (a.ended_at at time zone ${zone})::date end`.as('recorded_on'),
    ])

export type SummaryRecord = Awaited<ReturnType<ReturnType<typeof summary>['executeTakeFirstOrThrow']>>

const whole = (tx: Tx, zone: string) =>
  summary(tx, zone).select([
    'a.planned_for',
    'a.makes_up',
    'a.makes_up_reason',
    'a.by_roles',
    'a.minutes',
    'a.place',
    'a.summary',
    'a.follow_up',
    'a.scenario',
    'a.evaluation',
    'a.sign_in',
    'a.files',
    'a.findings',
  ])
export type WholeRecord = Awaited<ReturnType<ReturnType<typeof whole>['executeTakeFirstOrThrow']>>

export function readWhole(
  tx: Tx,
  scope: Scope,
  zone: string,
  unitId: number,
  id: string,
): Promise<WholeRecord | undefined> {
  return whole(tx, zone)
    .where((eb) => within(scope, eb.ref('a.unit_id'), eb.ref('a.audience')))
    .where('a.unit_id', '=', unitId)
    .where('a.id', '=', id)
    .executeTakeFirst()
}

/** One row more than the page holds says that there is a next page. */
export function listSummaries(
  tx: Tx,
  scope: Scope,
  filter: ActivityFilter & { readonly zone: string },
  after: After | null,
  rows: number,
): Promise<SummaryRecord[]> {
  const newest = filter.order === 'newest'
  const direction = newest ? 'desc' : 'asc'
  let query = summary(tx, filter.zone).where((eb) => within(scope, eb.ref('a.unit_id'), eb.ref('a.audience')))
  if (filter.unit !== undefined) query = query.where('a.unit_id', '=', filter.unit)
  if (filter.state !== undefined) query = query.where('a.state', '=', filter.state)
  if (filter.kind !== undefined) query = query.where('a.kind', '=', filter.kind)
  if (filter.family !== undefined) query = query.where('a.family', '=', filter.family)
  if (filter.checklist !== undefined) query = query.where('a.checklist_id', '=', filter.checklist)
  if (filter.from !== undefined) query = query.where('a.day', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('a.day', '<=', filter.to)
  if (after) {
    const last = sql`(${after.day}::date, ${after.id}::uuid)`
    query = query.where(newest ? sql<boolean>`(a.day, a.id) < ${last}` : sql<boolean>`(a.day, a.id) > ${last}`)
  }
  return query.orderBy('a.day', direction).orderBy('a.id', direction).limit(rows).execute()
}
