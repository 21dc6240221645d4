/** Who I am, my language, my password. */
import { hashPassword, verifyPassword } from '../../../platform/credentials.ts'
import { type Served, serve } from '../../../platform/endpoint.ts'
import { languageChanged, passwordChanged } from '../contract/events.ts'
import { wrongPassword } from '../contract/problems.ts'
import { changePassword, me, setLanguage } from '../contract.ts'
import { confirmedFactors, recoveryCodesLeft } from '../factors/queries.ts'
import { proven } from '../guard.ts'
import { aboutAccount, endOwnSessions, ownCredential, ownMatters, ownRoles, setStage } from '../queries.ts'
import { judgePassword, mustHaveFactor, nextStage, type Stage, sessionTimes } from '../rules.ts'
import { setOwnLanguage, setOwnPassword } from './queries.ts'

const whoIAm = serve(me, async (call) => {
  const { tx, actor, platform } = call
  const { username } = await ownCredential(tx)
  const kinds = new Set((await confirmedFactors(tx, actor.accountId)).map((one) => one.kind))
  const recovery = kinds.size > 0 && (await recoveryCodesLeft(tx, actor.accountId)) > 0
  return {
    accountId: actor.accountId,
    sessionId: actor.sessionId,
    username,
    name: actor.name,
    language: actor.language,
    stage: actor.stage,
    factors: [...kinds, ...(recovery ? (['recovery'] as const) : [])],
    posts:
      actor.stage === 'full'
        ? actor.posts.map(({ id, role, title, unitId, unitName, unitNameEn, kind, actingFor, units }) => ({
            ...{ id, role, title, unitId, unitName, unitNameEn, unitKind: kind, actingFor },
            units: [...units],
          }))
        : [],
    demoClock: platform.demoClock?.ahead() ?? null,
  }
})

const language = serve(setLanguage, async (call) => {
  const own = await ownMatters(call)
  await setOwnLanguage(call.tx, call.body.language)
  await call.record(languageChanged, aboutAccount(call.actor.accountId, own.unitId), call.body)
  return null
})

const password = serve(changePassword, async (call) => {
  const { tx, now, today, actor, body, platform } = call
  const own = await ownMatters(call)
  await proven(call, { kind: 'password', unitId: own.unitId, wrong: wrongPassword }, () =>
    verifyPassword(own.passwordHash, body.current),
  )
  const refused = judgePassword({ username: own.username, ...body })
  if (refused) throw refused
  await setOwnPassword(tx, await hashPassword(body.next), now)
  const sessionsEnded = await endOwnSessions(tx, actor.accountId, now, { except: actor.sessionId })
  await call.record(passwordChanged, aboutAccount(actor.accountId, own.unitId), {
    first: own.mustChange,
    sessionsEnded,
  })
  if (actor.stage === 'full') return { stage: 'full' as Stage }
  const stage = nextStage({
    mustChangePassword: false,
    hasFactor: (await confirmedFactors(tx, actor.accountId)).length > 0,
    // Where there is one, it came before this stage.
    factorGiven: true,
    mustHaveFactor: mustHaveFactor(platform.config.mode, await ownRoles(tx, actor.accountId, today)),
  })
  await setStage(tx, actor.sessionId, stage, sessionTimes(now, stage), now)
  return { stage }
})

export const accountRoutes: readonly Served[] = [whoIAm, language, password]
