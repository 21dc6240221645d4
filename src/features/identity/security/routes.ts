/** The security administrator: sessions, locks and second factors of the accounts in scope. */
import { Type } from 'typebox'
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Served, serve, type Work } from '../../../platform/endpoint.ts'
import { pageOf, readCursor } from '../../../platform/page.ts'
import * as events from '../contract/events.ts'
import { ownAccount } from '../contract/problems.ts'
import {
  accountSecurity,
  accountSessions,
  endAccountSessions,
  resetFactors,
  unlockAccount,
} from '../contract/security.ts'
import { aboutAccount } from '../queries.ts'
import { accountBackOff, waitsUntil } from '../rules.ts'
import { sessionReply } from '../sessions/queries.ts'
import * as queries from './queries.ts'

const pageSize = 50

const list = serve(accountSecurity, async ({ tx, scope, now, query }) => {
  const { limit = pageSize, cursor, search, locked } = query
  const since = new Date(now.getTime() - accountBackOff.most * 1000)
  const rows = await queries.accountsInScope(tx, scope, {
    after: readCursor(Type.String({ maxLength: 64 }), cursor),
    limit,
    ...(search === undefined ? {} : { search }),
    ...(locked ? { failing: { least: accountBackOff.from, since } } : {}),
  })
  const page = pageOf(rows, limit, (row) => row.username)
  const security = await queries.securityOf(
    tx,
    page.items.map((row) => row.id),
    now,
  )
  return {
    next: page.next,
    items: page.items.map((row) => {
      const at = security.get(row.id)
      const failures = at?.failures ?? []
      const until = failures.map((one) => waitsUntil(accountBackOff, one, now)).filter((one) => one !== null)
      return {
        ...row,
        sessions: at?.sessions ?? 0,
        lastSignInAt: at?.lastSignInAt?.toISOString() ?? null,
        factors: [...(at?.factors ?? [])],
        failures: Math.max(0, ...failures.map((one) => one.failures)),
        lockedUntil: until.length > 0 ? new Date(Math.max(...until.map((one) => one.getTime()))).toISOString() : null,
      }
    }),
  }
})

async function unitOf({ tx, scope, params }: Work & { params: { id: string } }): Promise<number> {
  const unitId = await queries.unitOfAccount(tx, scope, params.id)
  if (unitId === null) throw refuse(problems.notFound, {})
  return unitId
}

const sessions = serve(accountSessions, async (call) => {
  await unitOf(call)
  const rows = await queries.sessionsOf(call.tx, call.params.id, call.now)
  return { items: rows.map((row) => sessionReply(row, call.actor.sessionId)) }
})

const end = serve(endAccountSessions, async (call) => {
  const { tx, now, params, body } = call
  const unitId = await unitOf(call)
  const ended = await queries.endSessions(tx, params.id, body.sessionId ?? null, now)
  if (body.sessionId !== undefined && ended === 0) throw refuse(problems.notFound, {})
  await call.record(events.sessionsEnded, aboutAccount(params.id, unitId), { sessions: ended, reason: body.reason })
  return { ended }
})

const unlock = serve(unlockAccount, async (call) => {
  const unitId = await unitOf(call)
  const failures = await queries.liftLock(call.tx, call.params.id)
  await call.record(events.lockLifted, aboutAccount(call.params.id, unitId), { failures, reason: call.body.reason })
  return null
})

const reset = serve(resetFactors, async (call) => {
  if (call.params.id === call.actor.accountId) throw refuse(ownAccount, {})
  const unitId = await unitOf(call)
  const removed = await queries.resetFactors(call.tx, call.params.id)
  await call.record(events.factorsReset, aboutAccount(call.params.id, unitId), { removed, reason: call.body.reason })
  return { removed }
})

export const securityRoutes: readonly Served[] = [list, sessions, end, unlock, reset]
