/** Today, lists and calendars over the one table of tasks. */
import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { gridDays, gridStart, movedDay } from '../../domain/calendar/month.ts'
import { startOfDay } from '../../domain/calendar/zone.ts'
import { scopeOf, tokenHash } from '../../platform/access.ts'
import { problems, refuse } from '../../platform/contract/problem.ts'
import { roles } from '../../platform/contract/role.ts'
import { Id, Instant } from '../../platform/contract/schema.ts'
import { type Served, serve, serveAnyone } from '../../platform/endpoint.ts'
import { pageOf, readCursor } from '../../platform/page.ts'
import { calendarOf } from './calendar.ts'
import {
  feedIssued,
  feedRevoked,
  getCalendar,
  getFeed,
  getToday,
  issueFeed,
  listTasks,
  readFeed,
  revokeFeed,
} from './contract.ts'
import { presenter } from './present.ts'
import {
  allBetween,
  closedBy,
  countBefore,
  dropFeed,
  feedOf,
  keepFeed,
  openBetween,
  page,
  readerOf,
} from './queries.ts'
import { partOf, weekDays } from './rules.ts'

/** Rows of one part that are shown at once; the rest is in the list. */
const shownOfPart = 50

const today = serve(getToday, async ({ tx, scope, actor, now, today: day, platform }) => {
  const { clock, config, taskKinds } = platform
  const present = presenter(taskKinds, clock, actor.accountId)
  const tomorrow = startOfDay(config.timeZone, day, 1)
  const afterWeek = startOfDay(config.timeZone, day, weekDays + 1)
  const read = (span: { from?: Date; before?: Date }) => openBetween(tx, scope, actor, span, shownOfPart)
  const late = await read({ before: now })
  const due = await read({ from: now, before: tomorrow })
  const week = await read({ from: tomorrow, before: afterWeek })
  const later = await read({ from: afterWeek })
  const [lateN = 0, todayN = 0, weekN = 0, all = 0] = await countBefore(tx, scope, actor, [now, tomorrow, afterWeek])
  return {
    day,
    late: { count: lateN, items: late.map(present) },
    today: { count: todayN - lateN, items: due.map(present) },
    week: { count: weekN - todayN, items: week.map(present) },
    later: { count: all - weekN, items: later.map(present) },
    done: await closedBy(tx, scope, actor.accountId, startOfDay(config.timeZone, day)),
  }
})

const Place = Type.Object({ dueAt: Instant, id: Id })

const list = serve(listTasks, async ({ tx, scope, actor, query, platform }) => {
  const { clock, config, taskKinds } = platform
  const limit = query.limit ?? 50
  const after = readCursor(Place, query.cursor)
  const rows = await page(
    tx,
    scope,
    {
      holder: query.whose === 'scope' ? null : actor,
      state: query.state ?? 'open',
      unitId: query.unitId,
      kind: query.kind,
      from: query.dueFrom === undefined ? undefined : startOfDay(config.timeZone, query.dueFrom),
      before: query.dueTo === undefined ? undefined : startOfDay(config.timeZone, query.dueTo, 1),
    },
    after,
    limit,
  )
  const { items, next } = pageOf(rows, limit, (row) => ({ dueAt: new Date(row.due_at).toISOString(), id: row.id }))
  return { items: items.map(presenter(taskKinds, clock, actor.accountId)), next }
})

/** More than anybody's month holds. */
const monthLimit = 2_000
const shownOfDay = 50

const calendar = serve(getCalendar, async ({ tx, scope, actor, query, now, today: day, platform }) => {
  const { clock, config, taskKinds } = platform
  const present = presenter(taskKinds, clock, actor.accountId)
  const from = gridStart(query.month)
  const [start, end] = [startOfDay(config.timeZone, from), startOfDay(config.timeZone, from, gridDays)]
  const rows = (await allBetween(tx, scope, actor, start, end, monthLimit)).map(present)
  const byDay = Map.groupBy(rows, (row) => row.dueOn)
  const days = Array.from({ length: gridDays }, (_none, n) => {
    const items = byDay.get(movedDay(from, n)) ?? []
    const open = items.filter((item) => item.state === 'open')
    return {
      day: movedDay(from, n),
      open: open.length,
      late: open.filter((item) => partOf(new Date(item.dueAt), item.dueOn, now, day) === 'late').length,
      done: items.length - open.length,
      items: items.slice(0, shownOfDay),
    }
  })
  return { day, from, days }
})

// ── the calendar by secret link ────────────────────────────────────────────────────────────────────────────────────

const feed = serve(getFeed, async ({ tx, actor }) => ({
  createdAt: (await feedOf(tx, actor.accountId))?.toISOString() ?? null,
}))

const issue = serve(issueFeed, async (call) => {
  const { tx, actor, now, platform } = call
  const replaced = (await feedOf(tx, actor.accountId)) !== null
  const token = randomBytes(32).toString('base64url')
  await keepFeed(tx, actor.accountId, tokenHash(token), now)
  await call.record(feedIssued, aboutSelf(call), { replaced })
  return { url: `${platform.config.origin}/api/calendar/${token}.ics` }
})

const revoke = serve(revokeFeed, async (call) => {
  if (await dropFeed(call.tx, call.actor.accountId)) await call.record(feedRevoked, aboutSelf(call), {})
  return null
})

function aboutSelf({ actor, scope }: Pick<Parameters<Parameters<typeof serve>[1]>[0], 'actor' | 'scope'>) {
  const unitId = actor.posts[0]?.unitId
  // Without a post there is nothing to do, and no unit whose journal could say so.
  if (unitId === undefined) throw refuse(problems.forbidden, {})
  return { unitId, subject: { type: 'account', id: actor.accountId }, audience: scope.audience }
}

const reaches = JSON.stringify(Object.fromEntries(Object.entries(roles).map(([name, row]) => [name, row.reach])))
/** The soonest; a calendar that asks again every hour needs no more. */
const feedLimit = 500

const read = serveAnyone(readFeed, async ({ tx, params, now, today: day, adopt, platform, reply }) => {
  const token = params.file.slice(0, -'.ics'.length)
  const reader = await readerOf(tx, tokenHash(token), reaches, now, day)
  if (!reader) throw refuse(problems.notFound, {})
  const scope = scopeOf(reader.positions)
  await adopt(scope, reader.account_id)
  const holder = { accountId: reader.account_id, posts: reader.positions }
  const rows = await openBetween(tx, scope, holder, {}, feedLimit)
  reply.headers({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="wufang.ics"',
    'cache-control': 'private, no-cache',
    // The address is the secret; no page may be told where a reader came from.
    'referrer-policy': 'no-referrer',
  })
  return calendarOf(rows, platform.taskKinds, reader.language, platform.config.origin)
})

export const routes: readonly Served[] = [today, list, calendar, feed, issue, revoke, read]
