/** Shares of windows; null where there is nothing to take a share of. */
import type { Counts } from '../contract.ts'

/** Of the windows that ended, those done in time. Made up late is not in time. */
export function doneShare(ended: Counts): number | null {
  const all = ended.done + ended['made-up'] + ended.missed
  return all === 0 ? null : ended.done / all
}
