/** A missed check made up on a phone: what else was found is typed at its end and opens a hazard like a failed item. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerItems, openActivity, readActivity } from '../../src/features/activities/contract.ts'
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

/** A building check of the treatment centre with every item answered over the API. */
async function answered(): Promise<{ unitId: number; id: string }> {
  const director = await app.as('director.treatment')
  const { id: unitId } = await app.owner
    .selectFrom('unit')
    .select('id')
    .where('name', '=', '岚川自治区强制医疗所')
    .executeTakeFirstOrThrow()
  const opened = await director.call(openActivity, {
    body: { unitId, checklist: 'building-check', plannedFor: null, participants: ['李宁'] },
  })
  expect(opened.status, JSON.stringify(opened.problem)).toBe(201)
  const { id } = opened.body
  const { body } = await director.call(readActivity, { params: { unitId, id } })
  const answers = (body.sheet?.items ?? []).map((item) => ({
    item: item.id,
    verdict: 'not-applicable' as const,
    note: '本次只为补做，现场逐项看过',
    files: [],
    replaces: 0,
  }))
  const kept = await director.call(answerItems, { params: { unitId, id }, body: { answers } })
  expect(kept.status, JSON.stringify(kept.problem)).toBe(200)
  return { unitId, id }
}

test('what was found beside the items, and the day it makes up for, are told at the end', async () => {
  const { unitId, id } = await answered()
  const director = await openPage(chromium.browser, app, 'director.treatment', phone)
  const { page } = director
  await page.goto(`/activities/${unitId}/${id}`)
  await page.getByRole('button', { name: '核对并完成' }).click()
  await page.getByRole('button', { name: '添加一条' }).click()
  const finding = page.getByRole('group', { name: '第 1 条' })
  await finding.getByLabel('部位').fill('病房楼西侧')
  await finding.getByLabel('设施或物品').fill('雨棚')
  await finding.getByLabel('问题').fill('两处支架焊点开裂')
  await page.getByRole('checkbox', { name: '补做以前应完成的工作' }).check()
  await page.getByLabel('补的是哪一天').fill('2026-06-15')
  await page.getByLabel('补的是哪一天').press('Enter')
  await page.getByLabel('当时为什么没有做').fill('汛期抢修，未能完成')
  await page.getByText('建筑安全检查').first().waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  await picture(page, 'finish-1-form')
  await page.getByRole('button', { name: '完成检查' }).click()

  await page.getByRole('heading', { name: '登记的隐患' }).waitFor()
  await page.getByText('两处支架焊点开裂').first().waitFor()
  await page
    .getByText('补 2026-06-15')
    .or(page.getByText(/补 2026/))
    .first()
    .waitFor()
  await page.getByText(/其他类型监所的 \d+ 项/).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await breaches(page)).toEqual([])
  expect(director.complaints).toEqual([])
  await picture(page, 'finish-2-record')

  const hazards = await app.owner
    .selectFrom('hazard')
    .select(['object', 'family'])
    .where('activity_id', '=', id)
    .execute()
  expect(hazards).toEqual([{ object: '雨棚', family: 'building' }])
  const kept = await app.owner
    .selectFrom('activity')
    .select(['makes_up'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(String(kept.makes_up)).toContain('2026-06-15')
  await director.close()
}, 90_000)
