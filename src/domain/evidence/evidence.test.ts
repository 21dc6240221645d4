/** Properties of the comparison on pictures made here, and of what is told of a camera's clock. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawing } from '../../../test/scenes.ts'
import { driftOf } from './drift.ts'
import { blurred, type Grey, greyOf, posed, poses, shrunk } from './grey.ts'
import { keysOf as keysFrom, landmarkEdge, landmarksOf, probesOf as probesFrom } from './landmarks.ts'
import { isAlike, likenessEdge, likenessOf } from './likeness.ts'

/** Patches of light and dark of all sizes: as much to hold on to as a room has. */
function patches(seed: number, width = landmarkEdge, height = 192): Grey {
  const draw = drawing(seed)
  const data = new Float32Array(width * height).fill(120)
  for (let n = 0; n < 220; n++) {
    const [x, y, w, h] = [draw() * width, draw() * height, 4 + draw() * 50, 4 + draw() * 40]
    const tone = draw() * 255
    for (let py = Math.max(0, Math.floor(y)); py < Math.min(height, y + h); py++)
      for (let px = Math.max(0, Math.floor(x)); px < Math.min(width, x + w); px++) data[py * width + px] = tone
  }
  return blurred({ width, height, data }, 0.8)
}
const mapped = (image: Grey, change: (value: number) => number): Grey => ({ ...image, data: image.data.map(change) })
const keysOf = (image: Grey) => keysFrom(landmarksOf(image))
const probesOf = (image: Grey) => probesFrom(landmarksOf(image))
const small = (image: Grey) => shrunk(image, likenessEdge)
const seeds = fc.integer({ min: 1, max: 1_000_000 })
const shared = (one: Grey, two: Grey): number => {
  const probes = new Set(probesOf(one).keys)
  return keysOf(two).filter((key) => probes.has(key)).length
}

describe('small pictures', () => {
  test('as many values as pixels, or it is no picture', () => {
    expect(() => greyOf(3, 2, [1, 2, 3])).toThrow(RangeError)
  })
  test('a picture put back into each pose is itself; the eight poses differ', () => {
    const image = patches(1, 40, 30)
    const back: Readonly<Record<number, number>> = { 0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 5, 7: 7 }
    for (const pose of poses)
      expect(posed(posed(image, pose), (back[pose] ?? 0) as (typeof poses)[number])).toEqual(image)
    expect(new Set(poses.map((pose) => [...posed(image, pose).data].join())).size).toBe(8)
  })
  test('making smaller and blurring keep the mean', () => {
    const mean = ({ data }: Grey) => data.reduce((sum, value) => sum + value, 0) / data.length
    const image = patches(2, 96, 72)
    expect(mean(shrunk(image, 48))).toBeCloseTo(mean(image), 3)
    expect(mean(blurred(greyOf(50, 40, new Uint8Array(2000).fill(77)), 3))).toBeCloseTo(77, 3)
    expect(shrunk(image, 200)).toBe(image)
  })
})

describe('landmarks', () => {
  test('the same picture, the same keys; each below 2³¹ and once', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const keys = keysOf(patches(seed))
        expect(keys).toEqual(keysOf(patches(seed)))
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.every((key) => Number.isInteger(key) && key >= 0 && key < 2 ** 31)).toBe(true)
      }),
      { numRuns: 10 },
    )
  })
  test('brightness and contrast change nearly none', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.double({ min: 0.6, max: 0.95, noNaN: true }),
        fc.integer({ min: 0, max: 12 }),
        (seed, gain, lift) => {
          const image = patches(seed)
          const lit = mapped(image, (value) => value * gain + lift)
          expect(shared(lit, image)).toBeGreaterThanOrEqual(0.8 * keysOf(image).length)
        },
      ),
      { numRuns: 10 },
    )
  })
  test('turned and mirrored, the landmarks are found, all in one pose', () => {
    const image = patches(7)
    const keys = new Set(keysOf(image))
    for (const pose of poses) {
      const { keys: asked, poses: of } = probesOf(posed(image, pose))
      const votes = new Map<number, number>()
      for (const [n, key] of asked.entries())
        if (keys.has(key)) votes.set(of[n] as number, (votes.get(of[n] as number) ?? 0) + 1)
      expect(Math.max(...votes.values())).toBeGreaterThanOrEqual(0.7 * keys.size)
    }
  })
  test('nothing to hold on to: no landmarks, no error', () => {
    for (const [width, height] of [
      [256, 192],
      [1, 1],
      [256, 2],
      [23, 23],
    ] as const)
      expect(keysOf(greyOf(width, height, new Uint8Array(width * height).fill(90)))).toEqual([])
  })
})

describe('likeness', () => {
  test('of a picture and itself, lit otherwise and in any pose: all parts agree', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...poses), (seed, pose) => {
        const image = small(patches(seed))
        const other = mapped(posed(image, pose), (value) => value * 0.7 + 30)
        expect(likenessOf(other, image)?.share).toBeGreaterThan(0.97)
      }),
      { numRuns: 12 },
    )
  })
  test('the order of the two does not matter', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [one, two] = [small(patches(seed)), small(patches(seed + 1))]
        expect(isAlike(likenessOf(one, two))).toBe(isAlike(likenessOf(two, one)))
      }),
      { numRuns: 8 },
    )
  })
  test('one part changed lowers the share by about that part', () => {
    const image = small(patches(11))
    const other = small(patches(12))
    const data = image.data.map((value, i) => (i % image.width < image.width / 4 ? (other.data[i] as number) : value))
    const share = likenessOf({ ...image, data }, image)?.share ?? 0
    expect(share).toBeGreaterThan(0.6)
    expect(share).toBeLessThan(0.88)
  })
  test('a blank wall, darkness, a sliver are alike to none', () => {
    const blank = greyOf(128, 96, new Uint8Array(128 * 96).fill(200))
    expect(likenessOf(blank, blank)).toBeNull()
    expect(likenessOf(greyOf(128, 1, new Uint8Array(128)), small(patches(3)))).toBeNull()
  })
})

describe('the camera’s clock', () => {
  const sent = new Date('2025-11-25T14:00:00Z')
  test.each([
    ['no time', null, true, null],
    ['minutes before', '2025-11-25T13:40:00Z', true, null],
    ['an hour ahead, no offset named', '2025-11-25T15:00:00Z', false, null],
    ['fourteen hours before', '2025-11-25T00:00:00Z', true, { side: 'earlier', unit: 'hours', count: 14 }],
    ['fourteen hours before, no offset named', '2025-11-25T00:00:00Z', false, null],
    ['633 days before', '2024-03-02T10:00:00Z', false, { side: 'earlier', unit: 'days', count: 633 }],
    ['two days after', '2025-11-27T15:00:00Z', false, { side: 'later', unit: 'days', count: 2 }],
  ] as const)('%s', (_, camera, known, drift) => {
    expect(driftOf(camera ? new Date(camera) : null, sent, known)).toEqual(drift)
  })
})
