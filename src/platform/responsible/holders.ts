/**
 * Which post has to act for a unit today, and who hears next (逐级), in bulk for a region whose scope is open: its director,
 * the leaders of the bureau that owns it, the guidance departments of city and region. Within the scope of one facility,
 * or for another day, `lineOf` and domain/responsibility/ladder.ts answer instead.
 */
import type { Rung } from '../../domain/policy/duty.ts'
import { audience, type Department, type Role } from '../contract/role.ts'

/** A unit as it stands in both relations. */
export interface Place {
  readonly id: number
  readonly kind: string
  readonly department: string | null
  readonly territory: string
  readonly ownerId: number | null
}

/** The post that has a task, and for whose eyes the task is. */
export interface Holder {
  readonly unitId: number
  readonly role: Role
  readonly audience: number
}

type Answering = Pick<Place, 'id' | 'kind' | 'territory' | 'ownerId'>

/** Digits of a division's code at each level. */
const cityDigits = 4
const regionDigits = 2

export class PostHolders {
  readonly #held: ReadonlySet<string>
  /** By kind and territory: `guidance 88`, `fire 8801`. */
  readonly #placed = new Map<string, number>()

  /** @param held posts held today, as `unit role` */
  constructor(places: readonly Place[], held: ReadonlySet<string>) {
    this.#held = held
    for (const { id, kind, department, territory } of places)
      if (kind === 'guidance' || kind === 'department') this.#placed.set(`${department ?? kind} ${territory}`, id)
  }

  /** The first of the roles that somebody holds; the last where nobody holds any. */
  at(unitId: number, roles: readonly Role[]): Holder | null {
    const role = roles.find((one) => this.#held.has(`${unitId} ${one}`)) ?? roles.at(-1)
    return role === undefined ? null : { unitId, role, audience: audience.police }
  }

  isHeld({ unitId, role }: Holder): boolean {
    return this.#held.has(`${unitId} ${role}`)
  }

  /** The guidance department, or the department of a kind, whose territory holds this most narrowly. */
  narrowest(of: 'guidance' | Department, territory: string): number | null {
    for (let length = territory.length; length >= regionDigits; length -= 2) {
      const found = this.#placed.get(`${of} ${territory.slice(0, length)}`)
      if (found !== undefined) return found
    }
    return null
  }

  /** A post of the bureau that a unit answers to; a bureau answers for itself. */
  leader(unit: Answering, roles: readonly Role[]): Holder | null {
    const id = unit.kind === 'bureau' ? unit.id : unit.ownerId
    return id === null ? null : this.at(id, roles)
  }

  /** Who stands on a rung of the ladder over a unit; null where nobody does. */
  on(rung: Rung, unit: Answering): Holder | null {
    if (rung === 'facility') return unit.kind === 'facility' ? this.at(unit.id, ['director']) : null
    if (rung === 'bureau') return this.leader(unit, ['deputy', 'chief'])
    const part = unit.territory.slice(0, rung === 'city' ? cityDigits : regionDigits)
    const id = this.#placed.get(`guidance ${part}`)
    return id === undefined ? null : this.at(id, ['guidance'])
  }
}
