/** Sends what was taken; what was sent and then not used is cleared later by the server. */
import { type StoredFile, sendFile } from '../../../../platform/contract/files.ts'
import { freshKey, send, wireOf } from '../../../../web/api/request.ts'
import type { TakenPhoto } from '../../../../web/kit/PhotoCapture.tsx'

export const photoSender =
  (unitId: number) =>
  async (photos: readonly TakenPhoto[]): Promise<string[]> => {
    const ids: string[] = []
    for (const [index, photo] of photos.entries()) {
      const name = `${photo.source}-${photo.takenAt.replaceAll(/[^0-9]/g, '')}-${index + 1}.jpg`
      const stored = (await send(
        wireOf(sendFile, { query: { unitId, name }, body: photo.blob }, freshKey()),
      )) as StoredFile
      ids.push(stored.id)
    }
    return ids
  }
