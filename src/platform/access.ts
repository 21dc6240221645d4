/** Who asks, which posts they hold now, and how far each reaches. Computed anew for every request. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { May } from './contract/endpoint.ts'
import { type Audience, audience, type Department, type Role, roles, type UnitKind } from './contract/role.ts'
import type { Language } from './contract/text.ts'
import type { Tx } from './database/pool.ts'
import type { Scope } from './database/scope.ts'

/** A post held, or acted for by delegation (`actingFor` names the holder). */
export interface Post {
  readonly id: string
  readonly delegationId: string | null
  readonly actingFor: string | null
  readonly role: Role
  readonly title: string
  readonly unitId: number
  readonly unitName: string
  readonly unitNameEn: string
  readonly kind: UnitKind
  readonly department: Department | null
  readonly units: readonly number[]
}

export interface Actor {
  readonly accountId: string
  readonly sessionId: string
  readonly name: string
  readonly language: Language
  readonly stage: 'full' | 'password' | 'second-factor' | 'enrol-second-factor'
  readonly seenAt: Date
  readonly posts: readonly Post[]
}

export const reaches = JSON.stringify(Object.fromEntries(Object.entries(roles).map(([name, row]) => [name, row.reach])))

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

interface Row {
  account_id: string
  session_id: string
  stage: Actor['stage']
  person_name: string
  language: Language
  seen_at: Date
  positions: Post[]
}

/** @param today the calendar day in the region's time zone, `YYYY-MM-DD` */
export async function authenticate(tx: Tx, token: string, now: Date, today: string): Promise<Actor | null> {
  const { rows } = await sql<Row>`select * from app.authenticate(${tokenHash(token)}, ${reaches}::jsonb, ${now},
    ${today}::date)`.execute(tx)
  const row = rows[0]
  return row
    ? {
        accountId: row.account_id,
        sessionId: row.session_id,
        name: row.person_name,
        language: row.language,
        stage: row.stage,
        seenAt: row.seen_at,
        posts: row.positions,
      }
    : null
}

/** The posts by which an endpoint may be used. */
export function postsFor(actor: Actor, may: May): readonly Post[] {
  if (may === 'anyone' || may === 'signed-in') return actor.posts
  return actor.posts.filter((post) => may.includes(post.role))
}

const audienceOfPost = (post: Post): number => {
  const reads: Audience | 'unit' = roles[post.role].reads
  if (reads !== 'unit') return audience[reads]
  return post.department ? audience[post.department] : 0
}

/** Union of what the posts reach. Units and audiences are united apart, which is sound because the posts of one
 *  account lie in one line (constraint `position_separation`). */
export function scopeOf(posts: readonly Post[]): Scope {
  const units = new Set<number>()
  let bits = 0
  for (const post of posts) {
    for (const unit of post.units) units.add(unit)
    bits |= audienceOfPost(post)
  }
  return { units: [...units].sort((a, b) => a - b), audience: bits }
}
