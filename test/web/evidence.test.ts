/**
 * A rectification sent with a cropped, re-encoded copy of an earlier hazard's photo: the officer is asked before it goes,
 * the verifier sees both photos beside each other. And how a photo that was taken in the app is told.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveHazard, gradeHazard, planHazard, startHazard } from '../../src/features/hazards/loop/contract/moves.ts'
import type { StoredFile } from '../../src/platform/contract/files.ts'
import { newId } from '../../src/platform/id.ts'
import { type HazardRoom, openHazardRoom } from '../hazard-room.ts'
import { again, changed, photograph } from '../scenes.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, openPage, phone, smallTargets } from './page.ts'

let room: HazardRoom
let chromium: Awaited<ReturnType<typeof openChromium>>
let folder: string
/** Where pictures of each step are kept for looking at; nothing is written when it is not set. */
const pictures = process.env.SCREENSHOTS

beforeAll(async () => {
  room = await openHazardRoom()
  chromium = await openChromium()
  folder = await mkdtemp(join(tmpdir(), 'wufang-photos-'))
  if (pictures) await mkdir(pictures, { recursive: true })
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await room.app.close()
  await rm(folder, { recursive: true, force: true })
})

const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

async function keep(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** A hazard whose rectification is under way. */
async function rectifying(photo: Buffer, place: string): Promise<{ id: string; number: string }> {
  const officer = await room.as('officer1.xitong')
  const response = await fetch(`${room.app.url}/api/files?unitId=${room.unitId}&name=photo.jpg`, {
    method: 'POST',
    headers: { cookie: officer.cookie, 'x-wufang': '1', 'idempotency-key': newId() },
    body: new Uint8Array(photo),
  })
  const file = (await response.json()) as StoredFile
  const { id, number } = (await room.report(officer, { files: [file.id], place })).body
  await room.act('director.xitong', id, gradeHazard, { grade: 'general', interim: null })
  await room.act('officer1.xitong', id, planHazard, await room.plan('officer1.xitong'))
  await room.act('director.xitong', id, approveHazard, { note: '' })
  await room.act('officer1.xitong', id, startHazard, {})
  return { id, number }
}

test('a copy of an earlier photo: the sender is asked, the verifier sees it', { timeout: 120_000 }, async () => {
  const earlier = await photograph(501)
  const first = await rectifying(earlier, '三监区配电间')
  const second = await rectifying(await photograph(502), '二监区楼道')
  const copy = await keep('copy.jpg', await changed(earlier, 'cropped by up to 10 %, half size, quality 50', 3))
  const honest = await keep('honest.jpg', await photograph(502, again(502, 1, true)))

  const officer = await openPage(chromium.browser, room.app, 'officer1.xitong', phone)
  const { page } = officer
  await page.goto(`/hazards/${room.unitId}/${second.id}/submit`)
  const choose = page.locator('input[type=file]')
  await choose.setInputFiles([
    { name: 'nothing.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
    { name: 'a.heic', mimeType: 'image/heic', buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1') },
    { name: 'words.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo at all') },
  ])
  await page.getByText('HEIC 照片打不开').waitFor()
  await page.getByText('这个文件是空的').waitFor()
  await page.getByText('不是 JPEG、PNG 或 WebP 照片').waitFor()
  await choose.setInputFiles(copy)
  await page.getByText('相册选取').waitFor()
  await page.getByLabel('整改情况').fill('已更换两具灭火器')
  await page.getByRole('button', { name: '报请验收' }).click()

  const question = page.getByRole('dialog', { name: '这张照片以前用过' })
  await question.getByText(`隐患 ${first.number}`).waitFor()
  await question.getByText('三监区配电间').waitFor()
  expect(await barriers(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  await picture(page, 'evidence-1-asked-phone')
  // Gone back, nothing was sent and nothing is lost.
  await question.getByRole('button', { name: '返回更换' }).click()
  await question.waitFor({ state: 'hidden' })
  expect(await page.getByLabel('整改情况').inputValue()).toBe('已更换两具灭火器')
  await choose.setInputFiles(honest)
  await page.getByRole('button', { name: '移除第 2 张' }).waitFor()
  await page.getByRole('button', { name: '报请验收' }).click()
  await question.getByRole('button', { name: '仍用这张，继续' }).click()
  await page.getByText('待验收').first().waitFor()
  expect(await breaches(page)).toEqual([])
  expect(officer.complaints).toEqual([])
  await officer.close()

  const director = await openPage(chromium.browser, room.app, 'director.xitong')
  const desk = director.page
  await desk.goto(`/hazards/${room.unitId}/${second.id}`)
  const notice = desk.getByRole('region', { name: '1 张照片与较早记录中的照片相同' })
  await notice.getByRole('link', { name: `隐患 ${first.number}` }).waitFor()
  await desk.getByText('相册选取').first().waitFor()
  expect(await barriers(desk)).toEqual([])
  await picture(desk, 'evidence-2-verifier-desk')

  // Before and after over the whole screen, by the keys.
  await desk.getByRole('button', { name: '放大 整改前 第 1 张照片' }).click()
  const viewer = desk.getByRole('dialog', { name: '照片全屏查看' })
  await viewer.getByText('1 / 3').waitFor()
  await desk.keyboard.press('ArrowRight')
  await viewer.getByText('2 / 3').waitFor()
  await viewer.getByText('整改后').waitFor()
  expect(await barriers(desk)).toEqual([])
  await desk.waitForTimeout(300)
  if (pictures) await desk.screenshot({ path: `${pictures}/evidence-3-viewer.png` })
  await desk.keyboard.press('Escape')
  await viewer.waitFor({ state: 'hidden' })

  await desk.getByRole('button', { name: '验收销号' }).click()
  const closing = desk.getByRole('dialog')
  await closing.getByRole('link', { name: `隐患 ${first.number}` }).waitFor()
  await picture(desk, 'evidence-4-closing')
  expect(await breaches(desk)).toEqual([])
  await director.close()
})

test('taken in the app, also without a connection between: marked so, with the time', { timeout: 60_000 }, async () => {
  const { id } = await rectifying(await photograph(503), '伙房')
  const officer = await openPage(chromium.browser, room.app, 'officer1.xitong', phone)
  const { page } = officer
  await page.goto(`/hazards/${room.unitId}/${id}/submit`)
  await page.getByLabel('整改情况').fill('已清理')
  // Passes were fetched ahead as the form opened; from here the corridor has no connection.
  await expect
    .poll(() =>
      page.evaluate<number>(`new Promise((resolve) => {
        const open = indexedDB.open('wufang')
        open.onsuccess = () => {
          const count = open.result.transaction('passes').objectStore('passes').count()
          count.onsuccess = () => { resolve(count.result); open.result.close() }
        }
      })`),
    )
    .toBeGreaterThan(5)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '拍照', exact: true }).click()
  await page.getByRole('button', { name: '拍摄' }).click()
  await page.getByRole('button', { name: '使用', exact: true }).click()
  await page.getByText('应用内拍摄').waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: '报请验收' }).click()
  await page.getByText('待验收').first().waitFor()
  await page.getByText(/应用内拍摄 \d\d:\d\d/).waitFor()
  const row = await room.app.owner
    .selectFrom('hazard_photo as p')
    .innerJoin('file as f', 'f.id', 'p.file_id')
    .select(['f.mark', 'f.mark_reason'])
    .where('p.hazard_id', '=', id)
    .where('p.moment', '=', 'rectified')
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ mark: 'captured', mark_reason: null })
  await picture(page, 'evidence-5-captured-phone')
  await officer.close()
})
