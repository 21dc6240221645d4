/** The second factor of a sign-in. */
import { refuse } from '../../../platform/contract/problem.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { passkeyCopied, signedIn } from '../contract/events.ts'
import { noSuchFactor, nothingOwed, wrongSecondFactor } from '../contract/problems.ts'
import { giveSecondFactor, secondFactorOptions } from '../contract.ts'
import { give, optionsToGive } from '../factors/passkey.ts'
import { spendRecoveryCode, totps } from '../factors/queries.ts'
import { hashOfCode } from '../factors/recovery.ts'
import { tryCode } from '../factors/totp.ts'
import { proven } from '../guard.ts'
import { aboutAccount, ownMatters, ownRoles, setSecondFactor, setStage } from '../queries.ts'
import { mustHaveFactor, nextStage, sessionTimes } from '../rules.ts'

const prepare = serve(secondFactorOptions, async (call) => {
  if (call.actor.stage !== 'second-factor') throw refuse(nothingOwed, {})
  await ownMatters(call)
  const prepared = await optionsToGive(call)
  if (!prepared) throw refuse(noSuchFactor, {})
  return prepared
})

const given = serve(giveSecondFactor, async (call) => {
  const { tx, now, actor, body, platform } = call
  if (actor.stage !== 'second-factor') throw refuse(nothingOwed, {})
  const own = await ownMatters(call)
  const about = aboutAccount(actor.accountId, own.unitId)
  const { failuresBefore } = await proven(
    call,
    { kind: 'factor', unitId: own.unitId, wrong: wrongSecondFactor },
    async () => {
      if (body.kind === 'totp')
        return (await tryCode(call, await totps(tx, actor.accountId, 'proven'), body.code)) !== null
      if (body.kind === 'recovery')
        return spendRecoveryCode(tx, actor.accountId, hashOfCode(actor.accountId, body.code), now)
      const outcome = await give(call, body)
      if (typeof outcome === 'object') await call.record(passkeyCopied, about, { name: outcome.copied })
      return outcome === 'proven'
    },
  )
  const method = await setSecondFactor(tx, actor.sessionId, body.kind)
  const stage = nextStage({
    mustChangePassword: own.mustChange && method === 'password',
    hasFactor: true,
    factorGiven: true,
    mustHaveFactor: mustHaveFactor(platform.config.mode, await ownRoles(tx, actor.accountId, call.today)),
  })
  await setStage(tx, actor.sessionId, stage, sessionTimes(now, stage), now)
  await call.record(signedIn, about, {
    method,
    secondFactor: body.kind,
    address: call.request.ip,
    failuresBefore,
  })
  return { stage }
})

export const giveRoutes: readonly Served[] = [prepare, given]
