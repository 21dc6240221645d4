/** Who does a duty, and who hears of it when it was missed: posts found by ownership and by territory. */
import type { Duty, Rung } from '../../../domain/policy/duty.ts'
import { audience, department, type Role } from '../../../platform/contract/role.ts'
import type { UnitFacts } from '../rules.ts'
import type { Place } from './queries.ts'

export interface Holder {
  readonly unitId: number
  readonly role: Role
  readonly audience: number
}

/** Digits of a division's code at each level. */
const cityDigits = 4
const regionDigits = 2

export class Holders {
  readonly #held: ReadonlySet<string>
  readonly #guidance = new Map<string, number>()
  /** By kind and territory: `fire 8801`. */
  readonly #departments = new Map<string, number>()

  /** @param held posts held today, as `unit role` */
  constructor(places: readonly Place[], held: ReadonlySet<string>) {
    this.#held = held
    for (const place of places) {
      if (place.kind === 'guidance') this.#guidance.set(place.territory, place.id)
      if (place.kind === 'department') this.#departments.set(`${place.department} ${place.territory}`, place.id)
    }
  }

  /** The first of the roles that somebody holds; the last where nobody holds any. */
  #at(unitId: number, roles: readonly Role[]): Holder | null {
    const role = roles.find((one) => this.#held.has(`${unitId} ${one}`)) ?? roles.at(-1)
    return role === undefined ? null : { unitId, role, audience: audience.police }
  }

  /** The one whose territory holds this most narrowly. */
  #narrowest(territory: string, of: (part: string) => number | undefined): number | null {
    for (let length = territory.length; length >= regionDigits; length -= 2) {
      const found = of(territory.slice(0, length))
      if (found !== undefined) return found
    }
    return null
  }

  /** Whose task the running window is. */
  of(duty: Duty, unit: UnitFacts): Holder | null {
    if (duty.of === 'facility') return this.#at(unit.id, rolesAt(duty))
    if (duty.of === 'bureau') return this.#leader(unit, ['deputy', 'chief'])
    if (duty.of === 'leader') return this.#leader(unit, ['chief'])
    if (duty.of === 'guidance') {
      const id = this.#narrowest(unit.territory, (part) => this.#guidance.get(part))
      return id === null ? null : this.#at(id, ['guidance'])
    }
    if (duty.of === 'department') return this.#department(duty, unit)
    // The catalogue gives squadrons nothing to do by themselves; it would climb all the same.
    return null
  }

  /** Its people see the task, and nothing else of the police line. */
  #department({ department: whose }: Duty, unit: UnitFacts): Holder | null {
    if (!department.has(whose)) return null
    const id = this.#narrowest(unit.territory, (part) => this.#departments.get(`${whose} ${part}`))
    return id === null ? null : { unitId: id, role: 'department', audience: audience.police | audience[whose] }
  }

  /** Who stands on a rung of the ladder over a unit; null where nobody does. */
  on(rung: Rung, unit: UnitFacts): Holder | null {
    if (rung === 'facility') return unit.kind === 'facility' ? this.#at(unit.id, ['director']) : null
    if (rung === 'bureau') return this.#leader(unit, ['deputy', 'chief'])
    const id = this.#guidance.get(unit.territory.slice(0, rung === 'city' ? cityDigits : regionDigits))
    return id === undefined ? null : this.#at(id, ['guidance'])
  }

  #leader(unit: UnitFacts, roles: readonly Role[]): Holder | null {
    const id = unit.kind === 'bureau' ? unit.id : unit.ownerId
    return id === null ? null : this.#at(id, roles)
  }
}

/** At a facility: checks by those who work there, what needs others by its director. */
function rolesAt(duty: Duty): readonly Role[] {
  if (!duty.want?.kinds.includes('self-check')) return ['director']
  if (duty.family === 'food') return ['canteen', 'officer', 'director']
  if (duty.family === 'epidemic') return ['doctor', 'officer', 'director']
  return ['officer', 'director']
}
