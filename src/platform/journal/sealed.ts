/** What of an event's payload enters the journal: itself, or of a sensitive one the salted hash. */
import { seal } from '../../domain/ledger/seal.ts'
import type { EventContract } from '../contract/event.ts'
import { sha256 } from './hashes.ts'

/**
 * @param salt random, 16 bytes or more; lies beside the record that holds the payload and is erased with it
 * Throws for a sensitive event without a salt: that is a defect of the room, and nothing may be written then.
 */
export function journalPayload(
  event: Pick<EventContract, 'name' | 'sensitive'>,
  salt: Uint8Array | undefined,
  payload: unknown,
): unknown {
  if (!event.sensitive) return payload
  if (salt === undefined) throw new Error(`${event.name} is sensitive: record it with a salt kept beside the record`)
  return seal(sha256.hex, salt, payload)
}
