/** Recovery codes (恢复码): ten, 80 random bits each, kept as digests, each good once. */
import { createHash, randomBytes } from 'node:crypto'
import { plainCode, recoveryCodeCount } from '../rules.ts'

// Crockford's alphabet in small letters: nothing in it is mistaken for something else.
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** `xxxx-xxxx-xxxx-xxxx` */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCodeCount }, () => {
    const code = Array.from(randomBytes(16), (byte) => letters[byte % 32]).join('')
    return code.replace(/(.{4})(?=.)/g, '$1-')
  })

/** Enough for 80 random bits; bound to the account, so that equal codes of two people do not look equal. */
export const hashOfCode = (accountId: string, typed: string): Buffer =>
  createHash('sha256')
    .update(`recovery code\n${accountId}\n${plainCode(typed)}`)
    .digest()
