/** Decides moves of a warning, and what a change of colour does to it. Pure. */
import { type Colour, colours } from '../../domain/signals/signal.ts'
import type { Role } from '../../platform/contract/role.ts'
import type { TermOf } from '../../platform/contract/vocabulary.ts'
import {
  transitions,
  type WarningColour,
  type WarningMove,
  type WarningRule,
  type WarningState,
  type warningLeft,
} from './contract.ts'

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

export interface Holder {
  readonly unitId: number
  readonly role: Role
}

/** An entry of the journal that changed who holds the warning, or what is asked of him. */
export interface Passing {
  readonly what: 'opened' | TermOf<typeof warningLeft>
  readonly at: Date
  /** Of opened, raised, escalated. */
  readonly to: Holder | null
}

export interface Stretch extends Holder {
  /** To be answered; else answered, and being handled. */
  readonly waiting: boolean
  readonly from: Date
  /** Null: still held. */
  readonly until: Date | null
  readonly milliseconds: number
  readonly left: TermOf<typeof warningLeft> | null
}

/**
 * How long each level held a warning. Stretches meet without a gap from the opening to the closing, or until `now`; one
 * more answer of what is answered begins none. Spans of instants, so that no time zone or change of clocks bears on them.
 * @param passings in the order in which they happened
 */
export function heldBy(passings: readonly Passing[], now: Date): Stretch[] {
  const held: Stretch[] = []
  let open = null as Pick<Stretch, 'unitId' | 'role' | 'waiting' | 'from'> | null
  const end = (until: Date | null, left: Stretch['left']) => {
    if (open === null) return
    held.push({ ...open, until, left, milliseconds: (until ?? now).getTime() - open.from.getTime() })
  }
  for (const { what, at, to } of passings) {
    const before = open
    if (what === 'answered' && before?.waiting !== true) continue
    if (what !== 'opened') end(at, what)
    if (what === 'closed') open = null
    else if (what === 'answered') open = before && { ...before, waiting: false, from: at }
    else open = to && { ...to, waiting: true, from: at }
  }
  end(null, null)
  return held
}
