/**
 * How far the camera's own clock lies from the moment a photo arrived, as a fact that can be said in words. A photo
 * without a time of its own says nothing, and neither does a small difference.
 *
 * Invariants
 * 1. No camera time, no drift.
 * 2. Where the camera did not name its offset from UTC, less than a day may be the time zone and is not told.
 */

export interface Drift {
  /** `earlier`: by its camera the photo was taken before it arrived. */
  readonly side: 'earlier' | 'later'
  readonly unit: 'days' | 'hours'
  /** Whole units, rounded down. */
  readonly count: number
}

const [hourMs, dayMs] = [3_600_000, 86_400_000]
/** People take photos and send them at the end of the round; a camera's clock is off by minutes. */
const untold = 12 * hourMs

export function driftOf(camera: Date | null, arrived: Date, offsetKnown: boolean): Drift | null {
  if (!camera) return null
  const apart = arrived.getTime() - camera.getTime()
  const far = Math.abs(apart)
  if (far < (offsetKnown ? untold : dayMs)) return null
  const side = apart > 0 ? 'earlier' : 'later'
  return far < dayMs
    ? { side, unit: 'hours', count: Math.floor(far / hourMs) }
    : { side, unit: 'days', count: Math.floor(far / dayMs) }
}
