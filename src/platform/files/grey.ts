/** A photo as the comparison sees it: upright, small, without colour. Kept beside its content, made again where missing. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { type Grey, greyOf } from '../../domain/evidence/grey.ts'
import { landmarkEdge } from '../../domain/evidence/landmarks.ts'
import { pixelLimit } from '../contract/files.ts'
import type { Store } from './store.ts'

/** @param photo opened, not yet changed */
export async function greyFrom(photo: Sharp): Promise<Grey> {
  const { data, info } = await photo
    .autoOrient()
    .resize(landmarkEdge, landmarkEdge, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return greyOf(info.width, info.height, data)
}

/** Null where the content is gone or can no longer be opened. */
export async function greyOfContent(store: Store, sha256: string): Promise<Grey | null> {
  const kept = await readFile(store.derivedPath(sha256, 'grey.png')).catch(() => null)
  if (kept) {
    const { data, info } = await sharp(kept).raw().toBuffer({ resolveWithObject: true })
    if (info.channels === 1) return greyOf(info.width, info.height, data)
  }
  const made = await greyFrom(sharp(store.pathOf(sha256), { limitInputPixels: pixelLimit })).catch(() => null)
  if (made) await keepGrey(store, sha256, made)
  return made
}

/** A help only: where the disk is full, it is made again when asked for. */
export async function keepGrey(store: Store, sha256: string, { width, height, data }: Grey): Promise<void> {
  const path = store.derivedPath(sha256, 'grey.png')
  const bytes = await sharp(Uint8Array.from(data), { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer()
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(() => undefined)
  await writeFile(path, bytes, { mode: 0o600, flag: 'wx' }).catch(() => undefined)
}
