/** If it happened tonight, in a browser: one press, the five actions first, one is done and the brief moves by itself. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rollForward } from '../../src/features/duties/jobs.ts'
import * as moves from '../../src/features/hazards/loop/contract/moves.ts'
import { catchUp } from '../../src/features/risk/jobs.ts'
import { type HazardRoom, openHazardRoom } from '../hazard-room.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, openPage, phone, smallTargets } from './page.ts'

let room: HazardRoom
let chromium: Awaited<ReturnType<typeof openChromium>>
let hazard: string
beforeAll(async () => {
  room = await openHazardRoom({ work: true })
  const { platform } = room.app
  const soon = platform.clock.now().getTime()
  room.app.setNow(new Date(soon - 75 * 86_400_000))
  await rollForward(platform)
  await catchUp(platform)
  hazard = (await room.report(await room.as('officer2.xitong'), { object: '配电箱' })).body.id
  await room.act('director.xitong', hazard, moves.gradeHazard, { grade: 'major', interim: '断电，专人看守' })
  room.app.setNow(null)
  await rollForward(platform)
  await catchUp(platform)
  chromium = await openChromium()
})
afterAll(async () => {
  await chromium.close()
  await room.app.close()
})

test('the chief presses once; what somebody settles meanwhile leaves the brief', async () => {
  const { page, complaints, close } = await openPage(chromium.browser, room.app, 'chief.xitong')
  await page.goto('/tonight')
  await page.getByRole('button', { name: '写出现在的卷宗' }).click()
  await page.getByRole('heading', { name: '现在能改变局面的五件事' }).waitFor()
  const first = page.locator('.tn-actions li').first()
  expect(await first.textContent()).toContain('配电箱')
  expect(await page.locator('.tn-part-unanswered li').count()).toBeGreaterThan(0)
  expect(await page.locator('.tn-hash').first().textContent()).toMatch(/日志 \d+.*[0-9a-f]{12}/)
  expect(await barriers(page)).toEqual([])
  await room.act('deputy.xitong', hazard, moves.rejectHazard, { reason: '同一件事已登记' })
  await page.locator('.tn-actions li', { hasText: '配电箱' }).first().waitFor({ state: 'detached' })
  await page.getByRole('link', { name: '核对' }).click()
  await page.getByText('一致').first().waitFor()
  expect([...complaints, ...(await breaches(page))]).toEqual([])
  await close()
})

test('a director reads it on a phone', async () => {
  const { page, close } = await openPage(chromium.browser, room.app, 'director.xitong', phone)
  await page.goto('/tonight?now=yes')
  await page.getByRole('heading', { name: '未回应', exact: true }).waitFor()
  expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(await smallTargets(page)).toEqual([])
  // Where nothing is owed and nothing open it says so.
  await page.goto('/tonight?now=yes&family=attack')
  await page.getByText('没有欠下的职责，没有未回应的事项').waitFor()
  await close()
})
