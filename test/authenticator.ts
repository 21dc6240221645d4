/**
 * A passkey in software, for tests: P-256 keys, attestation "none", as WebAuthn Level 2 (§6.1 authenticator data, §6.5
 * attestation, RFC 8152 keys) lays it down. It answers what a browser and its authenticator would answer.
 */
import { createHash, createPrivateKey, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>

function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = [...value].flatMap(([key, of]) => [cbor(key), cbor(of)])
  return Buffer.concat([head(5, value.size), ...entries])
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 256) return Buffer.from([(major << 5) | 24, length])
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255])
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const present = 0x01
const verified = 0x04
const attested = 0x40

export interface Authenticator {
  readonly id: string
  /** The next count it gives; tests turn it back to play a copy. */
  count: number
  create(options: Readonly<Record<string, unknown>>, origin: string): Record<string, unknown>
  get(options: Readonly<Record<string, unknown>>, origin: string): Record<string, unknown>
}

export function authenticator(rpId: string): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const secret: KeyObject = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const rawId = randomBytes(32)
  const id = rawId.toString('base64url')
  const counted = (count: number): Buffer => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(count)
    return bytes
  }
  const clientData = (type: string, options: Readonly<Record<string, unknown>>, origin: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: options.challenge, origin, crossOrigin: false }))
  const answer = (response: Record<string, unknown>): Record<string, unknown> => ({
    ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response },
  })
  const own: Authenticator = {
    id,
    count: 0,
    create(options, origin) {
      const key = cbor(
        new Map<number, Cbor>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const length = Buffer.from([rawId.length >> 8, rawId.length & 255])
      const flags = Buffer.from([present | verified | attested])
      const data = Buffer.concat([sha256(rpId), flags, counted(own.count++), Buffer.alloc(16), length, rawId, key])
      const attestation = new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ])
      return answer({
        clientDataJSON: clientData('webauthn.create', options, origin).toString('base64url'),
        attestationObject: cbor(attestation).toString('base64url'),
        transports: ['internal'],
      })
    },
    get(options, origin) {
      const data = Buffer.concat([sha256(rpId), Buffer.from([present | verified]), counted(own.count++)])
      const client = clientData('webauthn.get', options, origin)
      const signature = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(secret)
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      })
    },
  }
  return own
}
