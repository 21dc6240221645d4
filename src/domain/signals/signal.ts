/**
 * What the risk index (风险指数) is made of, on plain values. A fact is one record that bears on a bottom line of a
 * facility; a signal says how many points a fact of its kind is worth, how that grows, and whether it decides a colour
 * alone. Weights stand in policy/signals.yaml; points are whole numbers without unit.
 */
import type { Words } from '../policy/reader.ts'

export const families = ['building', 'fire', 'food', 'epidemic', 'attack'] as const
export type Family = (typeof families)[number]

/** From calm to worst. */
export const colours = ['blue', 'yellow', 'orange', 'red'] as const
export type Colour = (typeof colours)[number]
export type Raised = Exclude<Colour, 'blue'>

export const worse = (a: Colour, b: Colour): Colour => (colours.indexOf(a) >= colours.indexOf(b) ? a : b)

export interface Signal {
  readonly id: string
  /** The room's source that finds such facts. */
  readonly source: string
  readonly points: number
  /** Linear in the days a fact has lasted, up to `times` after `days`. */
  readonly grows: { readonly days: number; readonly times: number } | null
  /** Multiplies each further fact of the same signal, worst first; 1: all count whole. */
  readonly next: number
  readonly decides: Raised | null
  readonly words: Words
  readonly action: Words
  /** What records such facts, where that is still to come. */
  readonly toCome: Words | null
}

export interface SignalRules {
  readonly version: number
  readonly reviewed: boolean
  /** First points of each colour. */
  readonly colours: Readonly<Record<Raised, number>>
  /** A colour falls below this share of its first points. */
  readonly fallsBelow: number
  readonly signals: readonly Signal[]
}

export interface Fact {
  readonly family: Family
  readonly signal: string
  /** Days it has lasted; null where that is not known, which counts as the longest. */
  readonly days: number | null
  /** The record. */
  readonly subject: { readonly type: string; readonly id: string }
  /** Page of the app that shows the record. */
  readonly path: string
  /** Fills the words of the signal. */
  readonly details: Readonly<Record<string, string | number>>
}

/**
 * Kept day by day beside the index. Hazards: not closed, of them overdue, of them major. Duties: windows running now; of
 * the last 365 days those done in time or made up, and those missed.
 */
export const counters = ['open', 'overdue', 'major', 'due', 'done', 'missed'] as const
export type Counter = (typeof counters)[number]
export type Counts = Partial<Record<Counter, number>>

/** What one source knows of one facility. */
export interface Signalled {
  readonly facts: readonly Fact[]
  readonly counts: Readonly<Partial<Record<Family, Counts>>>
  /** From this instant on the same records say something else, though nobody touches them. */
  readonly changesAt: Date
}

/** The rules with their signals at hand by id. */
export interface SignalIndex {
  readonly rules: SignalRules
  readonly signals: ReadonlyMap<string, Signal>
}
