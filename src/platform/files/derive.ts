/**
 * What people are shown of a photo: turned upright, without camera data, whole or smaller. Made when first asked for
 * and kept; two processes that make the same one at once write the same bytes.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp from 'sharp'
import { type FileType, type PhotoSize, pixelLimit } from '../contract/files.ts'
import type { Store } from './store.ts'

export interface Shown {
  readonly bytes: Buffer
  readonly type: string
}

const edges = { small: 320, large: 1280 } as const

export async function showPhoto(store: Store, sha256: string, type: FileType, size: PhotoSize): Promise<Shown> {
  const shownType = size === 'full' ? type : 'image/webp'
  const path = store.derivedPath(sha256, `${size}.${shownType.slice('image/'.length)}`)
  const made = await readFile(path).catch(() => null)
  if (made) return { bytes: made, type: shownType }
  const bytes = await make(store.pathOf(sha256), type, size)
  await keep(path, bytes)
  return { bytes, type: shownType }
}

/** sharp writes no metadata unless told to: EXIF, XMP, IPTC and embedded thumbnails all stay behind. */
async function make(source: string, type: FileType, size: PhotoSize): Promise<Buffer> {
  const upright = sharp(source, { limitInputPixels: pixelLimit, failOn: 'error' }).autoOrient()
  if (size !== 'full') {
    const edge = edges[size]
    const fitted = upright.resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    return fitted.webp({ quality: 80 }).toBuffer()
  }
  if (type === 'image/png') return upright.png().toBuffer()
  if (type === 'image/webp') return upright.webp({ quality: 92 }).toBuffer()
  return upright.jpeg({ quality: 92 }).toBuffer()
}

/** A cache only: where the disk is full, the photo is shown all the same. */
async function keep(path: string, bytes: Buffer): Promise<void> {
  const half = `${path}.${randomUUID()}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(half, bytes, { mode: 0o600 })
    await rename(half, path)
  } catch {
    await rm(half, { force: true })
  }
}
