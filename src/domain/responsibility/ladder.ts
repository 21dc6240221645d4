/**
 * Who answers for a matter at a facility, and who hears of it in turn (逐级): its director, who owns the matter; the leader
 * in charge and the chief of the owning bureau; the guidance departments of its city and of the region. A post nobody
 * holds stays in the ladder as a gap, so that whoever climbs can say that it was passed over.
 */
import type { Answerable, Standing } from './book.ts'

export type Step = 'director' | 'deputy' | 'chief' | 'city' | 'region'

/** Digits of a division's code at each level. */
const cityDigits = 4
const regionDigits = 2

export interface Rung extends Answerable {
  readonly step: Step
}

/** Lowest first. A step whose unit the region does not have is left out. */
export function ladderOf({ director, direct, first, guidance }: Standing): readonly Rung[] {
  const guiding = guidance.flatMap(({ territory, ...one }): Rung[] => {
    if (territory.length === cityDigits) return [{ ...one, step: 'city' }]
    return territory.length === regionDigits ? [{ ...one, step: 'region' }] : []
  })
  const own: readonly Rung[] = [
    { ...director, step: 'director' },
    { ...direct, step: 'deputy' },
    { ...first, step: 'chief' },
  ]
  return [...own.filter(({ unitId }) => unitId !== null), ...guiding]
}

/** Whose task it is: the lowest post that somebody holds; null where nobody in the whole line does. */
export const answeringIn = (ladder: readonly Rung[]): Rung | null =>
  ladder.find(({ holders }) => holders.length > 0) ?? null
