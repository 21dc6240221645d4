/**
 * CSV (RFC 4180) as offices save it: UTF-8 with or without its mark, or GB18030 as Excel and WPS write it in China;
 * comma, semicolon or tab. Text that is neither is refused rather than guessed at.
 */
import { unharmed } from '../../domain/sheets/formula.ts'
import { type Cell, type Row, type Sheet, words } from '../../domain/sheets/grid.ts'
import { refuse } from '../contract/problem.ts'
import { sheetProblems } from '../contract/spreadsheet.ts'
import { limits } from './limits.ts'

/** @throws Refusal where it is no text in one of the encodings */
export function decodeText(bytes: Uint8Array): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // Bytes of a program or a picture may pass for GB18030; no ledger holds control characters.
      if (!/[^\P{Cc}\n\r\t\f\v]/u.test(text)) return text
    } catch {
      // The next encoding.
    }
  }
  throw refuse(sheetProblems.encoding, {})
}

/** The separator that the first lines hold most often outside quotes. */
function separatorOf(text: string): string {
  const head = text.slice(0, 8_000).replace(/"[^"]*"/g, '')
  const count = (mark: string) => head.split(mark).length
  return [',', '\t', ';', '，'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

export function readCsv(text: string, name: string): Sheet {
  const separator = separatorOf(text)
  const rows: Row[] = []
  let cells: (Cell | undefined)[] = []
  let number = 1
  let at = 0
  const keep = (field: string) => {
    const clean = unharmed(field.replace(/\r\n?/g, '\n').slice(0, limits.cell).trim())
    if (clean !== '' && cells.length >= limits.columns)
      throw refuse(sheetProblems.tooWide, { limit: String(limits.columns), sheet: name })
    if (cells.length < limits.columns) cells.push(clean === '' ? undefined : words(clean))
  }
  const endRow = () => {
    if (cells.some((cell) => cell !== undefined)) {
      if (rows.length >= limits.rows) throw refuse(sheetProblems.tooManyRows, { limit: String(limits.rows) })
      rows.push({ number, cells })
    }
    number += 1
    cells = []
  }
  while (at < text.length) {
    const { field, end } = fieldAt(text, at, separator)
    keep(field)
    const next = text[end]
    if (next === separator) {
      at = end + 1
      if (at >= text.length) endRow()
    } else {
      endRow()
      at = text.startsWith('\r\n', end) ? end + 2 : end + 1
    }
  }
  return { name, rows, merges: [] }
}

/** One field: quoted, where it begins with a quote, up to its separator or the end of the line. */
function fieldAt(text: string, start: number, separator: string): { field: string; end: number } {
  let at = start
  let field = ''
  if (text[at] === '"') {
    at += 1
    for (;;) {
      const quote = text.indexOf('"', at)
      // Never closed: taken as it stands, to the end.
      if (quote < 0) return { field: field + text.slice(at), end: text.length }
      field += text.slice(at, quote)
      at = quote + 1
      if (text[at] !== '"') break
      field += '"'
      at += 1
    }
  }
  const from = at
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return { field: field + text.slice(from, at), end: at }
}
