/** The register over HTTP: units, list, detail. Moves are in edition/routes.ts, the food chain in chain/routes.ts. */
import { Type } from 'typebox'
import { problems, refuse } from '../../platform/contract/problem.ts'
import type { UnitKind } from '../../platform/contract/role.ts'
import { Id, Instant } from '../../platform/contract/schema.ts'
import { type Served, serve } from '../../platform/endpoint.ts'
import { pageOf as cut, readCursor } from '../../platform/page.ts'
import { chainRoutes } from './chain/routes.ts'
import * as contract from './contract.ts'
import { isKeeper } from './edition/contract.ts'
import { actingAt } from './edition/draft.ts'
import { editionRoutes } from './edition/routes.ts'
import { pageOf } from './list/queries.ts'
import { editionOf, rowOf } from './present.ts'
import { editionsShown, keepersOf, readersOf, readingOf, timelineOf } from './queries.ts'
import { barred, reviewUntil } from './rules.ts'

const Key = Type.Object({ at: Instant, id: Id })

const units = serve(contract.listKeepers, async (call) => {
  const rows = await keepersOf(call.tx, call.scope, call.today)
  return {
    items: rows.map((row) => {
      const roles = call.actor.posts.filter((post) => post.unitId === row.id).map((post) => post.role)
      return {
        id: row.id,
        name: { zh: row.name, en: row.name_en },
        kind: row.kind as UnitKind,
        mayDraft: isKeeper(row.kind) && barred({ at: row.kind, roles, today: call.today }, 'edit') === null,
        mayName: row.kind === 'facility' && roles.includes('director'),
      }
    }),
  }
})

const list = serve(contract.listSystems, async (call) => {
  const { cursor, limit = 50, ...filter } = call.query
  if (filter.unit) call.mustReach(filter.unit)
  const ahead = reviewUntil(call.today)
  const { accountId, posts } = call.actor
  const wanted = { ...filter, today: call.today, reviewUntil: ahead, accountId, posts }
  const rows = await pageOf(call.tx, call.scope, wanted, limit + 1, readCursor(Key, cursor))
  const page = cut(rows, limit, (row) => ({ at: new Date(row.changed_at).toISOString(), id: row.id }))
  return { items: page.items.map((row) => rowOf(row, call.today, ahead)), next: page.next }
})

const read = serve(contract.readSystem, async (call) => {
  const { tx, scope, today, actor } = call
  const { unitId, id } = call.params
  const ahead = reviewUntil(today)
  const wanted = { unit: unitId, id, today, reviewUntil: ahead, accountId: actor.accountId, posts: actor.posts }
  const [row] = await pageOf(tx, scope, wanted, 1, null)
  if (!row) throw refuse(problems.notFound, {})
  const acting = await actingAt(call, unitId)
  const editions = await editionsShown(tx, unitId, id)
  const leading = editions.find((one) => one.number === row.number)
  const issued = leading?.state === 'issued' ? leading : undefined
  const owed = issued ? await readersOf(tx, issued, today) : []
  const named = actor.posts.some((post) => contract.overseers.some((one) => one === post.role))
  const readAt = await readingOf(tx, unitId, id, row.number, actor.accountId)
  const timeline = await timelineOf(tx, scope, unitId, id)
  return {
    ...rowOf(row, today, ahead),
    editions: editions.map((edition) => editionOf(edition, acting)),
    mine: { owes: row.unread, readAt: readAt?.toISOString() ?? null },
    readers:
      issued && named
        ? owed.map((one) => ({
            id: one.account_id,
            name: one.name,
            title: one.title,
            readAt: one.read_at?.toISOString() ?? null,
          }))
        : null,
    mayDraft: barred(acting, 'edit') === null,
    timeline: timeline.map((entry) => ({
      seq: entry.seq,
      at: entry.at.toISOString(),
      action: entry.action,
      by: entry.name === null ? null : { name: entry.name, title: entry.title },
      payload: JSON.parse(entry.payload) as Record<string, unknown>,
    })),
  }
})

export const routes: readonly Served[] = [units, list, read, ...editionRoutes, ...chainRoutes]
