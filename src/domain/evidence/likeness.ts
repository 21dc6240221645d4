/**
 * Whether one photo is a copy of another (同一张照片): the two pictures are laid over each other, turned, mirrored and
 * cropped as far as a copy may be, and then compared part by part.
 *
 * A copy agrees in every part. Two photos of one place agree in some: the camera stood a little differently, so that near
 * and far shifted against each other, and what was mended looks different. That is why the share of parts that agree is
 * judged and not one number over the whole picture, which a common background would raise.
 *
 * Invariants
 * 1. Found alike are pictures of which one shows at least `leastShown` of the other's width and height.
 * 2. Brightness and contrast do not matter, as a whole or part by part.
 * 3. A picture with fewer than `leastParts` parts that show anything (a blank wall, darkness, fog) is alike to none.
 * 4. The order of the two does not matter beyond rounding.
 */
import { type Grey, type Pose, posed, poses, shrunk } from './grey.ts'

/** Longer side of the pictures that are compared, pixels. */
export const likenessEdge = 128
/** A crop may leave out 15 % of each side; a little more is tried, since landmarks of the search know no border. */
const leastShown = 0.82
/** Longer sides at which the two are laid over each other, first roughly. */
const [coarseEdge, middleEdge] = [24, 64]
const partEdge = 12
/** Standard deviation of brightness, of 255, from which a part shows anything. */
const leastDetail = 4
const leastParts = 10
/** Correlation from which a part agrees. */
export const partAgrees = 0.8
/** Share of the parts that must agree. Chosen on 24 drawn rooms (copies 0.94 and more, new photos 0.86 at most); stated by others. */
export const alikeFrom = 0.9

export interface Likeness {
  /** Share of the parts that agree, 0–1. */
  readonly share: number
  readonly pose: Pose
}

/** How a pixel of the one lies on the other: x ↦ sx·x + tx, y ↦ sy·y + ty. */
interface Laid {
  readonly sx: number
  readonly sy: number
  readonly tx: number
  readonly ty: number
}

interface Guess {
  readonly score: number
  readonly pose: Pose
  readonly laid: Laid
}

/** @param a,b longer side `likenessEdge`. Null: the two cannot be judged. */
export function likenessOf(a: Grey, b: Grey): Likeness | null {
  if (Math.min(a.width, a.height, b.width, b.height) < partEdge) return null
  const coarse = guesses(shrunk(a, coarseEdge), shrunk(b, coarseEdge))
  let best: Likeness | null = null
  for (const guess of coarse) {
    const turned = posed(a, guess.pose)
    const middle = refine(
      shrunk(turned, middleEdge),
      shrunk(b, middleEdge),
      enlarged(guess.laid, middleEdge / coarseEdge),
      1,
    )
    const fine = refine(turned, b, enlarged(middle, likenessEdge / middleEdge), 0.5)
    const share = agreement(turned, b, fine)
    if (share !== null && (best === null || share > best.share)) best = { share, pose: guess.pose }
  }
  return best
}

export const isAlike = (likeness: Likeness | null): likeness is Likeness =>
  likeness !== null && likeness.share >= alikeFrom

/** The same laying among pixels that are `by` times smaller; the middle of a pixel stays the middle of its part. */
const enlarged = ({ sx, sy, tx, ty }: Laid, by: number): Laid => {
  const half = (by - 1) / 2
  return { sx, sy, tx: by * tx + half * (1 - sx), ty: by * ty + half * (1 - sy) }
}

/** The most promising ways to lay the one over the other, at the coarsest size. */
function guesses(a: Grey, b: Grey): Guess[] {
  const found: Guess[] = []
  for (const pose of poses) {
    const turned = posed(a, pose)
    let best: Guess | null = null
    for (const scale of scales) {
      const [freeX, freeY] = [b.width - scale * turned.width, b.height - scale * turned.height]
      // Wider here and narrower there: neither lies within the other.
      if (Math.min(freeX, freeY) < -slack && Math.max(freeX, freeY) > slack) continue
      for (const tx of between(freeX))
        for (const ty of between(freeY)) {
          const laid = { sx: scale, sy: scale, tx, ty }
          const score = correlation(turned, b, laid)
          if (best === null || score > best.score) best = { score, pose, laid }
        }
    }
    if (best) found.push(best)
  }
  return found
    .sort((one, two) => two.score - one.score)
    .slice(0, 2)
    .filter((one) => one.score > leastCoarse)
}

/** Below it at the coarsest size, the two are not looked at more closely. */
const leastCoarse = 0.6
const scales: readonly number[] = Array.from({ length: 9 }, (_, n) => leastShown ** (1 - n / 4))
const slack = 1

/** One picture lies within the other, give or take a pixel. */
function between(free: number): number[] {
  const [low, high] = [Math.floor(Math.min(0, free) - slack), Math.ceil(Math.max(0, free) + slack)]
  return Array.from({ length: high - low + 1 }, (_, n) => low + n)
}

/**
 * Correlation of brightness where the two overlap; −1 where they overlap too little.
 * @param stride looks at every so many pixels of every so many rows
 */
function correlation(a: Grey, b: Grey, laid: Laid, stride = 1): number {
  const sums = sumsOver(a, b, laid, { left: 0, top: 0, right: a.width, bottom: a.height }, stride)
  if (sums.n * stride * stride < 0.55 * a.width * a.height) return -1
  const spread = Math.sqrt(sums.varA * sums.varB)
  return spread > 0 ? sums.cov / spread : -1
}

/** Climbs to the best place nearby, in ever smaller steps. @param step in pixels at the picture's edge */
function refine(a: Grey, b: Grey, from: Laid, step: number): Laid {
  const stride = a.width * a.height > 4_000 ? 2 : 1
  let [laid, score] = [from, correlation(a, b, from, stride)]
  for (let size = step * 2; size >= step / 4; size /= 2) {
    const [bySx, bySy] = [size / a.width, size / a.height]
    for (let turn = 0; turn < 6; turn++) {
      const before = score
      for (const [sx, sy, tx, ty] of moves) {
        const next = {
          sx: laid.sx + sx * bySx,
          sy: laid.sy + sy * bySy,
          // A change of scale keeps the middle where it is.
          tx: laid.tx + tx * size - (sx * size) / 2,
          ty: laid.ty + ty * size - (sy * size) / 2,
        }
        const reached = correlation(a, b, next, stride)
        if (reached > score) [laid, score] = [next, reached]
      }
      if (score === before) break
    }
  }
  return laid
}

const moves: readonly (readonly [number, number, number, number])[] = [0, 1, 2, 3].flatMap((axis) =>
  [-1, 1].map(
    (sign) => [0, 0, 0, 0].map((_, n) => (n === axis ? sign : 0)) as unknown as [number, number, number, number],
  ),
)

/** Share of the parts that show anything and agree. Null: too little is shown. */
function agreement(a: Grey, b: Grey, laid: Laid): number | null {
  let [parts, agreeing] = [0, 0]
  for (let y = 0; y + partEdge <= a.height; y += partEdge)
    for (let x = 0; x + partEdge <= a.width; x += partEdge) {
      const agrees = partOf(a, b, laid, x, y)
      if (agrees === null) continue
      parts++
      if (agrees) agreeing++
    }
  return parts < leastParts ? null : agreeing / parts
}

function partOf(a: Grey, b: Grey, laid: Laid, left: number, top: number): boolean | null {
  const sums = sumsOver(a, b, laid, { left, top, right: left + partEdge, bottom: top + partEdge }, 1)
  if (sums.n < (partEdge * partEdge) / 2) return null
  const [devA, devB] = [Math.sqrt(sums.varA), Math.sqrt(sums.varB)]
  if (Math.max(devA, devB) < leastDetail) return null
  return Math.min(devA, devB) >= leastDetail / 4 && sums.cov >= partAgrees * devA * devB
}

interface Sums {
  readonly n: number
  readonly varA: number
  readonly varB: number
  readonly cov: number
}
interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Variances and covariance over the pixels of an area of `a` that lie on `b`. The one hot loop of the comparison. */
function sumsOver(a: Grey, b: Grey, { sx, sy, tx, ty }: Laid, area: Area, stride: number): Sums {
  let [n, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0]
  const [pixels, wide] = [b.data, b.width]
  for (let y = area.top; y < area.bottom; y += stride) {
    const by = sy * y + ty
    if (by < 0 || by > b.height - 1) continue
    const y0 = Math.min(b.height - 2, by | 0)
    const fy = by - y0
    for (let x = area.left; x < area.right; x += stride) {
      const bx = sx * x + tx
      if (bx < 0 || bx > wide - 1) continue
      const x0 = Math.min(wide - 2, bx | 0)
      const fx = bx - x0
      const i = y0 * wide + x0
      const above = (pixels[i] as number) * (1 - fx) + (pixels[i + 1] as number) * fx
      const below = (pixels[i + wide] as number) * (1 - fx) + (pixels[i + wide + 1] as number) * fx
      const vb = above * (1 - fy) + below * fy
      const va = a.data[y * a.width + x] as number
      n++
      sa += va
      sb += vb
      saa += va * va
      sbb += vb * vb
      sab += va * vb
    }
  }
  if (n === 0) return { n, varA: 0, varB: 0, cov: 0 }
  const [ma, mb] = [sa / n, sb / n]
  return { n, varA: Math.max(0, saa / n - ma * ma), varB: Math.max(0, sbb / n - mb * mb), cov: sab / n - ma * mb }
}
