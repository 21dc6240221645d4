/** Secrets of webhooks: ours is derived from the instance's for one id, an address and a robot's are sealed for it. */
import { createHmac } from 'node:crypto'
import { keyFor, seal, unseal } from '../../../platform/seal.ts'
import type { Secret } from '../../../platform/secret.ts'

export const secretOf = (secret: Secret, id: string): string =>
  createHmac('sha256', keyFor(secret, 'webhook signature')).update(id).digest('base64url')

type What = 'address' | 'secret'

export const sealFor = (secret: Secret, id: string, what: What, plain: string): Buffer =>
  seal(keyFor(secret, 'webhook address'), Buffer.from(plain), `${id} ${what}`)

export const unsealFor = (secret: Secret, id: string, what: What, sealed: Uint8Array): string | null =>
  unseal(keyFor(secret, 'webhook address'), sealed, `${id} ${what}`)?.toString() ?? null
