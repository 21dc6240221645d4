/** Workbooks as other programs write them, for tests of the reader: shared texts, styles, merges, and wilful damage. */
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** `{ day: 46086 }` is a date cell, `{ formula, value }` a formula with what it last showed, `{ error }` an error. */
export type TestCell =
  | string
  | number
  | null
  | { readonly day: number }
  | { readonly formula: string; readonly value: string | null }
  | { readonly error: string }

export interface TestSheet {
  readonly name: string
  readonly rows: readonly (readonly TestCell[])[]
  readonly merges?: readonly string[]
  readonly hidden?: boolean
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

export function workbookParts(
  sheets: readonly TestSheet[],
  options: { readonly from1904?: boolean } = {},
): Map<string, string> {
  const shared = new Map<string, number>()
  const textOf = (text: string): number => {
    const known = shared.get(text) ?? shared.size
    shared.set(text, known)
    return known
  }
  const cell = (value: TestCell, at: string): string => {
    if (value === null) return ''
    if (typeof value === 'string') return `<c r="${at}" t="s"><v>${textOf(value)}</v></c>`
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`
    if ('day' in value) return `<c r="${at}" s="1"><v>${value.day}</v></c>`
    if ('error' in value) return `<c r="${at}" t="e"><v>${value.error}</v></c>`
    const shown = value.value === null ? '' : `<v>${escaped(value.value)}</v>`
    return `<c r="${at}" t="str"><f>${escaped(value.formula)}</f>${shown}</c>`
  }
  const parts = new Map<string, string>()
  for (const [at, { rows, merges = [] }] of sheets.entries()) {
    const data = rows.map((row, i) => {
      const cells = row.map((value, j) => cell(value, `${letters(j + 1)}${i + 1}`)).join('')
      return cells === '' ? '' : `<row r="${i + 1}">${cells}</row>`
    })
    const merged =
      merges.length > 0 ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''
    parts.set(
      `xl/worksheets/sheet${at + 1}.xml`,
      `<worksheet xmlns="${main}"><sheetData>${data.join('')}</sheetData>${merged}</worksheet>`,
    )
  }
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${office}/${kind}" Target="${target}"/>`
  parts.set(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/></Types>`,
  )
  parts.set('_rels/.rels', `<Relationships>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`)
  parts.set(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${options.from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        (sheet, at) =>
          `<sheet name="${escaped(sheet.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"${sheet.hidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
  )
  parts.set(
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${sheets.map((_, at) => relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${relation(900, 'sharedStrings', 'sharedStrings.xml')}${relation(901, 'styles', '/xl/styles.xml')}</Relationships>`,
  )
  parts.set(
    'xl/sharedStrings.xml',
    `<sst xmlns="${main}">${[...shared.keys()].map((text) => `<si><r><t xml:space="preserve">${escaped(text)}</t></r><rPh sb="0" eb="1"><t>pinyin</t></rPh></si>`).join('')}</sst>`,
  )
  parts.set(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>`,
  )
  return parts
}

export async function zipFile(path: string, parts: ReadonlyMap<string, string | Buffer>): Promise<string> {
  const zip = new ZipFile()
  for (const [name, content] of parts) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

export const workbookFile = (
  path: string,
  sheets: readonly TestSheet[],
  options: { readonly from1904?: boolean } = {},
): Promise<string> => zipFile(path, workbookParts(sheets, options))

export async function bytesFile(path: string, content: string | Uint8Array): Promise<string> {
  await writeFile(path, content)
  return path
}
