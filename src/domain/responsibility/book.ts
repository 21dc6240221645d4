/**
 * Who was answerable for a facility on a day (责任台账): first responsible person (第一责任人), the chief of the bureau that
 * owns it; direct responsible person (直接责任人), the leader in charge there; territorial leadership (属地领导责任), the
 * government where it stands; its director; and the same of every bureau above the owner, with the guidance departments.
 * Nothing of this is stored: it follows from dated places of units, dated posts and dated delegations.
 *
 * Invariants: every span is half-open, [from, until). A post nobody held on the day is there all the same, with no
 * holders: a gap is shown and counted. An acting leader (代理) stands beside the holder, never instead. An owner above
 * itself ends the line. Units: days since 1970-01-01 in the region's calendar. Source: clauses G1, R1, R2 of the plan.
 */
import type { Day } from '../calendar/day.ts'

export const lineRoles = ['director', 'deputy', 'chief', 'guidance', 'government'] as const
export type LineRole = (typeof lineRoles)[number]

interface Place {
  readonly ownerId: number | null
  readonly territory: string
}

export interface LineUnit extends Place {
  readonly id: number
  readonly kind: string
  readonly name: string
  readonly nameEn: string
  readonly openedOn: Day
  /** First day on which it no longer worked. */
  readonly closedOn: Day | null
  /** Where it stood before, each until the day it was moved; earliest first. */
  readonly past: readonly (Place & { readonly until: Day })[]
}

export interface Tenure {
  readonly positionId: string
  readonly unitId: number
  readonly role: LineRole
  readonly title: string
  readonly personId: string
  readonly name: string
  readonly since: Day
  readonly until: Day | null
}

export interface Acting {
  readonly positionId: string
  readonly personId: string
  readonly name: string
  readonly since: Day
  readonly until: Day
}

export interface Holder extends Tenure {
  readonly acting: readonly Acting[]
}

/** A post of the line on a day. No holders: nobody held it. No unit: the region has none that could. */
export interface Answerable {
  readonly role: LineRole
  readonly unitId: number | null
  readonly holders: readonly Holder[]
}

/** A bureau of the line, the owner first. */
export interface Level {
  readonly bureauId: number
  readonly chief: Answerable
  readonly deputy: Answerable
}

export interface Standing {
  readonly facilityId: number
  readonly ownerId: number | null
  readonly territory: string
  readonly director: Answerable
  readonly direct: Answerable
  readonly first: Answerable
  readonly territorial: Answerable
  /** Bureaus above the owner, lowest first. */
  readonly above: readonly Level[]
  /** Guidance departments of its city and of the region, lowest first. */
  readonly guidance: readonly (Answerable & { readonly territory: string })[]
}

export const standsOn = (unit: Pick<LineUnit, 'openedOn' | 'closedOn'>, day: Day): boolean =>
  unit.openedOn <= day && (unit.closedOn === null || day < unit.closedOn)

/** Where a unit stood on a day. */
export const placeOn = (unit: LineUnit, day: Day): Place => unit.past.find(({ until }) => day < until) ?? unit

const heldOn = (span: { readonly since: Day; readonly until: Day | null }, day: Day): boolean =>
  span.since <= day && (span.until === null || day < span.until)

/** Divisions that hold a place, narrowest first: county, city, region. */
const partsOf = (territory: string): string[] =>
  [6, 4, 2].filter((digits) => digits <= territory.length).map((digits) => territory.slice(0, digits))

export class Book {
  readonly #units: ReadonlyMap<number, LineUnit>
  readonly #tenures: ReadonlyMap<string, readonly Tenure[]>
  readonly #acting: ReadonlyMap<string, readonly Acting[]>
  readonly #placed: ReadonlyMap<string, readonly LineUnit[]>

  constructor(units: readonly LineUnit[], tenures: readonly Tenure[], acting: readonly Acting[]) {
    this.#units = new Map(units.map((unit) => [unit.id, unit]))
    this.#tenures = Map.groupBy(
      tenures.toSorted((a, b) => a.since - b.since || (a.positionId < b.positionId ? -1 : 1)),
      (one) => `${one.unitId} ${one.role}`,
    )
    this.#acting = Map.groupBy(
      acting.toSorted((a, b) => a.since - b.since),
      (one) => one.positionId,
    )
    const others = units.filter(({ kind }) => kind === 'government' || kind === 'guidance')
    this.#placed = Map.groupBy(others, (unit) => `${unit.kind} ${unit.territory}`)
  }

  unit(id: number): LineUnit | undefined {
    return this.#units.get(id)
  }

  get facilities(): readonly LineUnit[] {
    return [...this.#units.values()].filter(({ kind }) => kind === 'facility')
  }

  /** Days on which something of the line may have changed. */
  get turns(): readonly Day[] {
    const days = new Set<Day>()
    const add = (day: Day | null) => day !== null && days.add(day)
    for (const unit of this.#units.values()) {
      add(unit.openedOn)
      add(unit.closedOn)
      for (const { until } of unit.past) add(until)
    }
    for (const list of [...this.#tenures.values(), ...this.#acting.values()])
      for (const { since, until } of list) {
        add(since)
        add(until)
      }
    return [...days].sort((a, b) => a - b)
  }

  #at(unitId: number | null, role: LineRole, day: Day): Answerable {
    const unit = unitId === null ? undefined : this.#units.get(unitId)
    if (!unit || !standsOn(unit, day)) return { role, unitId: null, holders: [] }
    const holders = (this.#tenures.get(`${unit.id} ${role}`) ?? [])
      .filter((one) => heldOn(one, day))
      .map((one) => ({
        ...one,
        acting: (this.#acting.get(one.positionId) ?? []).filter((acting) => heldOn(acting, day)),
      }))
    return { role, unitId: unit.id, holders }
  }

  #narrowest(kind: 'government' | 'guidance', part: string, day: Day): number | null {
    return this.#placed.get(`${kind} ${part}`)?.find((unit) => standsOn(unit, day))?.id ?? null
  }

  /** @returns null where the facility did not work on that day */
  on(facilityId: number, day: Day): Standing | null {
    const unit = this.#units.get(facilityId)
    if (unit?.kind !== 'facility' || !standsOn(unit, day)) return null
    const { ownerId, territory } = placeOn(unit, day)
    const parts = partsOf(territory)
    const government = parts.map((part) => this.#narrowest('government', part, day)).find((id) => id !== null) ?? null
    return {
      ...{ facilityId, ownerId, territory },
      director: this.#at(facilityId, 'director', day),
      direct: this.#at(ownerId, 'deputy', day),
      first: this.#at(ownerId, 'chief', day),
      territorial: this.#at(government, 'government', day),
      above: this.#above(ownerId, day),
      guidance: parts.flatMap((part) => {
        const id = this.#narrowest('guidance', part, day)
        return id === null ? [] : [{ ...this.#at(id, 'guidance', day), territory: part }]
      }),
    }
  }

  #above(ownerId: number | null, day: Day): Level[] {
    const levels: Level[] = []
    const seen = new Set<number | null>([ownerId])
    const next = (id: number | null) => {
      const unit = id === null ? undefined : this.#units.get(id)
      return unit ? placeOn(unit, day).ownerId : null
    }
    for (let id = next(ownerId); id !== null && !seen.has(id); id = next(id)) {
      seen.add(id)
      levels.push({ bureauId: id, chief: this.#at(id, 'chief', day), deputy: this.#at(id, 'deputy', day) })
    }
    return levels
  }
}
