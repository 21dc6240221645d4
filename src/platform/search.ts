/**
 * Global search. Each room that has something to find gives a provider; it is asked only where the person's posts open
 * it, with the scope of just those posts, and searches under row-level security like every other query.
 */
import { postsFor, scopeOf } from './access.ts'
import type { May } from './contract/endpoint.ts'
import { search } from './contract/platform.ts'
import type { Text } from './contract/text.ts'
import type { Tx } from './database/pool.ts'
import type { Scope } from './database/scope.ts'
import { type Served, serve } from './endpoint.ts'

export interface Hit {
  /** Null for what belongs to no unit. */
  readonly unitId: number | null
  readonly id: string
  readonly title: string
  readonly detail: string | null
  readonly path: string
}

export interface SearchProvider {
  readonly kind: string
  readonly words: Text
  readonly may: Exclude<May, 'anyone'>
  /** @param phrase trimmed, 1 to 100 characters; @returns at most `limit`, best first */
  readonly find: (asked: {
    readonly tx: Tx
    readonly scope: Scope
    readonly today: string
    readonly phrase: string
    readonly limit: number
  }) => Promise<readonly Hit[]>
}

const limit = 8

export const searchRoute: Served = serve(search, async ({ tx, today, actor, platform, query }) => {
  const phrase = query.q.trim()
  const groups = []
  for (const { kind, words, may, find } of platform.searches) {
    const posts = postsFor(actor, may)
    if (posts.length === 0) continue
    const hits = await find({ tx, scope: scopeOf(posts), today, phrase, limit })
    if (hits.length > 0) groups.push({ kind, words, hits: hits.map((hit) => ({ kind, ...hit })) })
  }
  return { groups }
})
