/** Decides moves of a warning, and what a change of colour does to it. Pure. */
import { type Colour, colours } from '../../domain/signals/signal.ts'
import type { Role } from '../../platform/contract/role.ts'
import { transitions, type WarningColour, type WarningMove, type WarningRule, type WarningState } from './contract.ts'

export interface Standing {
  readonly state: WarningState
  readonly colour: WarningColour
  readonly present: Colour
  readonly answeredBy: string | null
}

export interface By {
  readonly accountId: string
  /** Of posts that reach the facility. */
  readonly roles: readonly Role[]
}

const rank = (colour: Colour): number => colours.indexOf(colour)

export const rolesFor = (move: WarningMove, colour: WarningColour): readonly Role[] => {
  const row = transitions[move]
  return colour === 'red' ? row.red : colour === 'orange' ? row.orange : row.roles
}

/** @param from colour at which warnings open @returns the rule that refuses; null: allowed */
export function judge(warning: Standing, by: By, move: WarningMove, from: WarningColour): WarningRule | null {
  const row = transitions[move]
  if (!(row.from as readonly WarningState[]).includes(warning.state)) return 'not-now'
  const may = rolesFor(move, warning.colour)
  if (!by.roles.some((held) => may.includes(held))) return 'wrong-role'
  if (move === 'close') {
    if (rank(warning.present) >= rank(from)) return 'still-raised'
    if (warning.colour === 'red' && warning.answeredBy === by.accountId) return 'own-answer'
  }
  return null
}

/**
 * What a colour that changed brings about. A rise is judged by the colour before, not by the worst there was: what fell and
 * rises again is to be answered anew; below the colour at which warnings open it is only noted.
 * @param live the warning that is not closed; null where there is none
 */
export function follow(
  live: Pick<Standing, 'present'> | null,
  to: Colour,
  from: WarningColour,
): 'open' | 'raise' | 'ease' | 'note' | null {
  const grave = to !== 'blue' && rank(to) >= rank(from)
  if (live === null) return grave ? 'open' : null
  if (rank(to) <= rank(live.present)) return 'ease'
  return grave ? 'raise' : 'note'
}

/** The worst a warning had: a fall in between takes nothing back of who may close it. */
export const worstOf = (before: WarningColour | null, to: WarningColour): WarningColour =>
  before !== null && rank(before) > rank(to) ? before : to

const hour = 3_600_000
export const dueAt = (now: Date, hours: number): Date => new Date(now.getTime() + hours * hour)

export const numberOf = (year: number, number: number): string => `${year}-${String(number).padStart(4, '0')}`
