/** SQL of activities: editions, one activity with its answers, answers, and the list. */
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Checklist } from '../../domain/checklist/checklist.ts'
import type { WorkKind } from '../../domain/policy/duty.ts'
import type { Family } from '../../platform/contract/role.ts'
import type { Tx } from '../../platform/database/pool.ts'
import { type Scope, within } from '../../platform/database/scope.ts'
import type { Activity as ActivityTable } from '../../platform/database/tables.gen.ts'
import type { Answer } from './contract.ts'

export type ActivityRecord = Selectable<ActivityTable>

/** Held to their vocabularies by CHECK constraints. */
export const kindOf = (row: { readonly kind: string }) => row.kind as WorkKind
export const familyOf = (row: { readonly family: string | null }) => row.family as Family | null

/**
 * Keeps the edition an activity is made with, once.
 * @returns false where the same version was kept before with other content
 */
export async function keepEdition(tx: Tx, edition: Checklist, now: Date): Promise<boolean> {
  const content = JSON.stringify(edition)
  await tx
    .insertInto('checklist')
    .values({ id: edition.id, version: edition.version, effective: edition.effective, content, kept_at: now })
    .onConflict((on) => on.doNothing())
    .execute()
  const { same } = await tx
    .selectFrom('checklist')
    .select(sql<boolean>`content = ${content}::jsonb`.as('same'))
    .where('id', '=', edition.id)
    .where('version', '=', edition.version)
    .executeTakeFirstOrThrow()
  return same
}

export async function editionOf(tx: Tx, id: string, version: number): Promise<Checklist> {
  const { content } = await tx
    .selectFrom('checklist')
    .select('content')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return content as unknown as Checklist
}

/** What starting needs to know of a unit. */
export const factsOf = (tx: Tx, unitId: number) =>
  tx
    .selectFrom('unit')
    .select(['kind', 'facility_type', 'name', 'name_en', 'attributes'])
    .where('id', '=', unitId)
    .executeTakeFirst()

/** Of two who start the same check at once, the second waits here and then sees the first one's. */
export async function holdTurn(tx: Tx, unitId: number, checklist: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`activity ${unitId} ${checklist}`}, 0))`.execute(tx)
}

export const runningOf = (tx: Tx, unitId: number, checklist: string) =>
  tx
    .selectFrom('activity')
    .innerJoin('person', 'person.id', 'activity.started_by')
    .select(['activity.id', 'activity.started_at', 'person.name'])
    .where('activity.unit_id', '=', unitId)
    .where('activity.checklist_id', '=', checklist)
    .where('activity.state', '=', 'started')
    .executeTakeFirst()

export async function insertActivity(tx: Tx, row: Insertable<ActivityTable>): Promise<void> {
  await tx.insertInto('activity').values(row).execute()
}

/** @param lock `share` for an answer: many at once, none while the activity itself changes; `update` for a move */
export function lockActivity(
  tx: Tx,
  scope: Scope,
  unitId: number,
  id: string,
  lock: 'share' | 'update',
): Promise<ActivityRecord | undefined> {
  const query = tx
    .selectFrom('activity')
    .selectAll()
    .where((eb) => within(scope, eb.ref('activity.unit_id'), eb.ref('activity.audience')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
  return (lock === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst()
}

/** @returns the new version */
export async function changeActivity(
  tx: Tx,
  unitId: number,
  id: string,
  change: Updateable<ActivityTable>,
): Promise<number> {
  const { version } = await tx
    .updateTable('activity')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export interface KeptAnswer {
  readonly item: string
  readonly verdict: Answer['verdict']
  readonly note: string
  readonly files: { id: string; sha256: string }[]
  readonly at: Date
  readonly byId: string
  readonly byName: string
  readonly version: number
}

export async function answersOf(tx: Tx, unitId: number, id: string): Promise<KeptAnswer[]> {
  const rows = await tx
    .selectFrom('activity_answer as a')
    .innerJoin('person', 'person.id', 'a.by_id')
    .select(['a.item', 'a.verdict', 'a.note', 'a.files', 'a.at', 'a.by_id', 'person.name', 'a.version'])
    .where('a.unit_id', '=', unitId)
    .where('a.activity_id', '=', id)
    .execute()
  return rows.map((row) => ({
    item: row.item,
    verdict: row.verdict as Answer['verdict'],
    note: row.note,
    files: row.files as unknown as KeptAnswer['files'],
    at: row.at,
    byId: row.by_id,
    byName: row.name,
    version: row.version,
  }))
}

export interface NewAnswer {
  readonly unitId: number
  readonly activityId: string
  readonly item: string
  readonly verdict: Answer['verdict']
  readonly note: string
  readonly files: readonly { readonly id: string; readonly sha256: string }[]
  readonly at: Date
  readonly byId: string
  readonly audience: number
}

/**
 * @param seen version of the answer that was judged; 0 where there was none
 * @returns the version of the answer now; null where another answer came between
 */
export async function putAnswer(tx: Tx, answer: NewAnswer, seen: number): Promise<number | null> {
  const values = {
    verdict: answer.verdict,
    note: answer.note,
    files: JSON.stringify(answer.files),
    at: answer.at,
    by_id: answer.byId,
  }
  const row = await tx
    .insertInto('activity_answer')
    .values({
      unit_id: answer.unitId,
      activity_id: answer.activityId,
      item: answer.item,
      audience: answer.audience,
      ...values,
    })
    .onConflict((on) =>
      on
        .columns(['unit_id', 'activity_id', 'item'])
        .doUpdateSet({ ...values, version: sql`activity_answer.version + 1` })
        .where('activity_answer.version', '=', seen),
    )
    .returning('version')
    .executeTakeFirst()
  return row?.version ?? null
}

/** Parties that took part see the answers too; before the activity is done and frozen. */
export async function shareAnswers(tx: Tx, unitId: number, id: string, audience: number): Promise<void> {
  await tx
    .updateTable('activity_answer')
    .set({ audience })
    .where('unit_id', '=', unitId)
    .where('activity_id', '=', id)
    .where('audience', '<>', audience)
    .execute()
}

/** Facilities and bureaus of the scope that exist on a day, by name. */
export const placesOf = (tx: Tx, scope: Scope, day: string) =>
  tx
    .selectFrom('unit')
    .select(['id', 'kind', 'name', 'name_en'])
    .where((eb) => within(scope, eb.ref('unit.id')))
    .where('kind', 'in', ['facility', 'bureau'])
    .where('opened_on', '<=', day)
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>', day)]))
    .orderBy('name')
    .execute()
