/** Signing in with user name and password, and signing out. */
import { refuse } from '../../../platform/contract/problem.ts'
import { administrationAudience } from '../../../platform/contract/role.ts'
import { verifyPassword } from '../../../platform/credentials.ts'
import { type Call, KeptRefusal, type Served, serve, serveAnyone } from '../../../platform/endpoint.ts'
import { clearSession } from '../../../platform/session-cookie.ts'
import { signedOut, signInFailed } from '../contract/events.ts'
import { accountSuspended, tooManyAttempts, wrongCredentials } from '../contract/problems.ts'
import { signIn, signInOptions, signOut } from '../contract.ts'
import { keyOf } from '../guard.ts'
import { aboutAccount, countFailure, endOwnSessions, forgetFailures, ownMatters } from '../queries.ts'
import { accountBackOff, addressBackOff, secondsUntil, waitsUntil, worthRecording } from '../rules.ts'
import { begin } from './begin.ts'
import { knownDevice, rememberDevice } from './device.ts'
import { hasUnits, type SignInState, signInState } from './queries.ts'

const options = serveAnyone(signInOptions, async ({ tx, platform }) => ({
  demo: platform.config.mode === 'demo',
  oidc: platform.config.oidc !== undefined,
  begun: await hasUnits(tx),
}))

const enter = serveAnyone(signIn, async (call) => {
  const { tx, now, platform, request, reply, body } = call
  const username = body.username.normalize('NFKC').trim().toLowerCase()
  const device = knownDevice(platform, request, username)
  const nameKey = device === null ? keyOf('user name', username) : keyOf('device', `${device}\n${username}`)
  const addressKey = keyOf('address', request.ip)

  const known = await signInState(tx, username, [nameKey, addressKey])
  if (!known.free) throw refuse(tooManyAttempts, { seconds: 1 })
  const before = known.failures.get(nameKey.toString('hex')) ?? null
  const waits = [
    waitsUntil(accountBackOff, before, now),
    waitsUntil(addressBackOff, known.failures.get(addressKey.toString('hex')) ?? null, now),
  ].filter((until) => until !== null)
  const longest = waits.sort((a, b) => b.getTime() - a.getTime())[0]
  if (longest) throw refuse(tooManyAttempts, { seconds: secondsUntil(longest, now) })

  const published = known.demo && platform.config.mode === 'production'
  const fits = await verifyPassword(published ? null : known.passwordHash, body.password)
  if (!fits || !known.account) throw await failed(call, known, { nameKey, addressKey })
  if (known.account.state !== 'active') throw refuse(accountSuspended, {})

  await forgetFailures(tx, [nameKey])
  call.afterCommit(() => rememberDevice(platform, request, reply, username))
  const stage = await begin(call, {
    account: known.account,
    method: 'password',
    mustChangePassword: known.mustChange,
    failuresBefore: before?.failures ?? 0,
  })
  return { stage }
})

/** Counts a wrong password; the refusal leaves the count standing. */
async function failed(
  call: Call<unknown, unknown, unknown>,
  known: SignInState,
  keys: { nameKey: Buffer; addressKey: Buffer },
): Promise<KeptRefusal> {
  const { tx, now } = call
  const address = call.request.ip
  const failures = await countFailure(tx, keys.nameKey, known.account?.id ?? null, now, accountBackOff.quiet)
  await countFailure(tx, keys.addressKey, null, now, addressBackOff.quiet)
  if (known.account && worthRecording(failures)) {
    const { id, unitId } = known.account
    await call.adopt({ units: [unitId], audience: administrationAudience }, null)
    await call.record(signInFailed, aboutAccount(id, unitId), { what: 'password', failures, address })
  }
  return new KeptRefusal(wrongCredentials, {})
}

const leave = serve(signOut, async (call) => {
  const { unitId } = await ownMatters(call)
  const sessions = await endOwnSessions(call.tx, call.actor.accountId, call.now, { only: call.actor.sessionId })
  await call.record(signedOut, aboutAccount(call.actor.accountId, unitId), { sessions })
  call.afterCommit(() => clearSession(call.reply, call.platform.config))
  return null
})

export const signInRoutes: readonly Served[] = [options, enter, leave]
