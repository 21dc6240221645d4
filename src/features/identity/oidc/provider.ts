/**
 * OpenID Connect by settings: code flow with PKCE, state and nonce. What a sign-in must remember until the browser
 * comes back travels in a sealed cookie of ten minutes; the provider's code serves once.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as client from 'openid-client'
import type { Config } from '../../../platform/config.ts'
import { refuse } from '../../../platform/contract/problem.ts'
import type { Platform } from '../../../platform/endpoint.ts'
import { keyFor, seal, unseal } from '../../../platform/seal.ts'
import { turns } from '../../../platform/turns.ts'
import { oidcNotSetUp, oidcRefused, oidcStale, oidcUnreachable } from '../contract/problems.ts'
import { oidcPage } from '../contract.ts'

const cookie = 'wufang_oidc'
const path = '/api/session/oidc'
const lifetime = 600
const timeout = 5
const metadataLasts = 10 * 60_000

/** The provider is asked inside of a request: a slow one may hold up a few, not all. */
const inTurn = turns(3, 8)

const known = new WeakMap<Config, { at: number; found: Promise<client.Configuration> }>()

/** The provider's metadata, asked for again after ten minutes or after a failure. */
async function provider(config: Config, now: Date): Promise<client.Configuration> {
  const { oidc } = config
  if (!oidc) throw refuse(oidcNotSetUp, {})
  const before = known.get(config)
  if (before && now.getTime() - before.at < metadataLasts) return before.found
  const issuer = new URL(oidc.issuer)
  const found = client.discovery(issuer, oidc.clientId, oidc.clientSecret.reveal(), undefined, {
    timeout,
    // Plain http is the operator's choice, for a provider inside a closed network.
    ...(issuer.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {}),
  })
  known.set(config, { at: now.getTime(), found })
  found.catch(() => known.delete(config))
  return found
}

interface Pending {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly until: number
}

const keyOf = (platform: Platform): Buffer => keyFor(platform.secret, 'oidc')
const redirect = (platform: Platform): URL => new URL(oidcPage, platform.config.origin)

/** @returns the provider's address to go to; `remember` sets the cookie once the request stands */
export async function start(platform: Platform, now: Date): Promise<{ url: string; remember(to: FastifyReply): void }> {
  const configuration = await inTurn(() => provider(platform.config, now)).catch(unreachable)
  const pending: Pending = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    until: now.getTime() + lifetime * 1000,
  }
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirect(platform).href,
    scope: 'openid profile',
    code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    state: pending.state,
    nonce: pending.nonce,
  })
  const sealed = seal(keyOf(platform), Buffer.from(JSON.stringify(pending)), cookie).toString('base64url')
  return {
    url: url.href,
    remember: (reply) => {
      const secure = platform.config.origin.startsWith('https:')
      reply.setCookie(cookie, sealed, { httpOnly: true, sameSite: 'strict', secure, path, maxAge: lifetime })
    },
  }
}

function pendingOf(platform: Platform, request: FastifyRequest, now: Date): Pending | null {
  const sealed = request.cookies[cookie]
  const plain = sealed === undefined ? null : unseal(keyOf(platform), Buffer.from(sealed, 'base64url'), cookie)
  const pending = plain === null ? null : (JSON.parse(plain.toString('utf8')) as Pending)
  return pending && pending.until > now.getTime() ? pending : null
}

/** @param query what the provider sent the browser back with. @returns the user name the provider vouches for */
export async function finish(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  now: Date,
  query: string,
): Promise<string | null> {
  if (!platform.config.oidc) throw refuse(oidcNotSetUp, {})
  const pending = pendingOf(platform, request, now)
  // Whatever comes of it, this beginning has been used.
  reply.clearCookie(cookie, { path })
  if (!pending) throw refuse(oidcStale, {})
  const returned = redirect(platform)
  returned.search = query
  const tokens = await inTurn(async () => {
    const configuration = await provider(platform.config, now).catch(unreachable)
    return client
      .authorizationCodeGrant(configuration, returned, {
        pkceCodeVerifier: pending.verifier,
        expectedState: pending.state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
      })
      .catch(refused)
  })
  const name = tokens.claims()?.preferred_username
  return typeof name === 'string' ? name.normalize('NFKC').trim().toLowerCase() : null
}

function unreachable(error: unknown): never {
  if (error instanceof client.ClientError || error instanceof TypeError || isTimeout(error))
    throw refuse(oidcUnreachable, {})
  throw error
}

/** Everything the provider says no to, and everything that does not fit what was asked; a lost connection apart. */
function refused(error: unknown): never {
  if (isTimeout(error) || (error instanceof TypeError && error.message === 'fetch failed'))
    throw refuse(oidcUnreachable, {})
  const cause = error instanceof Error ? error.cause : undefined
  if (isTimeout(cause)) throw refuse(oidcUnreachable, {})
  if (
    error instanceof client.AuthorizationResponseError ||
    error instanceof client.ResponseBodyError ||
    error instanceof client.WWWAuthenticateChallengeError ||
    error instanceof client.ClientError
  )
    throw refuse(oidcRefused, {})
  throw error
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError'
