/** Collects what is wrong, each with its place. A row with an error never comes in. */
import type { Text } from '../../../../platform/contract/text.ts'
import type { FindingWords } from '../contract/findings.ts'
import type { Line } from './table.ts'

export interface Found<Kind extends string = string> {
  readonly sheet: string
  readonly row: number
  readonly column: string | null
  readonly head: string | null
  readonly value: string
  readonly kind: Kind
  readonly details: Readonly<Record<string, string | number>>
}

export class Findings<Field extends string, Kind extends string> {
  readonly all: Found<Kind>[] = []
  readonly #wrong = new Set<string>()
  readonly #fields: Readonly<Record<Field, Text>>
  readonly #words: Readonly<Record<Kind, FindingWords>>

  /** @param fields what the columns are called; @param words what may be wrong */
  constructor(fields: Readonly<Record<Field, Text>>, words: Readonly<Record<Kind, FindingWords>>) {
    this.#fields = fields
    this.#words = words
  }

  /** @param field null: the row as a whole */
  add<F extends Field>(
    line: Line<F>,
    field: F | null,
    kind: Kind,
    details: Readonly<Record<string, string | number>> = {},
  ): void {
    const { sheet, row } = line
    const words = field === null ? null : this.#fields[field]
    const named = words ? { field: words.zh, fieldEn: words.en } : {}
    const place = field === null ? null : line.place(field)
    const value = field === null ? '' : (line.cell(field)?.text ?? '')
    this.all.push({
      sheet,
      row,
      column: place?.column ?? null,
      head: place?.head ?? null,
      value,
      kind,
      details: { ...named, ...details },
    })
    if (this.#words[kind].level === 'error') this.#wrong.add(`${sheet}\n${row}`)
  }

  isWrong(line: { readonly sheet: string; readonly row: number }): boolean {
    return this.#wrong.has(`${line.sheet}\n${line.row}`)
  }

  get wrongRows(): number {
    return this.#wrong.size
  }
}
