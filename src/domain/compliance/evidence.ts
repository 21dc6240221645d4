/**
 * Whether a piece of work counts for a duty, and if not, why. One activity may satisfy several duties; the record says
 * which, and for each other duty of its kind what was missing.
 */
import type { Day } from '../calendar/day.ts'

/** Evidence a duty wants. Absent fields ask nothing. */
export interface Want {
  /** Kinds of work, any of them. */
  readonly kinds: readonly string[]
  readonly family?: string
  readonly checklist?: readonly string[]
  /** Parties that must all have taken part. */
  readonly participants?: readonly string[]
  /** Share of the people concerned who must have attended, 0–1. */
  readonly attendance?: number
  /** Roles, one of which must have done it in person. */
  readonly by?: readonly string[]
  readonly minutes?: number
}

export interface Work {
  readonly id: string
  readonly kind: string
  readonly family: string | null
  readonly checklist: string | null
  readonly participants: readonly string[]
  /** Null where nobody was counted. */
  readonly attendance: number | null
  readonly by: readonly string[]
  readonly minutes: number | null
  /** The day it was done. */
  readonly day: Day
  /** The day it was recorded. */
  readonly recorded: Day
  /** A day of an earlier window which it makes up for. */
  readonly makesUp: Day | null
}

export type Shortfall =
  | { readonly lacks: 'kind' | 'family' | 'checklist' }
  | { readonly lacks: 'participants'; readonly missing: readonly string[] }
  | { readonly lacks: 'attendance'; readonly wanted: number; readonly had: number | null }
  | { readonly lacks: 'by'; readonly wanted: readonly string[] }
  | { readonly lacks: 'minutes'; readonly wanted: number; readonly had: number | null }

/** Everything in which the work falls short; empty where it counts. */
export function shortfalls(work: Work, want: Want): readonly Shortfall[] {
  const found: Shortfall[] = []
  if (!want.kinds.includes(work.kind)) found.push({ lacks: 'kind' })
  if (want.family !== undefined && work.family !== want.family) found.push({ lacks: 'family' })
  if (want.checklist && (work.checklist === null || !want.checklist.includes(work.checklist)))
    found.push({ lacks: 'checklist' })
  const missing = (want.participants ?? []).filter((party) => !work.participants.includes(party))
  if (missing.length > 0) found.push({ lacks: 'participants', missing })
  if (want.attendance !== undefined && (work.attendance ?? 0) < want.attendance)
    found.push({ lacks: 'attendance', wanted: want.attendance, had: work.attendance })
  if (want.by && !want.by.some((role) => work.by.includes(role))) found.push({ lacks: 'by', wanted: want.by })
  if (want.minutes !== undefined && (work.minutes ?? 0) < want.minutes)
    found.push({ lacks: 'minutes', wanted: want.minutes, had: work.minutes })
  return found
}

/** Work of the wanted kind and family that does not count is worth showing beside the duty; other work is not. */
export const isNearMiss = (found: readonly Shortfall[]): boolean =>
  found.length > 0 && !found.some(({ lacks }) => lacks === 'kind' || lacks === 'family' || lacks === 'checklist')
