/** Begins the session of an account that proved who it is: what it still owes, its token, its line in the journal. */
import { randomBytes } from 'node:crypto'
import { tokenHash } from '../../../platform/access.ts'
import { administrationAudience } from '../../../platform/contract/role.ts'
import type { Call } from '../../../platform/endpoint.ts'
import { setSession } from '../../../platform/session-cookie.ts'
import { signedIn } from '../contract/events.ts'
import { confirmedFactors } from '../factors/queries.ts'
import { aboutAccount, endOwnSessions, openSession, ownRoles } from '../queries.ts'
import { mustHaveFactor, nextStage, type Stage, sessionSeconds, sessionTimes } from '../rules.ts'

export interface Proven {
  readonly account: { readonly id: string; readonly unitId: number }
  readonly method: 'password' | 'oidc'
  readonly mustChangePassword: boolean
  readonly failuresBefore: number
}

export async function begin(call: Call<unknown, unknown, unknown>, proven: Proven): Promise<Stage> {
  const { tx, now, today, platform, request, reply } = call
  const { id: accountId, unitId } = proven.account
  // Whoever was signed in on this browser before gives way.
  if (call.actor) await endOwnSessions(tx, call.actor.accountId, now, { only: call.actor.sessionId })
  await call.adopt({ units: [unitId], audience: administrationAudience }, accountId)

  const factors = await confirmedFactors(tx, accountId)
  const stage = nextStage({
    mustChangePassword: proven.mustChangePassword,
    hasFactor: factors.length > 0,
    factorGiven: false,
    mustHaveFactor: mustHaveFactor(platform.config.mode, await ownRoles(tx, accountId, today)),
  })
  const token = randomBytes(32).toString('base64url')
  const session = {
    id: call.newId(),
    accountId,
    tokenHash: tokenHash(token),
    method: proven.method,
    stage,
    address: request.ip,
    agent: (request.headers['user-agent'] ?? '').slice(0, 300),
  }
  await openSession(tx, session, sessionTimes(now, stage), now)
  if (stage !== 'second-factor')
    await call.record(signedIn, aboutAccount(accountId, unitId), {
      method: proven.method,
      secondFactor: null,
      address: session.address,
      failuresBefore: proven.failuresBefore,
    })
  // The cookie may live as long as a session can; when the session ends, the database says.
  const expires = new Date(now.getTime() + sessionSeconds.absolute * 1000)
  call.afterCommit(() => setSession(reply, platform.config, token, expires))
  return stage
}
