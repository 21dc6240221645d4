/** SQL of addresses for warnings, and of what a morning's digest counts. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'

export interface Recipient {
  readonly address: string
  readonly language: 'zh' | 'en'
}

/** Of the account the transaction works for. */
export async function ownAddress(tx: Tx): Promise<string | null> {
  const row = await tx.selectFrom('account_mail').select('address').executeTakeFirst()
  return row?.address ?? null
}

export async function keepAddress(tx: Tx, accountId: string, address: string | null, at: Date): Promise<void> {
  if (address === null) {
    await tx.deleteFrom('account_mail').where('account_id', '=', accountId).execute()
    return
  }
  await tx
    .insertInto('account_mail')
    .values({ account_id: accountId, address, changed_at: at })
    .onConflict((on) => on.column('account_id').doUpdateSet({ address, changed_at: at }))
    .execute()
}

export async function mailOfPost(tx: Tx, unitId: number, role: string, today: string, now: Date): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select address, language from app.mail_of_post(${unitId}, ${role}, ${today}::date, ${now})`.execute(tx)
  return rows
}

export interface Leader extends Recipient {
  readonly units: readonly number[]
}

export async function mailOfLeaders(tx: Tx, reaches: object, today: string, now: Date): Promise<Leader[]> {
  const { rows } = await sql<Leader>`
    select address, language, units from app.mail_of_leaders(${JSON.stringify(reaches)}::jsonb, ${today}::date, ${now})
    where cardinality(units) > 0`.execute(tx)
  return rows
}

export interface Morning {
  readonly opened: number
  readonly closed: number
  readonly open: number
  readonly overdue: number
  readonly answered: number
}

/** For each list of units, in their order: new and closed since an instant; waiting, late and in hand now. */
export async function mornings(
  tx: Tx,
  scope: Scope,
  reaches: readonly (readonly number[])[],
  since: Date,
  now: Date,
): Promise<Morning[]> {
  const { rows } = await sql<Morning>`
    select count(w.id) filter (where w.opened_at >= ${since}) as opened,
      count(w.id) filter (where w.closed_at >= ${since}) as closed,
      count(w.id) filter (where w.state = 'open') as open,
      count(w.id) filter (where w.state = 'open' and w.answer_due_at < ${now}) as overdue,
      count(w.id) filter (where w.state = 'answered') as answered
    from jsonb_array_elements(${JSON.stringify(reaches)}::jsonb) with ordinality r(units, n)
    cross join lateral jsonb_array_elements_text(r.units) u(id)
    left join warning w on w.unit_id = u.id::integer and (w.state <> 'closed' or w.closed_at >= ${since})
      and ${within(scope, sql.ref('w.unit_id'), sql.ref('w.audience'))}
    group by r.n order by r.n`.execute(tx)
  return rows
}

/** The unit that keeps the account the transaction works for, which its posts need not reach. */
export async function ownUnit(tx: Tx): Promise<number> {
  const { rows } = await sql<{ unit: number }>`select unit_id as unit from app.own_credential()`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('the transaction works for no account')
  return row.unit
}
