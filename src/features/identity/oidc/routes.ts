/** Signing in through an identity provider: to an account that is there, never making one. */
import { refuse } from '../../../platform/contract/problem.ts'
import { type Served, serveAnyone } from '../../../platform/endpoint.ts'
import { accountSuspended, oidcUnknownAccount } from '../contract/problems.ts'
import { finishOidc, startOidc } from '../contract.ts'
import { begin } from '../sign-in/begin.ts'
import { signInState } from '../sign-in/queries.ts'
import { finish, start } from './provider.ts'

const go = serveAnyone(startOidc, async ({ platform, now, reply, afterCommit }) => {
  const { url, remember } = await start(platform, now)
  afterCommit(() => remember(reply))
  return { url }
})

const comeBack = serveAnyone(finishOidc, async (call) => {
  const username = await finish(call.platform, call.request, call.reply, call.now, call.body.query)
  const account = username === null ? null : (await signInState(call.tx, username, [])).account
  if (!account) throw refuse(oidcUnknownAccount, {})
  if (account.state !== 'active') throw refuse(accountSuspended, {})
  // The provider has its own password; the one kept here need not be changed for that.
  const stage = await begin(call, { account, method: 'oidc', mustChangePassword: false, failuresBefore: 0 })
  return { stage }
})

export const oidcRoutes: readonly Served[] = [go, comeBack]
