/** Reads a spreadsheet into plain values: .xlsx or .csv, within limits, without trust in what is in it. */
import { readFile } from 'node:fs/promises'
import type { Sheet, Workbook } from '../../domain/sheets/grid.ts'
import { refuse } from '../contract/problem.ts'
import { sheetProblems } from '../contract/spreadsheet.ts'
import { decodeText, readCsv } from './csv.ts'
import { limits } from './limits.ts'
import type { SheetType } from './look.ts'
import { damaged, openPackage, type Package } from './package.ts'
import { styleHandler } from './styles.ts'
import { sharedTextHandler, sheetReading } from './worksheet.ts'

/**
 * Hidden sheets are left out: nobody who looks at the file sees them.
 * @throws Refusal where it cannot be read, goes beyond a limit, or holds nothing
 */
export async function readSpreadsheet(path: string, type: SheetType, name: string): Promise<Workbook> {
  const book =
    type === 'text/csv'
      ? { sheets: [readCsv(decodeText(await readFile(path)), name.replace(/\.\w{1,5}$/, ''))], from1904: false }
      : await readWorkbook(path)
  if (book.sheets.every((sheet) => sheet.rows.length === 0)) throw refuse(sheetProblems.blank, {})
  return book
}

async function readWorkbook(path: string): Promise<Workbook> {
  const parts = await openPackage(path)
  try {
    const workbook = await mainPart(parts)
    const folder = workbook.slice(0, workbook.lastIndexOf('/') + 1)
    const listed: { name: string; id: string }[] = []
    let from1904 = false
    const found = await parts.read(workbook, {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
        if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
        const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
        if (id) listed.push({ name: (attributes.name ?? '').slice(0, 100), id })
      },
    })
    if (!found) throw damaged(workbook)
    const targets = await relations(parts, `${folder}_rels/${workbook.slice(folder.length)}.rels`, folder)
    const byKind = (kind: string) => [...targets.values()].find((one) => one.kind === kind)?.path ?? ''
    const texts: string[] = []
    await parts.read(byKind('sharedStrings'), sharedTextHandler(texts))
    const dated: boolean[] = []
    await parts.read(byKind('styles'), styleHandler(dated))
    const budget = { rows: limits.rows }
    const sheets: Sheet[] = []
    for (const { name, id } of listed.slice(0, limits.sheets)) {
      const target = targets.get(id)
      // Charts are sheets too, without cells.
      if (target?.kind !== 'worksheet') continue
      const reading = sheetReading(name, texts, dated, budget)
      if (!(await parts.read(target.path, reading.handler))) throw damaged(target.path)
      sheets.push(reading.sheet())
    }
    return { sheets, from1904 }
  } finally {
    parts.close()
  }
}

async function mainPart(parts: Package): Promise<string> {
  const targets = await relations(parts, '_rels/.rels', '')
  const main = [...targets.values()].find((one) => one.kind === 'officeDocument')
  if (!main) throw damaged('_rels/.rels')
  return main.path
}

async function relations(parts: Package, name: string, folder: string) {
  const found = new Map<string, { kind: string; path: string }>()
  await parts.read(name, {
    open(tag, { Id, Type = '', Target = '', TargetMode }) {
      // What lies outside the package is never fetched.
      if (tag !== 'Relationship' || Id === undefined || TargetMode === 'External') return
      const path = Target.startsWith('/') ? Target.slice(1) : `${folder}${Target}`
      found.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), path })
    },
  })
  return found
}
