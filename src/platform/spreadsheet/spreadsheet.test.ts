import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bytesFile, workbookFile, workbookParts, zipFile } from '../../../test/workbook.ts'
import type { Workbook } from '../../domain/sheets/grid.ts'
import type { Refusal } from '../contract/problem.ts'
import { limits } from './limits.ts'
import { lookAt } from './look.ts'
import { readSpreadsheet } from './read.ts'
import { isDateFormat } from './styles.ts'
import { writeTables } from './write.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wufang-sheets-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const read = async (path: string): Promise<Workbook> => readSpreadsheet(path, await lookAt(path), path)
const refusal = (path: string): Promise<string> =>
  read(path).then(
    () => 'read',
    (error: Refusal) => error.problem?.slug ?? String(error),
  )
const texts = (book: Workbook, sheet = 0) =>
  (book.sheets[sheet]?.rows ?? []).map((row) => Array.from(row.cells, (cell) => cell?.text ?? ''))

describe('.xlsx', () => {
  test('shared texts without their reading aids, numbers, days, formulas by what they showed, errors, merges', async () => {
    const path = await workbookFile(at('whole.xlsx'), [
      { name: '封面', rows: [['隐患台账']], hidden: true },
      {
        name: '2026年',
        rows: [
          ['隐患内容 <一>', 3.5, { day: 46_086 }],
          [],
          [null, { formula: 'A1&B1', value: '甲' }, { error: '#REF!' }, { formula: 'B9', value: null }],
        ],
        merges: ['A1:A3'],
      },
    ])
    const book = await read(path)
    expect(book.sheets.map((sheet) => sheet.name)).toEqual(['2026年'])
    expect(book.sheets[0]?.rows.map((row) => row.number)).toEqual([1, 3])
    expect(book.sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 3, right: 1 }])
    expect(book.sheets[0]?.rows[0]?.cells).toEqual([
      { text: '隐患内容 <一>', number: null, dated: false, formula: false, broken: false },
      { text: '3.5', number: 3.5, dated: false, formula: false, broken: false },
      { text: '46086', number: 46_086, dated: true, formula: false, broken: false },
    ])
    expect(book.sheets[0]?.rows[1]?.cells.slice(1)).toEqual([
      { text: '甲', number: null, dated: false, formula: true, broken: false },
      { text: '#REF!', number: null, dated: false, formula: false, broken: true },
      { text: '=', number: null, dated: false, formula: true, broken: true },
    ])
  })

  test.each([
    ['yyyy-mm-dd', true],
    ['yyyy"年"m"月"d"日"', true],
    ['[$-804]aaaa;@', false],
    ['[h]:mm', true],
    ['0.00"m"', false],
    ['General', false],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', false],
  ])('the format %s shows a date: %s', (code, dated) => expect(isDateFormat(code)).toBe(dated))
})

describe('.csv', () => {
  const table = '隐患内容,整改措施\r\n"灭火器""过期"",\n两具",更换\r\n'
  test.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${table}`)],
    [
      'GB18030',
      Buffer.from([
        ...[
          0xd2, 0xfe, 0xbb, 0xbc, 0xc4, 0xda, 0xc8, 0xdd, 0x2c, 0xd5, 0xfb, 0xb8, 0xc4, 0xb4, 0xeb, 0xca, 0xa9, 0x0d,
          0x0a,
        ],
        ...[0x22, 0xc3, 0xf0, 0xbb, 0xf0, 0xc6, 0xf7, 0x22, 0x22, 0xb9, 0xfd, 0xc6, 0xda, 0x22, 0x22, 0x2c, 0x0a],
        ...[0xc1, 0xbd, 0xbe, 0xdf, 0x22, 0x2c, 0xb8, 0xfc, 0xbb, 0xbb, 0x0d, 0x0a],
      ]),
    ],
    ['tabs', Buffer.from(table.replace('内容,', '内容\t').replace('",更换', '"\t更换'))],
  ])('%s', async (name, bytes) => {
    expect(texts(await read(await bytesFile(at(`${name}.csv`), bytes)))).toEqual([
      ['隐患内容', '整改措施'],
      ['灭火器"过期",\n两具', '更换'],
    ])
  })
})

describe('what is refused, and how it is called', () => {
  const sheet = { name: '台账', rows: [['隐患内容', '部位']] }
  const changed = async (name: string, change: (parts: Map<string, string>) => void) => {
    const parts = workbookParts([sheet])
    change(parts)
    return zipFile(at(name), parts)
  }
  const xml = (content: string) => changed('xml.xlsx', (parts) => void parts.set('xl/worksheets/sheet1.xml', content))
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
  const typed = (name: string, type: string) =>
    changed(name, (parts) => {
      parts.set('[Content_Types].xml', (parts.get('[Content_Types].xml') ?? '').replace(main, type))
    })

  test.each<[string, () => Promise<string>, string]>([
    [
      'a photo renamed',
      async () => {
        const photo = sharp({ create: { width: 9, height: 9, channels: 3, background: '#123' } })
        return bytesFile(at('photo.xlsx'), await photo.jpeg().toBuffer())
      },
      'sheet-not-a-sheet',
    ],
    [
      'a zip cut short',
      async () =>
        bytesFile(at('cut.xlsx'), (await readFile(await workbookFile(at('c.xlsx'), [sheet]))).subarray(0, 700)),
      'sheet-damaged',
    ],
    ['an encrypted workbook', () => ole('EncryptedPackage'), 'sheet-encrypted'],
    ['an old .xls', () => ole('Workbook'), 'sheet-old-format'],
    [
      'a workbook with macros',
      () => typed('m.xlsm', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'),
      'sheet-macros',
    ],
    [
      'macros behind an innocent type',
      () => changed('v.xlsx', (parts) => void parts.set('xl/vbaProject.bin', 'x')),
      'sheet-macros',
    ],
    [
      'a binary workbook',
      () => typed('b.xlsb', 'application/vnd.ms-excel.sheet.binary.macroEnabled.main'),
      'sheet-old-format',
    ],
    [
      'a Word document',
      () => typed('w.xlsx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
      'sheet-not-a-sheet',
    ],
    ['some other zip', () => zipFile(at('z.xlsx'), new Map([['a.txt', 'a']])), 'sheet-not-a-sheet'],
    [
      'a web page called .xls',
      () => bytesFile(at('page.xls'), '<html><table><tr><td>隐患</td></tr></table></html>'),
      'sheet-old-format',
    ],
    [
      'text in an unknown encoding',
      () => bytesFile(at('koi.csv'), Buffer.from([0xff, 0x80, 0x41, 0xff, 0x2c, 0x80, 0xff])),
      'sheet-encoding',
    ],
    [
      'noise',
      () => bytesFile(at('noise.csv'), Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 7919) % 251))),
      'sheet-encoding',
    ],
    ['an empty workbook', () => workbookFile(at('empty.xlsx'), [{ name: '1', rows: [] }]), 'sheet-blank'],
    ['XML that is none', () => xml('<worksheet><sheetData><row></sheetData></worksheet>'), 'sheet-damaged'],
    ['a part cut short', () => xml('<worksheet><sheetData>'), 'sheet-damaged'],
    [
      'entities that unfold (billion laughs)',
      () =>
        xml(
          '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>',
        ),
      'sheet-damaged',
    ],
    [
      'an entity that fetches (XXE)',
      () =>
        xml(
          '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&x;</v></c></row></sheetData></worksheet>',
        ),
      'sheet-damaged',
    ],
    [
      '17,000 columns',
      () => workbookFile(at('wide.xlsx'), [{ name: '宽', rows: [Array.from({ length: 17_000 }, (_, i) => i)] }]),
      'sheet-too-wide',
    ],
    [
      '17,000 columns of text',
      () => bytesFile(at('wide.csv'), Array.from({ length: 17_000 }, (_, i) => i).join(',')),
      'sheet-too-wide',
    ],
    ['too many rows', () => bytesFile(at('long.csv'), '甲,乙\n'.repeat(limits.rows + 1)), 'sheet-too-many-rows'],
    [
      'a text that is not there',
      () => xml('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>'),
      'sheet-damaged',
    ],
    [
      'a number that is none',
      () => xml('<worksheet><sheetData><row r="1"><c r="A1"><v>1e999</v></c></row></sheetData></worksheet>'),
      'sheet-damaged',
    ],
    [
      'rows in no order',
      () =>
        xml(
          '<worksheet><sheetData><row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
        ),
      'sheet-damaged',
    ],
  ])('%s', async (_what, make, slug) => expect(await refusal(await make())).toBe(slug))

  async function ole(stream: string): Promise<string> {
    const bytes = Buffer.alloc(4096)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    bytes.write(stream, 1024, 'utf16le')
    return bytesFile(at(`${stream}.xlsx`), bytes)
  }

  test('a bomb is refused before it unfolds: by its ratio, and by what really comes out', async () => {
    const blank = ' '.repeat(30 * 1024 * 1024)
    const bomb = await xml(`<worksheet><sheetData>${blank}</sheetData></worksheet>`)
    expect((await readFile(bomb)).length).toBeLessThan(100_000)
    const before = process.memoryUsage().rss
    expect(await refusal(bomb)).toBe('sheet-unfolds-too-far')
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  })

  test('a size that the package lies about ends the reading', async () => {
    const path = await workbookFile(at('lie.xlsx'), [sheet])
    const bytes = await readFile(path)
    // Uncompressed sizes in the central directory stand 24 bytes after its mark.
    for (let mark = bytes.indexOf('PK\u0001\u0002'); mark >= 0; mark = bytes.indexOf('PK\u0001\u0002', mark + 4))
      bytes.writeUInt32LE(3, mark + 24)
    expect(await refusal(await bytesFile(at('lied.xlsx'), bytes))).toBe('sheet-damaged')
  })
})

describe('written and read again', () => {
  const rows = [
    ['=HYPERLINK("http://a")', 7, { day: '2026-03-05' }, null],
    ['+86 871', -0.5, { day: '2024-02-29' }, '多行\n文字 & <标记> "引号"'],
    ["'已有撇号", 0, null, '_x0041_ 字面'],
    ['@SUM(A1)', 1_200_000, null, '  '],
  ] as const
  test.each(['xlsx', 'csv'] as const)('%s keeps every value, and runs nothing', async (form) => {
    const table = { sheet: '隐患/台账', head: ['甲', '乙', '丙', '丁'], widths: [9, 9, 9, 9], rows }
    const bytes = await buffer(writeTables([table], form))
    const book = await read(await bytesFile(at(`written.${form}`), bytes))
    const [head, first, second, third, fourth] = texts(book)
    expect(head).toEqual(['甲', '乙', '丙', '丁'])
    expect(first?.slice(0, 2)).toEqual(['=HYPERLINK("http://a")', '7'])
    expect(second?.slice(0, 2)).toEqual(['+86 871', '-0.5'])
    expect(second?.[3]).toBe('多行\n文字 & <标记> "引号"')
    expect([third?.[0], third?.[3]]).toEqual(["'已有撇号", '_x0041_ 字面'])
    expect(fourth?.slice(0, 2)).toEqual(['@SUM(A1)', '1200000'])
    const day = book.sheets[0]?.rows[2]?.cells[2]
    expect(day).toMatchObject(form === 'xlsx' ? { number: 45_351, dated: true } : { text: '2024-02-29' })
    if (form === 'csv') expect(bytes.toString()).toContain(`"'=HYPERLINK(""http://a"")"`)
    expect(book.sheets[0]?.rows.every((row) => row.cells.every((cell) => cell?.formula !== true))).toBe(true)
  })
})
