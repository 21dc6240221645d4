/** A small OpenID Connect provider for tests, on 127.0.0.1: discovery, keys, tokens for the code it gave out last. */
import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeProvider {
  readonly issuer: string
  /** What the next id token says, over what it would rightly say. */
  claims: Record<string, unknown>
  /** Signs in at the provider as its page would; the query string the browser comes back with. */
  authorize(url: string): string
  close(): Promise<void>
}

const clientId = 'wufang'
const clientSecret = 'a secret of the provider'

export const settingsOf = (issuer: string): Record<string, string> => ({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
})

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

export async function fakeProvider(): Promise<FakeProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, URLSearchParams>()
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const own: FakeProvider = {
    issuer,
    claims: {},
    authorize(url) {
      const asked = new URL(url).searchParams
      const code = randomBytes(16).toString('hex')
      codes.set(code, asked)
      return `?${new URLSearchParams({ code, state: asked.get('state') ?? '', iss: issuer })}`
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }

  function send(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/.well-known/openid-configuration')
      return send(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      })
    if (request.url === '/keys')
      return send(response, 200, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }],
      })
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const given = new URLSearchParams(text)
    const asked = codes.get(given.get('code') ?? '')
    // A code serves once, for whoever holds the verifier.
    codes.delete(given.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url')
    if (asked?.get('code_challenge') !== challenge || given.get('redirect_uri') !== asked.get('redirect_uri'))
      return send(response, 400, { error: 'invalid_grant' })
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      ...{ iss: issuer, sub: 'subject-1', aud: clientId, iat: now, exp: now + 300, nonce: asked.get('nonce') },
      ...own.claims,
    }
    const signed = `${encode({ alg: 'RS256', kid: '1' })}.${encode(claims)}`
    const signature = createSign('sha256').update(signed).sign(privateKey).toString('base64url')
    send(response, 200, { access_token: 'x', token_type: 'Bearer', id_token: `${signed}.${signature}` })
  }
  return own
}
