/** A register of units from a file, in a browser: the fault is seen in its place, mended, and the rest comes in once. */
import { Buffer } from 'node:buffer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, openPage } from './page.ts'

let chromium: Awaited<ReturnType<typeof openChromium>>
let app: TestApp
beforeAll(async () => {
  ;[chromium, app] = await Promise.all([openChromium(), startApp()])
})
afterAll(async () => {
  await chromium?.close()
  await app?.close()
})

const file = (...rows: string[]) => ({
  name: '名册.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['单位类型,单位名称,上级单位,所在区划,启用日期', ...rows].join('\r\n')),
})

test('tried, mended, confirmed, and nothing new the second time', async () => {
  const { page, complaints, close } = await openPage(chromium.browser, app, 'system.region')
  await page.goto('/units')
  await page.getByRole('button', { name: '批量导入' }).click()
  await page.getByText('选择文件即开始试导入').waitFor()
  const choose = page.locator('input[type=file]')
  await choose.setInputFiles(file('监所,溪桐县拘留所,溪桐县公安,990101,2009-06-01'))
  await page.getByText('是“溪桐县公安局”吗？').waitFor()
  await page.getByText('C2', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: '确认导入' }).count()).toBe(0)
  expect(await barriers(page)).toEqual([])

  await page.getByRole('button', { name: '换一个文件' }).click()
  const right = file('监所,溪桐县拘留所,溪桐县公安局,990101,2009-06-01')
  await choose.setInputFiles(right)
  await page.getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认导入' }).click()
  await page.getByText('已导入 1 个单位、0 个行政区划').waitFor()
  await choose.setInputFiles(right)
  await page.getByText('文件里没有新的单位或行政区划').waitFor()
  expect([...complaints, ...(await breaches(page))]).toEqual([])
  await close()
})
