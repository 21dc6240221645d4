/** Shared texts and the cells of one sheet: SpreadsheetML (ECMA-376 part 1, 18.3 and 18.4) as a stream of tags. */
import { addressOf, type Cell, type Merge, type Row, type Sheet } from '../../domain/sheets/grid.ts'
import { refuse } from '../contract/problem.ts'
import { sheetProblems } from '../contract/spreadsheet.ts'
import { limits } from './limits.ts'
import { bomb, damaged, type Handler } from './package.ts'

/** `_x000D_` stands for a character that XML cannot hold. Control characters say nothing in a ledger. */
const plain = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, limits.cell)
    .trim()

export function sharedTextHandler(texts: string[]): Handler {
  let parts = ''
  let taking = false
  let phonetic = false
  let length = 0
  return {
    open(name) {
      if (name === 'si') parts = ''
      if (name === 'rPh') phonetic = true
      taking = name === 't' && !phonetic
    },
    text(text) {
      if (taking) parts += text
    },
    close(name) {
      if (name === 't') taking = false
      if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      const text = plain(parts)
      length += text.length
      if (length > limits.texts) throw bomb()
      texts.push(text)
    },
  }
}

interface Open {
  readonly column: number
  readonly type: string
  readonly dated: boolean
  value: string
  formula: boolean
}

export interface Reading {
  readonly handler: Handler
  /** After the part was walked. */
  sheet(): Sheet
}

/** @param budget rows that may still be read, of the whole workbook */
export function sheetReading(
  name: string,
  texts: readonly string[],
  dated: readonly boolean[],
  budget: { rows: number },
): Reading {
  const rows: Row[] = []
  const merges: Merge[] = []
  let number = 0
  let cells: (Cell | undefined)[] = []
  let column = 0
  let open: Open | null = null
  let taking = false
  let phonetic = false

  const rowOf = (attributes: Readonly<Record<string, string>>) => {
    number = attributes.r === undefined ? number + 1 : Number(attributes.r)
    if (!Number.isInteger(number) || number < 1 || number > 1_048_576) throw damaged(`${name} ${attributes.r}`)
    cells = []
    column = 0
  }
  const cellOf = ({ r, t = 'n', s }: Readonly<Record<string, string>>): Open => {
    const at = r === undefined ? null : addressOf(r)
    if (r !== undefined && at?.row !== number) throw damaged(`${name} ${r}`)
    column = at?.column ?? column + 1
    return { column, type: t, dated: dated[Number(s ?? 0)] ?? false, value: '', formula: false }
  }
  const keep = (cell: Open) => {
    const made = madeOf(cell, texts)
    if (!made) return
    if (cell.column > limits.columns)
      throw refuse(sheetProblems.tooWide, { limit: String(limits.columns), sheet: name })
    cells[cell.column - 1] = made
  }
  const endRow = () => {
    if (cells.length === 0) return
    if (--budget.rows < 0) throw refuse(sheetProblems.tooManyRows, { limit: String(limits.rows) })
    const before = rows.at(-1)
    if (before && before.number >= number) throw damaged(`${name} ${number}`)
    rows.push({ number, cells })
  }
  return {
    handler: {
      open(tag, attributes) {
        if (tag === 'c') open = cellOf(attributes)
        else if (tag === 'row') rowOf(attributes)
        else if (tag === 'f' && open) open.formula = true
        else if (tag === 'rPh') phonetic = true
        else if (tag === 'mergeCell') {
          if (merges.length >= limits.merges) throw bomb()
          merges.push(mergeOf(attributes.ref ?? '', name))
        }
        taking = tag === 'v' || (tag === 't' && !phonetic)
      },
      text(text) {
        if (taking && open) open.value += text
      },
      close(tag) {
        if (tag === 'v' || tag === 't') taking = false
        else if (tag === 'rPh') phonetic = false
        else if (tag === 'c' && open) {
          keep(open)
          open = null
        } else if (tag === 'row') endRow()
      },
    },
    sheet: () => ({ name, rows, merges }),
  }
}

function mergeOf(reference: string, name: string): Merge {
  const [first = '', last = first] = reference.split(':')
  const [from, to] = [addressOf(first), addressOf(last)]
  if (!from || !to || to.row < from.row || to.column < from.column) throw damaged(`${name} ${reference}`)
  return { top: from.row, left: from.column, bottom: to.row, right: Math.min(to.column, limits.columns) }
}

function madeOf(cell: Open, texts: readonly string[]): Cell | undefined {
  const { type, value, formula } = cell
  if (value === '') {
    // A formula that was never worked out holds something, though nobody can say what.
    return formula ? { text: '=', number: null, dated: false, formula, broken: true } : undefined
  }
  const said = (text: string, broken = false): Cell | undefined =>
    text === '' ? undefined : { text, number: null, dated: false, formula, broken }
  if (type === 's') {
    const text = texts[Number(value)]
    if (text === undefined) throw damaged('sharedStrings')
    return said(text)
  }
  if (type === 'n') {
    const number = Number(value)
    if (!Number.isFinite(number)) throw damaged(value.slice(0, 20))
    return { text: String(number), number, dated: cell.dated, formula, broken: false }
  }
  if (type === 'b') return said(value === '1' ? '是' : '否')
  if (type === 'e') return said(plain(value), true)
  return said(plain(value))
}
