/** Finds the tables of a workbook: which sheet lists divisions, which units, and what stands in which column. */
import { bodyOf } from '../../../../domain/sheets/body.ts'
import { type Cell, columnLetters, type Sheet, type Workbook } from '../../../../domain/sheets/grid.ts'
import { type GuessedHead, guessHead, type HeadWords } from '../../../../domain/sheets/heads.ts'
import { type DivisionField, divisionHeads, type UnitField, unitHeads } from '../../../../domain/sheets/unit-heads.ts'

export interface Line<Field extends string> {
  readonly sheet: string
  readonly row: number
  cell(field: Field): Cell | undefined
  /** Where the field stands: letters and head; null where the table has no such column. */
  place(field: Field): { readonly column: string; readonly head: string } | null
}

export interface ReadSheet {
  readonly name: string
  readonly use: 'divisions' | 'units' | 'left'
  readonly rows: number
  readonly left: readonly string[]
}

export interface Tables {
  readonly sheets: readonly ReadSheet[]
  readonly divisions: readonly Line<DivisionField>[]
  readonly units: readonly Line<UnitField>[]
}

/** Whether the head surely names all of these. */
export const names = <Field extends string>(head: GuessedHead<Field> | null, ...fields: readonly Field[]): boolean =>
  head !== null && fields.every((field) => head.columns.some((one) => one.field === field && one.confidence >= 0.55))

export function linesOf<Field extends string>(sheet: Sheet, head: GuessedHead<Field>): Line<Field>[] {
  const heads = new Map(head.columns.map(({ column, head: words }) => [column, words]))
  const at = new Map(head.columns.flatMap(({ column, field }) => (field === null ? [] : [[field, column] as const])))
  return bodyOf(sheet, head.row, heads).rows.map(({ row, cells }) => ({
    sheet: sheet.name,
    row,
    cell: (field) => {
      const column = at.get(field)
      return column === undefined ? undefined : cells[column - 1]
    },
    place: (field) => {
      const column = at.get(field)
      return column === undefined ? null : { column: columnLetters(column), head: heads.get(column) ?? '' }
    },
  }))
}

/** Heads that were not understood. */
export const unread = <Field extends string>(head: GuessedHead<Field>): string[] =>
  head.columns.filter((one) => one.field === null).map((one) => one.head)

export function tablesOf(book: Workbook): Tables {
  const sheets: ReadSheet[] = []
  const divisions: Line<DivisionField>[] = []
  const units: Line<UnitField>[] = []
  const take = <Field extends string>(
    sheet: Sheet,
    use: 'divisions' | 'units',
    head: GuessedHead<Field>,
    into: Line<Field>[],
  ) => {
    const lines = linesOf(sheet, head)
    // One after the other: a long table as arguments of one call would go over the stack.
    for (const line of lines) into.push(line)
    sheets.push({ name: sheet.name, use, rows: lines.length, left: unread(head) })
  }
  for (const sheet of book.sheets) {
    const ofUnits = guessHead(sheet, unitHeads as readonly HeadWords<UnitField>[])
    const ofDivisions = guessHead(sheet, divisionHeads)
    if (ofUnits && names(ofUnits, 'kind', 'name')) take(sheet, 'units', ofUnits, units)
    else if (ofDivisions && names(ofDivisions, 'code', 'division')) take(sheet, 'divisions', ofDivisions, divisions)
    else sheets.push({ name: sheet.name, use: 'left', rows: sheet.rows.length, left: [] })
  }
  return { sheets, divisions, units }
}
