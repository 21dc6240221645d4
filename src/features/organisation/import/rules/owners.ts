/**
 * Finds the owner of each unit among those that are here and those of the file. Of several with one name the one in the same
 * division is meant, else the one in the closest division around it.
 */
import { divisionCode } from '../../../../domain/sheets/division-code.ts'
import { nearest, plainName } from '../../../../domain/sheets/nearest.ts'
import type { UnitKind } from '../../../../platform/contract/role.ts'
import { owners } from '../../units/contract.ts'
import type { Notes } from './notes.ts'
import { type Hint, meant, noHint } from './places.ts'
import type { ReadUnit } from './unit-row.ts'
import { nameAndCode } from './values.ts'

/** A unit that may own others. `id`: it is here; otherwise `at` is its index among those read. */
export interface Candidate {
  readonly id: number | null
  readonly at: number | null
  readonly kind: UnitKind | null
  readonly name: string
  readonly territory: string | null
}

const neverOwned = (kind: UnitKind): boolean => owners[kind].length === 0
const mayBeHighest = (kind: UnitKind): boolean => kind === 'bureau'
/** Looking for what was meant compares with every name; so many times in one file. */
const mostHints = 40

export class Owners {
  readonly #byName = new Map<string, Candidate[]>()
  readonly #all: readonly Candidate[]
  #hints = 0

  constructor(candidates: readonly Candidate[]) {
    this.#all = candidates
    for (const one of candidates) {
      const key = plainName(one.name)
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), one])
    }
  }

  /** Null: it has none, or what is written was noted as a fault. */
  of(unit: ReadUnit, notes: Notes): Candidate | null {
    const { line, kind, owner: written } = unit
    if (kind === null) return null
    if (written === '') {
      if (!neverOwned(kind) && !mayBeHighest(kind)) notes.add(line, 'owner', 'missing')
      return null
    }
    if (neverOwned(kind)) {
      notes.add(line, 'owner', 'owner-unfit')
      return null
    }
    const found = this.#find(written, unit.territory)
    const [one] = found
    if (one === undefined) {
      notes.add(line, 'owner', 'owner-unknown', { ...this.#hint(written) })
      return null
    }
    if (found.length > 1) {
      const { name } = nameAndCode(written)
      notes.add(line, 'owner', 'owner-several', { other: `${name}（${one.territory ?? ''}）` })
      return null
    }
    // A row of the file whose kind is a fault of its own is not blamed here too.
    if (one.kind !== null && !owners[kind].includes(one.kind)) {
      notes.add(line, 'owner', 'owner-unfit')
      return null
    }
    return one
  }

  #find(written: string, territory: string | null): readonly Candidate[] {
    const { name, code: behind } = nameAndCode(written)
    const named = this.#byName.get(plainName(name)) ?? this.#byName.get(plainName(written)) ?? []
    if (named.length <= 1) return named
    const code = behind === null ? null : divisionCode(behind)
    if (code !== null) return named.filter((one) => one.territory === code)
    for (let around = territory ?? ''; around !== ''; around = around.slice(0, -2)) {
      const there = named.filter((one) => one.territory === around)
      if (there.length > 0) return there
    }
    return named
  }

  #hint(written: string): Hint {
    if (++this.#hints > mostHints) return noHint
    const near = nearest(written, this.#all, ({ name }) => name)
    return near ? meant(near.name) : noHint
  }
}
