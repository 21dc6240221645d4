/** The text of a system as a file: sending what was chosen, and where the kept one opens. */
import { getFile, type StoredFile, sendFile } from '../../../platform/contract/files.ts'
import { freshKey, send, urlOf, wireOf } from '../../../web/api/request.ts'

/** What a form holds: a file just chosen, or the one the draft has. */
export type ChosenFile =
  | { readonly kind: 'new'; readonly blob: Blob; readonly name: string; readonly size: number }
  | { readonly kind: 'kept'; readonly id: string; readonly name: string; readonly size: number }

export const urlOfFile = (id: string): string => urlOf(getFile, { params: { id } })

/** @returns its id. A failure leaves the form as it is; what was sent and not used is cleared later. */
export async function sendText(unitId: number, chosen: ChosenFile | null | undefined): Promise<string | null> {
  if (!chosen) return null
  if (chosen.kind === 'kept') return chosen.id
  const wire = wireOf(sendFile, { query: { unitId, name: chosen.name.slice(-200) }, body: chosen.blob }, freshKey())
  const stored = (await send(wire)) as StoredFile
  return stored.id
}

/** `1.4 MB`: people compare it with what they sent. */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
