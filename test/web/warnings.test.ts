/** Warnings in the shell: the bell by keyboard, and a webhook added, its secret shown once, tested. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as moves from '../../src/features/hazards/loop/contract/moves.ts'
import { catchUp } from '../../src/features/risk/jobs.ts'
import { type HazardRoom, openHazardRoom } from '../hazard-room.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, openPage, phone, smallTargets } from './page.ts'

let chromium: Awaited<ReturnType<typeof openChromium>>
let room: HazardRoom
beforeAll(async () => {
  ;[chromium, room] = await Promise.all([openChromium(), openHazardRoom()])
  const { id } = (await room.report(await room.as('officer2.xitong'), { object: '燃气管道' })).body
  await room.act('director.xitong', id, moves.gradeHazard, { grade: 'major', interim: '停气，专人看守' })
  room.app.setNow(new Date(room.app.platform.clock.now().getTime() + 10 * 86_400_000))
  await catchUp(room.app.platform)
})
afterAll(async () => {
  await chromium?.close()
  await room?.app.close()
})

test('the bell counts what waits, opens by keyboard, closes by Escape, and leads to the warning', async () => {
  const { page, complaints, close } = await openPage(chromium.browser, room.app, 'director.xitong', phone)
  await page.goto('/')
  const bell = page.getByRole('button', { name: /条预警待回应/ })
  await bell.focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('navigation', { name: '待回应的预警' })
  await list.getByText('溪桐县看守所').first().waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  await page.keyboard.press('Escape')
  await list.waitFor({ state: 'hidden' })
  expect(await page.evaluate<string>('document.activeElement?.ariaLabel')).toContain('条预警待回应')
  await page.keyboard.press('Enter')
  await list.getByText('溪桐县看守所').first().click()
  await page.waitForURL(/\/warnings\/\d+\//)
  expect([...complaints, ...(await breaches(page))]).toEqual([])
  await close()
})

test('a webhook is added, its secret shown once, and the page says what a test came to', {
  timeout: 60_000,
}, async () => {
  const { page, complaints, close } = await openPage(chromium.browser, room.app, 'system.lanan')
  await page.goto('/push')
  await page.getByRole('button', { name: '添加推送' }).first().click()
  await page.getByLabel('名称').fill('支队值班系统')
  await page.getByLabel('按哪个单位的辖区').fill('溪桐县公安局')
  await page.keyboard.press('Enter')
  await page.getByLabel('发给').click()
  await page.getByText('其他系统（签名 JSON）').last().click()
  await page.getByLabel('推送地址').fill('https://127.0.0.1/hook')
  await page.getByRole('button', { name: /^添\s?加$/ }).click()
  await page.getByText('这个地址不能用').waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('推送地址').fill('https://duty.example.com/hook')
  // The list behind cannot be read again for a while: what was typed stays.
  await page.route('**/api/webhooks', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
  await page.getByText(/没能更新，下面是 .* 的内容/).waitFor()
  await page.unroute('**/api/webhooks')
  await page.getByRole('button', { name: /^添\s?加$/ }).click()
  await page.getByRole('textbox', { name: /签名密钥/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '已保存好' }).click()
  await page.getByText('duty.example.com').waitFor()
  await page.getByRole('button', { name: /^试\s?发$/ }).click()
  await page.getByText('已交给发送队列').waitFor()
  expect([...complaints, ...(await breaches(page))]).toEqual([])
  await close()
})
