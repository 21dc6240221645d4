/** Beside the steps in a real browser: more time asked on a phone and granted at a desk, a check of controls, a merger. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as moves from '../../src/features/hazards/loop/contract/moves.ts'
import { type HazardRoom, openHazardRoom } from '../hazard-room.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, smallTargets } from './page.ts'

let room: HazardRoom
let chromium: Awaited<ReturnType<typeof openChromium>>
beforeAll(async () => {
  room = await openHazardRoom()
  chromium = await openChromium()
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await room.app.close()
})

const [officer, director, deputy] = ['officer1.xitong', 'director.xitong', 'deputy.xitong'] as const

test('more time is asked for on a phone, granted at a desk; controls are looked at', { timeout: 120_000 }, async () => {
  const { id } = (await room.report(await room.as('officer2.xitong'))).body
  await room.act(director, id, moves.gradeHazard, { grade: 'major', interim: '停用，专人看守' })
  await room.act(officer, id, moves.planHazard, await room.plan(officer))
  await room.act(deputy, id, moves.approveHazard, { note: '' })
  const address = `/hazards/${room.unitId}/${id}`

  const asking = await openPage(chromium.browser, room.app, officer, phone)
  const { page } = asking
  await page.goto(address)
  await page.getByRole('button', { name: '更多操作' }).click()
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('menuitem', { name: '申请延期' }).click()
  await page.getByLabel('新的整改时限').fill('2099-02-20')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('理由').fill('配件未到货')
  await page.getByRole('dialog').getByRole('button', { name: '申请延期' }).click()
  await page.getByText(/申请由 .* 延至 .*，待批：配件未到货/).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  expect(await barriers(page)).toEqual([])

  const granting = await openPage(chromium.browser, room.app, deputy, desk)
  await granting.page.goto(address)
  await granting.page.getByRole('button', { name: '批准延期' }).click()
  await granting.page.getByRole('dialog').getByRole('button', { name: '批准延期' }).click()
  await granting.page.getByText(/原定 .*，已延期 1 次/).waitFor()

  await page.goto(address)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '检查临时管控' }).click()
  await page.getByRole('radio', { name: '失效，未落实' }).click()
  await page.getByRole('radio', { name: '失效，未落实', checked: true }).waitFor()
  await page.getByLabel('检查所见').fill('看守人员不在位')
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '检查临时管控' }).click()
  await page.getByText('管控失效').first().waitFor()
  await page.getByText('已失效').first().waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  for (const one of [asking, granting]) {
    expect(await barriers(one.page)).toEqual([])
    expect(await breaches(one.page)).toEqual([])
    expect(one.complaints).toEqual([])
    await one.close()
  }
})

test('a duplicate is found by its words and merged; both histories stand in the one that stays', {
  timeout: 90_000,
}, async () => {
  const stays = (await room.report(await room.as(officer), { object: '应急照明灯' })).body
  const double = (await room.report(await room.as(officer), { object: '应急灯' })).body
  const merging = await openPage(chromium.browser, room.app, director, desk)
  const { page } = merging
  await page.goto(`/hazards/${room.unitId}/${double.id}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '合并重复' }).click()
  await page.getByLabel('保留哪一条').fill('照明')
  await page.locator('.ant-select-item-option').filter({ hasText: stays.number }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('同一盏灯')
  await page.getByRole('dialog').getByRole('button', { name: '合并重复' }).click()
  await page.getByRole('link', { name: stays.number }).click()
  await page.getByText(`${double.number} · 登记隐患`).waitFor()
  await page.getByText('接收重复隐患').waitFor()
  expect(await barriers(page)).toEqual([])
  expect(merging.complaints).toEqual([])
  await merging.close()
})
