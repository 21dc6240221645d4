/**
 * An office's ledger on its way in as people meet it: a file with 40 mistakes is dropped, its columns are confirmed, every
 * mistake is shown, the right rows go in, the others come back, are mended and go in; the whole once more changes nothing.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SheetType } from '../../src/platform/spreadsheet/look.ts'
import { readSpreadsheet } from '../../src/platform/spreadsheet/read.ts'
import { startApp, type TestApp } from '../harness.ts'
import { expected, mendedRow, plantedLedger } from '../planted-ledger.ts'
import { type TestCell, workbookFile } from '../workbook.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, smallTargets, type Watched } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>
let folder: string
const opened: Watched[] = []
/** Where pictures of each step are kept for looking at; nothing is written when it is not set. */
const pictures = process.env.SCREENSHOTS

beforeAll(async () => {
  app = await startApp({ work: true })
  chromium = await openChromium()
  folder = await mkdtemp(join(tmpdir(), 'wufang-import-'))
  if (pictures) await mkdir(pictures, { recursive: true })
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

async function walk(username: string, options: Parameters<typeof openPage>[3]): Promise<Page> {
  const watched = await openPage(chromium.browser, app, username, options)
  opened.push(watched)
  return watched.page
}

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/import-${name}.png`, fullPage: true })
}

async function bring(page: Page, file: string): Promise<void> {
  await page.goto('/hazards/imports')
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '试导入' }).click()
}

const figure = (page: Page, label: string) =>
  page.locator('.wf-stat', { has: page.getByText(label, { exact: true }) }).locator('.wf-stat-value')

const xlsx: SheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What somebody does with the rows that came back: each is written as it should have been. */
async function mend(file: string): Promise<string> {
  const book = await readSpreadsheet(file, xlsx, file)
  const sheets = book.sheets.map((sheet) => {
    const wrong = expected.filter((one) => one.sheet === sheet.name).toSorted((a, b) => a.row - b.row)
    return {
      name: sheet.name,
      rows: sheet.rows.map((row, at): readonly TestCell[] =>
        at === 0
          ? Array.from(row.cells, (cell) => cell?.text ?? null)
          : [...mendedRow(sheet.name, wrong[at - 1]?.row ?? 0), '已改'],
      ),
    }
  })
  return workbookFile(join(folder, '2025年隐患台账 待更正.xlsx'), sheets)
}

test('a ledger with mistakes goes in, is corrected, and goes in once', { timeout: 240_000 }, async () => {
  const page = await walk('guidance.lanan', desk)
  await page.goto('/hazards')
  await page.getByRole('button', { name: '导入' }).click()
  await page.getByText('还没有导入过').waitFor()
  await picture(page, '1-begin')
  expect(await barriers(page)).toEqual([])

  // ── something that is no ledger ──
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '台账.xlsx', mimeType: '', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
  await page.getByText('这不是表格文件').waitFor()
  await picture(page, '2-refused')

  // ── the columns ──
  await page
    .locator('input[type=file]')
    .setInputFiles(await workbookFile(join(folder, '澜安市隐患台账.xlsx'), plantedLedger()))
  await page.getByRole('button', { name: '试导入' }).waitFor()
  await page.getByText('隐患情况 存在问题').waitFor()
  expect(await page.getByRole('spinbutton', { name: '日期没写年份时，按' }).inputValue()).toBe('2025')
  await picture(page, '3-columns')
  expect(await barriers(page)).toEqual([])

  // ── tried: nothing is written ──
  await page.getByRole('button', { name: '试导入' }).click()
  await page.getByRole('heading', { name: '发现的问题' }).waitFor()
  expect(await figure(page, '有错误').textContent()).toBe('40')
  expect(await figure(page, '读到').textContent()).toBe('500')
  await page.getByText('是否为“溪桐县看守所”？请写监所全称').waitFor()
  await picture(page, '4-checked')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('combobox', { name: '全部种类' }).click()
  await page.getByText('日期不存在 4').click()
  await page.getByText('没有“2025年2月30日”这一天').waitFor()
  expect(await page.locator('.wf-ledger tbody tr').count()).toBe(4)

  // ── whoever leaves finds it again ──
  await page.goto('/hazards/imports')
  await page.getByText('澜安市隐患台账.xlsx').click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载待更正的 40 行' }).click()
  const file = join(folder, 'wrong.xlsx')
  await (await download).saveAs(file)
  await page.getByRole('button', { name: '只导入正确的 460 行' }).click()
  await picture(page, '5-confirm')
  await page.getByRole('dialog').getByRole('button', { name: '只导入正确的 460 行' }).click()
  await page.getByText('已导入 460 条').waitFor({ timeout: 60_000 })
  await picture(page, '6-done')

  // ── the others, mended ──
  await bring(page, await mend(file))
  await page.getByText('没有错误').first().waitFor()
  expect([await figure(page, '有错误').textContent(), await figure(page, '读到').textContent()]).toEqual(['0', '40'])
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认导入' }).click()
  await page.getByText('已导入 40 条').waitFor({ timeout: 60_000 })

  // ── all of it once more ──
  await bring(page, await workbookFile(join(folder, '澜安市隐患台账 改.xlsx'), plantedLedger(true)))
  await page.getByText('没有可导入的行').waitFor()
  expect(await figure(page, '已在台账').textContent()).toBe('500')
  await picture(page, '7-again')

  // ── and out again ──
  await page.goto('/hazards?state=closed')
  await page.getByRole('button', { name: '导出' }).click()
  const exported = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 Excel（.xlsx）' }).click()
  const ledger = join(folder, 'ledger.xlsx')
  await (await exported).saveAs(ledger)
  expect((await readSpreadsheet(ledger, xlsx, ledger)).sheets[0]?.rows).toHaveLength(1 + 333)
  await picture(page, '8-ledger')

  // ── on a phone, in English ──
  const small = await walk('guidance.lanan', { ...phone, locale: 'en-GB' })
  await small.goto('/hazards/imports')
  await small.getByText('澜安市隐患台账.xlsx').waitFor()
  await picture(small, '9-phone')
  await small.getByText('澜安市隐患台账.xlsx').click()
  await small.locator('.wf-stat').first().waitFor()
  await picture(small, '10-phone-done')
  expect(await smallTargets(small)).toEqual([])
  expect(await barriers(small)).toEqual([])
  for (const watched of opened) {
    expect(watched.complaints).toEqual([])
    expect(await breaches(watched.page)).toEqual([])
  }
})
