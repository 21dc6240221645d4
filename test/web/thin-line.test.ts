/**
 * One thin line through every wall, as people walk it: an officer checks on a phone, a failed item is a hazard by itself,
 * the director grades and approves, it is rectified, somebody else verifies, it closes — and the journal is whole.
 */
import { mkdir } from 'node:fs/promises'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyJournal } from '../../src/platform/journal/verify.ts'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { breaches, desk, openPage, phone, type Watched } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>
const opened: Watched[] = []
/** Where pictures of each step are kept for looking at; nothing is written when it is not set. */
const pictures = process.env.SCREENSHOTS

beforeAll(async () => {
  app = await startApp()
  chromium = await openChromium()
  if (pictures) await mkdir(pictures, { recursive: true })
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await app.close()
})

async function walk(username: string, options: Parameters<typeof openPage>[3]): Promise<Page> {
  const watched = await openPage(chromium.browser, app, username, options)
  opened.push(watched)
  return watched.page
}

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
}

async function takePhoto(page: Page): Promise<void> {
  await page.getByRole('button', { name: '拍照', exact: true }).first().click()
  await page.getByRole('button', { name: '拍摄' }).click()
  await page.getByRole('button', { name: '使用', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Answers every item; the first fails. @returns how many items there were */
async function answerAll(page: Page): Promise<number> {
  const card = page.locator('.wf-act-item')
  await card.waitFor()
  const total = Number(/\/\s*(\d+)/.exec((await page.locator('main').textContent()) ?? '')?.[1])
  for (let item = 1; item <= total; item++) {
    await card.getByText(`第 ${item} 项`).waitFor()
    if (item === 1) {
      await card.getByRole('radio', { name: '不合格' }).check()
      await card.getByRole('textbox', { name: '哪里不合格' }).fill('夜班只有一人在岗，另一人证书已过期')
      await takePhoto(page)
      await picture(page, '1-officer-fails-an-item')
      await card.getByRole('button', { name: '下一项' }).click()
      continue
    }
    if (await card.getByText('这一项必须有现场照片').isVisible()) await takePhoto(page)
    await card.getByRole('radio', { name: '合格', exact: true }).click()
  }
  return total
}

test('from a check on a phone to a closed hazard', { timeout: 180_000 }, async () => {
  // ── the officer, on a phone ──
  const officer = await walk('officer1.lanan', phone)
  await officer.goto('/activities')
  await officer.getByRole('button', { name: '开始自查' }).first().click()
  await officer.getByRole('button', { name: '现在开始' }).click()
  const total = await answerAll(officer)
  expect(total).toBeGreaterThanOrEqual(25)
  // The last answer leads to the review by itself.
  await officer.getByText('全部答完，材料齐全。').waitFor()
  await picture(officer, '2-officer-reviews')
  await officer.getByRole('button', { name: '完成检查' }).click()
  await officer.getByText('登记的隐患').waitFor()
  await officer.getByText('值班人员').first().waitFor()
  await picture(officer, '3-officer-sees-the-hazard')

  // ── the director, at a desk: grade ──
  const director = await walk('director.lanan', desk)
  await director.goto('/')
  await picture(director, '4-director-today')
  await director.goto('/hazards')
  await director.getByRole('row').filter({ hasText: '值班人员' }).click()
  await director.getByText('等待所长定级').waitFor()
  const hazard = new URL(director.url()).pathname
  await director.getByRole('button', { name: '定级' }).click()
  await director.getByRole('radio', { name: '一般隐患' }).check()
  await picture(director, '5-director-grades')
  await director.getByRole('button', { name: '定为一般隐患' }).click()
  await director.getByText('等待制定整改方案').waitFor()

  // ── plan: the five settled ──
  await director.goto(`${hazard}/plan`)
  await director.getByLabel('整改措施').fill('补足夜班双人值守，安排到期人员复训取证')
  await director.getByLabel('整改资金（元）').fill('1200')
  await director.getByLabel('资金来源').fill('年度培训经费')
  await director.getByLabel('整改责任人').click()
  await director.locator('.ant-select-item-option').filter({ hasText: '席启明' }).click()
  await director.getByLabel('整改时限').fill(dayFrom(14))
  await director.keyboard.press('Enter')
  await director.getByLabel('应急预案').fill('取证期间由支队派持证人员顶岗')
  await picture(director, '6-director-plans')
  await director.getByRole('button', { name: '报送审批' }).click()
  await director.getByText('等待审批整改方案').waitFor()
  await director.getByRole('button', { name: '批准方案' }).click()
  await director.getByRole('dialog').getByRole('button', { name: '批准方案' }).click()
  await director.getByText('等待 席启明 开始整改').waitFor()

  // ── the officer rectifies, on the phone ──
  await officer.goto(hazard)
  await officer.getByRole('button', { name: '开始整改' }).click()
  await officer.getByRole('dialog').getByRole('button', { name: '开始整改' }).click()
  await officer.getByText('席启明 正在整改').waitFor()
  await officer.goto(`${hazard}/submit`)
  await officer.getByLabel('整改情况').fill('已排双人班，两人复训合格，证书附后')
  await takePhoto(officer)
  await picture(officer, '7-officer-submits')
  await officer.getByRole('button', { name: '报请验收' }).click()
  // The tests' camera always sees the same, so the photo was used before.
  await officer.getByRole('button', { name: '仍用这张，继续' }).click()
  await officer.getByText('等待整改人以外的同志验收').waitFor()
  // Who rectified cannot verify, and is told why.
  expect(await officer.getByRole('button', { name: '验收销号' }).count()).toBe(0)

  // ── somebody else verifies ──
  const verifier = await walk('director.lanan', desk)
  await verifier.goto(hazard)
  await picture(verifier, '8-verifier-compares')
  await verifier.getByRole('button', { name: '验收销号' }).click()
  await verifier.getByRole('dialog').getByRole('button', { name: '验收销号' }).click()
  await verifier
    .getByText(/验收销号$/)
    .first()
    .waitFor()
  await verifier.getByText('已销号').first().waitFor()
  await picture(verifier, '9-closed')

  // ── proof ──
  const superuser = new pg.Client({ connectionString: app.superuserUrl })
  await superuser.connect()
  const verified = await verifyJournal(superuser, new Map())
  await superuser.end()
  expect(verified.reports.flatMap((report) => report.faults)).toEqual([])
  const actions = await app.owner
    .selectFrom('journal')
    .select('action')
    .where('action', 'like', 'hazard.%')
    .orderBy('seq')
    .execute()
  expect(actions.map((one) => one.action)).toEqual(
    ['reported', 'graded', 'planned', 'money-entered', 'approved', 'started', 'submitted', 'closed'].map(
      (one) => `hazard.${one}`,
    ),
  )
  for (const { page, complaints } of opened) expect([...complaints, ...(await breaches(page))]).toEqual([])
})

/** A calendar day from today, as the date field reads it. */
const dayFrom = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
