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
}

/** From so many on, one call for all is quicker than one for each. */
const many = 20

/** Chains are locked in the order of their units, so that two transactions never wait for each other in a ring. */
export async function append(tx: Tx, entries: readonly Entry[], now: Date): Promise<void> {
  if (entries.length >= many) return appendMany(tx, entries, now)
  const ordered = entries.toSorted((a, b) => a.unitId - b.unitId)
  for (const entry of ordered) {
    const files = entry.files.length === 0 ? '-' : entry.files.join(',')
    await sql`select app.journal_append(${entry.unitId}, ${now}, ${entry.accountId}, ${entry.positionId},
      ${entry.onBehalfId}, ${entry.action}, ${entry.subjectType}, ${entry.subjectId}, ${files},
      ${canonical(entry.payload)}, ${entry.audience})`.execute(tx)
  }
}

async function appendMany(tx: Tx, entries: readonly Entry[], now: Date): Promise<void> {
  const rows = entries.map((entry) => ({
    unit: entry.unitId,
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
