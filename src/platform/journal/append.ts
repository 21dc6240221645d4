/** Puts the events of one transaction into the chains of their units; the last thing before commit. */
import { sql } from 'kysely'
import { canonical } from '../../domain/ledger/canonical.ts'
import type { Tx } from '../database/pool.ts'

/** An event as it stands in the journal. `payload` is plain JSON; a sensitive one was sealed before. */
export interface Entry {
  readonly unitId: number
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly payload: unknown
  /** SHA-256 of each file, hex. */
  readonly files: readonly string[]
  readonly audience: number
  readonly accountId: string | null
  readonly positionId: string | null
  readonly onBehalfId: string | null
  /** Where it happened before the transaction: of a history that is brought in. */
  readonly at?: Date
}

/** From so many on, one call for all is quicker than one for each. */
const many = 20
/** So many go in one call. */
const portion = 4_000

/** Chains are locked in the order of their units, so that two transactions never wait for each other in a ring. */
export async function append(tx: Tx, entries: readonly Entry[], now: Date): Promise<void> {
  if (entries.length >= many) return appendMany(tx, entries, now)
  const ordered = entries.toSorted((a, b) => a.unitId - b.unitId)
  for (const entry of ordered) {
    const files = entry.files.length === 0 ? '-' : entry.files.join(',')
    await sql`select app.journal_append(${entry.unitId}, ${entry.at ?? now}, ${entry.accountId}, ${entry.positionId},
      ${entry.onBehalfId}, ${entry.action}, ${entry.subjectType}, ${entry.subjectId}, ${files},
      ${canonical(entry.payload)}, ${entry.audience})`.execute(tx)
  }
}

async function appendMany(tx: Tx, entries: readonly Entry[], now: Date): Promise<void> {
  // Locked in the order of their units over all portions.
  const ordered = entries.toSorted((a, b) => a.unitId - b.unitId)
  for (let from = 0; from < ordered.length; from += portion) {
    const rows = ordered.slice(from, from + portion).map((entry) => ({
      unit: entry.unitId,
      at: entry.at,
      account: entry.accountId,
      position: entry.positionId,
      behalf: entry.onBehalfId,
      action: entry.action,
      type: entry.subjectType,
      id: entry.subjectId,
      files: entry.files.length === 0 ? '-' : entry.files.join(','),
      payload: canonical(entry.payload),
      audience: entry.audience,
    }))
    await sql`select app.journal_append_many(${now}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
  }
}
