/** A person's own second factors: add, name, remove, recovery codes. */
import { problems, refuse } from '../../../platform/contract/problem.ts'
import { type Call, KeptRefusal, type Served, type SignedIn, serve } from '../../../platform/endpoint.ts'
import * as events from '../contract/events.ts'
import {
  challengeGone,
  factorRequired,
  noSuchFactor,
  passkeyKnown,
  passkeyRefused,
  tooManyFactors,
  wrongSecondFactor,
} from '../contract/problems.ts'
import * as contract from '../contract.ts'
import { proven } from '../guard.ts'
import { aboutAccount, type OwnCredential, ownMatters, ownRoles, setSecondFactor, setStage } from '../queries.ts'
import {
  mostFactors,
  mustHaveFactor,
  nextStage,
  passkeysPossible,
  type Stage,
  sessionTimes,
  unfinishedSeconds,
} from '../rules.ts'
import { add, optionsToAdd } from './passkey.ts'
import {
  confirmedFactors,
  deleteFactor,
  type Factor,
  type FactorKind,
  insertTotp,
  recoveryCodesLeft,
  renameFactor,
  replaceRecoveryCodes,
  totps,
} from './queries.ts'
import { hashOfCode, newRecoveryCodes } from './recovery.ts'
import { newTotp, tryCode } from './totp.ts'

type Person = SignedIn<Call<unknown, unknown, unknown>>

const required = async (call: Person): Promise<boolean> =>
  mustHaveFactor(call.platform.config.mode, await ownRoles(call.tx, call.actor.accountId, call.today))

const list = serve(contract.factors, async (call) => {
  const { tx, actor, platform } = call
  const factors = await confirmedFactors(tx, actor.accountId)
  return {
    items: factors.map((one) => ({
      ...one,
      createdAt: one.createdAt.toISOString(),
      usedAt: one.usedAt?.toISOString() ?? null,
    })),
    recoveryCodesLeft: await recoveryCodesLeft(tx, actor.accountId),
    required: await required(call),
    passkeysPossible: passkeysPossible(new URL(platform.config.origin)),
  }
})

async function mustHaveRoom(call: Person): Promise<void> {
  const factors = await confirmedFactors(call.tx, call.actor.accountId)
  if (factors.length >= mostFactors) throw refuse(tooManyFactors, { limit: mostFactors })
}

async function makeRecoveryCodes(call: Person, own: OwnCredential): Promise<string[]> {
  const { accountId } = call.actor
  const codes = newRecoveryCodes()
  await replaceRecoveryCodes(
    call.tx,
    accountId,
    codes.map((code) => hashOfCode(accountId, code)),
  )
  await call.record(events.recoveryCodesMade, aboutAccount(accountId, own.unitId), { count: codes.length })
  return codes
}

/** After a factor was proven: recovery codes with the first one, and the session moves on where it owed this. */
async function added(
  call: Person,
  own: OwnCredential,
  factor: { id: string; kind: FactorKind; name: string },
): Promise<{ id: string; stage: Stage; recoveryCodes: string[] | null }> {
  const { tx, actor, now } = call
  const { id, kind, name } = factor
  await call.record(events.factorAdded, aboutAccount(actor.accountId, own.unitId), { kind, name })
  const first = (await recoveryCodesLeft(tx, actor.accountId)) === 0
  const recoveryCodes = first ? await makeRecoveryCodes(call, own) : null
  if (actor.stage === 'full') return { id, stage: 'full', recoveryCodes }
  const stage = nextStage({
    mustChangePassword: false,
    hasFactor: true,
    factorGiven: true,
    mustHaveFactor: true,
  })
  await setSecondFactor(tx, actor.sessionId, kind)
  await setStage(tx, actor.sessionId, stage, sessionTimes(now, stage), now)
  return { id, stage, recoveryCodes }
}

const startTotp = serve(contract.startTotp, async (call) => {
  const own = await ownMatters(call)
  await mustHaveRoom(call)
  const id = call.newId()
  const { sealed, secret, uri } = newTotp(call.platform, id, own.username)
  const { accountId } = call.actor
  await insertTotp(call.tx, { id, accountId, name: call.body.name.trim(), secret: sealed }, call.now)
  return { id, secret, uri }
})

const confirmTotp = serve(contract.confirmTotp, async (call) => {
  const own = await ownMatters(call)
  const { tx, now, actor, params } = call
  const begun = (await totps(tx, actor.accountId, 'begun')).find((one) => one.id === params.id)
  if (!begun || now.getTime() - begun.createdAt.getTime() > unfinishedSeconds * 1000) throw refuse(challengeGone, {})
  await proven(
    call,
    { kind: 'factor', unitId: own.unitId, wrong: wrongSecondFactor },
    async () => (await tryCode(call, [begun], call.body.code)) !== null,
  )
  return added(call, own, { id: begun.id, kind: 'totp', name: begun.name })
})

const preparePasskey = serve(contract.passkeyOptions, async (call) => {
  const own = await ownMatters(call)
  await mustHaveRoom(call)
  return optionsToAdd(call, own.username)
})

const addPasskey = serve(
  contract.addPasskey,
  async (call) => {
    const own = await ownMatters(call)
    await mustHaveRoom(call)
    const passkey = await add(call, { ...call.body, name: call.body.name.trim() })
    // The challenge is used up although the answer did not stand.
    if (!passkey) throw new KeptRefusal(passkeyRefused, {})
    return added(call, own, { id: passkey.id, kind: 'passkey', name: passkey.name })
  },
  { second_factor_credential_unique: passkeyKnown },
)

async function ownFactor(call: Person, id: string): Promise<{ factor: Factor; all: Factor[] }> {
  const all = await confirmedFactors(call.tx, call.actor.accountId)
  const factor = all.find((one) => one.id === id)
  if (!factor) throw refuse(problems.notFound, {})
  return { factor, all }
}

const rename = serve(contract.renameFactor, async (call) => {
  const own = await ownMatters(call)
  const { factor } = await ownFactor(call, call.params.id)
  const to = call.body.name.trim()
  await renameFactor(call.tx, factor.id, to)
  const about = aboutAccount(call.actor.accountId, own.unitId)
  await call.record(events.factorRenamed, about, { kind: factor.kind, from: factor.name, to })
  return null
})

const remove = serve(contract.removeFactor, async (call) => {
  const own = await ownMatters(call)
  const { factor, all } = await ownFactor(call, call.params.id)
  if (all.length === 1 && (await required(call))) throw refuse(factorRequired, {})
  await deleteFactor(call.tx, factor.id)
  if (all.length === 1) await replaceRecoveryCodes(call.tx, call.actor.accountId, [])
  const about = aboutAccount(call.actor.accountId, own.unitId)
  await call.record(events.factorRemoved, about, { kind: factor.kind, name: factor.name })
  return null
})

const recoveryCodes = serve(contract.newRecoveryCodes, async (call) => {
  const own = await ownMatters(call)
  if ((await confirmedFactors(call.tx, call.actor.accountId)).length === 0) throw refuse(noSuchFactor, {})
  return { codes: await makeRecoveryCodes(call, own) }
})

export const factorRoutes: readonly Served[] = [
  list,
  startTotp,
  confirmTotp,
  preparePasskey,
  addPasskey,
  rename,
  remove,
  recoveryCodes,
]
