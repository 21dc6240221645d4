/** SQL of what brought duties about and what answered it. */
import { sql } from 'kysely'
import { parseDay } from '../../../domain/calendar/day.ts'
import { startOfDay } from '../../../domain/calendar/zone.ts'
import { never, type Resolved, resolve } from '../../../domain/compliance/triggered.ts'
import type { Role } from '../../../platform/contract/role.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { Triggered } from './rules.ts'

const list = (values: readonly (number | string)[]) => `{${values.join(',')}}`

/** Who acted where the system itself did. */
export const nobody = '00000000-0000-0000-0000-000000000000'

export interface Subject {
  readonly unitId: number
  readonly subjectId: string
  readonly part: number
}

/** Told again it changes nothing: the first time stays. */
export async function keepTriggers(
  tx: Tx,
  { unitId, subjectId, part }: Subject,
  duties: readonly string[],
  told: { event: string; title: string; at: Date; owing: readonly string[] },
): Promise<void> {
  if (duties.length === 0) return
  await tx
    .insertInto('duty_trigger')
    .values(
      duties.map((duty) => ({
        ...{ unit_id: unitId, duty, subject_id: subjectId, part, event: told.event, title: told.title },
        ...{ at: told.at, owing: [...told.owing] },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function keepAnswer(
  tx: Tx,
  { unitId, subjectId, part }: Subject,
  told: { event: string; who: string | null; at: Date },
): Promise<void> {
  await tx
    .insertInto('duty_answer')
    .values({
      ...{ unit_id: unitId, subject_id: subjectId, part, event: told.event, who: told.who ?? nobody, at: told.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Accounts that hold one of the posts at the unit on a day. */
export async function holdersOf(tx: Tx, unitId: number, roles: readonly Role[], day: string): Promise<string[]> {
  if (roles.length === 0) return []
  const rows = await tx
    .selectFrom('position')
    .select('account_id')
    .distinct()
    .where('unit_id', '=', unitId)
    .where('role', 'in', roles)
    .where('since', '<=', day)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', day)]))
    .orderBy('account_id')
    .execute()
  return rows.map((row) => row.account_id)
}

const triggers = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('duty_trigger')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))

export type TriggerRow = Awaited<ReturnType<ReturnType<typeof triggers>['execute']>>[number]

const instant = (at: Date | null): number => (at === null ? never : at.getTime())

export const triggeredOf = (row: TriggerRow, day: (at: Date) => string): Triggered => ({
  unitId: row.unit_id,
  duty: row.duty,
  subjectId: row.subject_id,
  part: row.part,
  at: row.at.getTime(),
  day: parseDay(day(row.at)),
  answeredAt: instant(row.answered_at),
  endedAt: instant(row.ended_at),
})

/** Of one unit, newest first: those that happened since a moment, and whatever is unanswered. */
export function triggersOf(tx: Tx, scope: Scope, unitId: number, from: Date, until: Date, most: number) {
  return triggers(tx, scope)
    .where('unit_id', '=', unitId)
    .where((eb) =>
      eb.or([
        eb.and([eb('at', '>=', from), eb('at', '<', until)]),
        eb.and([eb('answered_at', 'is', null), eb('ended_at', 'is', null), eb('at', '<', until)]),
      ]),
    )
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
}

/** Of one duty in the whole scope since a moment, few columns. */
export async function triggersSince(
  tx: Tx,
  scope: Scope,
  duty: string,
  from: Date,
  timeZone: string,
): Promise<Triggered[]> {
  const { rows } = await sql<{
    unit: number
    duty: string
    subject: string
    part: number
    at: number
    day: number
    answered: number | null
    ended: number | null
  }>`
    select unit_id as unit, duty, subject_id as subject, part, (extract(epoch from at) * 1000)::float8 as at,
      ((at at time zone ${timeZone})::date - date '1970-01-01') as day,
      (extract(epoch from answered_at) * 1000)::float8 as answered, (extract(epoch from ended_at) * 1000)::float8 as ended
    from duty_trigger where ${within(scope, sql.ref('unit_id'), sql.ref('audience'))} and duty = ${duty} and at >= ${from}`.execute(
    tx,
  )
  return rows.map((row) => ({
    ...{ unitId: row.unit, duty: row.duty, subjectId: row.subject, part: row.part, at: row.at, day: row.day },
    ...{ answeredAt: row.answered ?? never, endedAt: row.ended ?? never },
  }))
}

/** Answers and endings of some subjects of these units. */
export function answersOf(tx: Tx, units: readonly number[], subjectIds: readonly string[]) {
  return tx
    .selectFrom('duty_answer')
    .selectAll()
    .where(sql<boolean>`unit_id = any (${list(units)}::integer[])`)
    .where(sql<boolean>`subject_id = any (${list(subjectIds)}::uuid[])`)
    .orderBy('at')
    .execute()
}

/** `unit account` → when the account left the unit for good, of those that hold no post there any more. */
export async function leftOf(
  tx: Tx,
  units: readonly number[],
  accounts: readonly string[],
  today: string,
  timeZone: string,
): Promise<ReadonlyMap<string, number>> {
  if (accounts.length === 0) return new Map()
  const { rows } = await sql<{ who: string; until: string }>`
    select unit_id || ' ' || account_id as who, max(until)::text as until from position
    where unit_id = any (${list(units)}::integer[]) and account_id = any (${list(accounts)}::uuid[])
    group by unit_id, account_id
    having bool_and(until is not null and until <= ${today}::date)`.execute(tx)
  return new Map(rows.map((row) => [row.who, startOfDay(timeZone, row.until).getTime()]))
}

export interface Bond {
  readonly answeredBy: readonly string[]
  readonly endedBy: readonly string[]
}

export interface Settlement {
  readonly row: TriggerRow
  readonly resolved: Resolved
}

/** Works out, from all facts, when triggers were answered and ended; writes what changed. */
export async function settleTriggers(
  tx: Tx,
  rows: readonly TriggerRow[],
  bondOf: (duty: string) => Bond | null,
  left: ReadonlyMap<string, number>,
): Promise<Settlement[]> {
  if (rows.length === 0) return []
  const units = [...new Set(rows.map((row) => row.unit_id))]
  const subjects = [...new Set(rows.map((row) => row.subject_id))]
  const answers = Map.groupBy(await answersOf(tx, units, subjects), keyOf)
  const settled = rows.flatMap((row) => {
    const bond = bondOf(row.duty)
    if (!bond) return []
    const own = answers.get(keyOf(row)) ?? []
    const given = own.filter((one) => bond.answeredBy.includes(one.event))
    const resolved = resolve({
      owing: row.owing,
      answers: given.map((one) => ({ who: one.who, at: one.at.getTime() })),
      endings: own.filter((one) => bond.endedBy.includes(one.event)).map((one) => one.at.getTime()),
      left: new Map(row.owing.map((who) => [who, left.get(`${row.unit_id} ${who}`) ?? never])),
    })
    const same = resolved.answeredAt === instant(row.answered_at) && resolved.endedAt === instant(row.ended_at)
    const by = given.findLast((one) => one.at.getTime() <= resolved.answeredAt)?.event ?? null
    return same ? [] : [{ row, resolved, by: resolved.answeredAt === never ? null : by }]
  })
  if (settled.length > 0)
    await sql`update duty_trigger t set answered_at = s.answered, answered_by = s.by, ended_at = s.ended
      from jsonb_to_recordset(${JSON.stringify(settled.map(written))}::jsonb)
        s (unit integer, duty text, subject uuid, part integer, answered timestamptz, by text, ended timestamptz)
      where t.unit_id = s.unit and t.duty = s.duty and t.subject_id = s.subject and t.part = s.part`.execute(tx)
  return settled
}

const keyOf = (row: { unit_id: number; subject_id: string; part: number }): string =>
  `${row.unit_id} ${row.subject_id} ${row.part}`

const moment = (at: number): string | null => (at === never ? null : new Date(at).toISOString())

const written = ({ row, resolved, by }: Settlement & { by: string | null }) => ({
  ...{ unit: row.unit_id, duty: row.duty, subject: row.subject_id, part: row.part, by },
  ...{ answered: moment(resolved.answeredAt), ended: moment(resolved.endedAt) },
})

/** Those of a part of a subject, held until the transaction ends: of two answers at once the second sees the first. */
export function lockTriggersOn(tx: Tx, { unitId, subjectId, part }: Subject) {
  return tx
    .selectFrom('duty_trigger')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('subject_id', '=', subjectId)
    .where('part', '=', part)
    .orderBy('duty')
    .forUpdate()
    .execute()
}

/** Neither answered nor ended, of some units, since a moment. */
export function triggersWaiting(tx: Tx, units: readonly number[], since: Date) {
  return tx
    .selectFrom('duty_trigger')
    .selectAll()
    .where(sql<boolean>`unit_id = any (${list(units)}::integer[])`)
    .where('at', '>=', since)
    .where('answered_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}
