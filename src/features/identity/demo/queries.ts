/** Accounts that still carry the demo's published password. */
import { sql } from 'kysely'
import type { Role } from '../../../platform/contract/role.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { featured } from './featured.ts'

export interface PublishedAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly title: string
  readonly unitName: string
  readonly unitNameEn: string
}

/** A search shows so many; whoever wants another types more of it. */
const mostFound = 20

async function find(tx: Tx, today: string, phrase: string | null, wanted: readonly string[] | null) {
  const { rows } = await sql<PublishedAccount>`select username, name, role, title, unit_name as "unitName",
    unit_name_en as "unitNameEn"
    from app.find_demo_accounts(${today}::date, ${phrase}, ${wanted}::text[], ${wanted?.length ?? mostFound})`.execute(
    tx,
  )
  return rows
}

export const featuredAccounts = (tx: Tx, today: string): Promise<PublishedAccount[]> =>
  find(
    tx,
    today,
    null,
    featured.map(({ username }) => username),
  )

/** Words in the order of unit, post, name, user name; between them anything may stand. */
export const findAccounts = (tx: Tx, today: string, typed: string): Promise<PublishedAccount[]> => {
  const words = typed.trim().split(/\s+/)
  return find(tx, today, `%${words.map((word) => word.replace(/[\\%_]/g, '\\$&')).join('%')}%`, null)
}
