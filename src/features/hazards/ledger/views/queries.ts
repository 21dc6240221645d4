/** SQL of views and habits. One's own are seen anywhere; shared ones by whoever works at the unit. */
import { type ExpressionBuilder, sql } from 'kysely'
import type { Tx } from '../../../../platform/database/pool.ts'
import type { DB } from '../../../../platform/database/tables.gen.ts'

export interface Reader {
  readonly accountId: string
  /** Units where the reader holds a post. */
  readonly units: readonly number[]
  readonly audience: number
}

const seenBy =
  ({ accountId, units, audience }: Reader) =>
  (eb: ExpressionBuilder<DB, 'ledger_view'>) =>
    eb.or([
      eb('ledger_view.account_id', '=', accountId),
      sql<boolean>`ledger_view.unit_id = any (${`{${units.join(',')}}`}::integer[])
        and (ledger_view.audience & ${audience}::integer) <> 0`,
    ])

/** More than anybody can look through. */
const most = 300

const views = (tx: Tx, reader: Reader) =>
  tx
    .selectFrom('ledger_view')
    .innerJoin('unit', 'unit.id', 'ledger_view.unit_id')
    .innerJoin('person', 'person.id', 'ledger_view.account_id')
    .select([
      'ledger_view.id',
      'ledger_view.unit_id',
      'ledger_view.account_id',
      'ledger_view.audience',
      'ledger_view.name',
      'ledger_view.asked',
      'ledger_view.removed_at',
      'ledger_view.version',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      'person.name as by',
    ])
    .where(seenBy(reader) as never)

export const viewsOf = (tx: Tx, reader: Reader) =>
  views(tx, reader)
    .where('removed_at', 'is', null)
    .orderBy(sql`ledger_view.audience <> 0`)
    .orderBy('ledger_view.name')
    .limit(most)
    .execute()

export const findView = (tx: Tx, reader: Reader, id: string) =>
  views(tx, reader).where('ledger_view.id', '=', id).executeTakeFirst()

export async function countOwn(tx: Tx, accountId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('ledger_view')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface Draft {
  readonly unitId: number
  readonly audience: number
  readonly name: string
  readonly asked: Readonly<Record<string, string>>
}

export async function insertView(tx: Tx, id: string, accountId: string, draft: Draft, at: Date): Promise<void> {
  await tx
    .insertInto('ledger_view')
    .values({
      unit_id: draft.unitId,
      id,
      account_id: accountId,
      audience: draft.audience,
      name: draft.name,
      asked: JSON.stringify(draft.asked),
      made_at: at,
    })
    .execute()
}

/** @returns whether it was still in that version */
export async function updateView(tx: Tx, id: string, version: number, draft: Draft): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ledger_view')
    .set((eb) => ({
      unit_id: draft.unitId,
      audience: draft.audience,
      name: draft.name,
      asked: JSON.stringify(draft.asked),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setRemoved(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx
    .updateTable('ledger_view')
    .set((eb) => ({ removed_at: at, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function habitOf(tx: Tx, accountId: string) {
  return await tx
    .selectFrom('ledger_habit')
    .select(['opens_with', 'columns', 'version'])
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

export async function keepHabit(
  tx: Tx,
  accountId: string,
  habit: { readonly opensWith: string | null; readonly columns: readonly string[] | null },
): Promise<void> {
  const values = {
    opens_with: habit.opensWith,
    columns: habit.columns === null ? null : JSON.stringify(habit.columns),
  }
  await tx
    .insertInto('ledger_habit')
    .values({ account_id: accountId, ...values })
    .onConflict((on) =>
      on.column('account_id').doUpdateSet({ ...values, version: sql<number>`ledger_habit.version + 1` }),
    )
    .execute()
}

export function unitsNamed(tx: Tx, ids: readonly number[]) {
  return tx
    .selectFrom('unit')
    .select(['id', 'name', 'name_en'])
    .where(sql<boolean>`id = any (${`{${ids.join(',')}}`}::integer[])`)
    .orderBy('name')
    .execute()
}
