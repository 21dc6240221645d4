/**
 * The library while somebody types, by keyboard and on a phone; a hazard that came back is asked about before it is sent;
 * the library's pages; a library that is there without a connection.
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
  const { id } = (await room.report(await room.as('officer2.xitong'))).body
  await room.act('director.xitong', id, moves.gradeHazard, { grade: 'general', interim: null })
  await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))
  await room.act('director.xitong', id, moves.approveHazard, { note: '' })
  await room.act('officer1.xitong', id, moves.startHazard, {})
  const files = [await room.photo('officer1.xitong')]
  await room.act('officer1.xitong', id, moves.submitHazard, { done: '已更换', files })
  await room.act('director.xitong', id, moves.closeHazard, { note: '' })
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
  if (pictures) await page.screenshot({ path: `${pictures}/repeats-${name}.png`, fullPage: true })
}

test('a few words bring up an entry; keys choose it; the earlier hazard is asked about', {
  timeout: 120_000,
}, async () => {
  const officer = await walk('officer2.xitong', desk)
  await officer.goto('/hazards/report')
  const object = officer.getByRole('combobox', { name: '对象' })
  await object.pressSequentially('灭火器压力')
  const list = officer.getByRole('listbox', { name: '标准隐患库中的相近条目' }).first()
  await list.getByRole('option').first().waitFor()
  await picture(officer, '1-suggest')
  expect(await barriers(officer)).toEqual([])
  await object.press('ArrowDown')
  await object.press('Enter')
  const finding = officer.getByRole('combobox', { name: '问题' })
  expect(await finding.inputValue()).toContain('压力表指针在红区')
  expect(await officer.getByRole('textbox', { name: '依据' }).inputValue()).toContain('GB 50444')
  expect(await officer.getByRole('radio', { name: '一般隐患' }).isChecked()).toBe(true)

  await officer.getByLabel('部位').fill('2监区楼道')
  await finding.fill('压力表指针在红色区域')
  const asked = officer.getByRole('heading', { name: /销号，是同一隐患吗？/ })
  await asked.waitFor()
  await picture(officer, '2-asked')
  expect(await barriers(officer)).toEqual([])
  await officer.getByRole('button', { name: '是同一隐患', exact: true }).click()
  await officer.getByRole('button', { name: '登记隐患' }).click()
  await officer.getByText('已确认第 1 次重复').waitFor()
  await picture(officer, '3-hazard')
  expect(await barriers(officer)).toEqual([])
})

test('on a phone, by an English word, and offered again when a plan is written', { timeout: 120_000 }, async () => {
  const officer = await walk('officer1.xitong', phone)
  await officer.goto('/hazards/report')
  await officer.getByRole('combobox', { name: '对象' }).pressSequentially('cockroach')
  await officer.getByRole('option').first().waitFor()
  await picture(officer, '4-phone')
  expect(await smallTargets(officer)).toEqual([])
  await officer.getByRole('option').first().tap()
  expect(await officer.getByRole('radio', { name: '集体食物中毒' }).isChecked()).toBe(true)

  const sent = await room.report(await room.as('officer1.xitong'), {
    entry: 'gas-hose-aged',
    object: '燃气软管',
    place: '伙房',
  })
  await room.act('director.xitong', sent.body.id, moves.gradeHazard, { grade: 'general', interim: null })
  await officer.goto(`/hazards/${room.unitId}/${sent.body.id}/plan`)
  await officer.getByRole('complementary', { name: '标准隐患库的常用措施' }).waitFor()
  await officer.getByRole('button', { name: '填入' }).first().tap()
  expect(await officer.getByRole('textbox', { name: '整改措施' }).inputValue()).toContain('换不锈钢波纹管')
  await picture(officer, '5-plan-phone')
  expect(await smallTargets(officer)).toEqual([])
  expect(await barriers(officer)).toEqual([])
})

test('suggests without a connection, from what the device kept', { timeout: 120_000 }, async () => {
  const officer = await walk('officer1.xitong', desk)
  await officer.goto('/hazards/library')
  await officer.getByText('AB 门两门同时打开').first().waitFor()
  await officer.goto('/hazards')
  await officer.getByRole('heading', { name: '隐患台账' }).waitFor()
  await officer.route('**/api/hazards/library', (route) => route.abort())
  await officer.goto('/hazards/report')
  await officer.getByRole('combobox', { name: '对象' }).pressSequentially('互锁')
  await officer.getByRole('option').first().waitFor()
})

test('the pages of the library and of the rate', { timeout: 120_000 }, async () => {
  const guidance = await walk('guidance.lanan', desk)
  await guidance.goto('/hazards/library')
  await guidance.getByText('AB 门两门同时打开').first().waitFor()
  expect(await barriers(guidance)).toEqual([])
  await guidance.goto('/hazards/library?text=留样')
  await guidance.getByText('留样重量不足缺品种').first().waitFor()
  await picture(guidance, '6-library')
  await guidance.goto('/hazards/library/extinguisher-in-red')
  await guidance.getByText('使用情况').waitFor()
  await picture(guidance, '7-entry')
  expect(await barriers(guidance)).toEqual([])
  await guidance.goto('/hazards/library/learned')
  await guidance.getByText('反复出现、库里没有的写法').waitFor()
  await picture(guidance, '8-learned')
  expect(await barriers(guidance)).toEqual([])
  await guidance.goto('/hazards/repeats')
  await guidance.getByText('溪桐县看守所').first().waitFor()
  await picture(guidance, '9-rates')
  expect(await barriers(guidance)).toEqual([])
  expect(await breaches(guidance)).toEqual([])
  for (const watched of opened) expect(watched.complaints).toEqual([])
})
