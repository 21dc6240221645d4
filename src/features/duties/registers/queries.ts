/** SQL of what registers said over time. */
import { sql } from 'kysely'
import { parseDay } from '../../../domain/calendar/day.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import type { Scope } from '../../../platform/database/scope.ts'
import type { Vouched } from './rules.ts'
import type { Spans } from './standing.ts'

/** A part of a thing in a register of a unit: an edition of a system. */
export interface Part {
  readonly unitId: number
  readonly register: string
  readonly subjectId: string
  readonly part: number
}

/** It is required and vouched for from one day; told again it changes nothing. */
export async function beginSpan(
  tx: Tx,
  { unitId, register, subjectId, part }: Part,
  span: { title: string; from: string; until: string },
): Promise<void> {
  await sql`
    insert into register_span (unit_id, register, subject_id, part, title, required_from, held_from, held_until)
    values (${unitId}, ${register}, ${subjectId}, ${part}, ${span.title}, ${span.from}, ${span.from}, ${span.until})
    on conflict do nothing`.execute(tx)
}

const named = ({ unitId, register, subjectId, part }: Part) => sql<boolean>`
  unit_id = ${unitId} and register = ${register} and subject_id = ${subjectId} and part = ${part}`

const heldOnlyUntil = (day: string) => sql`greatest(held_from, least(held_until, ${day}::date))`

/** From `day` on it is vouched for anew; what was not vouched for before stays so. */
export async function renewSpan(tx: Tx, part: Part, day: string, until: string): Promise<void> {
  await sql`update register_span set held_until = ${heldOnlyUntil(day)} where ${named(part)}`.execute(tx)
  await sql`
    insert into register_span (unit_id, register, subject_id, part, title, required_from, held_from, held_until)
    select unit_id, register, subject_id, part, title, required_from, greatest(required_from, ${day}::date), ${until}::date
    from register_span where ${named(part)} order by held_from desc limit 1
    on conflict (unit_id, register, subject_id, part, held_from) do update set held_until = excluded.held_until`.execute(
    tx,
  )
}

/** From `day` on it is neither required nor vouched for. */
export async function endSpan(tx: Tx, part: Part, day: string): Promise<void> {
  await sql`
    update register_span
    set required_until = greatest(required_from, ${day}::date), held_until = ${heldOnlyUntil(day)}
    where ${named(part)} and required_until is null`.execute(tx)
}

/** Of every unit of the scope; newest part last, so that its title stands for the thing. */
export async function spansOfUnits(tx: Tx, { units }: Scope): Promise<Spans> {
  const rows = await tx
    .selectFrom('register_span')
    .selectAll()
    .where(sql<boolean>`unit_id = any (${`{${units.join(',')}}`}::integer[])`)
    .orderBy('unit_id')
    .orderBy('register')
    .orderBy('subject_id')
    .orderBy('part')
    .orderBy('held_from')
    .execute()
  const spans = new Map<string, Vouched[]>()
  for (const row of rows) {
    const key = `${row.unit_id} ${row.register}`
    const list = spans.get(key) ?? []
    spans.set(key, list)
    list.push({
      subjectId: row.subject_id,
      title: row.title,
      required: {
        from: parseDay(row.required_from),
        until: row.required_until === null ? Number.POSITIVE_INFINITY : parseDay(row.required_until),
      },
      held: { from: parseDay(row.held_from), until: parseDay(row.held_until) },
    })
  }
  return spans
}
