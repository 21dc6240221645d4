/**
 * Landmarks of a photo (照片特征点) as whole numbers that an index finds: what makes a copy findable among millions of
 * photos, also after it was re-encoded, made smaller, cropped, turned or mirrored.
 *
 * A landmark is a blob: a place where the difference of two Gaussian blurs is greater, or smaller, than all around it
 * in space and scale (Lowe, Distinctive image features from scale-invariant keypoints, IJCV 60, 2004, sections 3 and 4).
 * The patch around it, sized by its own scale, is described by the signs of 31 low coefficients of its cosine
 * transform, as in a DCT hash (Zauner, Implementation and benchmarking of perceptual image hash functions, 2010). The
 * signs are a number below 2^31: the key.
 *
 * Invariants
 * 1. Brightness and contrast do not change a key: the mean is left out, and a sign has no scale.
 * 2. A landmark depends only on the picture around it, so a crop keeps the keys of what it keeps.
 * 3. Turning and mirroring only change places and signs of coefficients: the keys of all eight poses of a patch follow
 *    from one transform. Stored are those of the picture as it stands; a search asks for all eight.
 * 4. At most `most` keys a picture, the strongest first; equal pictures give equal keys.
 */
import { at, blurred, type Grey, halved, type Pose, poses } from './grey.ts'

/** Longer side of the picture in which landmarks are looked for, pixels. */
export const landmarkEdge = 256
const most = 64
/** Blur of the first level, pixels; levels an octave; octaves. Measured choice: smaller blobs are lost by re-encoding. */
const firstBlur = 1.6
const levels = 3
const octaves = 4
/** Least difference of blurs, of 255: below it a blob is noise. */
const leastContrast = 1.4
/** A ridge has no place along itself: the ratio of curvatures above which a point is none (Lowe, section 4.1). */
const edgeRatio = 8
/** Half a patch, in units of the landmark's blur, and samples along its side. */
const patchHalf = 10
const patchSamples = 16
/** Of the signs of a search the least certain ones are tried both ways: 2^3 keys for each pose. */
const unsure = 3

/** Places of the coefficients used; closed under exchanging rows and columns. (2, 0) and (0, 2) say only "a blob". */
const places: readonly (readonly [number, number])[] = Array.from({ length: 49 }, (_, n): readonly [number, number] => [
  Math.floor(n / 7),
  n % 7,
]).filter(([u, v]) => {
  const sum = u + v
  return sum > 0 && sum <= 7 && !(sum === 7 && u * v === 0) && !(sum === 2 && u !== v)
})
const numberOf = new Map(places.map(([u, v], n) => [u * 7 + v, n]))
const waves = Float32Array.from({ length: 7 * patchSamples }, (_, n) =>
  Math.cos((Math.PI * Math.floor(n / patchSamples) * ((n % patchSamples) + 0.5)) / patchSamples),
)

export interface Landmark {
  readonly strength: number
  readonly coefficients: Float32Array
}

/** Keys of a picture as it is stored, without repeats. */
export const keysOf = (landmarks: readonly Landmark[]): number[] => [
  ...new Set(landmarks.map((one) => keyOf(one.coefficients, 0))),
]

export interface Probes {
  /** Keys of earlier pictures, and in which pose this picture would be a copy of one that has the key. */
  readonly keys: readonly number[]
  readonly poses: readonly Pose[]
}

/** What an earlier picture is found by, of which this one is a copy. */
export function probesOf(landmarks: readonly Landmark[]): Probes {
  const probes = new Set<number>()
  for (const { coefficients } of landmarks) {
    const doubtful = [...coefficients.keys()]
      .sort((a, b) => Math.abs(coefficients[a] as number) - Math.abs(coefficients[b] as number))
      .slice(0, unsure)
    for (const pose of poses) {
      const key = keyOf(coefficients, pose)
      const bits = doubtful.map((n) => 1 << placeIn(pose, n))
      for (let chosen = 0; chosen < 1 << unsure; chosen++)
        probes.add(8 * bits.reduce((made, bit, n) => ((chosen >> n) & 1 ? made ^ bit : made), key) + pose)
    }
  }
  const all = [...probes]
  return { keys: all.map((probe) => Math.floor(probe / 8)), poses: all.map((probe) => (probe % 8) as Pose) }
}

const placeIn = (pose: Pose, n: number): number => {
  const [u, v] = places[n] as readonly [number, number]
  return (pose & 4) !== 0 ? (numberOf.get(v * 7 + u) as number) : n
}

/** `u` counts half waves along x, `v` along y. Mirroring turns the sign of those with an odd count. */
function keyOf(coefficients: Float32Array, pose: Pose): number {
  let key = 0
  for (const [n, [u, v]] of places.entries()) {
    const turned = ((pose & 1) !== 0 && u % 2 === 1) !== ((pose & 2) !== 0 && v % 2 === 1)
    if ((coefficients[n] as number) > 0 !== turned) key |= 1 << placeIn(pose, n)
  }
  return key
}

/** Of a picture whose longer side is `landmarkEdge`, the strongest first. */
export function landmarksOf(image: Grey): Landmark[] {
  const found: Landmark[] = []
  let base = blurred(image, firstBlur)
  for (let octave = 0; octave < octaves && Math.min(base.width, base.height) >= 24; octave++) {
    const stack = [base]
    for (let n = 1; n < levels + 3; n++) {
      const [before, after] = [firstBlur * 2 ** ((n - 1) / levels), firstBlur * 2 ** (n / levels)]
      stack.push(blurred(stack[n - 1] as Grey, Math.sqrt(after * after - before * before)))
    }
    found.push(...blobsOf(stack, octave))
    base = halved(stack[levels] as Grey)
  }
  return found.sort((a, b) => b.strength - a.strength).slice(0, most)
}

function blobsOf(stack: readonly Grey[], octave: number): Landmark[] {
  const { width, height } = stack[0] as Grey
  const differences = stack.slice(1).map((next, n) => {
    const before = (stack[n] as Grey).data
    return next.data.map((value, i) => value - (before[i] as number))
  })
  const found: Landmark[] = []
  for (let level = 1; level <= levels; level++) {
    const [below, here, above] = differences.slice(level - 1, level + 2) as [Float32Array, Float32Array, Float32Array]
    // The finest blobs do not outlive re-encoding.
    const reach = Math.ceil(patchHalf * firstBlur * 2 ** ((level - 0.5) / levels))
    for (let y = reach; y < height - reach; y++)
      for (let x = reach; x < width - reach; x++) {
        const i = y * width + x
        const value = here[i] as number
        if (Math.abs(value) < leastContrast) continue
        if (!extreme(value, i, width, [here, below, above]) || ridge(here, i, width)) continue
        const dx = summit(here[i - 1] as number, value, here[i + 1] as number)
        const dy = summit(here[i - width] as number, value, here[i + width] as number)
        const ds = summit(below[i] as number, value, above[i] as number)
        const blur = firstBlur * 2 ** ((level + ds) / levels)
        const coefficients = described(stack[level] as Grey, x + dx, y + dy, blur)
        if (coefficients) found.push({ strength: Math.abs(value) * 2 ** (octave / 2), coefficients })
      }
  }
  return found
}

function extreme(value: number, i: number, width: number, layers: readonly Float32Array[]): boolean {
  const sign = Math.sign(value)
  for (const [n, layer] of layers.entries())
    for (let dy = -width; dy <= width; dy += width)
      for (let dx = -1; dx <= 1; dx++) {
        if (n === 0 && dx === 0 && dy === 0) continue
        if (sign * (layer[i + dy + dx] as number) >= sign * value) return false
      }
  return true
}

function ridge(layer: Float32Array, i: number, width: number): boolean {
  const get = (by: number) => layer[i + by] as number
  const xx = get(1) + get(-1) - 2 * get(0)
  const yy = get(width) + get(-width) - 2 * get(0)
  const xy = (get(width + 1) - get(width - 1) - get(-width + 1) + get(-width - 1)) / 4
  const [trace, determinant] = [xx + yy, xx * yy - xy * xy]
  return determinant <= 0 || (trace * trace) / determinant > (edgeRatio + 1) ** 2 / edgeRatio
}

/** Where between −½ and ½ the parabola through three equidistant values has its summit. */
function summit(before: number, here: number, after: number): number {
  const bend = before - 2 * here + after
  if (bend === 0) return 0
  return Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend)))
}

/** Cosine transform of the patch; null where the patch leaves the picture. */
function described(image: Grey, x: number, y: number, blur: number): Float32Array | null {
  const step = (2 * patchHalf * blur) / patchSamples
  const first = -((patchSamples - 1) / 2) * step
  if (x + first < 0 || y + first < 0 || x - first > image.width - 1 || y - first > image.height - 1) return null
  const byColumn = new Float32Array(7 * patchSamples)
  for (let row = 0; row < patchSamples; row++)
    for (let column = 0; column < patchSamples; column++) {
      const value = at(image, x + first + column * step, y + first + row * step)
      for (let u = 0; u < 7; u++)
        byColumn[u * patchSamples + row] =
          (byColumn[u * patchSamples + row] as number) + value * (waves[u * patchSamples + column] as number)
    }
  return Float32Array.from(places, ([u, v]) => {
    let sum = 0
    for (let row = 0; row < patchSamples; row++)
      sum += (byColumn[u * patchSamples + row] as number) * (waves[v * patchSamples + row] as number)
    return sum
  })
}
