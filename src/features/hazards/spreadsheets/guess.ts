/** First look at a file: what each column seems to hold, with samples, and the plan that follows from it. */

import { formatDay } from '../../../domain/calendar/day.ts'
import { bodyOf } from '../../../domain/sheets/body.ts'
import { serialDay, yearIn } from '../../../domain/sheets/dates.ts'
import type { Cell, Sheet, Workbook } from '../../../domain/sheets/grid.ts'
import { type HazardField, hazardHeads } from '../../../domain/sheets/hazard-heads.ts'
import { guessHead, headAt } from '../../../domain/sheets/heads.ts'
import type { FoundSheet, ImportPlan } from './contract.ts'

export interface Guess {
  readonly found: FoundSheet[]
  readonly plan: ImportPlan
  readonly remembered: boolean
}

export interface Remembered {
  readonly plan: ImportPlan
  /** By head: what the unit took it for. Null: left out. */
  readonly fields: ReadonlyMap<string, HazardField | null>
}

/** A day is shown as one, whatever number stands for it. */
function shown(cell: Cell | undefined, from1904: boolean): string {
  const day = cell?.dated && cell.number !== null ? serialDay(cell.number, from1904) : null
  return day === null ? (cell?.text.replace(/\s+/g, ' ').slice(0, 60) ?? '') : formatDay(day)
}

export function guess(book: Workbook, fileName: string, before: readonly Remembered[]): Guess {
  const found: FoundSheet[] = []
  const sheets: ImportPlan['sheets'] = []
  const titles: string[] = []
  let known: Remembered | undefined
  for (const sheet of book.sheets) {
    const head = guessHead(sheet, hazardHeads)
    const columns = head?.columns ?? []
    titles.push(sheet.name, ...titlesOf(sheet, head?.row ?? 0))
    found.push(foundOf(sheet, head?.row ?? null, columns, book.from1904))
    const heads = columns.map((one) => one.head)
    const mine = before.find(({ fields }) => heads.length > 0 && heads.every((one) => fields.has(one)))
    known ??= mine
    const fields = columns.map(({ column, head: words, field }) => ({
      column,
      field: mine ? (mine.fields.get(words) ?? null) : field,
    }))
    const whole =
      fields.some((one) => one.field === 'finding') &&
      fields.some((one) => one.field === 'place' || one.field === 'object')
    sheets.push({ name: sheet.name, use: whole, headRow: head?.row ?? null, columns: fields })
  }
  return {
    found,
    plan: { sheets, year: yearIn([...titles, fileName]), family: known?.plan.family ?? null },
    remembered: known !== undefined,
  }
}

const titlesOf = (sheet: Sheet, headRow: number): string[] =>
  sheet.rows
    .filter((row) => row.number < headRow)
    .slice(0, 10)
    .map((row) => row.cells.map((cell) => cell?.text ?? '').join(' '))

/** Heads of a row that somebody chose instead. */
export const foundAt = (sheet: Sheet, headRow: number, from1904: boolean): FoundSheet =>
  foundOf(sheet, headRow, headAt(sheet, headRow, hazardHeads), from1904)

function foundOf(
  sheet: Sheet,
  headRow: number | null,
  columns: readonly { column: number; head: string; confidence: number }[],
  from1904: boolean,
): FoundSheet {
  const names = new Map(columns.map((one) => [one.column, one.head]))
  const rows = headRow === null ? [] : bodyOf(sheet, headRow, names).rows
  const samples = (column: number) =>
    [...new Set(rows.slice(0, 40).map((row) => shown(row.cells[column - 1], from1904)))].filter((text) => text !== '')
  return {
    name: sheet.name,
    rows: headRow === null ? sheet.rows.length : rows.length,
    heads: columns.map(({ column, head, confidence }) => ({
      column,
      head,
      confidence,
      samples: samples(column).slice(0, 3),
    })),
    top: sheet.rows
      .slice(0, 12)
      .map((row) => ({ row: row.number, cells: Array.from(row.cells.slice(0, 30), (cell) => shown(cell, from1904)) })),
  }
}
