/** A leader opens the overview, goes down to the facility that stands worst and reads why; by keyboard, and on a phone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportHazard } from '../../src/features/hazards/contract.ts'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, openPage, phone, smallTargets } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>
beforeAll(async () => {
  ;[chromium, app] = await Promise.all([openChromium(), startApp({ work: true })])
})
afterAll(async () => {
  await chromium?.close()
  await app?.close()
})

async function report(unit: string, object: string) {
  const { id } = await app.owner.selectFrom('unit').select('id').where('name', '=', unit).executeTakeFirstOrThrow()
  const { status } = await (await app.as('officer2.xitong')).call(reportHazard, {
    body: {
      ...{ unitId: id, family: 'fire', place: '厨房', placeId: null, object, finding: '压力不足', note: '', basis: '' },
      ...{ suggestedGrade: null, files: [] },
    },
  })
  expect(status).toBe(201)
}

test('from the region to the worst facility and its reason; another’s work moves what is on screen', async () => {
  await report('溪桐县看守所', '干粉灭火器')
  const { page, complaints, close } = await openPage(chromium.browser, app, 'guidance.region')
  page.setDefaultTimeout(8_000)
  await page.goto('/')
  await page.waitForURL('**/overview')
  await page.getByText('8 个监所').first().waitFor()
  expect(await barriers(page)).toEqual([])
  const open = page.locator('.wf-stat', { hasText: '未销号隐患' })
  await open.getByText('1', { exact: true }).waitFor()
  await report('溪桐县看守所', '消火栓')
  await open.getByText('2', { exact: true }).waitFor()

  await page.getByRole('link', { name: /^澜安市：/ }).click()
  await page.waitForURL(/territory=9901/)
  await page.getByRole('heading', { name: '澜安市', level: 1 }).waitFor()
  await page.getByRole('link', { name: '全部辖区' }).click()
  await page.getByRole('button', { name: /只看消防安全/ }).click()
  await page.waitForURL(/family=fire/)
  await page.getByRole('columnheader', { name: /重大疫情/ }).waitFor({ state: 'detached' })
  await page.locator('[data-place="0 0"]').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/facilities\/\d+#fire/)
  await page.getByRole('heading', { name: '溪桐县看守所' }).waitFor()
  await page.getByRole('link', { name: '隐患尚未定级：消火栓' }).first().waitFor()
  expect(await barriers(page)).toEqual([])
  expect([...complaints, ...(await breaches(page))]).toEqual([])
  await close()
})

test('a director reads his own facility on a phone', async () => {
  const { page, complaints, close } = await openPage(chromium.browser, app, 'director.xitong', phone)
  await page.goto('/facility')
  await page.getByRole('heading', { name: '接下来做什么最管用' }).waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  expect(await smallTargets(page)).toEqual([])
  expect(await barriers(page)).toEqual([])
  expect(complaints).toEqual([])
  await close()
})
