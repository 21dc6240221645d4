/** A photo made small enough to travel inside a request, so that it waits in the queue with its words. */
import { mostPhotoText } from '../../scan/contract.ts'

const longestSide = 1600
const jpegQuality = 0.8

/** @returns base64; null where the browser cannot open it */
export async function smallPhoto(blob: Blob): Promise<string | null> {
  const picture = await createImageBitmap(blob).catch(() => null)
  if (!picture) return null
  const canvas = document.createElement('canvas')
  for (let side = longestSide; side > 300; side = Math.round(side * 0.75)) {
    const scale = Math.min(1, side / Math.max(picture.width, picture.height))
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const text = canvas.toDataURL('image/jpeg', jpegQuality).split(',')[1] ?? ''
    if (text !== '' && text.length <= mostPhotoText) return text
  }
  return null
}
