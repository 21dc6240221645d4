import { expect, test } from 'vitest'
import { problems, type Refusal } from './contract/problem.ts'
import { hashPassword, newTemporaryPassword, verifyPassword } from './credentials.ts'
import { keyFor, seal, unseal } from './seal.ts'
import { Secret } from './secret.ts'
import { turns } from './turns.ts'

const password = 'seven brass kettles sing'

test('argon2id with the parameters OWASP names', async () => {
  const hashed = await hashPassword(password)
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hashPassword(password)).not.toBe(hashed)
  expect(await verifyPassword(hashed, password)).toBe(true)
  expect(await verifyPassword(hashed, `${password}.`)).toBe(false)
})

test('the same password from another keyboard fits (NFKC)', async () => {
  expect(await verifyPassword(await hashPassword('ｓｅｖｅｎ kettles'), 'seven kettles')).toBe(true)
})

test('no account takes as long as a wrong password', async () => {
  const hashed = await hashPassword(password)
  const fastest = { nobody: Number.POSITIVE_INFINITY, somebody: Number.POSITIVE_INFINITY }
  const timed = async (who: keyof typeof fastest, known: string | null) => {
    const start = performance.now()
    expect(await verifyPassword(known, 'wrong')).toBe(false)
    fastest[who] = Math.min(fastest[who], performance.now() - start)
  }
  await verifyPassword(null, 'the hash of nobody is made on first use')
  // In turns, so that a busy machine slows both alike.
  for (let n = 0; n < 9; n++) {
    await timed('nobody', null)
    await timed('somebody', hashed)
  }
  const ratio = fastest.nobody / fastest.somebody
  // Not hashing at all would be a thousand times faster.
  expect(ratio).toBeGreaterThan(0.3)
  expect(ratio).toBeLessThan(3)
})

test('temporary passwords are long enough to set and differ', () => {
  const made = Array.from({ length: 50 }, newTemporaryPassword)
  expect(new Set(made).size).toBe(50)
  for (const one of made) expect(one).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
})

test('a crowd is sent away for a moment, and everybody taken is served', async () => {
  const inTurn = turns(2, 3)
  let working = 0
  let most = 0
  const work = async () => {
    most = Math.max(most, ++working)
    await new Promise((resolve) => setTimeout(resolve, 5))
    working--
    return 'served'
  }
  const all = await Promise.allSettled(Array.from({ length: 8 }, () => inTurn(work)))
  expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(5)
  const refused = all.filter((one) => one.status === 'rejected')
  expect(refused.map((one) => (one.reason as Refusal).problem)).toEqual([
    problems.tooMany,
    problems.tooMany,
    problems.tooMany,
  ])
  expect(most).toBe(2)
  await expect(inTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await inTurn(work)).toBe('served')
})

test('what is sealed opens only whole, under its key and for what it is about', () => {
  const key = keyFor(new Secret('one secret'), 'totp')
  const sealed = seal(key, Buffer.from('plain'), 'row 1')
  expect(unseal(key, sealed, 'row 1')?.toString()).toBe('plain')
  expect(unseal(key, sealed, 'row 2')).toBeNull()
  expect(unseal(keyFor(new Secret('one secret'), 'other'), sealed, 'row 1')).toBeNull()
  expect(unseal(keyFor(new Secret('another'), 'totp'), sealed, 'row 1')).toBeNull()
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(unseal(key, changed, 'row 1')).toBeNull()
  }
  expect(unseal(key, sealed.subarray(0, 10), 'row 1')).toBeNull()
  expect(sealed.includes('plain')).toBe(false)
})
