/** Now, as the server's clock has it: the device's, and in a demo whose clock was moved, as far ahead as that one. */
import { useSyncExternalStore } from 'react'

let ahead = 0
const listeners = new Set<() => void>()

/** Told by whoever reads the session. */
export function setAhead(milliseconds: number): void {
  if (ahead === milliseconds) return
  ahead = milliseconds
  for (const tell of listeners) tell()
}

export const nowMs = (): number => Date.now() + ahead
export const nowDate = (): Date => new Date(nowMs())

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Changes when the clock is moved: what was drawn before is drawn anew. */
export const useAhead = (): number => useSyncExternalStore(subscribe, () => ahead)
