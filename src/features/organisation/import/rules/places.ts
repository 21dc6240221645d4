/** Divisions by what people write of them: a code in any of its forms, or the full name. */
import { divisionCode } from '../../../../domain/sheets/division-code.ts'
import { nearest, plainName } from '../../../../domain/sheets/nearest.ts'
import type { Division } from '../../units/contract.ts'
import { nameAndCode } from './values.ts'

/** Filled into `{other}` of a finding's advice. */
export type Hint = { readonly other: string; readonly otherEn: string }
export const noHint: Hint = { other: '', otherEn: '' }
export const meant = (name: string): Hint => ({ other: `。是“${name}”吗？`, otherEn: `. Is “${name}” meant?` })

/** Looking for what was meant compares with every name; so many times in one file. */
const mostHints = 60

export class Places {
  readonly #byCode: ReadonlyMap<string, Division>
  readonly #byName = new Map<string, string[]>()
  #hints = 0

  constructor(divisions: readonly Division[]) {
    this.#byCode = new Map(divisions.map((one) => [one.code, one]))
    for (const { code, name, nameEn } of divisions) {
      for (const key of new Set([plainName(name), plainName(nameEn)]))
        this.#byName.set(key, [...(this.#byName.get(key) ?? []), code])
    }
  }

  has(code: string): boolean {
    return this.#byCode.has(code)
  }

  nameOf(code: string): string {
    return this.#byCode.get(code)?.name ?? code
  }

  /** Codes that fit; one is the answer. */
  find(written: string): readonly string[] {
    const { name, code: behind } = nameAndCode(written)
    const code = divisionCode(behind ?? written)
    if (code !== null) return this.#byCode.has(code) ? [code] : []
    return this.#byName.get(plainName(name)) ?? []
  }

  /** What may have been meant, as the end of a sentence in either language. */
  hint(written: string): Hint {
    if (++this.#hints > mostHints) return noHint
    const near = nearest(written, [...this.#byCode.values()], ({ name }) => name)
    return near ? meant(`${near.name}（${near.code}）`) : noHint
  }
}
