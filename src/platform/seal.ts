/**
 * Small secrets at rest: AES-256-GCM under a key derived from the instance's secret for one purpose (HKDF-SHA-256).
 * Sealed: nonce (12 bytes) ‖ ciphertext ‖ tag (16 bytes). What it is about is authenticated with it, so that a sealed
 * value moved to another row does not open there.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Secret } from './secret.ts'

const cipher = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

export const keyFor = (secret: Secret, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret.reveal(), '', `wufang ${purpose}`, 32))

export function seal(key: Buffer, plain: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(about))
  return Buffer.concat([nonce, sealing.update(plain), sealing.final(), sealing.getAuthTag()])
}

/** @returns null where the value was changed, belongs elsewhere, or was sealed under another secret */
export function unseal(key: Buffer, sealed: Uint8Array, about: string): Buffer | null {
  const bytes = Buffer.from(sealed)
  if (bytes.length < nonceLength + tagLength) return null
  const end = bytes.length - tagLength
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, nonceLength))
  opening.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(end))
  try {
    return Buffer.concat([opening.update(bytes.subarray(nonceLength, end)), opening.final()])
  } catch {
    return null
  }
}
