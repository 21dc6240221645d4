/** SQL of the records that show what was done: hazards and completed work, as far as the reader may see them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { Sought } from './rules.ts'

export interface FoundHazard {
  readonly unit_id: number
  readonly id: string
  readonly year: number
  readonly number: number
  readonly place: string
  readonly object: string
  readonly finding: string
  readonly english: unknown
  readonly opened_at: Date
}

export interface FoundWork {
  readonly unit_id: number
  readonly id: string
  readonly kind: string
  readonly title: string | null
  readonly checklist: { readonly zh: string; readonly en: string } | null
  readonly day: string
}

export interface Found {
  readonly hazards: readonly FoundHazard[]
  readonly work: readonly FoundWork[]
}

const hazards = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('hazard as h')
    .select(['h.unit_id', 'h.id', 'h.year', 'h.number', 'h.place', 'h.object', 'h.finding', 'h.english', 'h.opened_at'])
    .where((eb) => within(scope, eb.ref('h.unit_id'), eb.ref('h.audience')))

/** Work that is not done shows nothing. */
const work = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('activity as a')
    .leftJoin('checklist as c', (join) =>
      join.onRef('c.id', '=', 'a.checklist_id').onRef('c.version', '=', 'a.checklist_version'),
    )
    .select(['a.unit_id', 'a.id', 'a.kind', 'a.title', 'a.day'])
    .select(sql<FoundWork['checklist']>`c.content -> 'title'`.as('checklist'))
    .where((eb) => within(scope, eb.ref('a.unit_id'), eb.ref('a.audience')))
    .where('a.state', '=', 'done')

const integers = (ids: readonly number[]) => sql`${`{${ids.join(',')}}`}::integer[]`
const uuids = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`

/** By their ids; what is not there, or not for this reader, is left out. */
export async function named(
  tx: Tx,
  scope: Scope,
  units: readonly number[],
  ids: { readonly hazard: readonly string[]; readonly activity: readonly string[] },
): Promise<Found> {
  const own = (column: string, among: readonly string[]) =>
    sql<boolean>`${sql.ref(`${column}.unit_id`)} = any (${integers(units)})
      and ${sql.ref(`${column}.id`)} = any (${uuids(among)})`
  return {
    hazards: ids.hazard.length === 0 ? [] : await hazards(tx, scope).where(own('h', ids.hazard)).execute(),
    work: ids.activity.length === 0 ? [] : await work(tx, scope).where(own('a', ids.activity)).execute(),
  }
}

/** The newest of a facility that hold every part of the phrase; of all where it is empty. */
export async function seek(tx: Tx, scope: Scope, unitId: number, sought: Sought, most: number): Promise<Found> {
  const { phrase, parts } = sought
  let some = work(tx, scope).where('a.unit_id', '=', unitId)
  for (const { like, kinds } of parts)
    some = some.where(
      sql<boolean>`(concat_ws(' ', a.title, c.content #>> '{title,zh}', c.content #>> '{title,en}', a.place, a.day)
        ilike ${like} or a.kind = any (${kinds}::text[]))`,
    )
  let own = hazards(tx, scope).where('h.unit_id', '=', unitId)
  if (parts.length > 0)
    own = own.where(sql<boolean>`h.id in (
      select id from app.hazard_search(${phrase}, ${JSON.stringify({ units: [unitId] })}::jsonb, null, null, ${most}))`)
  return {
    hazards: await own.orderBy('h.opened_at', 'desc').orderBy('h.id', 'desc').limit(most).execute(),
    work: await some.orderBy('a.day', 'desc').orderBy('a.id', 'desc').limit(most).execute(),
  }
}
