/** Codes stop working: by hand, or because their places are retired. */
import type { SignedIn, Work } from '../../../platform/endpoint.ts'
import { placeSubject } from '../contract.ts'
import { codeEvents } from './contract.ts'
import { revokeCodes } from './queries.ts'

/** @returns how many were out */
export async function withdrawCodes(
  work: SignedIn<Work>,
  unitId: number,
  placeIds: readonly string[],
  reason: string,
): Promise<number> {
  const by = { at: work.now, accountId: work.actor.accountId, reason }
  const gone = await revokeCodes(work.tx, unitId, placeIds, by)
  for (const code of gone)
    await work.record(
      codeEvents.revoked,
      { unitId, subject: { type: placeSubject, id: code.place_id } },
      { codeId: code.id, reason },
    )
  return gone.length
}
