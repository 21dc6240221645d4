/**
 * Writes tables as .xlsx, a sheet for each, or the first as .csv, row by row, in steady memory. Days are written as days; text that a spreadsheet
 * would take for a formula is made harmless: in .xlsx it is text by its type, in .csv an apostrophe stands before it.
 */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { harmless, isFormula } from '../../domain/sheets/formula.ts'

/** Text, a number, or a calendar day `YYYY-MM-DD`. */
export type Written = string | number | { readonly day: string } | null

export interface Table {
  readonly sheet: string
  readonly head: readonly string[]
  /** Width of each column in characters. */
  readonly widths: readonly number[]
  readonly rows: AsyncIterable<readonly Written[]> | Iterable<readonly Written[]>
}

export type TableForm = 'xlsx' | 'csv'

export const tableType: Readonly<Record<TableForm, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

export const writeTables = (tables: readonly [Table, ...Table[]], form: TableForm): Readable =>
  form === 'csv' ? Readable.from(csvLines(tables[0])) : workbook(tables)

// ── csv ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const csvField = (value: Written): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object') return value.day
  const text = harmless(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

async function* csvLines({ head, rows }: Table): AsyncGenerator<string> {
  const line = (fields: readonly Written[]) => `${fields.map(csvField).join(',')}\r\n`
  // With its mark, so that Excel reads UTF-8.
  yield `\uFEFF${line(head)}`
  for await (const row of rows) yield line(row)
}

// ── xlsx ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const parts: Readonly<Record<string, string>> = {
  '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  // Styles: 0 plain, 1 head, 2 day, 3 wrapped text, 4 text that looks like a formula and stays text when edited.
  'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F1F1"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf xfId="0" numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" horizontal="left"/></xf><xf xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
}

const unsayable = /[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(unsayable, '')
    // What reads like the escape of a character is escaped itself.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark)

const dayMs = 86_400_000
/** Day number of the 1900 system, right from March 1900 on. */
const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs + 25_569

function cellXml(value: Written, style: number): string {
  if (value === null || value === '') return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  if (typeof value === 'object') return `<c s="2"><v>${serialOf(value.day)}</v></c>`
  return `<c t="inlineStr" s="${isFormula(value) ? 4 : style}"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`
}

const rowXml = (values: readonly Written[], style: number): string =>
  `<row>${values.map((value) => cellXml(value, style)).join('')}</row>`

/** Rows go out in portions: a small write each would cost more than the packing. */
const portion = 200

async function* sheetXml({ head, widths, rows }: Table): AsyncGenerator<string> {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  yield `${declared}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rowXml(head, 1)}`
  let waiting: string[] = []
  for await (const row of rows) {
    waiting.push(rowXml(row, 3))
    if (waiting.length < portion) continue
    yield waiting.join('')
    waiting = []
  }
  yield `${waiting.join('')}</sheetData></worksheet>`
}

/** Names of sheets: at most 31 characters, without marks that addresses use, no two alike. */
function sheetNames(tables: readonly Table[]): string[] {
  const taken = new Set<string>()
  return tables.map(({ sheet }, at) => {
    const plain =
      sheet
        .replace(/[\\/?*[\]:]/g, ' ')
        .trim()
        .slice(0, 31) || `${at + 1}`
    const name = taken.has(plain) ? `${plain.slice(0, 27)} ${at + 1}` : plain
    taken.add(name)
    return name
  })
}

function bookParts(tables: readonly Table[]): Record<string, string> {
  const each = (line: (at: number, name: string) => string) =>
    sheetNames(tables)
      .map((name, at) => line(at + 1, escaped(name)))
      .join('')
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${types}.${type}+xml"/>`
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/${kind}" Target="${target}.xml"/>`
  return {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook', 'sheet.main')}${each((at) => override(`worksheets/sheet${at}`, 'worksheet'))}${override('styles', 'styles')}</Types>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((at, name) => `<sheet name="${name}" sheetId="${at}" r:id="rId${at}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each((at) => relation(at, 'worksheet', `worksheets/sheet${at}`))}${relation(tables.length + 1, 'styles', 'styles')}</Relationships>`,
  }
}

function workbook(tables: readonly Table[]): Readable {
  const zip = new ZipFile()
  for (const [path, xml] of Object.entries({ ...bookParts(tables), ...parts }))
    zip.addBuffer(Buffer.from(declared + xml), path)
  const output = zip.outputStream as Readable
  for (const [at, table] of tables.entries()) {
    const sheet = Readable.from(sheetXml(table))
    // A fault while rows are read ends the file instead of leaving its reader waiting.
    sheet.on('error', (error) => output.destroy(error))
    zip.addReadStream(sheet, `xl/worksheets/sheet${at + 1}.xml`)
  }
  zip.end()
  return output
}
