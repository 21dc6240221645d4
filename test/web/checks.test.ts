/** A check on a bad night: the connection goes, the page dies, a colleague answers the same item. Nothing is lost. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, smallTargets, type Watched } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>

beforeAll(async () => {
  app = await startApp()
  chromium = await openChromium()
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await app.close()
})

const card = (page: Page) => page.locator('.wf-act-item')
const choose = (page: Page, name: string) => card(page).getByRole('radio', { name, exact: true }).click()

async function takePhoto(page: Page): Promise<void> {
  await page.getByRole('button', { name: '拍照', exact: true }).first().click()
  await page.getByRole('button', { name: '拍摄' }).click()
  await page.getByRole('button', { name: '使用', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function begin(page: Page): Promise<void> {
  await page.goto('/activities')
  await page.getByRole('button', { name: '开始自查' }).first().click()
  await page.getByRole('button', { name: '现在开始' }).click()
  await card(page).getByText('第 1 项').waitFor()
}

const answers = () =>
  app.owner
    .selectFrom('activity_answer')
    .innerJoin('person', 'person.id', 'activity_answer.by_id')
    .select(['item', 'verdict', 'note', 'files', 'person.name'])
    .execute()

const sound = async ({ page, complaints }: Watched): Promise<void> => {
  expect(await breaches(page)).toEqual([])
  expect(complaints).toEqual([])
}

test('no connection, then no page: answers and photo arrive when both are back', { timeout: 90_000 }, async () => {
  const officer = await openPage(chromium.browser, app, 'officer1.songmo', phone)
  const { page } = officer
  await begin(page)
  const address = page.url()
  expect(await barriers(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])

  await page.context().setOffline(true)
  await choose(page, '合格')
  await card(page).getByText('第 2 项').waitFor()
  await choose(page, '不合格')
  await takePhoto(page)
  await card(page).getByRole('textbox', { name: '哪里不合格' }).fill('三个点位被长期屏蔽')
  await page.getByText('没有网络，答案存在本机，联网后自动发送').waitFor()
  await sound(officer)
  // Typing has settled into the device's store before the page dies.
  await page.waitForTimeout(1_500)
  expect(await answers()).toEqual([])
  const context = page.context()
  await page.close()

  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(address)
  await card(again).getByText('第 3 项').waitFor()
  await again.getByText('已保存', { exact: true }).waitFor({ timeout: 30_000 })
  await expect
    .poll(async () =>
      (await answers()).map((one) => [one.item, one.verdict, one.note, (one.files as unknown[]).length]),
    )
    .toEqual([
      ['control-duty', 'pass', '', 0],
      ['control-panel', 'fail', '三个点位被长期屏蔽', 1],
    ])
  await context.close()
})

test('two at one item: the second is told, and decides', { timeout: 90_000 }, async () => {
  const officer = await openPage(chromium.browser, app, 'officer1.cenning', phone)
  await begin(officer.page)
  const director = await openPage(chromium.browser, app, 'director.cenning', desk)
  const address = officer.page.url()
  // The director's screen stays as it was read.
  await director.page.route('**/api/live', (route) => route.abort())
  await director.page.goto(address)
  await card(director.page).getByText('第 1 项').waitFor()
  expect(await barriers(director.page)).toEqual([])

  await choose(officer.page, '合格')
  await officer.page.getByText('已保存', { exact: true }).waitFor()
  await expect
    .poll(async () => (await answers()).some((one) => one.item === 'control-duty' && one.verdict === 'pass'))
    .toBe(true)
  // On a desk a key answers.
  await director.page.keyboard.press('2')
  await director.page.getByText('内容刚被他人更新').waitFor()
  await card(director.page).getByRole('textbox', { name: '哪里不合格' }).fill('查岗时只有一人')
  await director.page.getByText('内容刚被他人更新').waitFor({ state: 'hidden' })
  await expect.poll(async () => (await answers()).find((one) => one.note === '查岗时只有一人')?.verdict).toBe('fail')
  await sound(director)
  await sound(officer)
  await director.close()
  await officer.close()
})

test('finishing early leads to each gap; nobody above the facility may answer', { timeout: 90_000 }, async () => {
  const officer = await openPage(chromium.browser, app, 'officer1.jiyang', phone)
  const { page } = officer
  await begin(page)
  await choose(page, '合格')
  await page.getByRole('button', { name: '核对并完成' }).click()
  expect(await page.getByRole('button', { name: '完成检查' }).isDisabled()).toBe(true)
  expect(await barriers(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('button', { name: /监室门钥匙/ }).click()
  await card(page).getByRole('heading', { name: '监室门钥匙' }).waitFor()

  const chief = await openPage(chromium.browser, app, 'chief.jiyang', desk)
  await chief.page.goto(page.url())
  await chief.page.getByText('正在进行，以下为目前的情况。').waitFor()
  expect(await chief.page.getByRole('radio').count()).toBe(0)
  expect(await barriers(chief.page)).toEqual([])
  await sound(chief)
  await chief.close()
  await officer.close()
})
