/** SQL that brings many hazards in at once: numbers, rows and tasks, each in a handful of statements. */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/pool.ts'

export interface Taken {
  readonly unitId: number
  readonly year: number
  /** How many without a number of their own. */
  readonly count: number
  /** Highest number that a row brings with it; 0 for none. */
  readonly brought: number
}

/**
 * Numbers without holes for many units and years: counters are raised over the numbers that rows bring, then by one for
 * each other row, and stay locked until the transaction ends.
 * @returns the first number to give, by `unit year`
 */
export async function takeNumbers(tx: Tx, wanted: readonly Taken[]): Promise<ReadonlyMap<string, number>> {
  const ordered = wanted.toSorted((a, b) => a.unitId - b.unitId || a.year - b.year)
  const list = (numbers: readonly number[]) => `{${numbers.join(',')}}`
  const rows = sql`unnest(${list(ordered.map((one) => one.unitId))}::integer[],
    ${list(ordered.map((one) => one.year))}::integer[], ${list(ordered.map((one) => one.brought))}::integer[],
    ${list(ordered.map((one) => one.count))}::integer[]) w (unit_id, year, brought, count)`
  await sql`
    insert into hazard_counter (unit_id, year, last) select unit_id, year, brought from ${rows}
    on conflict (unit_id, year) do update set last = greatest(hazard_counter.last, excluded.last)`.execute(tx)
  const { rows: taken } = await sql<{ unit_id: number; year: number; first: number }>`
    update hazard_counter c set last = c.last + w.count from ${rows}
    where c.unit_id = w.unit_id and c.year = w.year
    returning c.unit_id, c.year, c.last - w.count + 1 as first`.execute(tx)
  return new Map(taken.map((one) => [`${one.unit_id} ${one.year}`, one.first]))
}

/** A row of `hazard` by its columns; instants and days as text. */
export type NewHazard = Readonly<Record<string, unknown>>

export async function insertHazards(tx: Tx, rows: readonly NewHazard[]): Promise<void> {
  await sql`
    insert into hazard (unit_id, id, audience, year, number, family, state, grade, place, object, finding, note, basis,
      suggested_grade, source, reported_by, opened_at, due_at, interim, measure, money_fen, money_source, responsible_id,
      deadline, planned_deadline, contingency, done, verified_note, import_id, import_key, paper, on_paper, paper_closed_on,
      paper_verifier)
    select unit_id, id, audience, year, number, family, state, grade, place, object, finding, note, basis,
      suggested_grade, 'import', reported_by, opened_at, due_at, interim, measure, money_fen, money_source,
      responsible_id, deadline, planned_deadline, contingency, done, verified_note, import_id, import_key, paper, on_paper,
      paper_closed_on, paper_verifier
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (unit_id integer, id uuid, audience integer,
      year integer, number integer, family text, state text, grade text, place text, object text, finding text,
      note text, basis jsonb, suggested_grade text, reported_by uuid, opened_at timestamptz, due_at timestamptz,
      interim text, measure text, money_fen bigint, money_source text, responsible_id uuid, deadline date,
      planned_deadline date, contingency text, done text, verified_note text, import_id uuid, import_key text, paper jsonb, on_paper boolean,
      paper_closed_on date, paper_verifier text)`.execute(tx)
}

export interface NewTask {
  readonly unitId: number
  readonly id: string
  readonly role: string
  readonly kind: string
  readonly subjectId: string
  readonly object: string
  readonly dueAt: string
  readonly audience: number
}

/** Tasks that lie with the facility itself. */
export async function insertTasks(tx: Tx, subjectType: string, tasks: readonly NewTask[], now: Date): Promise<void> {
  if (tasks.length === 0) return
  await sql`
    insert into task (unit_id, id, holder_id, role, kind, subject_type, subject_id, details, opened_at, due_at, audience)
    select "unitId", id, "unitId", role, kind, ${subjectType}, "subjectId", jsonb_build_object('object', object),
      ${now}, "dueAt", audience
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as t ("unitId" integer, id uuid, role text, kind text,
      "subjectId" uuid, object text, "dueAt" timestamptz, audience integer)`.execute(tx)
}

/** Tells the planner of many new rows at once. */
export async function tellPlanner(tx: Tx): Promise<void> {
  await sql`select app.analyze_hazards()`.execute(tx)
}
