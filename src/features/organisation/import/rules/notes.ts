/** Collects what is wrong, each with its place. A row with an error never comes in. */

import type { DivisionField, UnitField } from '../../../../domain/sheets/unit-heads.ts'
import { fieldWords } from '../contract/fields.ts'
import { type FindingKind, levelOf } from '../contract/findings.ts'
import type { Line } from './table.ts'

export interface Noted {
  readonly sheet: string
  readonly row: number
  readonly column: string | null
  readonly head: string | null
  readonly value: string
  readonly kind: FindingKind
  readonly details: Readonly<Record<string, string | number>>
}

export class Notes {
  readonly all: Noted[] = []
  readonly #wrong = new Set<string>()

  /** @param field null: the row as a whole */
  add<Field extends UnitField | DivisionField>(
    line: Line<Field>,
    field: Field | null,
    kind: FindingKind,
    details: Readonly<Record<string, string | number>> = {},
  ): void {
    const { sheet, row } = line
    const words = field === null ? null : fieldWords[field]
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
    if (levelOf(kind) === 'error') this.#wrong.add(`${sheet}\n${row}`)
  }

  isWrong(line: { readonly sheet: string; readonly row: number }): boolean {
    return this.#wrong.has(`${line.sheet}\n${line.row}`)
  }

  get wrongRows(): number {
    return this.#wrong.size
  }
}
