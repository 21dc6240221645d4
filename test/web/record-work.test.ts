/** A drill recorded on a phone: which duty it counts for is said while one types; a draft outlives the page. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, openPage, phone, smallTargets } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>
/** Where pictures of each step are kept for looking at; nothing is written when it is not set. */
const pictures = process.env.SCREENSHOTS

beforeAll(async () => {
  app = await startApp()
  chromium = await openChromium()
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await app.close()
})

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

const choose = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true }).check()

test('a drill without the squadron does not count and says why; with it, it does', { timeout: 90_000 }, async () => {
  const officer = await openPage(chromium.browser, app, 'officer1.xitong', phone)
  const { page } = officer
  await page.goto('/activities')
  await page.getByRole('button', { name: '记录工作' }).click()
  const drills = page.getByRole('listitem').filter({ hasText: /^演练/ })
  await drills.getByRole('button', { name: '填写记录' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await picture(page, 'record-1-kinds')
  await drills.getByRole('button', { name: '填写记录' }).click()

  await page.getByRole('radio', { name: '消防安全' }).check()
  const counts = page.getByRole('region', { name: '计入哪些职责' })
  await choose(page, '消防部门')
  const joint = counts.getByRole('listitem').filter({ hasText: '消防应急联合演练' })
  await joint.getByText('还不能计入').waitFor()
  await joint.getByText('缺 驻所武警中队').waitFor()
  await picture(page, 'record-2-does-not-count')
  await choose(page, '驻所武警中队')
  await joint.getByText('符合要求，可计入').waitFor()

  await page.getByLabel('地点').fill('三监区')
  await page.getByLabel('演练科目与情景').fill('夜间监室起火')
  await page.getByLabel('演练评估').fill('疏散用时四分钟，通道畅通')
  expect(await barriers(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  // Typing has settled into the device's store before the page is read anew.
  await page.waitForTimeout(1_000)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.getByLabel('演练评估').waitFor()
  await expect
    .poll(() => page.getByLabel('演练评估').inputValue(), { timeout: 10_000 })
    .toBe('疏散用时四分钟，通道畅通')
  await joint.getByText('符合要求，可计入').waitFor()

  await page.getByRole('button', { name: '添加一条' }).click()
  await page.getByLabel('部位').fill('三监区东侧')
  await page.getByLabel('设施或物品').fill('疏散指示灯')
  await page.getByLabel('问题', { exact: true }).fill('两处不亮')
  await picture(page, 'record-3-filled')
  await page.getByRole('button', { name: '登记完成' }).click()
  await page.getByText('疏散用时四分钟，通道畅通').waitFor()
  await page.getByText('登记的隐患').waitFor()
  await page.getByRole('link', { name: /两处不亮/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  await picture(page, 'record-4-record')
  expect(await breaches(page)).toEqual([])
  expect(officer.complaints).toEqual([])

  const row = await app.owner.selectFrom('activity').select(['parties', 'state', 'by_roles']).executeTakeFirstOrThrow()
  expect(row).toEqual({ parties: ['fire-department', 'squadron'], state: 'done', by_roles: ['officer'] })
  await officer.close()
})
