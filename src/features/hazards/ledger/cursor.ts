/** Where a page of the ledger ended: the key of its last row, opaque to clients. */
import { problems, refuse } from '../../../platform/contract/problem.ts'

export interface Key {
  /** `rank`, or 1 where the row is at its end and 0 where it is not; unused where the sort has neither. */
  readonly lead: number
  /** As PostgreSQL printed it, so that no microsecond is lost. */
  readonly at: string
  readonly id: string
}

export const cursorOf = (key: Key): string =>
  Buffer.from(JSON.stringify([key.lead, key.at, key.id])).toString('base64url')

const moment = /^\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2}){0,2}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** @throws bad-request for anything this did not make */
export function keyOf(cursor: string): Key {
  try {
    const [lead, at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    const plain = typeof lead === 'number' && [0, 1, 2].includes(lead)
    if (plain && typeof at === 'string' && moment.test(at) && typeof id === 'string' && uuid.test(id))
      return { lead, at, id }
  } catch {
    // Falls through: not JSON, or no array.
  }
  throw refuse(problems.badRequest, {})
}
