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

export async function mailOfLeaders(tx: Tx, reaches: object, today: string) {
  const { rows } = await sql<Recipient & { units: number[] }>`
    select address, language, units from app.mail_of_leaders(${JSON.stringify(reaches)}::jsonb, ${today}::date)
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

/** New and closed since an instant; waiting, late and in hand now. */
export async function morning(tx: Tx, scope: Scope, since: Date, now: Date): Promise<Morning> {
  const { rows } = await sql<Record<keyof Morning, string>>`
    select count(*) filter (where opened_at >= ${since}) as opened, count(*) filter (where closed_at >= ${since}) as closed,
      count(*) filter (where state = 'open') as open,
      count(*) filter (where state = 'open' and answer_due_at < ${now}) as overdue,
      count(*) filter (where state = 'answered') as answered
    from warning where ${within(scope, sql.ref('unit_id'), sql.ref('audience'))}
      and (state <> 'closed' or closed_at >= ${since})`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a count has one row')
  const { opened, closed, open, overdue, answered } = row
  return {
    ...{ opened: Number(opened), closed: Number(closed), open: Number(open) },
    ...{ overdue: Number(overdue), answered: Number(answered) },
  }
}
