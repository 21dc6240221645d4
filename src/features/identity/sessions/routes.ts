/** A person's own sessions. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { clearSession } from '../../../platform/session-cookie.ts'
import { signedOut } from '../contract/events.ts'
import { endMySession, mySessions, signOutEverywhere } from '../contract.ts'
import { aboutAccount, endOwnSessions, ownMatters } from '../queries.ts'
import { ownSessions, sessionReply } from './queries.ts'

const list = serve(mySessions, async ({ tx, actor, now }) => ({
  items: (await ownSessions(tx, actor.accountId, now)).map((row) => sessionReply(row, actor.sessionId)),
}))

const endOne = serve(endMySession, async (call) => {
  const { tx, actor, now, params } = call
  const own = await ownMatters(call)
  const sessions = await endOwnSessions(tx, actor.accountId, now, { only: params.id })
  if (sessions === 0) throw refuse(problems.notFound, {})
  await call.record(signedOut, aboutAccount(actor.accountId, own.unitId), { sessions })
  if (params.id === actor.sessionId) call.afterCommit(() => clearSession(call.reply, call.platform.config))
  return null
})

const everywhere = serve(signOutEverywhere, async (call) => {
  const { tx, actor, now } = call
  const own = await ownMatters(call)
  const sessions = await endOwnSessions(tx, actor.accountId, now)
  await call.record(signedOut, aboutAccount(actor.accountId, own.unitId), { sessions })
  call.afterCommit(() => clearSession(call.reply, call.platform.config))
  return null
})

export const sessionRoutes: readonly Served[] = [list, endOne, everywhere]
