/**
 * The shell in a real browser, over the real server: the strict content security policy holds on every page and for
 * everything that floats, nothing on the style page is out of reach for those who cannot see or point, and nothing
 * typed is lost when the connection or the session goes.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNamed, givePassword } from '../accounts.ts'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, follow, openPage, phone, smallTargets } from './page.ts'

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

describe('the content security policy', () => {
  test('has no unsafe word and stands on every answer', async () => {
    for (const path of ['/', '/sign-in', '/api/session/options']) {
      const policy = (await fetch(`${app.url}${path}`)).headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).not.toMatch(/unsafe|\*/)
    }
  })

  test('is kept by everything that floats, in both themes', async () => {
    const { page, complaints, close } = await openPage(chromium.browser, app, null)
    await page.goto('/style')
    const light = page.locator('#controls .wf-themed').first()
    await light.locator('.ant-select').first().click()
    await page.locator('.ant-select-item-option').first().waitFor()
    await page.keyboard.press('Escape')
    await light.locator('.ant-picker').first().click()
    await page.locator('.ant-picker-panel').first().waitFor()
    await page.keyboard.press('Escape')
    for (const [name, shown] of [
      ['弹出消息', '.ant-message-notice'],
      ['弹出通知', '.ant-notification-notice'],
    ] as const) {
      await light.getByRole('button', { name }).click()
      await page.locator(shown).first().waitFor()
    }
    await light.getByRole('button', { name: '悬停提示' }).hover()
    await page.locator('.ant-tooltip').first().waitFor()
    await light.getByRole('button', { name: '打开对话框' }).click()
    await page.getByRole('dialog').first().waitFor()
    await page.keyboard.press('Escape')
    await light.getByRole('button', { name: '打开侧栏' }).click()
    await page.locator('.ant-drawer-body').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '拍照' }).first().click()
    const shutter = page.getByRole('button', { name: '拍摄' })
    await shutter.click({ timeout: 15_000 })
    await page.getByRole('button', { name: '使用', exact: true }).click()
    await page.locator('.wf-photo img').first().waitFor()
    expect(await breaches(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  test.each([
    ['director.lanan', 'zh', desk],
    ['officer1.lanan', 'zh', phone],
    ['security.region', 'zh', desk],
    ['system.region', 'zh', desk],
    ['housing.lanan', 'zh', desk],
    ['guidance.region', 'en', desk],
    ['officer1.lanan', 'en', phone],
    ['system.region', 'en', desk],
    ['security.region', 'en', desk],
  ] as const)('is kept on every page of %s (%s), which all can use', { timeout: 90_000 }, async (...given) => {
    const [username, language, size] = given
    const { page, complaints, close } = await openPage(chromium.browser, app, username, size)
    await page.addInitScript(`localStorage.setItem('wufang.language', '${language}')`)
    await page.goto('/')
    await page.locator('.wf-shell').waitFor()
    if (size === phone) await page.getByRole('button', { name: { zh: '更多', en: 'More' }[language] }).click()
    const links = await page.locator(size === phone ? '.wf-sheet-link' : '.wf-nav-link').all()
    const paths = await Promise.all(links.map((link) => link.getAttribute('href')))
    expect(paths.length).toBeGreaterThan(0)
    const loaded = ['/', '/account', '/no-such-page']
    for (const path of [...loaded, ...paths.filter((one) => one !== null && !loaded.includes(one))]) {
      if (loaded.includes(path ?? '')) await page.goto(path ?? '')
      else await follow(page, path ?? '')
      await page.locator('.wf-main h1').waitFor()
      expect(await page.title()).toMatch({ zh: / · 五防$/, en: / · Wufang$/ }[language])
      expect(await breaches(page), String(path)).toEqual([])
      expect(await barriers(page), String(path)).toEqual([])
    }
    expect(complaints).toEqual([])
    await close()
  })
})

test.each(['light', 'dark'] as const)(
  'what the style page shows can be used without eyes or mouse (%s)',
  async (theme) => {
    const { page, close } = await openPage(chromium.browser, app, null, { ...desk, colorScheme: theme })
    await page.goto('/style')
    await page.locator('#form').waitFor()
    expect(await barriers(page)).toEqual([])
    await close()
  },
)

test('every target on a phone is at least 44 pixels', async () => {
  const { page, close } = await openPage(chromium.browser, app, 'officer1.lanan', phone)
  await page.goto('/hazards/report')
  await page.locator('.wf-form').waitFor()
  expect(await smallTargets(page)).toEqual([])
  await close()
})

test('a session that ends over a half-filled form: sign in on top, the form goes on', async () => {
  const account = await accountNamed(app, 'officer1.lanan')
  await givePassword(app, account, 'a sentence for this test')
  const { page, close } = await openPage(chromium.browser, app, 'officer1.lanan', phone)
  await page.goto('/hazards/report')
  await page.locator('.wf-form').waitFor()
  await page.locator('.ant-radio-wrapper').first().click()
  await page.getByLabel('部位').fill('三监区东侧通道')
  await page.locator('#object').fill('疏散通道')
  await page.locator('#finding').fill('堆放杂物')
  await app.owner.deleteFrom('session').where('account_id', '=', account.id).execute()
  await page.locator('.wf-form button[type=submit]').click()
  const dialog = page.getByRole('dialog').filter({ hasText: '登录已失效' })
  await dialog.locator('input[autocomplete=username]').fill('officer1.lanan')
  await dialog.locator('input[type=password]').fill('a sentence for this test')
  await dialog.locator('button[type=submit]').click()
  await page.waitForURL(/\/hazards\/\d+\/[0-9a-f-]{36}$/)
  const rows = await app.owner.selectFrom('hazard').select('id').where('place', '=', '三监区东侧通道').execute()
  expect(rows).toHaveLength(1)
  await close()
})

test('no connection: the form is kept, listed, and sent once when the connection returns', async () => {
  const { page, close } = await openPage(chromium.browser, app, 'officer1.lanan', phone)
  await page.goto('/hazards/report')
  await page.locator('.wf-form').waitFor()
  await page.locator('.ant-radio-wrapper').first().click()
  await page.getByLabel('部位').fill('北岗楼')
  await page.locator('#object').fill('外墙')
  await page.locator('#finding').fill('空鼓脱落')
  // The words typed outlive a reload.
  await page.waitForTimeout(700)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.getByText('已恢复您在').waitFor()
  expect(await page.locator('#finding').inputValue()).toBe('空鼓脱落')
  await page.context().setOffline(true)
  await page.locator('.wf-form button[type=submit]').click()
  await page.getByText('已保存在本机，联网后自动发送').first().waitFor()
  await page.getByRole('button', { name: '1 项待发送' }).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '网络正常' }).waitFor({ timeout: 15_000 })
  const rows = await app.owner.selectFrom('hazard').select('id').where('place', '=', '北岗楼').execute()
  expect(rows).toHaveLength(1)
  await close()
})

test('keys: the palette finds a page, ? shows the keys, skip link and focus order begin at the top', async () => {
  const { page, close } = await openPage(chromium.browser, app, 'director.lanan')
  await page.goto('/activities')
  await page.locator('.wf-main h1').waitFor()
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').textContent()).toBe('跳到正文')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: '键盘快捷键' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: '搜索' }).fill('隐患台账')
  await page.getByRole('option', { name: '隐患台账' }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/hazards$/)
  await close()
})
