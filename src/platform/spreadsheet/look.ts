/** What a file is, by its first bytes and its package: a workbook, a text table, or something else, named for people. */
import { open, readFile } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { refuse } from '../contract/problem.ts'
import { sheetProblems } from '../contract/spreadsheet.ts'
import { decodeText } from './csv.ts'
import { damaged, openPackage } from './package.ts'

export type SheetType = 'text/csv' | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** @throws Refusal naming what it is instead, and how to make a file that is read */
export async function lookAt(path: string): Promise<SheetType> {
  const head = await firstBytes(path, 8_192)
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) throw await oldContainer(path)
  if (startsWith(head, [0x50, 0x4b])) {
    await lookInside(path)
    return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  }
  const known = await fileTypeFromBuffer(head)
  if (known && !known.mime.startsWith('text/') && known.mime !== 'application/xml')
    throw refuse(sheetProblems.notSheet, { what: known.ext.toUpperCase() })
  const text = decodeText(await readFile(path))
  if (/^\s*(<\?xml|<!doctype|<html|<table|<meta)/i.test(text))
    throw refuse(sheetProblems.oldFormat, { what: '网页或 XML（.xls/.html）/ a web page or XML' })
  return 'text/csv'
}

const startsWith = (bytes: Uint8Array, first: readonly number[]) => first.every((byte, at) => bytes[at] === byte)

async function firstBytes(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(most), 0, most, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** A compound file is an old .xls, or the wrapping of an encrypted .xlsx (MS-OFFCRYPTO): its directory says which. */
async function oldContainer(path: string) {
  const bytes = await readFile(path)
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? refuse(sheetProblems.encrypted, {})
    : refuse(sheetProblems.oldFormat, { what: '旧版 Excel 97-2003（.xls）/ Excel 97-2003 (.xls)' })
}

async function lookInside(path: string): Promise<void> {
  const parts = await openPackage(path)
  try {
    let main = ''
    const found = await parts.read('[Content_Types].xml', {
      open(name, { ContentType = '' }) {
        if (name === 'Override' && /(sheet|workbook|document|presentation|template)\S*main/i.test(ContentType))
          main = ContentType
      },
    })
    if (!found && parts.names.has('content.xml'))
      throw refuse(sheetProblems.oldFormat, { what: 'OpenDocument（.ods）/ OpenDocument (.ods)' })
    if (!found) throw refuse(sheetProblems.notSheet, { what: 'ZIP' })
    if (/wordprocessingml|presentationml/.test(main)) throw refuse(sheetProblems.notSheet, { what: 'Word/PowerPoint' })
    if (/binary/i.test(main))
      throw refuse(sheetProblems.oldFormat, { what: 'Excel 二进制工作簿（.xlsb）/ a binary workbook (.xlsb)' })
    if (/macroEnabled/i.test(main) || [...parts.names].some((name) => /vbaProject\.bin$/i.test(name)))
      throw refuse(sheetProblems.macros, {})
    if (!/spreadsheetml\.(sheet|template)\.main/.test(main)) throw damaged('[Content_Types].xml')
  } finally {
    parts.close()
  }
}
