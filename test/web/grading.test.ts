/**
 * Grading as people do it: the usual hazard on a phone in three taps; one with a deciding fact, a score and interim
 * controls at a desk; a director who wants it milder is told who may.
 */
import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
  if (pictures) await page.screenshot({ path: `${pictures}/grading-${name}.png`, fullPage: true })
}
const report = async () => {
  const { id } = (await room.report(await room.as('officer1.xitong'))).body
  return `/hazards/${room.unitId}/${id}`
}

test('general in three taps on a phone', { timeout: 120_000 }, async () => {
  const director = await walk('director.xitong', phone)
  await director.goto(await report())
  await director.getByText('等待所长定级').waitFor()
  await director.getByRole('button', { name: '定级', exact: true }).tap()
  await director.getByRole('radio', { name: /一般隐患/ }).waitFor()
  await picture(director, '1-phone')
  expect(await barriers(director)).toEqual([])
  expect(await smallTargets(director)).toEqual([])
  await director.getByText('一般隐患', { exact: true }).tap()
  const send = director.getByRole('button', { name: '定为一般隐患' })
  const place = await send.boundingBox()
  expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThan(phone.viewport.height)
  await send.tap()
  await director.getByText('等待制定整改方案').waitFor()
})

test('a deciding fact, a score, interim controls; milder is for the bureau', { timeout: 120_000 }, async () => {
  const hazard = await report()
  const director = await walk('director.xitong', desk)
  await director.goto(`${hazard}/grade`)
  await director.getByRole('checkbox', { name: /安全出口不足/ }).check()
  await director.getByRole('radio', { name: /重大隐患/, checked: true }).waitFor()
  await director.getByText('L·E·C 评价法').click()
  for (const [factor, step] of [
    ['L 发生的可能性', '可能，但不经常'],
    ['E 暴露的频繁程度', '每天工作时间内暴露'],
    ['C 后果的严重程度', '非常严重，一人死亡'],
  ] as const) {
    await director.getByLabel(factor).click()
    await director.locator('.ant-select-item-option:visible').filter({ hasText: step }).click()
  }
  await director.getByText('3 × 6 × 15 = 270').waitFor()
  await director.getByRole('textbox', { name: '临时管控措施' }).fill('封闭二楼东侧，人员转到一监区，专人看守')
  await picture(director, '2-desk')
  expect(await barriers(director)).toEqual([])

  // ── the director tries general ──
  await director.getByRole('radio', { name: /一般隐患/ }).check()
  await director.getByText(/只能由公安机关领导决定/).waitFor()
  await director.getByRole('textbox', { name: '从轻定级的理由' }).fill('另有出口')
  await picture(director, '3-milder')
  await director.getByRole('button', { name: '定为一般隐患' }).click()
  await director.getByText('有直接判定要素的须由公安机关决定').waitFor()
  await director.getByRole('radio', { name: /重大隐患/ }).check()
  await director.getByRole('button', { name: '定为重大隐患' }).click()
  await director.getByText('定级依据').waitFor()
  await director.getByText('3 × 6 × 15 = 270').waitFor()
  await picture(director, '4-detail')
  expect(await barriers(director)).toEqual([])

  for (const { page, complaints } of opened) expect([...complaints, ...(await breaches(page))]).toEqual([])
})
