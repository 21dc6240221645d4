/** One session, as its owner and the security administrator see it. */
import { Type } from 'typebox'
import { Id, Instant, Nullable } from '../../../platform/contract/schema.ts'
import { secondFactor, sessionMethod } from './words.ts'

export const Session = Type.Object({
  id: Id,
  /** `User-Agent` as sent; the screen names the device from it. */
  agent: Type.String(),
  address: Type.String(),
  createdAt: Instant,
  seenAt: Instant,
  expiresAt: Instant,
  method: sessionMethod.schema,
  secondFactor: Nullable(secondFactor.schema),
  current: Type.Boolean(),
})
