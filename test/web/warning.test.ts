/**
 * From a colour that rises to a warning that is closed, with another browser looking on: what one person does moves the
 * warnings and the overview of another without a touch.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as moves from '../../src/features/hazards/loop/contract/moves.ts'
import { catchUp } from '../../src/features/risk/jobs.ts'
import { type HazardRoom, openHazardRoom } from '../hazard-room.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, openPage, phone, smallTargets } from './page.ts'

let room: HazardRoom
let chromium: Awaited<ReturnType<typeof openChromium>>
beforeAll(async () => {
  ;[chromium, room] = await Promise.all([openChromium(), openHazardRoom({ work: true })])
})
afterAll(async () => {
  await chromium?.close()
  await room?.app.close()
})

test('answered on a phone, closed by the bureau, seen by the guidance department as it happens', {
  timeout: 90_000,
}, async () => {
  const officer = await room.as('officer2.xitong')
  const { id } = (await room.report(officer, { object: '燃气管道' })).body
  await room.act('director.xitong', id, moves.gradeHazard, { grade: 'major', interim: '停气，专人看守' })

  const above = await openPage(chromium.browser, room.app, 'guidance.region')
  above.page.setDefaultTimeout(10_000)
  await above.page.goto('/warnings')
  await above.page.getByText('没有未解除的预警').waitFor()
  const overview = await openPage(chromium.browser, room.app, 'guidance.region')
  overview.page.setDefaultTimeout(10_000)
  await overview.page.goto('/overview')
  await overview.page.getByText('8 个监所').first().waitFor()

  // Ten days later nothing was done: the deadline passed, and with it the colour. Both pages say so by themselves.
  const { platform } = room.app
  room.app.setNow(new Date(platform.clock.now().getTime() + 10 * 86_400_000))
  await catchUp(platform)
  const row = above.page.getByRole('row', { name: /溪桐县看守所.*重大隐患超期：燃气管道/ })
  await row.waitFor()
  await overview.page
    .getByText(/1 个监所红色/)
    .first()
    .waitFor()

  const director = await openPage(chromium.browser, room.app, 'director.xitong', phone)
  const { page } = director
  page.setDefaultTimeout(10_000)
  await page.goto('/warnings')
  await page.locator('main').getByText('溪桐县看守所', { exact: true }).first().click()
  await page.getByRole('heading', { name: /溪桐县看守所 · 消防安全/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('button', { name: '回应', exact: true }).click()
  await page.getByLabel('已采取什么措施').fill('已停气，今晚换管')
  // The test moves the server's clock, not the device's.
  await page.getByLabel('哪天前处置完').fill('2099-01-31')
  await page.getByLabel('哪天前处置完').press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '回应', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('已停气，今晚换管').first().waitFor()
  await row.getByText('处置中').waitFor()

  // Settled in the ledger, the index falls, and the overview with it.
  await room.act('deputy.xitong', id, moves.rejectHazard, { reason: '现场复核不成立' })
  await overview.page
    .getByText(/1 个监所红色/)
    .first()
    .waitFor({ state: 'detached' })

  // The bureau closes it and links the record that shows what was done, found by a word.
  const bureau = await openPage(chromium.browser, room.app, 'deputy.xitong')
  bureau.page.setDefaultTimeout(10_000)
  await bureau.page.goto('/warnings')
  await bureau.page.getByRole('row', { name: /溪桐县看守所/ }).waitFor()
  await bureau.page.keyboard.press('/')
  await bureau.page.keyboard.type('消防 燃气管道')
  await bureau.page.waitForURL(/text=/)
  await bureau.page.getByRole('row', { name: /重大隐患超期：燃气管道/ }).waitFor()
  await bureau.page.getByRole('button', { name: '导出' }).click()
  const [sheet] = await Promise.all([
    bureau.page.waitForEvent('download'),
    bureau.page.getByRole('menuitem', { name: /xlsx/ }).click(),
  ])
  expect(sheet.suggestedFilename()).toMatch(/^预警 .*\.xlsx$/)
  await bureau.page.getByRole('row', { name: /重大隐患超期：燃气管道/ }).click()
  await bureau.page.getByRole('button', { name: '解除预警' }).click()
  const dialog = bureau.page.getByRole('dialog')
  await dialog.getByLabel('做了什么，怎样核实').fill('现场复核，管道完好')
  await dialog.getByLabel('佐证记录').fill('燃气')
  await bureau.page.getByRole('option', { name: /燃气管道/ }).waitFor({ state: 'attached' })
  await bureau.page.keyboard.press('Enter')
  expect(await barriers(bureau.page)).toEqual([])
  await dialog.getByRole('button', { name: '解除预警' }).click()
  await dialog.waitFor({ state: 'detached' })
  await bureau.page
    .getByRole('link', { name: /^隐患 .*燃气管道/ })
    .first()
    .waitFor()
  await bureau.page.getByRole('heading', { name: '每一级用了多久' }).waitFor()
  expect(await barriers(bureau.page)).toEqual([])
  for (const one of [above, overview, director, bureau])
    expect([...one.complaints, ...(await breaches(one.page))]).toEqual([])
  await Promise.all([above.close(), overview.close(), director.close(), bureau.close()])
})
