/**
 * A system on its way as people meet it: the director writes and issues it at a desk, an officer reads and confirms it on
 * a phone with one tap, the director sees who has not; the food chain gets its first person.
 */
import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, smallTargets, type Watched } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>
const opened: Watched[] = []
/** Where pictures of each step are kept for looking at; nothing is written when it is not set. */
const pictures = process.env.SCREENSHOTS

beforeAll(async () => {
  app = await startApp()
  chromium = await openChromium()
  if (pictures) await mkdir(pictures, { recursive: true })
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await app.close()
})

async function walk(username: string, options: Parameters<typeof openPage>[3]): Promise<Page> {
  const watched = await openPage(chromium.browser, app, username, options)
  opened.push(watched)
  return watched.page
}

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/systems-${name}.png`, fullPage: true })
}

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const summary = '所长是消防安全责任人，每日两次防火巡查。\n动火作业须提前一天报批，现场有人看护。'

test('written and issued at a desk, read on a phone', { timeout: 180_000 }, async () => {
  // ── the director writes it ──
  const director = await walk('director.xitong', desk)
  await director.goto('/systems')
  await director.getByText('还没有登记制度').waitFor()
  await picture(director, '1-empty')
  await director.getByRole('button', { name: '登记制度' }).click()
  await director.getByRole('textbox', { name: '名称' }).fill('消防安全管理制度')
  await director.getByRole('radio', { name: '消防安全管理制度' }).check()
  await director.getByRole('textbox', { name: '主要内容' }).fill(summary)
  await director
    .locator('input[type=file]')
    .setInputFiles({ name: '消防制度.pdf', mimeType: 'application/pdf', buffer: pdf })
  await director.getByText('消防制度.pdf').waitFor()
  await director.getByRole('textbox', { name: '生效日期' }).fill('2026-01-01')
  await director.getByRole('textbox', { name: '生效日期' }).press('Tab')
  await director.getByRole('textbox', { name: '复审日期' }).fill('2099-01-01')
  await director.getByRole('textbox', { name: '复审日期' }).press('Tab')
  await director.getByRole('checkbox', { name: '监所民警' }).check()
  await director.getByRole('checkbox', { name: '所医' }).check()
  await picture(director, '2-form')
  await director.getByRole('button', { name: '保存草稿' }).click()
  await director.getByRole('heading', { level: 1, name: '消防安全管理制度' }).waitFor()
  await director.getByRole('button', { name: '发布' }).click()
  await director.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await director.getByText('应读 3 人，已读 0 人').waitFor()
  await director.getByRole('dialog').waitFor({ state: 'hidden' })
  await picture(director, '3-issued')

  // ── an officer reads it on a phone ──
  const officer = await walk('officer1.xitong', phone)
  await officer.goto('/')
  await officer.getByText('阅读制度：消防安全管理制度').first().click()
  await officer.getByText('动火作业须提前一天报批').waitFor()
  const confirm = officer.getByRole('button', { name: '我已阅读' })
  const place = await confirm.boundingBox()
  expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThan(phone.viewport.height)
  await picture(officer, '4-reading')
  expect(await barriers(officer)).toEqual([])
  expect(await smallTargets(officer)).toEqual([])
  const download = officer.waitForEvent('download')
  await officer.getByText('打开正文').click()
  expect((await download).suggestedFilename()).toBe('消防制度.pdf')
  await confirm.click()
  await officer.getByText(/您已于 .* 确认已读/).waitFor()
  await picture(officer, '5-confirmed')
  await officer.goto('/systems')
  await officer.getByText('消防安全管理制度').first().waitFor()
  await picture(officer, '6-list')

  // ── the director sees who has not ──
  await director.reload()
  await director.getByText('应读 3 人，已读 1 人').waitFor()
  expect(await barriers(director)).toEqual([])
  await picture(director, '7-coverage')

  // ── and names the first person of the food chain ──
  await director.goto('/systems/food-chain')
  await director.getByText('0 / 7 个环节已明确责任人').waitFor()
  await director.getByRole('button', { name: '指定' }).first().click()
  const dialog = director.getByRole('dialog')
  await dialog.getByText('其他人员（无账号）').click()
  await dialog.getByRole('textbox', { name: '姓名' }).fill('裴远山')
  await dialog.getByRole('textbox', { name: '自何时起' }).fill('2026-02-01')
  await dialog.getByRole('textbox', { name: '自何时起' }).press('Tab')
  await dialog.getByRole('button', { name: '确定' }).click()
  await director.getByText('1 / 7 个环节已明确责任人').waitFor()
  await dialog.waitFor({ state: 'hidden' })
  expect(await barriers(director)).toEqual([])
  await picture(director, '8-chain')

  for (const { page, complaints } of opened) expect([...complaints, ...(await breaches(page))]).toEqual([])
})
