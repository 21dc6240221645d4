/** SQL of the tasks that duties open, raise and close. In bulk: a query for a batch of units, never one for each. */
import { sql } from 'kysely'

import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import { subjectType } from '../contract.ts'
import { digestTask, missedTasks } from './contract.ts'

const list = (numbers: readonly number[]) => `{${numbers.join(',')}}`

export interface OpenTask {
  readonly unitId: number
  readonly id: string
  readonly holderId: number
  readonly role: string
  readonly kind: string
  readonly subjectType: string
  readonly subjectId: string
  readonly details: Readonly<Record<string, string | number>>
  readonly dueAt: Date
  readonly level: number
  readonly audience: number
}

/** Opens them; one that is there already stays as it is, unless it was dropped and is owed again. */
export async function openTasks(tx: Tx, tasks: readonly OpenTask[], now: Date): Promise<number> {
  if (tasks.length === 0) return 0
  const { numAffectedRows } = await sql`
    insert into task (unit_id, id, holder_id, role, kind, subject_type, subject_id, details, opened_at, due_at, level,
      audience)
    select unit_id, id, holder_id, role, kind, subject_type, subject_id, details, ${now}::timestamptz, due_at, level,
      audience
    from jsonb_to_recordset(${JSON.stringify(
      tasks.map((task) => ({
        unit_id: task.unitId,
        id: task.id,
        holder_id: task.holderId,
        role: task.role,
        kind: task.kind,
        subject_type: task.subjectType,
        subject_id: task.subjectId,
        details: task.details,
        due_at: task.dueAt.toISOString(),
        level: task.level,
        audience: task.audience,
      })),
    )}::jsonb) as t (unit_id integer, id uuid, holder_id integer, role text, kind text, subject_type text,
      subject_id uuid, details jsonb, due_at timestamptz, level integer, audience integer)
    on conflict (unit_id, subject_id, level) where subject_type in ('duty','duty-digest') do update
      set state = 'open', closed_at = null, closed_by = null, opened_at = excluded.opened_at where task.state = 'dropped'`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}

export interface Standing {
  readonly unitId: number
  readonly subjectId: string
  readonly level: number
  readonly state: string
  readonly holderId: number
  readonly kind: string
  /** Calendar day on which it was opened. */
  readonly since: string
}

/** What was opened for these units and is open still, or was due since a moment. */
export async function standingTasks(tx: Tx, units: readonly number[], dueFrom: Date, timeZone: string) {
  const { rows } = await sql<Standing>`
    select unit_id as "unitId", subject_id as "subjectId", level, state, holder_id as "holderId", kind,
      (opened_at at time zone ${timeZone})::date::text as since
    from task where subject_type = ${subjectType} and unit_id = any (${list(units)}::integer[])
      and (state = 'open' or due_at >= ${dueFrom})`.execute(tx)
  return rows
}

export interface Settled {
  readonly unitId: number
  readonly subjectId: string
  readonly outcome: 'done' | 'dropped'
}

/** Closes what is open on these windows, on every rung. */
export async function settle(tx: Tx, settled: readonly Settled[], now: Date, by: string | null): Promise<void> {
  if (settled.length === 0) return
  await sql`update task set state = s.outcome, closed_at = ${now}, closed_by = ${by}
    from unnest(${list(settled.map((one) => one.unitId))}::integer[], ${settled.map((one) => one.subjectId)}::uuid[],
      ${settled.map((one) => one.outcome)}::text[]) as s (unit_id, subject_id, outcome)
    where task.unit_id = s.unit_id and task.subject_type = ${subjectType} and task.subject_id = s.subject_id
      and task.state = 'open'`.execute(tx)
}

/** Drops whatever is open of these units. */
export async function dropAll(tx: Tx, units: readonly number[], now: Date): Promise<void> {
  if (units.length === 0) return
  await sql`update task set state = 'dropped', closed_at = ${now}
    where unit_id = any (${list(units)}::integer[]) and subject_type = ${subjectType} and state = 'open'`.execute(tx)
}

export interface Reminder {
  readonly unitId: number
  readonly subjectId: string
  readonly words: { readonly reminder: string; readonly reminderEn: string }
}

/** Says in the words of an open task how many days are left. */
export async function remind(tx: Tx, reminders: readonly Reminder[]): Promise<void> {
  if (reminders.length === 0) return
  await sql`update task set details = task.details || r.words::jsonb
    from unnest(${list(reminders.map((one) => one.unitId))}::integer[], ${reminders.map((one) => one.subjectId)}::uuid[],
      ${reminders.map((one) => JSON.stringify(one.words))}::text[]) as r (unit_id, subject_id, words)
    where task.unit_id = r.unit_id and task.subject_type = ${subjectType} and task.subject_id = r.subject_id
      and task.level = 0 and task.state = 'open'`.execute(tx)
}

/** How many missed things each post was told of since a moment: `unit role` → count. */
export async function toldSince(tx: Tx, since: Date): Promise<Map<string, number>> {
  const { rows } = await sql<{ post: string; count: number }>`
    select holder_id || ' ' || role as post, count(*)::integer as count from task
    where kind = any (${missedTasks.map(({ name }) => name)}::text[]) and opened_at >= ${since} group by 1`.execute(tx)
  return new Map(rows.map((row) => [row.post, row.count]))
}

/** One line for each post that has more to follow up than it was told of today; none where it has not. */
export async function writeDigests(
  tx: Tx,
  digests: readonly OpenTask[],
  holders: readonly number[],
  now: Date,
): Promise<void> {
  await openTasks(tx, digests, now)
  const counts = digests.map((one) => Number(one.details.count))
  await sql`update task set details = jsonb_build_object('count', d.count), state = 'open', closed_at = null,
      closed_by = null, due_at = d.due_at, opened_at = case when state = 'open' then opened_at else ${now} end
    from unnest(${list(digests.map((one) => one.unitId))}::integer[], ${digests.map((one) => one.subjectId)}::uuid[],
      ${list(counts)}::integer[], ${digests.map((one) => one.dueAt)}::timestamptz[])
      as d (unit_id, subject_id, count, due_at)
    where task.unit_id = d.unit_id and task.subject_type = 'duty-digest' and task.subject_id = d.subject_id`.execute(tx)
  await sql`update task set state = 'done', closed_at = ${now}
    where kind = ${digestTask.name} and state = 'open' and holder_id = any (${list(holders)}::integer[])
      and not (unit_id, subject_id) in (select * from unnest(${list(digests.map((one) => one.unitId))}::integer[],
        ${digests.map((one) => one.subjectId)}::uuid[]))`.execute(tx)
}

/** Two workers of one region roll one after the other: the second finds what the first has done. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('duties roll forward', 0))`.execute(tx)
}

// ── one window ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Rungs one window has climbed, lowest first. */
export async function climbedRungs(tx: Tx, scope: Scope, unitId: number, subjectId: string, clock: Clock) {
  const rows = await tx
    .selectFrom('task')
    .innerJoin('unit as holder', 'holder.id', 'task.holder_id')
    .select(['level', 'state', 'opened_at', 'closed_at', 'holder.name', 'holder.name_en'])
    .where((eb) => within(scope, eb.ref('task.unit_id'), eb.ref('task.audience')))
    .where('task.unit_id', '=', unitId)
    .where('subject_type', '=', subjectType)
    .where('subject_id', '=', subjectId)
    .where('level', '>', 0)
    .orderBy('level')
    .execute()
  return rows.map((row) => ({
    level: row.level,
    state: row.state,
    holder: { zh: row.name, en: row.name_en },
    since: clock.day(new Date(row.opened_at)),
    closedOn: row.closed_at === null ? null : clock.day(new Date(row.closed_at)),
  }))
}
