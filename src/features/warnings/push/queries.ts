/** SQL of webhooks and of what came of sending. */
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { WebhookDelivery, Webhook as WebhookTable } from '../../../platform/database/tables.gen.ts'

export type WebhookRecord = Selectable<WebhookTable>
export type DeliveryRecord = Selectable<WebhookDelivery>

export const listed = (tx: Tx, scope: Scope) =>
  tx
    .selectFrom('webhook as w')
    .innerJoin('unit as u', 'u.id', 'w.unit_id')
    .selectAll('w')
    .select(['u.name as unit_name', 'u.name_en as unit_name_en'])
    .where((eb) => within(scope, eb.ref('w.unit_id'), eb.ref('w.audience')))
    .where('w.removed_at', 'is', null)
    .orderBy('w.made_at')
    .orderBy('w.id')
    .limit(200)
    .execute()

/** The last five of each webhook that is kept, newest first. */
export async function lastDeliveries(tx: Tx, ids: readonly string[]): Promise<DeliveryRecord[]> {
  const { rows } = await sql<DeliveryRecord>`
    select d.* from unnest(${ids}::uuid[]) hook join webhook w on w.id = hook
    cross join lateral (
      select * from webhook_delivery one where one.unit_id = w.unit_id and one.webhook_id = w.id
      order by one.at desc, one.id desc limit 5) d
    order by d.at desc, d.id desc`.execute(tx)
  return rows
}

export const findUnit = (tx: Tx, unitId: number) =>
  tx.selectFrom('unit').select(['id', 'kind']).where('id', '=', unitId).executeTakeFirst()

/** Of one unit, and none other added meanwhile. */
export async function countLocked(tx: Tx, unitId: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('webhook'), ${unitId}::integer)`.execute(tx)
  const { n } = await tx
    .selectFrom('webhook')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('unit_id', '=', unitId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export const insertWebhook = (tx: Tx, row: Insertable<WebhookTable>) => tx.insertInto('webhook').values(row).execute()

export const lockWebhook = (tx: Tx, scope: Scope, unitId: number, id: string): Promise<WebhookRecord | undefined> =>
  tx
    .selectFrom('webhook')
    .selectAll()
    .where((eb) => within(scope, eb.ref('unit_id'), eb.ref('audience')))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** As it stands now; undefined where it was removed. */
export const findWebhook = (tx: Tx, unitId: number, id: string): Promise<WebhookRecord | undefined> =>
  tx
    .selectFrom('webhook')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()

export const switchActive = (tx: Tx, unitId: number, id: string, active: boolean) =>
  tx
    .updateTable('webhook')
    .set((eb) => ({ active, version: eb('version', '+', 1) }))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()

/** Its address and secret are forgotten; what was sent stays told. */
export const removeWebhook = (tx: Tx, unitId: number, id: string, now: Date) =>
  tx
    .updateTable('webhook')
    .set((eb) => ({
      ...{ active: false, address: null, secret: null, removed_at: now },
      version: eb('version', '+', 1),
    }))
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .execute()

export interface Over {
  readonly unitId: number
  readonly id: string
  readonly fromColour: 'yellow' | 'orange' | 'red'
}

/** Active ones in whose territory the facility stands. */
export async function webhooksOver(tx: Tx, unitId: number): Promise<Over[]> {
  const { rows } = await sql<Over>`
    select unit_id as "unitId", id, from_colour as "fromColour" from app.webhooks_over(${unitId})`.execute(tx)
  return rows
}

export const warningOf = (tx: Tx, unitId: number, id: string) =>
  tx
    .selectFrom('warning as w')
    .innerJoin('unit as u', 'u.id', 'w.unit_id')
    .select(['w.id', 'w.year', 'w.number', 'w.family', 'w.colour', 'w.state', 'w.points', 'w.answer_due_at'])
    .select(['u.name', 'u.name_en'])
    .where('w.unit_id', '=', unitId)
    .where('w.id', '=', id)
    .executeTakeFirst()

/** Keeps the newest fifty of a webhook. */
export async function insertDelivery(tx: Tx, row: Insertable<WebhookDelivery>): Promise<void> {
  await tx.insertInto('webhook_delivery').values(row).execute()
  await sql`delete from webhook_delivery where unit_id = ${row.unit_id} and id in (
    select id from webhook_delivery where unit_id = ${row.unit_id} and webhook_id = ${row.webhook_id}
    order by at desc, id desc offset 50)`.execute(tx)
}
