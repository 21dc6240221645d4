/** Pictures for the records of the demo: drawn by chance, each another, small; no photo of any real place. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { crc32, deflateSync } from 'node:zlib'
import type { Store } from '../../../platform/files/store.ts'
import { type Random, randomOf } from '../random.ts'
import type { Photo } from './desk.ts'

const [width, height] = [320, 240]
type Colour = readonly [number, number, number]

const walls: readonly Colour[] = [
  [226, 224, 216],
  [205, 214, 210],
  [232, 226, 208],
  [214, 208, 202],
  [198, 208, 222],
]
const things: readonly Colour[] = [
  [178, 58, 48],
  [92, 112, 128],
  [142, 132, 96],
  [70, 96, 84],
  [160, 150, 140],
  [54, 60, 72],
]

/** A wall, a floor, some things before it, light from one side. */
function draw(random: Random): Buffer {
  const wall = random.pick(walls)
  const floorAt = Math.round(height * (0.62 + random.next() * 0.2))
  const light = random.next() < 0.5 ? 1 : -1
  const boxes = Array.from({ length: 2 + random.int(5) }, () => {
    const [w, h] = [14 + random.int(90), 18 + random.int(110)]
    const bottom = floorAt + random.int(40) - 10
    return {
      x: random.int(width - w),
      y: Math.max(4, bottom - h),
      w,
      h,
      colour: random.pick(things),
      round: random.chance(0.3),
    }
  })
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const box = boxes.findLast(
        (one) =>
          x >= one.x &&
          x < one.x + one.w &&
          y >= one.y &&
          y < one.y + one.h &&
          (!one.round || ((x - one.x) / one.w - 0.5) ** 2 + ((y - one.y) / one.h - 0.5) ** 2 < 0.25),
      )
      const base: Colour = box?.colour ?? (y < floorAt ? wall : [128, 124, 118])
      const shade = 0.82 + 0.22 * (light > 0 ? x / width : 1 - x / width) - (box && x < box.x + 3 ? 0.2 : 0)
      const at = y * (1 + width * 3) + 1 + x * 3
      for (const [channel, value] of base.entries())
        rows[at + channel] = Math.max(0, Math.min(255, Math.round(value * shade + (random.next() - 0.5) * 10)))
    }
  return rows
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** PNG (RFC 2083), 8 bits a channel, no alpha. */
function png(pixels: Buffer): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(pixels, { level: 3 })), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

export async function drawPhotos(store: Store, seed: string, count: number): Promise<Photo[]> {
  const photos: Photo[] = []
  for (let at = 0; at < count; at++) {
    const bytes = png(draw(randomOf(`${seed} photo ${at}`)))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const path = await store.arriving()
    await writeFile(path, bytes)
    await store.keep(path, sha256)
    photos.push({ sha256, size: bytes.length, width, height })
  }
  return photos
}
