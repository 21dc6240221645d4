/** Units and people from files, in a browser: the fault is seen in its place, mended, and the rest comes in once. */
import { Buffer } from 'node:buffer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, openPage, phone, smallTargets } from './page.ts'

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

test('people: two hands, a slip for each, shown this once', async () => {
  const roster = (unit: string) => ({
    name: '民警名册.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`姓名,警号,单位,职务\r\n陆远,990101001,${unit},所长\r\n郭平,990101002,溪桐县看守所,民警`),
  })
  const { page, complaints, close } = await openPage(chromium.browser, app, 'system.region', phone)
  await page.goto('/accounts')
  await page.getByRole('button', { name: '批量导入' }).click()
  const choose = page.locator('input[type=file]')
  await choose.setInputFiles(roster('溪桐县看守'))
  await page.getByText('是“溪桐县看守所”吗？').waitFor()
  await page.getByRole('button', { name: '换一个文件' }).click()
  await choose.setInputFiles(roster('溪桐县看守所'))
  // The answer is lost on the way: asked again, it is done already, and the slips are given out anew.
  await page.route('**/api/accounts/import?*', async (route) => {
    await route.fetch()
    await route.abort()
  })
  const confirm = async (name: string) => {
    await page.getByRole('button', { name }).click()
    await page.getByRole('dialog').getByRole('button', { name }).click()
  }
  await confirm('开立账号')
  await page.locator('.wf-import-alert').waitFor()
  await page.unroute('**/api/accounts/import?*')
  await confirm('开立账号')
  await page.getByText('其中 2 人还没有用过临时密码').waitFor()
  await confirm('重发临时密码')
  await page.getByText('2 张密码条，只显示这一次').waitFor()
  const codes = await page.locator('.wf-slips code').allInnerTexts()
  expect(codes.filter((_text, at) => at % 2 === 0)).toEqual(['990101001', '990101002'])
  expect(codes[1]).toMatch(/^(\w{4}-){3}\w{4}$/)
  expect([...(await barriers(page)), ...(await smallTargets(page))]).toEqual([])
  // A touch on the way out loses nothing.
  await page.getByRole('link', { name: '单位', exact: true }).click()
  await page.getByRole('button', { name: '留在本页' }).click()
  await page.getByRole('button', { name: '已打印，结束' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '已打印，结束' }).click()
  await page.getByText('选择文件即开始试导入').waitFor()
  expect([...complaints, ...(await breaches(page))]).toEqual([])
  await close()

  const second = await openPage(chromium.browser, app, 'security.region')
  await second.page.goto('/accounts/import')
  await second.page.locator('input[type=file]').setInputFiles(roster('溪桐县看守所'))
  await second.page.getByRole('button', { name: '授予职务' }).click()
  await second.page.getByRole('dialog').getByRole('button', { name: '授予职务' }).click()
  await second.page.getByText('已授予 2 项职务').waitFor()
  expect([...second.complaints, ...(await breaches(second.page))]).toEqual([])
  await second.close()
})
