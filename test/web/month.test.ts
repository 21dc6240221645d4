/** A month passes: the self-check nobody did stands before the director, then the bureau, then the city, each in their own Today. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rollForward } from '../../src/features/duties/jobs.ts'
import { addFacility, addPost, addUnit } from '../fixture.ts'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { breaches, desk, openPage, phone } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>
const pictures = process.env.SCREENSHOTS

/** A small line of units of its own, so that nothing else is missed there. */
beforeAll(async () => {
  app = await startApp()
  chromium = await openChromium()
  app.setNow(new Date('2031-01-02T12:00:00+08:00'))
  const bureau = await addUnit(app, 'bureau', '880101', '峦县公安局')
  const city = await addUnit(app, 'guidance', '8801', '峦市监管支队')
  const facility = await addFacility(app, '880101', '峦县拘留所', bureau)
  await addPost(app, 'luan.director', facility, 'director')
  await addPost(app, 'luan.deputy', bureau, 'deputy')
  await addPost(app, 'luan.city', city, 'guidance')
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await app.close()
})

async function on(day: string): Promise<void> {
  app.setNow(new Date(`${day}T12:00:00+08:00`))
  await rollForward(app.platform)
}

/** What stands in somebody's Today about the self-check of January. */
async function today(username: string, size: typeof desk | typeof phone, name: string) {
  const { page, complaints, close } = await openPage(chromium.browser, app, username, size)
  await page.goto('/today')
  await page
    .getByText(/没有待办事项|没有逾期|逾期|未来七天|其他等我办理/)
    .first()
    .waitFor()
  const line = page.getByRole('link', { name: /消防安全风险隐患自查.*2031年1月/ }).first()
  const found = await line.isVisible()
  if (pictures) await page.screenshot({ path: `${pictures}/month-${name}.png` })
  return { page, line, found, complaints, close }
}

test('the missed self-check climbs to the city', { timeout: 120_000 }, async () => {
  await on('2031-01-10')
  await on('2031-02-04')
  const director = await today('luan.director', phone, '1-director')
  await director.line.waitFor()
  await director.close()
  const early = await today('luan.city', desk, '2-city-not-yet')
  expect(early.found).toBe(false)
  await early.close()

  await on('2031-02-07')
  const chief = await today('luan.deputy', desk, '3-bureau')
  await chief.line.waitFor()
  await chief.close()

  await on('2031-02-14')
  const city = await today('luan.city', desk, '4-city')
  await city.line.click()
  await city.page.getByText('逾期未做').first().waitFor()
  if (pictures) await city.page.screenshot({ path: `${pictures}/month-5-window.png` })
  expect([...city.complaints, ...(await breaches(city.page))]).toEqual([])
  await city.close()
})
