/** Judges pairs of photos as the product does: the index has to lead from one to the other, then the pictures decide. */
import sharp from 'sharp'
import { type Grey, shrunk } from '../src/domain/evidence/grey.ts'
import { keysOf, landmarksOf, type Probes, probesOf } from '../src/domain/evidence/landmarks.ts'
import { isAlike, likenessEdge, likenessOf } from '../src/domain/evidence/likeness.ts'
import { greyFrom } from '../src/platform/files/grey.ts'

export interface Looked {
  readonly keys: ReadonlySet<number>
  readonly probes: Probes
  readonly small: Grey
}

export async function lookAt(photo: Buffer): Promise<Looked> {
  const grey = await greyFrom(sharp(photo))
  const landmarks = landmarksOf(grey)
  return { keys: new Set(keysOf(landmarks)), probes: probesOf(landmarks), small: shrunk(grey, likenessEdge) }
}

/** Landmarks that meet in one pose, at most: what `app.photos_like` counts. */
export function meeting(later: Looked, earlier: Looked): number {
  const votes = new Map<number, number>()
  for (const [n, key] of later.probes.keys.entries()) {
    const pose = later.probes.poses[n] as number
    if (earlier.keys.has(key)) votes.set(pose, (votes.get(pose) ?? 0) + 1)
  }
  return Math.max(0, ...votes.values())
}

export const isFound = (later: Looked, earlier: Looked): boolean =>
  meeting(later, earlier) >= 2 && isAlike(likenessOf(later.small, earlier.small))

/** How many of the pairs, made one by one, are taken for copies. */
export async function countOver<T>(
  from: readonly T[],
  pair: (one: T) => Promise<readonly [later: Looked, earlier: Looked]>,
): Promise<number> {
  let found = 0
  for (const one of from) if (isFound(...(await pair(one)))) found++
  return found
}
