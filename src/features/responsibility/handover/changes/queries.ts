/**
 * SQL of changes of hands that have no hand-over yet: leading posts that ended, posts filled again, delegations that began or
 * are over. Asked of one unit after an administrator's act, of the whole region every hour; done again it finds nothing.
 */
import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/pool.ts'
import type { HandOverKind, LeadingRole } from '../contract.ts'

const list = (numbers: readonly number[]) => `{${numbers.join(',')}}`

export interface ChangeOfHands {
  readonly kind: HandOverKind
  readonly unitId: number
  readonly role: LeadingRole
  readonly title: string
  readonly causeId: string
  readonly effectiveOn: string
  readonly outgoingId: string
  readonly incomingId: string | null
}

export interface At {
  readonly units: readonly number[]
  readonly now: Date
  readonly today: string
  readonly timeZone: string
}

/** Changes longer ago are history: nobody is asked to sign them now. */
const lookBackDays = 31

const leading = sql`array['director','deputy','chief']`

/**
 * Posts that ended, with who came after if they came after: somebody who held the post all along beside the other does not
 * take it over by that. Held on by the same person under another title it did not change hands.
 */
export async function endedPosts(tx: Tx, { units, today }: At): Promise<ChangeOfHands[]> {
  const { rows } = await sql<ChangeOfHands>`
    select 'succession' as kind, p.unit_id as "unitId", p.role, p.title, p.id as "causeId", p.until::text as "effectiveOn",
      p.account_id as "outgoingId", next.account_id as "incomingId"
    from position p
    left join lateral (
      select o.account_id from position o
      where o.unit_id = p.unit_id and o.role = p.role and o.account_id <> p.account_id
        and o.since <= ${today}::date and (o.until is null or o.until > ${today}::date)
        and o.since > p.since and o.since >= p.until - ${lookBackDays}::integer
      order by o.since desc, o.id limit 1) next on true
    where p.unit_id = any (${list(units)}::integer[]) and p.role = any (${leading}) and p.until > p.since
      and p.until <= ${today}::date and p.until > ${today}::date - ${lookBackDays}::integer
      and not exists (select from hand_over h where h.unit_id = p.unit_id and h.cause_id = p.id and h.kind = 'succession')
      and not exists (select from position o where o.unit_id = p.unit_id and o.role = p.role and o.account_id = p.account_id
        and o.since <= ${today}::date and (o.until is null or o.until > ${today}::date))
    order by p.until, p.id`.execute(tx)
  return rows
}

export interface Filled {
  readonly unitId: number
  readonly id: string
  readonly incomingId: string
}

/** Hand-overs that wait for a receiver, where the post has been filled since. */
export async function filledPosts(tx: Tx, { units, today }: At): Promise<Filled[]> {
  const { rows } = await sql<Filled>`
    select h.unit_id as "unitId", h.id, next.account_id as "incomingId"
    from hand_over h
    join lateral (
      select o.account_id from position o
      where o.unit_id = h.unit_id and o.role = h.role and o.account_id <> h.outgoing_id
        and o.since <= ${today}::date and (o.until is null or o.until > ${today}::date)
        and o.since >= h.effective_on - ${lookBackDays}::integer
      order by o.since desc, o.id limit 1) next on true
    where h.unit_id = any (${list(units)}::integer[]) and h.incoming_id is null
    order by h.opened_at, h.id`.execute(tx)
  return rows
}

/** Whether anybody held the post before: the first one takes nothing over. */
export async function heldBefore(tx: Tx, unitId: number, role: string, today: string): Promise<boolean> {
  const row = await tx
    .selectFrom('position')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('role', '=', role)
    .where('until', '<=', today)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** @param days delegations shorter than this leave the matters with the holder */
export async function begunDelegations(
  tx: Tx,
  { units, now, today, timeZone }: At,
  days: number,
): Promise<ChangeOfHands[]> {
  const { rows } = await sql<ChangeOfHands>`
    select 'acting' as kind, d.unit_id as "unitId", p.role, p.title, d.id as "causeId",
      (d.since at time zone ${timeZone})::date::text as "effectiveOn", p.account_id as "outgoingId", d.account_id as "incomingId"
    from delegation d join position p on p.id = d.position_id
    where d.unit_id = any (${list(units)}::integer[]) and p.role = any (${leading}) and d.revoked_at is null
      and d.since <= ${now} and d.until > ${now} and d.until - d.since >= make_interval(days => ${days}::integer)
      and d.since > ${now}::timestamptz - make_interval(days => ${lookBackDays}::integer)
      and p.since <= ${today}::date and (p.until is null or p.until > ${today}::date)
      and not exists (select from hand_over h where h.unit_id = d.unit_id and h.cause_id = d.id and h.kind = 'acting')
    order by d.since, d.id`.execute(tx)
  return rows
}

/** Delegations that are over, handed over when they began, of posts their holder still has. */
export async function endedDelegations(tx: Tx, { units, now, today, timeZone }: At): Promise<ChangeOfHands[]> {
  const { rows } = await sql<ChangeOfHands>`
    select 'return' as kind, d.unit_id as "unitId", p.role, p.title, d.id as "causeId",
      (least(d.until, d.revoked_at) at time zone ${timeZone})::date::text as "effectiveOn",
      d.account_id as "outgoingId", p.account_id as "incomingId"
    from delegation d join position p on p.id = d.position_id
    where d.unit_id = any (${list(units)}::integer[]) and least(d.until, d.revoked_at) <= ${now}
      and p.since <= ${today}::date and (p.until is null or p.until > ${today}::date)
      and exists (select from hand_over h where h.unit_id = d.unit_id and h.cause_id = d.id and h.kind = 'acting')
      and not exists (select from hand_over h where h.unit_id = d.unit_id and h.cause_id = d.id and h.kind = 'return')
    order by d.until, d.id`.execute(tx)
  return rows
}

export interface Late {
  readonly unitId: number
  readonly id: string
  readonly role: LeadingRole
  readonly title: string
  readonly ownerId: number | null
  readonly territory: string
  readonly unitKind: string
  readonly unit: string
  readonly unitEn: string
}

/** Not settled when the days were over, and no superior was told. */
export async function lateHandOvers(tx: Tx, { units, now }: At, told: string): Promise<Late[]> {
  const { rows } = await sql<Late>`
    select h.unit_id as "unitId", h.id, h.role, h.title, u.owner_id as "ownerId", u.territory, u.kind as "unitKind",
      u.name as unit, u.name_en as "unitEn"
    from hand_over h join unit u on u.id = h.unit_id
    where h.unit_id = any (${list(units)}::integer[]) and h.settled_at is null and h.due_at < ${now}
      and not exists (select from task t where t.unit_id = h.unit_id and t.subject_type = 'hand-over'
        and t.subject_id = h.id and t.kind = ${told})
    order by h.due_at, h.id`.execute(tx)
  return rows
}
