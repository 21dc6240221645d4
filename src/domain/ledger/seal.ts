/**
 * A sensitive payload stands in the journal only as a salted hash: `{"sealed":"<hex H(salt ‖ canonical payload)>"}`.
 * Salt and payload live with the record and are erased with it, so proof and erasure agree. The salt must be random
 * and at least 16 bytes, or a payload of few possible values could be found by trying.
 */
import { type Digest, type Hex, utf8 } from './bytes.ts'
import { canonical } from './canonical.ts'

export const SALT_BYTES = 16

export interface Sealed {
  readonly sealed: Hex
}

export function seal(digest: Digest, salt: Uint8Array, payload: unknown): Sealed {
  if (salt.length < SALT_BYTES) throw new RangeError(`a salt has at least ${SALT_BYTES} bytes`)
  const bytes = utf8(canonical(payload), salt.length)
  bytes.set(salt)
  return { sealed: digest(bytes) }
}

/** Whether salt and payload, kept beside the record, are what was sealed. */
export const opens = (digest: Digest, entry: Sealed, salt: Uint8Array, payload: unknown): boolean =>
  seal(digest, salt, payload).sealed === entry.sealed
