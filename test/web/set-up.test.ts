/** A first start in production, walked in a browser: from the link on the terminal to the slips with the passwords. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmptyApp, startEmpty } from '../empty.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, openPage, phone, smallTargets } from './page.ts'

let chromium: Awaited<ReturnType<typeof openChromium>>
let empty: EmptyApp
beforeAll(async () => {
  ;[chromium, empty] = await Promise.all([openChromium(), startEmpty()])
})
afterAll(async () => {
  await chromium?.close()
  await empty?.close()
})

test('the link leads through region and people to three passwords, and then to signing in', async () => {
  const { page, complaints, close } = await openPage(chromium.browser, { url: empty.url }, null, phone)
  await page.goto('/')
  await page.waitForURL('**/set-up')
  await page.goto(`/set-up#${empty.app.platform.setUpCode.issue()}`)
  await page.getByLabel('行政区划代码').fill('45')
  expect(page.url()).toBe(`${empty.url}/set-up`)
  expect(await page.getByLabel('行政区划名称').inputValue()).toBe('广西壮族自治区')
  await page.getByLabel('最高一级公安机关').fill('某自治区公安厅')
  await page.getByLabel('公安机关英文名称').fill('Some Public Security Department')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '下一步' }).click()

  const people = page.locator('fieldset')
  for (const [at, [name, username]] of [['李娜', 'lina'] as const, ['王伟', 'wangwei'] as const].entries()) {
    await people.nth(at).getByLabel('姓名').fill(name)
    await people.nth(at).getByLabel('用户名').fill(username)
  }
  await people.nth(2).getByLabel('姓名').fill('王 伟')
  await people.nth(2).getByLabel('用户名').fill('zhaomin')
  await page.getByRole('button', { name: '完成初始化' }).click()
  await page.getByText('三名管理员须为不同的人').first().waitFor()
  expect(await smallTargets(page)).toEqual([])
  await people.nth(2).getByLabel('姓名').fill('赵敏')
  await page.getByText('三名管理员须为不同的人').first().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '完成初始化' }).click()

  await page.getByRole('heading', { name: '初始化完成' }).waitFor()
  const codes = await page.locator('.wf-slips code').allInnerTexts()
  expect(codes.filter((_text, at) => at % 2 === 0)).toEqual(['lina', 'wangwei', 'zhaomin'])
  expect(codes[1]).toMatch(/^(\w{4}-){3}\w{4}$/)
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '都已交付，去登录' }).click()
  await page.getByLabel('用户名').fill('lina')
  await page.getByLabel('密码').fill(codes[1] ?? '')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '修改初始密码' }).waitFor()
  expect([...complaints, ...(await breaches(page))]).toEqual([])
  await close()
})
