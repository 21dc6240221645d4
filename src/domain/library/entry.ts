/**
 * An entry of the standard hazard library (标准隐患库): the wording an experienced inspector would use for a common hazard,
 * with its basis, default grade and usual measure. Shipped entries are policy/hazards/<family>.yaml; a region learns its own.
 */
import type { Words } from '../policy/reader.ts'

export const families = ['building', 'fire', 'food', 'epidemic', 'attack'] as const
export type LibraryFamily = (typeof families)[number]

export interface LibraryEntry {
  readonly id: string
  readonly family: LibraryFamily
  readonly object: Words
  /** Where it is usually found. */
  readonly where: Words
  /** Figures in it are examples: whoever reports writes what was seen. */
  readonly finding: Words
  readonly grade: 'general' | 'major'
  /** Why it is major; null where general. */
  readonly why: Words | null
  readonly basis: readonly Words[]
  readonly measure: Words
  /** Usual days to rectify; a default of this product. */
  readonly days: number
  /** Checklist items that look at the same, as `checklist/item`. */
  readonly items: readonly string[]
  readonly keywords: readonly string[]
}
