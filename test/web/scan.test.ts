/**
 * From a sheet of labels to a hazard, as people walk it: a director prints a label, somebody without an account scans it
 * on a phone and sends a photo, the director confirms, and the hazard stands at its place; an officer does it in two taps,
 * also without a connection.
 */
import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../harness.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, smallTargets, type Watched } from './page.ts'

let app: TestApp
let chromium: Awaited<ReturnType<typeof openChromium>>
let photo: Buffer
const opened: Watched[] = []
const pictures = process.env.SCREENSHOTS

beforeAll(async () => {
  app = await startApp()
  chromium = await openChromium()
  photo = await sharp({ create: { width: 2400, height: 1600, channels: 3, background: '#7a8f99' } })
    .jpeg()
    .toBuffer()
  if (pictures) await mkdir(pictures, { recursive: true })
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await app.close()
})

async function walk(username: string | null, options: Parameters<typeof openPage>[3]): Promise<Page> {
  const watched = await openPage(chromium.browser, app, username, options)
  opened.push(watched)
  return watched.page
}

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/scan-${name}.png` })
}

const place = '家属接待室'

/** The address a label holds, as the server told the page that prints it. */
async function printLabel(director: Page): Promise<string> {
  await director.goto('/places')
  await director.getByRole('textbox', { name: '搜索名称或编码' }).fill(place)
  await director.getByRole('link', { name: new RegExp(place) }).click()
  await director.getByRole('heading', { name: place, level: 1 }).waitFor()
  await director.getByRole('button', { name: '打印二维码' }).click()
  const [answer] = await Promise.all([
    director.waitForResponse((one) => one.url().endsWith('/codes') && one.request().method() === 'POST'),
    director.getByRole('button', { name: '生成标签' }).click(),
  ])
  await director.getByRole('img', { name: `${place} 的二维码` }).waitFor()
  const { items } = (await answer.json()) as { items: { url: string }[] }
  expect(items).toHaveLength(1)
  return new URL(items[0]?.url ?? '').pathname
}

test('a label printed, scanned by a stranger, confirmed by the director', { timeout: 120_000 }, async () => {
  const director = await walk('director.xitong', desk)
  const path = await printLabel(director)
  await picture(director, '1-label')
  // On paper there is one sheet of A4 and nothing but labels.
  const pdf = await director.pdf({ preferCSSPageSize: true })
  const text = pdf.toString('latin1')
  expect(text.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(text).toMatch(/\/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]\.\d+\]/)

  const visitor = await walk(null, phone)
  let bytes = 0
  visitor.on(
    'response',
    (one) =>
      void one
        .body()
        .then((body) => (bytes += body.length))
        .catch(() => {}),
  )
  await visitor.goto(path)
  await visitor.getByRole('heading', { name: `办公楼 一层 ${place}` }).waitFor()
  await visitor.getByRole('button', { name: '发送' }).waitFor()
  expect(bytes).toBeLessThan(40_000)
  expect(await barriers(visitor)).toEqual([])
  expect(await smallTargets(visitor)).toEqual([])
  await visitor.getByRole('button', { name: 'English' }).click()
  await visitor.getByText('Saw something unsafe?').waitFor()
  await visitor.getByRole('button', { name: '中文' }).click()

  await visitor.getByRole('button', { name: '发送' }).click()
  await visitor.getByText('请拍一张照片，或用几个字说明发现了什么。').waitFor()
  await visitor.locator('#file').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: photo })
  await visitor.getByRole('img', { name: '照片 1' }).waitFor()
  await visitor.getByLabel('看到了什么').fill('门口地面有水，老人差点滑倒')
  await picture(visitor, '2-visitor')
  await visitor.waitForTimeout(2200)
  // A lost connection keeps what was written.
  await visitor.context().setOffline(true)
  await visitor.getByRole('button', { name: '发送' }).click()
  await visitor.getByText('没有连上网络').waitFor()
  await visitor.context().setOffline(false)
  await visitor.getByRole('button', { name: '发送' }).click()
  await visitor.getByText('已收到，谢谢').waitFor()
  const receipt = (await visitor.locator('#receipt').textContent()) ?? ''
  expect(receipt).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/)
  await picture(visitor, '3-receipt')

  await director.goto('/')
  await director.getByText(`扫码上报待核实：办公楼 一层 ${place}`).first().click()
  await director.getByText('由未登录人员扫码提交').waitFor()
  await director.getByText('老人差点滑倒').waitFor()
  await picture(director, '4-report')
  await director.getByRole('button', { name: '核实并立为隐患' }).click()
  await director.getByRole('dialog').getByRole('button', { name: '核实并立为隐患' }).click()
  // Nothing is typed: it stands at its place, with its photo, and says where it came from.
  await director.waitForURL(/\/hazards\/\d+\//)
  await director.getByText('扫码上报', { exact: true }).waitFor()
  await director.getByRole('link', { name: `办公楼 一层 ${place}` }).click()
  await director.getByText('老人差点滑倒').first().waitFor()

  await visitor.getByText('查询回执').click()
  await visitor.getByLabel('十位回执号').fill(receipt)
  await visitor.getByRole('button', { name: '查询', exact: true }).click()
  await visitor.getByText('已受理，正在处理。').waitFor()
})

test('an officer scans: a photo and one tap, also without a connection', { timeout: 120_000 }, async () => {
  const path = await printLabel(await walk('director.xitong', desk))
  const officer = await walk('officer1.xitong', phone)
  await officer.goto(path)
  await officer.waitForURL(/\/scan\//)
  await officer.getByRole('heading', { name: `办公楼 一层 ${place}` }).waitFor()
  // The family of what it stands in is chosen already.
  expect(await officer.getByRole('radio', { checked: true }).count()).toBe(1)
  await officer.getByRole('button', { name: '拍照', exact: true }).click()
  await officer.getByRole('button', { name: '拍摄' }).click()
  await officer.getByRole('button', { name: '使用', exact: true }).click()
  await officer.getByRole('dialog').waitFor({ state: 'hidden' })
  await picture(officer, '5-officer')
  expect(await smallTargets(officer)).toEqual([])
  await officer.context().setOffline(true)
  await officer.getByRole('button', { name: '发送', exact: true }).click()
  await officer.getByText('没有网络，已保存在本机').waitFor()
  const before = await count()
  await officer.context().setOffline(false)
  await expect.poll(count, { timeout: 20_000 }).toBe(before + 1)
})

const count = async (): Promise<number> =>
  (await app.owner.selectFrom('hazard').select('id').where('source', '=', 'scan').execute()).length

test('pages of the register keep to the policy and to WCAG, on a phone too', { timeout: 120_000 }, async () => {
  for (const options of [desk, phone]) {
    const page = await walk('director.songmo', options)
    await page.goto('/places')
    await page.locator('.pl-tree').waitFor()
    expect(await barriers(page)).toEqual([])
    const unit = (await (await page.request.get('/api/places')).json()) as { items: { id: number }[] }
    for (const [at, seen] of [
      [`/places/${unit.items[0]?.id}/lines`, '一行一个'],
      [`/places/${unit.items[0]?.id}/print`, '标签大小'],
      ['/scan-reports', '还没有扫码上报'],
    ] as const) {
      await page.goto(at)
      await page.getByText(seen).first().waitFor()
      expect([at, await barriers(page)]).toEqual([at, []])
      expect([at, await breaches(page)]).toEqual([at, []])
    }
    if (options !== desk) expect(await smallTargets(page)).toEqual([])
  }
})

test('nothing was complained about', () => {
  expect(opened.flatMap((one) => one.complaints)).toEqual([])
})
