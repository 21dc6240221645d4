import { expect, it } from 'vitest'
import { opens } from '../../domain/ledger/seal.ts'
import { sha256 } from './hashes.ts'
import { journalPayload } from './sealed.ts'

const payload = { detainee: '张三', temperature: 38.5 }
const salt = Buffer.alloc(16, 3)

it('passes an ordinary payload and seals a sensitive one', () => {
  expect(journalPayload({ name: 'a', sensitive: false }, undefined, payload)).toBe(payload)
  const sealed = journalPayload({ name: 'a', sensitive: true }, salt, payload)
  expect(JSON.stringify(sealed)).toMatch(/^\{"sealed":"[0-9a-f]{64}"\}$/)
  expect(opens(sha256.hex, sealed as { sealed: string }, salt, payload)).toBe(true)
})

it('writes nothing sensitive without a salt', () => {
  expect(() => journalPayload({ name: 'health.fever', sensitive: true }, undefined, payload)).toThrow('health.fever')
})
