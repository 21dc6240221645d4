/** What can be told of a chosen file before it is sent. The server looks at the whole content and has the last word. */
import { photoLimit } from '../../platform/contract/files.ts'

export type PhotoFault = 'photoEmpty' | 'photoTooLarge' | 'photoHeic' | 'photoNone'

export const photoMegabytes = Math.round(photoLimit / 1024 / 1024)

const starts = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, n) => bytes[at + n] === letter.charCodeAt(0))

/** Brands of ISO base media files that hold HEVC or AV1 pictures. */
const heic = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif']

export async function faultOf(file: Blob): Promise<PhotoFault | null> {
  if (file.size === 0) return 'photoEmpty'
  const bytes = new Uint8Array(await file.slice(0, 16).arrayBuffer())
  if (starts(bytes, 4, 'ftyp') && heic.some((brand) => starts(bytes, 8, brand))) return 'photoHeic'
  const known =
    (bytes[0] === 0xff && bytes[1] === 0xd8) ||
    (bytes[0] === 0x89 && starts(bytes, 1, 'PNG')) ||
    (starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP'))
  if (!known) return 'photoNone'
  return file.size > photoLimit ? 'photoTooLarge' : null
}
