/** Sessions as lists show them. */

import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import type { Tx } from '../../../platform/database/pool.ts'
import type { secondFactor } from '../contract/words.ts'
import type { SessionMethod } from '../queries.ts'

export interface SessionRow {
  readonly id: string
  readonly agent: string
  readonly address: string
  readonly created_at: Date
  readonly seen_at: Date
  readonly expires_at: Date
  readonly method: string
  readonly second_factor: string | null
}

export async function ownSessions(tx: Tx, accountId: string, now: Date): Promise<SessionRow[]> {
  return tx
    .selectFrom('session')
    .select(['id', 'agent', 'address', 'created_at', 'seen_at', 'expires_at', 'method', 'second_factor'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute()
}

export const sessionReply = (row: SessionRow, currentId: string) => ({
  id: row.id,
  agent: row.agent,
  address: row.address,
  createdAt: row.created_at.toISOString(),
  seenAt: row.seen_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  method: row.method as SessionMethod,
  secondFactor: row.second_factor as TermOf<typeof secondFactor> | null,
  current: row.id === currentId,
})
