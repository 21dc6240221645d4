/** SQL of repeats: earlier hazards to compare with, questions and answers, how often one came back, rates. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'

/** Newest first; more would not be the same trouble any more, and no report may wait for them. */
const mostCompared = 400

/** Hazards of the unit and family that are open, or were closed since: only what comparing needs of each. */
export function comparable(tx: Tx, scope: Scope, unitId: number, family: string, since: Date) {
  const base = tx
    .selectFrom('hazard')
    .select(['id', 'year', 'number', 'state', 'place', 'object', 'finding', 'basis', 'item', 'library_entry'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('family', '=', family)
  const open = base.where('ended', '=', false).orderBy('opened_at', 'desc').limit(mostCompared)
  const closed = base
    .where('state', '=', 'closed')
    .where('verified_at', '>=', since)
    .orderBy('verified_at', 'desc')
    .limit(mostCompared)
  return tx
    .selectFrom(open.as('open'))
    .selectAll()
    .unionAll(tx.selectFrom(closed.as('closed')).selectAll())
    .execute()
}

/** What a question shows of hazards that were found alike, by id. */
export async function shownOf(tx: Tx, scope: Scope, unitId: number, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('hazard')
    .select(['id', 'year', 'number', 'place', 'object', 'finding', 'english', 'opened_at', 'verified_at'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function insertQuestions(
  tx: Tx,
  about: { readonly unitId: number; readonly hazardId: string; readonly audience: number; readonly at: Date },
  questions: readonly { readonly earlierId: string; readonly kind: string; readonly reasons: readonly string[] }[],
): Promise<void> {
  await tx
    .insertInto('hazard_repeat')
    .values(
      questions.map((one) => ({
        unit_id: about.unitId,
        hazard_id: about.hazardId,
        earlier_id: one.earlierId,
        audience: about.audience,
        kind: one.kind,
        reasons: [...one.reasons],
        asked_at: about.at,
      })),
    )
    .execute()
}

export function findHazard(tx: Tx, scope: Scope, unitId: number, id: string) {
  return tx
    .selectFrom('hazard')
    .select(['id', 'year', 'number', 'object', 'state', 'grade', 'least_grade', 'audience'])
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The hazard's questions, or with `later` the hazards that were found to be it come back. */
export function questionsOf(tx: Tx, scope: Scope, unitId: number, id: string, later: boolean) {
  let query = tx
    .selectFrom('hazard_repeat as r')
    .innerJoin('hazard as h', (on) =>
      on.onRef('h.unit_id', '=', 'r.unit_id').onRef('h.id', '=', later ? 'r.hazard_id' : 'r.earlier_id'),
    )
    .leftJoin('person as p', 'p.id', 'r.answered_by')
    .select([
      'h.id',
      'h.year',
      'h.number',
      'h.place',
      'h.object',
      'h.finding',
      'h.english',
      'h.opened_at',
      'h.verified_at',
      'r.kind',
      'r.reasons',
      'r.asked_at',
      'r.answer',
      'r.reason',
      'r.answered_at',
      'p.name as by',
    ])
    .where((eb) => within(scope, eb.ref('r.unit_id'), eb.ref('r.audience')))
    .where('r.unit_id', '=', unitId)
    .where(later ? 'r.earlier_id' : 'r.hazard_id', '=', id)
  if (later) query = query.where('r.answer', '=', 'same').where('r.kind', '=', 'repeat')
  return query.orderBy('r.asked_at', 'desc').orderBy('h.opened_at', 'desc').limit(20).execute()
}
export type QuestionRow = Awaited<ReturnType<typeof questionsOf>>[number]

/** Locked: of two who answer at once, the second sees the first one's answer. */
export function lockQuestion(tx: Tx, scope: Scope, unitId: number, hazardId: string, earlierId: string) {
  return tx
    .selectFrom('hazard_repeat as r')
    .innerJoin('hazard as h', (on) => on.onRef('h.unit_id', '=', 'r.unit_id').onRef('h.id', '=', 'r.earlier_id'))
    .leftJoin('person as p', 'p.id', 'r.answered_by')
    .select(['r.kind', 'r.answer', 'r.audience', 'h.year', 'h.number', 'p.name as by'])
    .where((eb) => within(scope, eb.ref('r.unit_id'), eb.ref('r.audience')))
    .where('r.unit_id', '=', unitId)
    .where('r.hazard_id', '=', hazardId)
    .where('r.earlier_id', '=', earlierId)
    .forUpdate('r')
    .executeTakeFirst()
}

export async function setAnswer(
  tx: Tx,
  key: { readonly unitId: number; readonly hazardId: string; readonly earlierId: string },
  given: { readonly answer: string; readonly reason: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('hazard_repeat')
    .set({ answer: given.answer, reason: given.reason, answered_by: given.by, answered_at: given.at })
    .where('unit_id', '=', key.unitId)
    .where('hazard_id', '=', key.hazardId)
    .where('earlier_id', '=', key.earlierId)
    .execute()
}

export async function unanswered(tx: Tx, unitId: number, hazardId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('hazard_repeat')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('unit_id', '=', unitId)
    .where('hazard_id', '=', hazardId)
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Earlier hazards confirmed to be this one, and those before them, closed since; each once. */
export async function timesOf(tx: Tx, unitId: number, hazardId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with recursive chain as (
      select earlier_id from hazard_repeat
      where unit_id = ${unitId} and hazard_id = ${hazardId} and answer = 'same' and kind = 'repeat'
      union
      select r.earlier_id from hazard_repeat r join chain c on r.hazard_id = c.earlier_id
      where r.unit_id = ${unitId} and r.answer = 'same' and r.kind = 'repeat')
    select count(*)::integer as count from chain c
    join hazard h on h.unit_id = ${unitId} and h.id = c.earlier_id
    where coalesce(h.verified_at, h.opened_at) >= ${since}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** The version stays: what somebody is writing about the hazard is not out of date by it. */
export async function setDemand(
  tx: Tx,
  unitId: number,
  id: string,
  demand: { readonly least: string | null; readonly suggested: string | null },
): Promise<void> {
  await tx
    .updateTable('hazard')
    .set({ least_grade: demand.least, ...(demand.suggested ? { suggested_grade: demand.suggested } : {}) })
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()
}

/** Opened, repeats and open questions by unit and family, for hazards opened from a day to a day. */
export async function ratesOf(
  tx: Tx,
  scope: Scope,
  period: { readonly from: string; readonly to: string; readonly timeZone: string; readonly family: string | null },
) {
  const start = sql`${period.from}::date::timestamp at time zone ${period.timeZone}`
  const end = sql`(${period.to}::date + 1)::timestamp at time zone ${period.timeZone}`
  const units = sql`${`{${scope.units.join(',')}}`}::integer[]`
  const { rows } = await sql<{
    unit_id: number
    name: string
    name_en: string
    family: string
    opened: number
    repeats: number
    unanswered: number
  }>`
    with opened as (
      select h.unit_id, h.family, count(*)::integer as opened from hazard h
      where h.unit_id = any (${units}) and (h.audience & ${scope.audience}::integer) <> 0
        and h.opened_at >= ${start} and h.opened_at < ${end}
        and (${period.family}::text is null or h.family = ${period.family})
      group by 1, 2
    ), asked as (
      select h.unit_id, h.family,
        count(distinct h.id) filter (where r.answer = 'same')::integer as repeats,
        count(distinct h.id) filter (where r.answer is null)::integer as unanswered
      from hazard_repeat r join hazard h on h.unit_id = r.unit_id and h.id = r.hazard_id
      where r.unit_id = any (${units}) and (r.audience & ${scope.audience}::integer) <> 0 and r.kind = 'repeat'
        and h.opened_at >= ${start} and h.opened_at < ${end}
      group by 1, 2
    )
    select o.unit_id, u.name, u.name_en, o.family, o.opened,
      coalesce(a.repeats, 0) as repeats, coalesce(a.unanswered, 0) as unanswered
    from opened o join unit u on u.id = o.unit_id
    left join asked a on a.unit_id = o.unit_id and a.family = o.family
    order by u.name, o.family`.execute(tx)
  return rows
}
