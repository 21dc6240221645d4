/** Makes codes and names each in the journal. Also how the demo region gets its first ones. */
import { randomBytes } from 'node:crypto'
import type { Work } from '../../../platform/endpoint.ts'
import { placeSubject } from '../contract.ts'
import { codeEvents } from './contract.ts'
import { insertCodes } from './queries.ts'

const tokenBytes = 16

/** What the code holds: short, so that the printed pattern is coarse and reads well from a worn label. */
export const urlOf = (origin: string, token: string): string => `${origin}/q/${token}`

export async function makeCodes(work: Work, unitId: number, placeIds: readonly string[]): Promise<void> {
  const made = placeIds.map((placeId) => ({
    unit_id: unitId,
    id: work.newId(),
    place_id: placeId,
    token: randomBytes(tokenBytes).toString('base64url'),
    issued_at: work.now,
    issued_by: work.actor?.accountId ?? null,
  }))
  await insertCodes(work.tx, made)
  for (const code of made)
    await work.record(
      codeEvents.issued,
      { unitId, subject: { type: placeSubject, id: code.place_id } },
      { codeId: code.id },
    )
}
