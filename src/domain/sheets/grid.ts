/**
 * A spreadsheet (表格) as plain values, however it was stored: what the reader of files hands over and everything else
 * works on. Rows and columns count from 1, as people say them; a column's letters are those of the spreadsheet (A, B …).
 */

export interface Cell {
  /** What is read: text as it stands, a number in its shortest form. Never empty. */
  readonly text: string
  /** Where the cell holds a number. */
  readonly number: number | null
  /** The number is shown as a date: days since the epoch of the workbook. */
  readonly dated: boolean
  /** Worked out by the spreadsheet; `text` is what it last showed. */
  readonly formula: boolean
  /** `#REF!`, or a formula that was never worked out. */
  readonly broken: boolean
}

export interface Row {
  readonly number: number
  /** By column, the first at index 0; undefined where nothing stands. */
  readonly cells: readonly (Cell | undefined)[]
}

/** A block of merged cells, both corners included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  /** Rows with something in them, in order. */
  readonly rows: readonly Row[]
  readonly merges: readonly Merge[]
}

export interface Workbook {
  readonly sheets: readonly Sheet[]
  /** Days are counted from 1904-01-01 instead of 1899-12-30. */
  readonly from1904: boolean
}

export const words = (text: string): Cell => ({ text, number: null, dated: false, formula: false, broken: false })

/** Column letters: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** A1 → row 1, column 1; null for anything else. */
export function addressOf(reference: string): { row: number; column: number } | null {
  const parts = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference)
  if (!parts) return null
  let column = 0
  for (const letter of parts[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(parts[2]), column }
}

/** Every cell of a merged block says what its first one says: that is what people mean by merging. */
export function unmerged(sheet: Sheet): Sheet {
  if (sheet.merges.length === 0) return sheet
  const known = new Map(sheet.rows.map((row) => [row.number, row]))
  const filled = new Map<number, (Cell | undefined)[]>()
  const cellsOf = (number: number): (Cell | undefined)[] => {
    const cells = filled.get(number) ?? [...(known.get(number)?.cells ?? [])]
    filled.set(number, cells)
    return cells
  }
  for (const { top, left, bottom, right } of sheet.merges) {
    const first = known.get(top)?.cells[left - 1]
    if (!first) continue
    for (let number = top; number <= bottom; number++) {
      // A merge may reach below the last row that holds anything: nothing is made where nothing stood.
      if (!known.has(number)) continue
      const cells = cellsOf(number)
      for (let column = left; column <= right; column++) cells[column - 1] ??= first
    }
  }
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: filled.get(row.number) ?? row.cells })) }
}
