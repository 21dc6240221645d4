/** Signing in with everything that guards it, in a real browser: code, passkey, recovery codes, locks and their lifting. */
import { createServer } from 'node:net'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../../src/features/identity/contract.ts'
import { demoPassword } from '../../src/platform/credentials.ts'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, smallTargets } from './page.ts'

let app: TestApp
let origin: string
let chromium: Awaited<ReturnType<typeof openChromium>>

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

beforeAll(async () => {
  // Passkeys are bound to the address people open, which must be known before it is served.
  const port = await freePort()
  origin = `http://localhost:${port}`
  app = await startApp({ environment: { PORT: String(port), WUFANG_ORIGIN: origin } })
  chromium = await openChromium()
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await app.close()
})

async function enter(page: Page, username: string, password = demoPassword): Promise<void> {
  await page.goto(`${origin}/sign-in`)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

const chinese = { locale: 'zh-CN' } as const
const inside = (page: Page) => page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
const button = (page: Page, name: string) => page.getByRole('button', { name })

async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
}

test('a code, a passkey and a recovery code, on a phone', { timeout: 90_000 }, async () => {
  const { page, complaints, close } = await openPage(chromium.browser, app, null, { ...phone, ...chinese })
  await withAuthenticator(page)
  await enter(page, 'officer1.lanan')
  await inside(page)
  await page.goto(`${origin}/account`)

  await button(page, '添加动态口令').click()
  await button(page, '下一步').click()
  await page.getByRole('img', { name: '动态口令二维码' }).waitFor()
  const secret = Secret.fromBase32((await page.locator('.wf-sign-secret code').textContent()) ?? '')
  await page.getByLabel('动态口令', { exact: true }).fill('111111')
  await button(page, '验证并启用').click()
  await page.getByText('验证未通过').waitFor()
  await page.getByLabel('动态口令', { exact: true }).fill(new TOTP({ secret }).generate())
  await button(page, '验证并启用').click()
  await button(page, '已保存').waitFor()
  const codes = await page.locator('.wf-sign-codes code').allTextContents()
  expect(codes).toHaveLength(10)
  await button(page, '已保存').click()
  await page.getByText('我的手机').waitFor()

  await button(page, '添加通行密钥').click()
  await button(page, '下一步').click()
  await page.getByText('通行密钥 ·').waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])

  await page.context().clearCookies()
  await enter(page, 'officer1.lanan')
  await button(page, '用通行密钥验证').click()
  await inside(page)

  const other = await openPage(chromium.browser, app, null, { ...phone, ...chinese })
  await enter(other.page, 'officer1.lanan')
  await button(other.page, '手机不在身边').click()
  await other.page.getByLabel('恢复码').fill(codes[0] ?? '')
  await other.page.getByRole('button', { name: '验证', exact: true }).click()
  await inside(other.page)
  await page.goto(`${origin}/account`)
  await page.getByText('还剩 9 个').waitFor()
  await page.getByText('密码 + 恢复码').waitFor()

  expect([...complaints, ...(await breaches(page)), ...(await breaches(other.page))]).toEqual([])
  await other.close()
  await close()
})

test('the security administrator lifts a lock', { timeout: 60_000 }, async () => {
  const body = { username: 'director.lanan', password: 'not this one at all' }
  for (let n = 0; n < 5; n++) await app.nobody.call(signIn, { body })
  const locked = await openPage(chromium.browser, app, null, { ...phone, ...chinese })
  await enter(locked.page, 'director.lanan')
  await locked.page.getByText('尝试次数过多').waitFor()

  const { page, complaints, close } = await openPage(chromium.browser, app, null, { ...desk, ...chinese })
  await enter(page, 'security.lanan')
  await inside(page)
  await page.goto(`${origin}/security/accounts?locked=yes`)
  await page.getByRole('row', { name: /director\.lanan/ }).click()
  await button(page, '解除锁定').click()
  await page.getByLabel('理由').fill('本人到场核实')
  expect(await barriers(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: '解除锁定' }).last().click()
  await page.getByText('没有符合条件的账号').waitFor()

  await button(locked.page, '登录').click()
  await inside(locked.page)
  expect([...complaints, ...(await breaches(page))]).toEqual([])
  await locked.close()
  await close()
})
