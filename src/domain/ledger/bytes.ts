/**
 * Bytes, hexadecimal and UTF-8 for pure code, which has neither Buffer nor TextEncoder.
 *
 * A hash travels as lower-case hexadecimal text: it is what the journal's own lines, exports and printed heads carry.
 * The hash function is handed in (`Digest`), so that SHA-256 or SM3 (GB/T 32905) serve alike.
 */
export type Hex = string

/** Hash of the bytes, as lower-case hexadecimal. */
export type Digest = (bytes: Uint8Array) => Hex

/** A hash function as a verifier needs it: told in hexadecimal, or put into a buffer where millions are made. */
export interface Hash {
  readonly hex: Digest
  readonly put: (bytes: Uint8Array, into: Uint8Array, at: number) => void
}

/** Length of a hash in bytes; both SHA-256 and SM3 have 256 bits. */
export const HASH_BYTES = 32

const hashPattern = /^[0-9a-f]{64}$/
export const isHash = (text: string): boolean => hashPattern.test(text)

const nibble = new Uint8Array(128)
for (let value = 0; value < 16; value++) nibble['0123456789abcdef'.charCodeAt(value)] = value

/** Writes a 64-digit hash at `offset`. The caller has seen that it is one (`isHash`) or made it itself. */
export function putHash(hash: Hex, into: Uint8Array, offset: number): void {
  for (let i = 0; i < HASH_BYTES; i++) {
    into[offset + i] = ((nibble[hash.charCodeAt(2 * i)] ?? 0) << 4) | (nibble[hash.charCodeAt(2 * i + 1)] ?? 0)
  }
}

/** The bytes of a 64-digit hash. */
export function hashBytes(hash: Hex): Uint8Array {
  const bytes = new Uint8Array(HASH_BYTES)
  putHash(hash, bytes, 0)
  return bytes
}

/** The hash that stands at `at`, as hexadecimal. */
export function hashAt(bytes: Uint8Array, at: number): Hex {
  return Array.from(bytes.subarray(at, at + HASH_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Whether the same hash stands at both places. */
export function sameHash(a: Uint8Array, at: number, b: Uint8Array, bt: number): boolean {
  for (let i = 0; i < HASH_BYTES; i++) if (a[at + i] !== b[bt + i]) return false
  return true
}

/** UTF-8 (RFC 3629) of the text after `lead` bytes left free. Throws on a lone surrogate, which has no UTF-8. */
export function utf8(text: string, lead = 0): Uint8Array {
  if (!text.isWellFormed()) throw new RangeError('text holds a lone surrogate')
  const bytes = new Uint8Array(lead + 3 * text.length)
  let end = lead
  for (let i = 0; i < text.length; i++) {
    let point = text.charCodeAt(i)
    if (point < 0x80) {
      bytes[end++] = point
      continue
    }
    if (point < 0x800) {
      bytes[end++] = 0xc0 | (point >> 6)
    } else {
      if (point >= 0xd800 && point < 0xdc00) {
        point = 0x10000 + ((point - 0xd800) << 10) + (text.charCodeAt(++i) - 0xdc00)
        bytes[end++] = 0xf0 | (point >> 18)
        bytes[end++] = 0x80 | ((point >> 12) & 63)
      } else {
        bytes[end++] = 0xe0 | (point >> 12)
      }
      bytes[end++] = 0x80 | ((point >> 6) & 63)
    }
    bytes[end++] = 0x80 | (point & 63)
  }
  return bytes.subarray(0, end)
}
