/** Sends what was taken; what was sent and then not used is cleared later by the server. */
import { sendPhoto } from '../../../../web/api/photos.ts'
import type { TakenPhoto } from '../../../../web/kit/PhotoCapture.tsx'

export const photoSender =
  (unitId: number) =>
  async (photos: readonly TakenPhoto[]): Promise<string[]> => {
    const ids: string[] = []
    for (const [index, photo] of photos.entries()) {
      const name = `${photo.source}-${photo.takenAt.replaceAll(/[^0-9]/g, '')}-${index + 1}.jpg`
      ids.push((await sendPhoto(unitId, photo, name)).id)
    }
    return ids
  }
