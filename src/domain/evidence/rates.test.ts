/**
 * Catch rate and false-match rate at the thresholds in force, over photos drawn by seed, none of which was looked at
 * when the thresholds were chosen: copies of fifteen kinds, honest new photos of the same place, photos of other places.
 * A copy counts as caught when the index leads to it and the pictures then agree. `npm run bench -- photos` counts the
 * same over many more.
 */
import { beforeAll, expect, test } from 'vitest'
import { countOver, type Looked, lookAt } from '../../../test/photo-rates.ts'
import { again, changed, changes, photograph, straight } from '../../../test/scenes.ts'

const first = 70_001
const count = 8
const photos: { readonly seed: number; readonly jpeg: Buffer; readonly looked: Looked }[] = []

beforeAll(async () => {
  for (let seed = first; seed < first + count; seed++) {
    const jpeg = await photograph(seed)
    photos.push({ seed, jpeg, looked: await lookAt(jpeg) })
  }
}, 60_000)

test.each(Object.keys(changes) as (keyof typeof changes)[])('%s: 8 of 8 caught', { timeout: 30_000 }, async (how) => {
  const caught = await countOver(photos, async ({ seed, jpeg, looked }) => [
    await lookAt(await changed(jpeg, how, seed)),
    looked,
  ])
  expect(caught).toBe(count)
})

const honest = {
  'the same place, mended, as one who tries to take the same view': (seed: number) => again(seed, 0.5, true),
  'the same place, mended, by hand': (seed: number) => again(seed, 1, true),
  'the same place, not mended, as one who tries to take the same view': (seed: number) => again(seed, 0.5, false),
  'the same place from another angle': (seed: number) => again(seed, 2.5, false),
} as const

test.each(Object.keys(honest) as (keyof typeof honest)[])(
  '%s: 0 of 8 taken for copies',
  { timeout: 30_000 },
  async (how) => {
    const taken = await countOver(photos, async ({ seed, looked }) => [
      await lookAt(await photograph(seed, honest[how](seed))),
      looked,
    ])
    expect(taken).toBe(0)
  },
)

test('other places: 0 of 56 pairs taken for copies', { timeout: 30_000 }, async () => {
  const pairs = photos.flatMap((one) => photos.filter((other) => other !== one).map((other) => [one, other] as const))
  expect(pairs).toHaveLength(count * (count - 1))
  expect(await countOver(pairs, ([one, other]) => Promise.resolve([one.looked, other.looked]))).toBe(0)
})

test('a camera that hangs on the wall makes copies: told as such, since nothing in the picture says otherwise', async () => {
  const fixed = await lookAt(await photograph(first, { ...straight, light: 0 }))
  expect(await countOver([fixed], (one) => Promise.resolve([one, (photos[0] as (typeof photos)[number]).looked]))).toBe(
    1,
  )
})
