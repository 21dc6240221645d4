/**
 * Work that a person asked for and that goes on without their request: with the posts they hold now, which may be fewer
 * than when they asked.
 */
import { sql } from 'kysely'
import { type Actor, type Post, postsFor, reaches, scopeOf } from '../access.ts'
import type { May } from '../contract/endpoint.ts'
import { problems, refuse } from '../contract/problem.ts'
import type { Language } from '../contract/text.ts'
import { enter, nothing } from '../database/scope.ts'
import { openWork, type Platform, type SignedIn, type Work } from '../endpoint.ts'

interface Row {
  account_id: string
  person_name: string
  language: Language
  positions: Post[]
}

/** @throws Refusal `forbidden` where none of the posts allows it any longer */
export async function workAs<T>(
  platform: Platform,
  accountId: string,
  may: May,
  run: (work: SignedIn<Work>) => Promise<T>,
): Promise<T> {
  return platform.pool.db.transaction().execute(async (tx) => {
    const now = platform.clock.now()
    const today = platform.clock.day(now)
    await enter(tx, nothing, accountId)
    const { rows } = await sql<Row>`select * from app.posts_held(${reaches}::jsonb, ${now}, ${today}::date)`.execute(tx)
    const row = rows[0]
    if (!row) throw refuse(problems.forbidden, {})
    const actor: Actor = {
      accountId,
      sessionId: '',
      name: row.person_name,
      language: row.language,
      stage: 'full',
      seenAt: now,
      posts: row.positions,
    }
    const posts = postsFor(actor, may)
    if (posts.length === 0) throw refuse(problems.forbidden, {})
    const scope = scopeOf(posts)
    await enter(tx, scope, accountId)
    const { work, finish } = openWork(platform, tx, { now, today, scope, actor, posts })
    const result = await run({ ...work, actor })
    await finish()
    return result
  })
}
