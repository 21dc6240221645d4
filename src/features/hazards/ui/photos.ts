/** Photos: sending what was taken, and where the kept ones are shown from. */
import { getFile } from '../../../platform/contract/files.ts'
import { sendPhoto } from '../../../web/api/photos.ts'
import { urlOf } from '../../../web/api/request.ts'
import type { TakenPhoto } from '../../../web/kit/PhotoCapture.tsx'
import type { Photo as ShownPhoto } from '../../../web/kit/PhotoStrip.tsx'
import type { Photo } from '../contract.ts'

export const urlOfFile = (id: string, size: 'small' | 'large'): string =>
  urlOf(getFile, { params: { id }, query: { size } })

/** @returns ids in the order taken. A failure leaves the form as it is; what was sent and not used is cleared later. */
export async function sendPhotos(unitId: number, photos: readonly TakenPhoto[]): Promise<string[]> {
  const ids: string[] = []
  for (const [index, photo] of photos.entries()) {
    const name = `${photo.source}-${photo.takenAt.replaceAll(/[^0-9]/g, '')}-${index + 1}.jpg`
    ids.push((await sendPhoto(unitId, photo, name)).id)
  }
  return ids
}

export const shown = (photo: Photo, caption: string): ShownPhoto => ({
  key: photo.file.id,
  thumb: urlOfFile(photo.file.id, 'small'),
  full: urlOfFile(photo.file.id, 'large'),
  caption,
})
