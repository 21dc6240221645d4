/** Authenticator apps (动态口令): RFC 6238. The secret is kept sealed; a time step serves once. */
import { Secret, TOTP } from 'otpauth'
import type { Platform, Work } from '../../../platform/endpoint.ts'
import { keyFor, seal, unseal } from '../../../platform/seal.ts'
import { freshStep, totp as parameters, plainCode } from '../rules.ts'
import { type Totp, takeStep } from './queries.ts'

const keyOf = (platform: Platform): Buffer => keyFor(platform.secret, 'totp')

const totpOf = (secret: Secret, username = ''): TOTP =>
  new TOTP({
    issuer: 'Wufang',
    label: username,
    algorithm: parameters.algorithm,
    digits: parameters.digits,
    period: parameters.period,
    secret,
  })

export interface NewTotp {
  readonly sealed: Buffer
  /** For typing into the app (base32). */
  readonly secret: string
  /** For the QR code. */
  readonly uri: string
}

/** @param id of the row, to which the sealed secret is bound */
export function newTotp(platform: Platform, id: string, username: string): NewTotp {
  const secret = new Secret({ size: 20 })
  const sealed = seal(keyOf(platform), secret.bytes, id)
  return { sealed, secret: secret.base32, uri: totpOf(secret, username).toString() }
}

/** Tries a code on some authenticator apps; the one it fits is marked used (and proven). */
export async function tryCode(work: Work, among: readonly Totp[], typed: string): Promise<Totp | null> {
  const token = plainCode(typed)
  if (token.length !== parameters.digits) return null
  for (const one of among) {
    const bytes = unseal(keyOf(work.platform), one.secret, one.id)
    if (!bytes) continue
    const secret = new Secret({ buffer: new Uint8Array(bytes).buffer })
    const delta = totpOf(secret).validate({ token, timestamp: work.now.getTime(), window: parameters.window })
    const step = freshStep(work.now, delta, one.lastStep)
    if (step !== null && (await takeStep(work.tx, one.id, step, work.now))) return one
  }
  return null
}
