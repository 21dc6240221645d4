/** Passkeys (通行密钥): the two WebAuthn ceremonies, checked by @simplewebauthn/server, with challenges kept here. */
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { refuse } from '../../../platform/contract/problem.ts'
import type { Platform, Work } from '../../../platform/endpoint.ts'
import { challengeGone, passkeyImpossible } from '../contract/problems.ts'
import { challengeSeconds, isCopied, passkeysPossible } from '../rules.ts'
import { insertPasskey, keepChallenge, type Passkey, passkeys, setCount, takeChallenge } from './queries.ts'

type Person = Work & { readonly actor: { accountId: string; sessionId: string; name: string } }
/** JSON as it came from a browser: an object, its content not yet looked at. */
type Response = Readonly<Record<string, unknown>>

const siteOf = (platform: Platform): { origin: string; rpID: string } => {
  const { origin, hostname } = new URL(platform.config.origin)
  return { origin, rpID: hostname }
}

function mustBePossible(platform: Platform): void {
  if (!passkeysPossible(new URL(platform.config.origin))) throw refuse(passkeyImpossible, {})
}

const transportsOf = (passkey: Passkey) => passkey.transports as AuthenticatorTransport[]

async function keep(call: Person, purpose: 'add' | 'give', challenge: string): Promise<string> {
  const id = call.newId()
  const { accountId, sessionId } = call.actor
  const expiresAt = new Date(call.now.getTime() + challengeSeconds * 1000)
  await keepChallenge(call.tx, { id, accountId, sessionId, purpose }, challenge, expiresAt)
  return id
}

async function take(call: Person, purpose: 'add' | 'give', id: string): Promise<string> {
  const { accountId, sessionId } = call.actor
  const challenge = await takeChallenge(call.tx, { id, accountId, sessionId, purpose }, call.now)
  if (challenge === null) throw refuse(challengeGone, {})
  return challenge
}

/** What the browser asks its authenticator in order to make a passkey. */
export async function optionsToAdd(call: Person, username: string) {
  mustBePossible(call.platform)
  const options = await generateRegistrationOptions({
    rpName: 'Wufang 五防',
    rpID: siteOf(call.platform).rpID,
    userName: username,
    userDisplayName: call.actor.name,
    userID: new TextEncoder().encode(call.actor.accountId),
    timeout: challengeSeconds * 1000,
    attestationType: 'none',
    excludeCredentials: (await passkeys(call.tx, call.actor.accountId)).map((one) => ({
      id: one.credentialId.toString('base64url'),
      transports: transportsOf(one),
    })),
    // It comes after a password, so that presence is enough; a key that can ask for a PIN or a finger does.
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  return { challengeId: await keep(call, 'add', options.challenge), options: { ...options } }
}

/** Checks a new passkey and keeps it. @returns null where it does not stand up */
export async function add(
  call: Person,
  asked: { challengeId: string; name: string; response: Response },
): Promise<Passkey | null> {
  const expectedChallenge = await take(call, 'add', asked.challengeId)
  const { origin, rpID } = siteOf(call.platform)
  const verified = await verifyRegistrationResponse({
    response: asked.response as unknown as RegistrationResponseJSON,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch(() => null)
  if (!verified?.verified) return null
  const { credential } = verified.registrationInfo
  const passkey: Passkey = {
    id: call.newId(),
    name: asked.name,
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    count: credential.counter,
    transports: (credential.transports ?? []).filter((one) => typeof one === 'string' && one.length <= 20).slice(0, 8),
  }
  await insertPasskey(call.tx, call.actor.accountId, passkey, call.now)
  return passkey
}

/** What the browser asks its authenticator in order to prove a passkey. @returns null where the account has none */
export async function optionsToGive(call: Person) {
  mustBePossible(call.platform)
  const known = await passkeys(call.tx, call.actor.accountId)
  if (known.length === 0) return null
  const options = await generateAuthenticationOptions({
    rpID: siteOf(call.platform).rpID,
    allowCredentials: known.map((one) => ({
      id: one.credentialId.toString('base64url'),
      transports: transportsOf(one),
    })),
    timeout: challengeSeconds * 1000,
    userVerification: 'preferred',
  })
  return { challengeId: await keep(call, 'give', options.challenge), options: { ...options } }
}

export type Given = 'proven' | 'wrong' | { readonly copied: string }

export async function give(call: Person, asked: { challengeId: string; response: Response }): Promise<Given> {
  const expectedChallenge = await take(call, 'give', asked.challengeId)
  const known = (await passkeys(call.tx, call.actor.accountId)).find(
    (one) => one.credentialId.toString('base64url') === asked.response.id,
  )
  if (!known) return 'wrong'
  const { origin, rpID } = siteOf(call.platform)
  const verified = await verifyAuthenticationResponse({
    response: asked.response as unknown as AuthenticationResponseJSON,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
    // The count is judged below, where a copy can be told from a wrong signature.
    credential: {
      id: known.credentialId.toString('base64url'),
      publicKey: new Uint8Array(known.publicKey),
      counter: 0,
    },
  }).catch(() => null)
  if (!verified?.verified) return 'wrong'
  const { newCounter } = verified.authenticationInfo
  if (isCopied(known.count, newCounter)) return { copied: known.name }
  await setCount(call.tx, known.id, newCounter, call.now)
  return 'proven'
}
