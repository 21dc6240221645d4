/** The register and a hand-over in a browser: a vacancy is seen first, who left signs, who came acknowledges. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endPost, grantPost } from '../../src/features/organisation/accounts/contract.ts'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, openPage, phone, smallTargets } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>
beforeAll(async () => {
  app = await startApp()
  chromium = await openChromium()
})
afterAll(async () => {
  await chromium.close()
  await app.close()
})

const post = (username: string) =>
  app.owner
    .selectFrom('position')
    .innerJoin('account', 'account.id', 'position.account_id')
    .select(['position.id', 'position.version', 'position.account_id', 'position.unit_id'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()

describe('a director leaves', () => {
  test('the register shows the vacancy first and the hand-over with it', async () => {
    const director = await post('director.songmo')
    const body = { until: app.platform.clock.day(new Date()), reason: '调任', version: director.version }
    const ended = await (await app.as('security.lanan')).call(endPost, { params: { positionId: director.id }, body })
    expect(ended.status).toBe(200)
    const { page, complaints, close } = await openPage(chromium.browser, app, 'guidance.lanan')
    await page.goto('/responsibility')
    const first = page.locator('tbody tr').first()
    await first.getByText('松陌县拘留所').waitFor()
    expect(await first.getByText('空缺').count()).toBe(1)
    expect(await first.getByText('交接未完成').count()).toBe(1)
    await page.getByRole('link', { name: /无监所负责人/ }).click()
    await page.waitForURL(/wanted=director/)
    await page.locator('tbody tr').first().click()
    await page.getByRole('heading', { name: '任职沿革' }).waitFor()
    expect(await page.getByText('该日无监所负责人').count()).toBe(1)
    expect(await barriers(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  test('who left signs over from a phone, who came acknowledges', async () => {
    const [left, came] = [await post('director.songmo'), await post('officer1.songmo')]
    const since = app.platform.clock.day(new Date())
    const granted = await (await app.as('security.lanan')).call(grantPost, {
      body: { accountId: came.account_id, unitId: left.unit_id, role: 'director', title: '所长', since, until: null },
    })
    expect(granted.status).toBe(201)
    const gone = await openPage(chromium.browser, app, 'director.songmo', phone)
    await gone.page.goto('/posts')
    await gone.page.getByRole('link', { name: '去签字' }).click()
    await gone.page.getByRole('button', { name: /松陌县拘留所 所长/ }).click()
    await gone.page.getByRole('button', { name: '签字移交' }).click()
    await gone.page.getByRole('dialog').getByRole('button', { name: '签字移交' }).click()
    await gone.page.getByText('待接收人确认').waitFor()
    expect(await smallTargets(gone.page)).toEqual([])
    expect(gone.complaints).toEqual([])
    await gone.close()

    const { page, complaints, close } = await openPage(chromium.browser, app, 'officer1.songmo')
    await page.goto('/')
    await page.getByRole('link', { name: /确认接收松陌县拘留所所长的交接/ }).click()
    await page.getByRole('button', { name: '全部接收' }).click()
    await page.getByLabel('备注').fill('已逐项看过')
    await page.getByRole('dialog').getByRole('button', { name: '全部接收' }).click()
    await page.getByText('交接完成').waitFor()
    expect(await barriers(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })
})
