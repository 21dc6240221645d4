/** Finds the unit a roster means among those that are here: by full name in either language, with its code where names meet. */
import { divisionCode } from '../../../../domain/sheets/division-code.ts'
import { nearest, plainName } from '../../../../domain/sheets/nearest.ts'
import type { Department, UnitKind } from '../../../../platform/contract/role.ts'
import { type Hint, meant, noHint } from '../../import/rules/places.ts'
import { nameAndCode } from '../../import/rules/values.ts'

export interface HereUnit {
  readonly id: number
  readonly kind: UnitKind
  readonly department: Department | null
  readonly name: string
  readonly nameEn: string
  readonly territory: string
  readonly closed: boolean
}

/** Looking for what was meant compares with every name; so many times in one file. */
const mostHints = 40

export class HereUnits {
  readonly #byName = new Map<string, HereUnit[]>()
  readonly #open: readonly HereUnit[]
  readonly #mine: ReadonlySet<number>
  #hints = 0

  /** @param mine units within the asker's scope: of several with one name, one of these is meant */
  constructor(all: readonly HereUnit[], mine: ReadonlySet<number>) {
    this.#mine = mine
    this.#open = all.filter(({ closed, id }) => !closed && mine.has(id))
    for (const one of all)
      for (const key of new Set([plainName(one.name), plainName(one.nameEn)]))
        this.#byName.set(key, [...(this.#byName.get(key) ?? []), one])
  }

  /** One is the answer. */
  find(written: string): readonly HereUnit[] {
    const { name, code: behind } = nameAndCode(written)
    const code = behind === null ? null : divisionCode(behind)
    const named = this.#byName.get(plainName(written)) ?? this.#byName.get(plainName(name)) ?? []
    const there = code === null ? named : named.filter(({ territory }) => territory === code)
    const open = there.filter(({ closed }) => !closed)
    const mine = open.filter(({ id }) => this.#mine.has(id))
    return [mine, open, there].find((some) => some.length > 0) ?? []
  }

  isMine({ id }: HereUnit): boolean {
    return this.#mine.has(id)
  }

  hint(written: string): Hint {
    if (++this.#hints > mostHints) return noHint
    const near = nearest(written, this.#open, ({ name }) => name)
    return near ? meant(near.name) : noHint
  }
}
