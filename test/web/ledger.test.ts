/**
 * The ledger as a director works it: filter, keep it as a view, find it again after a reload, choose columns, approve
 * plans in bulk after a preview, look at the board.
 */
import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gradeHazard, planHazard } from '../../src/features/hazards/loop/contract/moves.ts'
import { type HazardRoom, openHazardRoom } from '../hazard-room.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, type Watched } from './page.ts'

let room: HazardRoom
let chromium: Awaited<ReturnType<typeof openChromium>>
const opened: Watched[] = []
/** Where pictures of each step are kept for looking at; nothing is written when it is not set. */
const pictures = process.env.SCREENSHOTS

beforeAll(async () => {
  room = await openHazardRoom()
  chromium = await openChromium()
  if (pictures) await mkdir(pictures, { recursive: true })
  for (const [n, family] of (['fire', 'food', 'fire', 'attack'] as const).entries()) {
    const { id } = (await room.report(await room.as('officer1.xitong'), { family, object: `对象${n}` })).body
    await room.act('director.xitong', id, gradeHazard, { grade: 'general', interim: null })
    if (n < 3) await room.act('officer2.xitong', id, planHazard, await room.plan('officer1.xitong'))
  }
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await room.app.close()
})

async function walk(options: Parameters<typeof openPage>[3]): Promise<Page> {
  const watched = await openPage(chromium.browser, room.app, 'director.xitong', options)
  opened.push(watched)
  return watched.page
}

const look = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/ledger-${name}.png`, fullPage: true })
  expect(await barriers(page), name).toEqual([])
}

test('filter, view, columns, bulk approval, board', { timeout: 180_000 }, async () => {
  const page = await walk(desk)
  await page.goto('/hazards?state=planned')
  await page.getByText('共 3 条').first().waitFor()

  // ── a filter is said in words and kept as a view ──
  await page.goto('/hazards?state=planned&family=fire')
  await page.getByText('类别：消防安全').waitFor()
  await page.getByText('共 2 条').first().waitFor()
  await page.getByRole('button', { name: '存为常用视图' }).click()
  await page.getByRole('textbox', { name: '名称' }).fill('待批消防方案')
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '待批消防方案', exact: true }).waitFor()
  await page.goto('/hazards')
  await page.getByRole('button', { name: '待批消防方案', exact: true }).click()
  await page.getByText('类别：消防安全').waitFor()
  await look(page, '1-view')

  // ── columns: one less, kept over a reload ──
  await page.getByRole('button', { name: '列', exact: true }).click()
  await page.getByRole('checkbox', { name: '登记时间' }).uncheck()
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
  await page.getByRole('columnheader', { name: '登记时间' }).waitFor({ state: 'detached' })
  await page.reload()
  await page.getByText('共 2 条').first().waitFor()
  expect(await page.getByRole('columnheader', { name: '登记时间' }).count()).toBe(0)

  // ── keys: down a row, choose it ──
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText('已选 1 条').waitFor()
  await page.getByRole('checkbox', { name: '选择已显示的全部' }).check()
  await page.getByText('已选 2 条').waitFor()

  // ── approve: first what would happen, then just that ──
  await page.getByRole('button', { name: '批准方案', exact: true }).click()
  await page.getByText('可以办理 2 条').waitFor()
  await look(page, '2-preview')
  await page.getByRole('button', { name: '批准方案 2 条' }).click()
  await page.getByText('已办理 2 条').waitFor()
  await page.getByText('没有符合条件的隐患').waitFor()
  const { count } = await room.app.owner
    .selectFrom('hazard')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('state', '=', 'approved')
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(2)

  // ── the board, on the desk and under a thumb ──
  await page.goto('/hazards?as=board')
  await page.getByText('下一步：批准方案').waitFor()
  await look(page, '3-board')
  await page.goto('/hazards?as=places')
  await page.getByRole('link', { name: /二监区楼道/ }).click()
  await page.getByText('部位：二监区楼道').waitFor()
  const thumb = await walk(phone)
  await thumb.goto('/hazards?as=board')
  await thumb.getByText('下一步：批准方案').waitFor()
  await look(thumb, '4-board-phone')
  await thumb.goto('/hazards?by=family')
  await thumb.getByRole('button', { name: '消防安全 2 条' }).waitFor()
  await look(thumb, '5-groups-phone')
  for (const { page: one, complaints } of opened) expect([...complaints, ...(await breaches(one))]).toEqual([])
})
