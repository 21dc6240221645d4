/**
 * Pages by cursor: a cursor holds the sort key of the last row, so that a page stays right while rows come and go.
 * A query asks for one row more than the page shows; that row says whether there is a next page.
 */
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { problems, refuse } from './contract/problem.ts'
import type { PageOf } from './contract/schema.ts'

/** @param key the schema of the sort key; null without a cursor: the first page */
export function readCursor<S extends TSchema>(key: S, cursor: string | undefined): Static<S> | null {
  if (cursor === undefined) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Value.Check(key, value)) return value
  } catch {
    // Not one of ours, like any other that does not fit.
  }
  throw refuse(problems.badRequest, {})
}

/** @param rows up to `limit + 1` of them, in order */
export function pageOf<T>(rows: readonly T[], limit: number, keyOf: (row: T) => unknown): PageOf<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const more = rows.length > limit && last !== undefined
  return { items, next: more ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null }
}
