/** A visitor of the demo: finds an account, is in by one tap, and moves the clock by keyboard. */
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

test('found, in, a week ahead: the day on the page is the clock’s', async () => {
  const { page, complaints, close } = await openPage(chromium.browser, app, null)
  await page.goto('/sign-in')
  await page.getByText('先试试：').first().waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('searchbox').fill('霁阳县看守所 所长')
  await page.getByText('找到 1 个账号').waitFor()
  await page.getByRole('button', { name: /霁阳县看守所/ }).click()
  await page.getByRole('heading', { name: '今日待办' }).waitFor()

  await page.getByRole('button', { name: '演示时钟：现在' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '+7 天' }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '+7 天' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /比真实时间快 7 天/ }).waitFor()
  const day = new Intl.DateTimeFormat('zh-CN', {
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    timeZone: 'Asia/Shanghai',
  }).format(app.platform.clock.now())
  await page.getByText(day, { exact: true }).waitFor()
  expect([...complaints, ...(await breaches(page))]).toEqual([])
  await close()
})
