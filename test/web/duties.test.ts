/**
 * Duties in a real browser: the year of a facility shows what is missed and says what is missing; a drill without the
 * squadron does not count and says so, with it it does; a leader sees it from above; a default is changed after its
 * effect was seen. Every page keeps the policy, can be used by keyboard and screen reader, and by a thumb.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noDetails } from '../../src/features/activities/contract/record.ts'
import { recordActivity } from '../../src/features/activities/records/contract.ts'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, smallTargets, type Watched } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>
let xitong: number

const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)
const joint = '消防应急联合演练'

beforeAll(async () => {
  app = await startApp()
  app.setNow(noon('2031-08-20'))
  const account = app.owner.selectFrom('account').select('unit_id').where('username', '=', 'officer1.xitong')
  xitong = (await account.executeTakeFirstOrThrow()).unit_id
  chromium = await openChromium()
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await app.close()
})

async function drill(parties: ('fire-department' | 'squadron')[], makesUp: string | null = null): Promise<void> {
  const officer = await app.as('officer1.xitong')
  const { status, problem } = await officer.call(recordActivity, {
    body: {
      ...noDetails,
      unitId: xitong,
      kind: 'drill',
      title: '消防疏散演练',
      family: 'fire',
      day: '2031-08-19',
      participants: ['岳青禾'],
      place: '二监区',
      scenario: '夜间二监区配电间起火，疏散全体在押人员',
      evaluation: '疏散用时 4 分 10 秒，第二道门开启偏慢',
      parties,
      makesUp: makesUp === null ? null : { day: makesUp, reason: '上半年消防部门未能到场' },
    },
  })
  expect(status, JSON.stringify(problem)).toBe(201)
}

async function sound({ page, complaints }: Watched): Promise<void> {
  expect(await breaches(page)).toEqual([])
  expect(complaints).toEqual([])
  expect(await barriers(page)).toEqual([])
}

const cellOf = (watched: Watched, title: string, period: string) =>
  watched.page.getByRole('button', { name: new RegExp(`^${title}，${period}`) })

test('a year at a desk: missed, not counted and why, done, made up', { timeout: 90_000 }, async () => {
  const officer = await openPage(chromium.browser, app, 'officer1.xitong', desk)
  const { page } = officer
  await page.goto('/duties')
  await page.waitForURL(`**/duties/${xitong}`)
  const second = cellOf(officer, joint, '2031年下半年')
  await second.waitFor()
  expect(await cellOf(officer, joint, '2031年上半年').textContent()).toContain('未做')
  await sound(officer)

  // By keyboard alone: from the first half to the second, open, and close back onto the cell.
  await cellOf(officer, joint, '2031年上半年').focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => second.evaluate((one) => one.matches(':focus'))).toBe(true)
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog')
  await panel.getByText('还差 1 次，尚在期限内。').waitFor()
  await panel.getByText('必须到场：消防部门、驻所武警中队').waitFor()
  await page.waitForTimeout(400)
  await sound(officer)

  await drill(['fire-department'])
  await page.reload()
  await panel.getByText('驻所武警中队未到场').waitFor()
  expect(await second.textContent()).toContain('待完成')

  await drill(['fire-department', 'squadron'])
  await page.reload()
  await panel.getByText('已按时完成 1 次，要求 1 次。').waitFor()
  await panel.getByRole('link', { name: /^演练/ }).first().waitFor()
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'hidden' })
  expect(await second.textContent()).toContain('已完成')

  // What was missed is made up, from its cell to the record and back.
  await cellOf(officer, joint, '2031年上半年').click()
  await panel.getByRole('link', { name: '去补做' }).click()
  await page.waitForURL('**/activities/record?**kind=drill**')
  await page.getByRole('radio', { name: '消防安全' }).waitFor()
  expect(await page.getByRole('radio', { name: '消防安全' }).isChecked()).toBe(true)
  expect(await page.getByLabel('补的是哪一天').inputValue()).toBe('2031-06-30')
  await drill(['fire-department', 'squadron'], '2031-06-30')
  await page.goto(`/duties/${xitong}`)
  await cellOf(officer, joint, '2031年上半年，逾期补做').click()
  await panel.getByRole('link', { name: /^演练/ }).first().click()
  await page.getByRole('heading', { name: '算作哪些职责的完成' }).waitFor()
  await page.getByText('逾期补做', { exact: true }).waitFor()
  await sound(officer)
  await page.goto(`/duties/${xitong}`)

  await page.getByRole('button', { name: '上一年' }).click()
  await page.waitForURL('**year=2030*')
  await cellOf(officer, joint, '2030年上半年').waitFor()
  await officer.close()
})

test('the same on a phone: cards, and a window on its own page that leads to the work', async () => {
  const officer = await openPage(chromium.browser, app, 'officer1.xitong', phone)
  const { page } = officer
  await page.goto(`/duties/${xitong}`)
  const card = page.locator('.wf-duty-card').filter({ hasText: '消防安全风险隐患自查' })
  await card.waitFor()
  await sound(officer)
  expect(await smallTargets(page)).toEqual([])
  await card.getByRole('link', { name: '2031年3月，逾期未做' }).click()
  await page.waitForURL(`**/duties/${xitong}/fire-self-check/2031-03-01`)
  await page.getByText('差 1 次。现在补做，记为“逾期补做”').waitFor()
  await sound(officer)
  expect(await smallTargets(page)).toEqual([])
  await page.getByRole('link', { name: '去补做' }).click()
  await page.waitForURL(`**/activities?**checklist=fire-self-check**`)
  await officer.close()
})

test('a leader sees the reach from above and goes to the unit', async () => {
  const leader = await openPage(chromium.browser, app, 'guidance.lanan', desk)
  const { page } = leader
  await page.goto('/duties?duty=joint-fire-drill')
  const row = page.getByRole('row').filter({ hasText: '溪桐县看守所' })
  await row.waitFor()
  await row.getByText('已完成').waitFor()
  await sound(leader)
  await page.goto('/duties?view=duties')
  await page.getByRole('row').filter({ hasText: joint }).first().waitFor()
  await sound(leader)
  await page.goto('/plan')
  await page
    .locator('#F3')
    .getByText(/1 个单位已完成/)
    .waitFor()
  await sound(leader)
  await page.goto('/duties')
  await page.getByText('溪桐县看守所').click()
  await page.waitForURL(`**/duties/${xitong}`)
  await leader.close()
})

test('a default is changed once its effect was seen; others read who changed it and why', async () => {
  const admin = await openPage(chromium.browser, app, 'system.region', desk)
  const { page } = admin
  await page.goto('/duties/settings')
  await page.getByRole('row').filter({ hasText: '消防安全教育培训' }).click()
  await page.getByLabel('每周期至少几次').fill('2')
  const effective = page.getByLabel('生效日期')
  await effective.fill('2031-09-01')
  await effective.press('Enter')
  await page.locator('#reason').fill('厅发〔2031〕7号，每半年两次')
  await page.getByRole('button', { name: '预览影响' }).click()
  const preview = page.getByRole('dialog')
  await preview.getByText('从 2032/01/01 开始的周期起按新设置计算。').waitFor()
  await page.waitForTimeout(400)
  await sound(admin)
  await preview.getByRole('button', { name: '返回修改' }).click()
  await page.getByText('尚未保存', { exact: true }).waitFor()
  await page.getByRole('button', { name: '预览影响' }).click()
  await preview.getByRole('button', { name: '保存设置' }).click()
  await page.getByText('理由：厅发〔2031〕7号，每半年两次').waitFor()
  await sound(admin)
  await admin.close()

  const reader = await openPage(chromium.browser, app, 'director.xitong', phone)
  await reader.page.goto('/duties/settings/fire-training')
  await reader.page.getByText('理由：厅发〔2031〕7号，每半年两次').waitFor()
  expect(await reader.page.getByRole('button', { name: '预览影响' }).count()).toBe(0)
  await sound(reader)
  expect(await smallTargets(reader.page)).toEqual([])
  await reader.close()
})
