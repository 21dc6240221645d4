/**
 * The money of a rectification as people enter it: the plan asks by itself, the bureau grants at a desk, an officer enters
 * what was spent on a phone, a wrong entry is undone, and the overview shows the gap.
 */
import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as moves from '../../src/features/hazards/loop/contract/moves.ts'
import { type HazardRoom, openHazardRoom } from '../hazard-room.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, smallTargets, type Watched } from './page.ts'

let room: HazardRoom
let chromium: Awaited<ReturnType<typeof openChromium>>
const opened: Watched[] = []
/** Where pictures of each step are kept for looking at; nothing is written when it is not set. */
const pictures = process.env.SCREENSHOTS

beforeAll(async () => {
  room = await openHazardRoom()
  chromium = await openChromium()
  if (pictures) await mkdir(pictures, { recursive: true })
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await room.app.close()
})

async function walk(username: string, options: Parameters<typeof openPage>[3]): Promise<Page> {
  const watched = await openPage(chromium.browser, room.app, username, options)
  opened.push(watched)
  return watched.page
}

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/money-${name}.png`, fullPage: true })
}

async function enter(page: Page, name: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value)
  await dialog.getByRole('button', { name, exact: true }).click()
}

test('asked by the plan, granted, spent, undone, and summed up', { timeout: 180_000 }, async () => {
  const { id } = (await room.report(await room.as('officer1.xitong'))).body
  await room.act('director.xitong', id, moves.gradeHazard, { grade: 'general', interim: null })
  await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))
  const hazard = `/hazards/${room.unitId}/${id}`

  // ── the bureau grants less than was asked ──
  const deputy = await walk('deputy.xitong', desk)
  await deputy.goto(hazard)
  await deputy.getByText('整改方案 · 所内经费').waitFor()
  await enter(deputy, '下达经费', { '金额（元）': '300', 文号或票据号: '溪公装〔2026〕5号' })
  await deputy.getByText('缺口 60 元').waitFor()
  await deputy.getByRole('dialog').waitFor({ state: 'hidden' })
  await picture(deputy, '1-granted')
  expect(await barriers(deputy)).toEqual([])

  // ── an officer spends too much, then what is there ──
  const officer = await walk('officer1.xitong', phone)
  await officer.goto(hazard)
  await enter(officer, '登记支出', { '金额（元）': '301' })
  await officer.getByText('支出超过已下达的经费').waitFor()
  await picture(officer, '2-too-much')
  const dialog = officer.getByRole('dialog')
  await dialog.getByLabel('金额（元）').fill('280')
  await dialog.getByLabel('说明').fill('灭火器两具')
  await dialog.getByRole('button', { name: '登记支出', exact: true }).click()
  await officer.getByText('结余 20 元').waitFor()
  await dialog.waitFor({ state: 'hidden' })
  expect(await barriers(officer)).toEqual([])
  expect(await smallTargets(officer)).toEqual([])

  // ── a wrong entry stays beside its counter-entry ──
  await enter(officer, '登记支出', { '金额（元）': '20' })
  await officer.getByText('-20 元').or(officer.getByText('结余 20 元')).first().waitFor({ state: 'hidden' })
  await dialog.waitFor({ state: 'hidden' })
  await officer.getByRole('button', { name: '冲销' }).first().click()
  await officer.getByRole('dialog').getByRole('textbox').fill('重复登记')
  await officer.getByRole('dialog').getByRole('button', { name: '冲销' }).click()
  await officer.getByText('已冲销').waitFor()
  await officer.getByText('结余 20 元').waitFor()
  await officer.getByRole('dialog').waitFor({ state: 'hidden' })
  await picture(officer, '3-undone')

  // ── the overview ──
  await deputy.goto('/money')
  await deputy.getByRole('row').filter({ hasText: '干粉灭火器' }).waitFor()
  await picture(deputy, '4-bureau')
  expect(await barriers(deputy)).toEqual([])
  await officer.goto('/money')
  await officer.getByText('干粉灭火器').waitFor()
  await picture(officer, '5-phone')
  expect(await smallTargets(officer)).toEqual([])
  const guidance = await walk('guidance.lanan', desk)
  await guidance.goto('/money')
  await guidance.getByRole('heading', { name: '整改经费' }).waitFor()
  await picture(guidance, '6-territory')
  await guidance.getByRole('button', { name: 'EN' }).click()
  await guidance.getByRole('heading', { name: 'Money of rectification' }).waitFor()
  await guidance.getByRole('row').filter({ hasText: 'Xitong' }).click()
  await guidance.getByRole('row').filter({ hasText: '干粉灭火器' }).click()
  await guidance.getByRole('heading', { name: 'How it was graded' }).waitFor()
  await picture(guidance, '7-english')

  for (const { page, complaints } of opened) expect([...complaints, ...(await breaches(page))]).toEqual([])
})
