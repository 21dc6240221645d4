/**
 * A duty (职责要求) of the catalogue on plain values: whose it is, to whom it applies, how often or how soon, what
 * counts as evidence, who is reminded when, and who hears of it after how long.
 */
import type { Cadence } from '../calendar/window.ts'
import type { Want } from '../compliance/evidence.ts'
import type { Predicate } from '../compliance/predicate.ts'
import type { Words } from './reader.ts'

/** Who owes it. `leader`: the post of the bureau's main leader. */
export const owers = ['facility', 'bureau', 'leader', 'guidance', 'department', 'squadron'] as const
export type Ower = (typeof owers)[number]

/** Where a warning of it climbs to. */
export const rungs = ['facility', 'bureau', 'city', 'region'] as const
export type Rung = (typeof rungs)[number]

export const families = ['building', 'fire', 'food', 'epidemic', 'attack'] as const
/** Parties whose presence evidence may require; what they are called stands in the catalogue. */
export const parties = [
  'housing',
  'fire-department',
  'market',
  'health',
  'cdc',
  'electricity',
  'squadron',
  'joint-defence',
  'government',
  'professional',
] as const
export type Party = (typeof parties)[number]

export const workKinds = [
  'self-check',
  'inspection',
  'video-patrol',
  'cross-inspection',
  'drill',
  'training',
  'study',
  'meeting',
  'hearing',
  'one-day-director',
  'professional-check',
  'plan-review',
] as const
export type WorkKind = (typeof workKinds)[number]

/** Due within hours after an event of the journal, and done with another. */
export interface Triggered {
  readonly kind: 'triggered'
  readonly on: string
  readonly withinHours: number
  /** Events on the same subject that answer it; empty where the room that brings it about is still to come. */
  readonly answeredBy: readonly string[]
  /** Events after which it is owed no longer. */
  readonly endedBy: readonly string[]
  /** What brings it about, where that is still to come. */
  readonly toCome: Words | null
}

export type Kind =
  | { readonly kind: 'counted'; readonly every: Cadence; readonly atLeast: number; readonly recordWithinDays: number }
  | Triggered
  /** Must hold at all times, by the records of a register. */
  | { readonly kind: 'continuous'; readonly register: string }

export interface Step {
  /** Days after the window closed, or the deadline passed. */
  readonly afterDays: number
  readonly to: Rung
}

export interface Duty {
  readonly id: string
  readonly clause: string
  /** Null where it belongs to no one bottom line. */
  readonly family: (typeof families)[number] | null
  readonly title: Words
  readonly of: Ower
  /** Department that owes it, where `of` is `department`. */
  readonly department: string | null
  /** Counted once for the ower, or once for each facility under it. */
  readonly per: 'ower' | 'facility'
  readonly applies: Predicate
  readonly rule: Kind
  /** Null where nothing that could be evidence is kept yet: the duty is shown, and judged nowhere. */
  readonly want: Want | null
  readonly lead: readonly Words[]
  readonly cooperating: readonly Words[]
  /** Days before the end of a window, or before the deadline, on which the ower is reminded. */
  readonly remindDays: readonly number[]
  readonly ladder: readonly Step[]
  readonly basis: Words
  /** A deploying authority has confirmed the defaults. */
  readonly reviewed: boolean
}
