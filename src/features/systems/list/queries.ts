/** SQL of the register's list: a page by filters, with how far each is read and whether the reader owes it. */
import { sql } from 'kysely'
import type { Post } from '../../../platform/access.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import { type Scope, within } from '../../../platform/database/scope.ts'
import type { RegisterRecord } from '../queries.ts'

export interface Wanted {
  readonly unit?: number
  readonly id?: string
  readonly kind?: string
  readonly family?: string
  readonly state?: string
  readonly review?: string
  readonly unread?: boolean
  /** In title or text. */
  readonly text?: string
  /** In the title alone: quick over a whole region. */
  readonly title?: string
  readonly today: string
  /** Last review day that counts as due. */
  readonly reviewUntil: string
  readonly accountId: string
  readonly posts: readonly Pick<Post, 'unitId' | 'role'>[]
}

export interface Key {
  readonly at: string
  readonly id: string
}

export type Listed = RegisterRecord & {
  readonly unit_name: string
  readonly unit_name_en: string
  readonly must: number | null
  readonly read: number | null
  readonly unread: boolean
}

const both = (parts: readonly ReturnType<typeof sql>[]) => sql.join([...parts], sql` and `)
const escaped = (phrase: string): string => `%${phrase.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`

/** Newest changed first. @param after the key of the last row of the page before */
export async function pageOf(
  tx: Tx,
  scope: Scope,
  wanted: Wanted,
  limit: number,
  after: Key | null,
): Promise<Listed[]> {
  const { unit, kind, family, state, review, text, today, posts } = wanted
  const unread = sql`(s.state = 'issued' and exists (
      select from unnest(${posts.map((post) => post.unitId)}::integer[], ${posts.map((post) => post.role)}::text[])
        mine(unit, role) where mine.unit = s.unit_id and mine.role = any (e.readers))
    and not exists (select from system_reading r where r.unit_id = s.unit_id and r.system_id = s.id
      and r.number = s.number and r.account_id = ${wanted.accountId}::uuid))`
  const ofEdition = sql`
    join system_edition e on e.unit_id = s.unit_id and e.system_id = s.id and e.number = s.number`
  const parts = [sql`${within(scope, sql.ref<number>('s.unit_id'))}`]
  if (unit) parts.push(sql`s.unit_id = ${unit}`)
  if (wanted.id) parts.push(sql`s.id = ${wanted.id}::uuid`)
  if (kind) parts.push(sql`s.kind = ${kind}`)
  if (family) parts.push(sql`s.family = ${family}`)
  if (state) parts.push(sql`s.state = ${state}`)
  if (review === 'due') parts.push(sql`s.state = 'issued' and s.review_on <= ${wanted.reviewUntil}::date`)
  if (review === 'overdue') parts.push(sql`s.state = 'issued' and s.review_on < ${today}::date`)
  if (text) parts.push(sql`(s.title ilike ${escaped(text)} or e.summary ilike ${escaped(text)})`)
  if (wanted.title) parts.push(sql`s.title ilike ${escaped(wanted.title)}`)
  // Only systems of the units where the reader holds a post can be theirs to read.
  if (wanted.unread) parts.push(sql`s.unit_id = any (${posts.map((post) => post.unitId)}::integer[])`, unread)
  if (after) parts.push(sql`(s.changed_at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)`)
  const { rows } = await sql<Listed>`
    select s.*, u.name as unit_name, u.name_en as unit_name_en, c.must, c.read, ${unread} as unread
    from (
      select s.* from system_register s ${text || wanted.unread ? ofEdition : sql``}
      where ${both(parts)} order by s.changed_at desc, s.id desc limit ${limit}) s
    ${ofEdition}
    join unit u on u.id = s.unit_id
    left join lateral (
      select count(distinct o.account_id)::integer as must, count(distinct r.account_id)::integer as read
      from position o
      left join system_reading r on r.unit_id = s.unit_id and r.system_id = s.id and r.number = s.number
        and r.account_id = o.account_id
      where o.unit_id = s.unit_id and o.role = any (e.readers)
        and o.since <= ${today}::date and (o.until is null or o.until > ${today}::date)) c on s.state = 'issued'
    order by s.changed_at desc, s.id desc`.execute(tx)
  return rows
}
