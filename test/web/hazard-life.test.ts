/**
 * One hazard's whole life on screen: reported with the library's help, its plan returned and amended, more time granted,
 * listed for supervision, refused for a photo used twice, closed, come back, reopened — and all of it in its archive.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import type { StoredFile } from '../../src/platform/contract/files.ts'
import { newId } from '../../src/platform/id.ts'
import { verifyJournal } from '../../src/platform/journal/verify.ts'
import { type HazardRoom, openHazardRoom } from '../hazard-room.ts'
import { again, changed, photograph } from '../scenes.ts'
import { openChromium } from './chromium.ts'
import { barriers, breaches, desk, openPage, phone, smallTargets, type Watched } from './page.ts'

let room: HazardRoom
let chromium: Awaited<ReturnType<typeof openChromium>>
let folder: string
const opened: Watched[] = []
/** Where pictures of each step are kept for looking at; nothing is written when it is not set. */
const pictures = process.env.SCREENSHOTS

beforeAll(async () => {
  room = await openHazardRoom()
  chromium = await openChromium()
  folder = await mkdtemp(join(tmpdir(), 'wufang-life-'))
  if (pictures) await mkdir(pictures, { recursive: true })
}, 120_000)
afterAll(async () => {
  await chromium.close()
  await room.app.close()
  await rm(folder, { recursive: true, force: true })
})

async function walk(username: string, options: Parameters<typeof openPage>[3]): Promise<Page> {
  const watched = await openPage(chromium.browser, room.app, username, options)
  watched.page.setDefaultTimeout(15_000)
  opened.push(watched)
  return watched.page
}

let step = 0
/** The page as it stands: nobody kept out, nothing too small for a thumb, nothing wider than the screen. */
async function seen(page: Page, name: string): Promise<void> {
  step += 1
  if (pictures)
    await page.screenshot({ path: `${pictures}/${String(step).padStart(2, '0')}-${name}.png`, fullPage: true })
  expect.soft(await barriers(page), name).toEqual([])
  expect.soft(await breaches(page), name).toEqual([])
  if (page.viewportSize()?.width !== phone.viewport.width) return
  expect.soft(await smallTargets(page), name).toEqual([])
  expect.soft(await page.evaluate<number>('document.documentElement.scrollWidth'), name).toBe(phone.viewport.width)
}

async function kept(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

/** An earlier hazard with this photo, as the officer's phone sends both. */
async function earlierWith(photo: Buffer): Promise<string> {
  const officer = await room.as('officer1.xitong')
  const response = await fetch(`${room.app.url}/api/files?unitId=${room.unitId}&name=photo.jpg`, {
    method: 'POST',
    headers: { cookie: officer.cookie, 'x-wufang': '1', 'idempotency-key': newId() },
    body: new Uint8Array(photo),
  })
  const file = (await response.json()) as StoredFile
  const told = { files: [file.id], place: '三监区配电间', object: '配电箱', finding: '箱门变形关不严' }
  return (await room.report(officer, told)).body.number
}

/** A move from the menu; its dialog is filled and sent. */
async function choose(page: Page, name: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  await decide(page, name, fill)
}
async function decide(page: Page, name: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) {
  const dialog = page.getByRole('dialog', { name })
  await dialog.waitFor()
  await fill(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}
const nothing = async () => {}
const because = (reason: string) => async (dialog: ReturnType<Page['getByRole']>) =>
  dialog.getByLabel('理由').fill(reason)

async function report(page: Page, photo: string): Promise<void> {
  await page.goto('/hazards/report')
  const object = page.getByRole('combobox', { name: '对象' })
  await object.pressSequentially('灭火器压力')
  await page.getByRole('option').filter({ hasText: '压力表指针在红区' }).first().tap()
  expect(await page.getByRole('textbox', { name: '依据' }).inputValue()).toContain('GB 50444')
  await page.getByRole('combobox', { name: '部位' }).fill('二监区楼道')
  await page.locator('input[type=file]').setInputFiles(photo)
  await page.getByRole('button', { name: '移除第 1 张' }).waitFor()
}

async function submit(page: Page, hazard: string, photo: string): Promise<void> {
  await page.goto(`${hazard}/submit`)
  await page.locator('input[type=file]').setInputFiles(photo)
  await page.getByRole('button', { name: '移除第 1 张' }).waitFor()
  await page.getByLabel('整改情况').fill('已更换两具灭火器，逐具核对压力和有效期')
  await page.getByRole('button', { name: '报请验收' }).click()
}

test('a hazard from the first photo to its archive', { timeout: 180_000 }, async () => {
  const used = await photograph(601)
  const [before, copy, after, back] = await Promise.all([
    photograph(602).then((photo) => kept('before.jpg', photo)),
    changed(used, 're-encoded, quality 60', 1).then((photo) => kept('copy.jpg', photo)),
    photograph(602, again(602, 1, true)).then((photo) => kept('after.jpg', photo)),
    photograph(603).then((photo) => kept('back.jpg', photo)),
  ])
  const earlier = await earlierWith(used)

  // ── found, with what the library knows of it ──
  const officer = await walk('officer1.xitong', phone)
  await report(officer, before)
  await seen(officer, 'report')
  await officer.getByRole('button', { name: '登记隐患' }).tap()
  await officer.getByText('等待所长定级').waitFor()
  const hazard = new URL(officer.url()).pathname
  const number = (await officer.locator('.hz-number').textContent()) ?? ''
  await seen(officer, 'reported')

  // ── graded ──
  const director = await walk('director.xitong', desk)
  await director.goto(hazard)
  await director.getByRole('button', { name: '定级', exact: true }).click()
  await director.getByRole('radio', { name: /一般隐患/ }).check()
  await seen(director, 'grade')
  await director.getByRole('button', { name: '定为一般隐患' }).click()
  await director.getByText('等待制定整改方案').waitFor()

  // ── planned, returned, amended, approved ──
  await officer.goto(`${hazard}/plan`)
  await officer.getByRole('button', { name: '填入' }).first().tap()
  await officer.getByLabel('整改资金（元）').fill('360')
  await officer.getByLabel('资金来源').fill('所内经费')
  await officer.getByLabel('整改责任人').tap()
  await officer.locator('.ant-select-item-option').first().waitFor()
  const me = await room.app.owner
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.id')
    .select('person.name')
    .where('username', '=', 'officer1.xitong')
    .executeTakeFirstOrThrow()
  await officer.locator('.ant-select-item-option').filter({ hasText: me.name }).tap()
  await officer.getByLabel('整改时限').fill(dayFrom(7))
  await officer.keyboard.press('Enter')
  await officer.getByLabel('应急预案').fill('从一监区调两具备用')
  await seen(officer, 'plan')
  await officer.getByRole('button', { name: '报送审批' }).tap()
  await officer.getByText('等待审批整改方案').waitFor()

  await director.goto(hazard)
  await director.getByText('等待审批整改方案').waitFor()
  await choose(director, '退回方案', async (dialog) => {
    await because('只换不查，其他楼层要一并排查')(dialog)
    await seen(director, 'return')
  })
  await director.getByText('等待制定整改方案').waitFor()

  await officer.goto(hazard)
  await officer.getByText('只换不查，其他楼层要一并排查').first().waitFor()
  await seen(officer, 'returned')
  await officer.getByRole('button', { name: '制定整改方案' }).tap()
  await officer.getByLabel('整改措施').fill('更换两具灭火器，当日排查各楼层并登记压力和有效期')
  await officer.getByRole('button', { name: '报送审批' }).tap()
  await officer.getByText('等待审批整改方案').waitFor()

  await director.goto(hazard)
  await director.getByRole('button', { name: '批准方案' }).click()
  await decide(director, '批准方案', nothing)
  await director.getByText(`等待 ${me.name} 开始整改`).waitFor()

  // ── under way; more time asked for and granted ──
  await officer.goto(hazard)
  await officer.getByRole('button', { name: '开始整改' }).tap()
  await decide(officer, '开始整改', nothing)
  await officer.getByText(`${me.name} 正在整改`).waitFor()
  await choose(officer, '申请延期', async (dialog) => {
    await dialog.getByLabel('新的整改时限').fill(dayFrom(20))
    await officer.keyboard.press('Enter')
    await because('供货单位缺货，到货还要一周')(dialog)
    await seen(officer, 'extend')
  })
  await officer
    .getByText(/申请由 .* 延至 .*，待批/)
    .first()
    .waitFor()
  await seen(officer, 'extension-asked')

  await director.goto(hazard)
  await director.getByRole('button', { name: '批准延期' }).click()
  await decide(director, '批准延期', nothing)
  await director.getByText(/原定 .*，已延期 1 次/).waitFor()

  // ── listed for supervision ──
  const guidance = await walk('guidance.lanan', desk)
  await guidance.goto(hazard)
  await choose(guidance, '挂牌督办', async (dialog) => {
    await dialog.getByLabel('要求销号日期').fill(dayFrom(21))
    await guidance.keyboard.press('Enter')
    await because('同类问题多发')(dialog)
    await seen(guidance, 'supervise')
  })
  await guidance
    .getByText(/挂牌督办，要求 .* 前销号/)
    .first()
    .waitFor()
  await seen(guidance, 'listed')

  // ── sent with a photo used before: asked, sent all the same, seen, refused ──
  await submit(officer, hazard, copy)
  const question = officer.getByRole('dialog', { name: '这张照片以前用过' })
  await question.getByText(`隐患 ${earlier}`).waitFor()
  await seen(officer, 'photo-asked')
  await question.getByRole('button', { name: '仍用这张，继续' }).tap()
  await officer.getByText('待验收').first().waitFor()

  // Listed: the director no longer closes it.
  await director.goto(hazard)
  await director.getByText('待验收').first().waitFor()
  expect(await director.getByRole('button', { name: '验收销号' }).count()).toBe(0)

  await guidance.goto(hazard)
  await guidance
    .getByRole('region', { name: '1 张照片与较早记录中的照片相同' })
    .getByRole('link', { name: `隐患 ${earlier}` })
    .waitFor()
  await seen(guidance, 'photo-seen')
  await guidance.goto(hazard)
  await choose(guidance, '验收不通过', because('照片是以前用过的，请到现场重拍'))
  await guidance.getByText(`${me.name} 正在整改`).waitFor()

  // ── sent again with a photo of its own, and closed ──
  await submit(officer, hazard, after)
  await officer.getByText('待验收').first().waitFor()
  await seen(officer, 'submitted')
  await guidance.goto(hazard)
  await guidance.getByRole('button', { name: '验收销号' }).click()
  await decide(guidance, '验收销号', async (dialog) => {
    await dialog.getByLabel('意见（可不填）').fill('现场核对，两具均已更换')
    await seen(guidance, 'close')
  })
  await guidance.getByText('已销号').first().waitFor()
  await seen(guidance, 'closed')

  // ── it comes back: asked, answered, linked, graded higher, reopened ──
  await report(officer, back)
  await officer.getByRole('heading', { name: new RegExp(`${number} 于 .* 销号，是同一隐患吗？`) }).waitFor()
  await officer.getByRole('button', { name: '是同一隐患', exact: true }).tap()
  await seen(officer, 'repeat-asked')
  await officer.getByRole('button', { name: '登记隐患' }).tap()
  await officer.getByText('已确认第 1 次重复').waitFor()
  await officer.getByRole('link', { name: number, exact: true }).waitFor()
  const repeat = new URL(officer.url()).pathname
  const repeatNumber = (await officer.locator('.hz-number').textContent()) ?? ''
  await seen(officer, 'repeat')

  await director.goto(`${repeat}/grade`)
  await director.getByRole('status').getByText('已确认第 1 次重复').waitFor()
  await director.getByRole('radio', { name: /重大隐患/, checked: true }).waitFor()
  await director.getByRole('textbox', { name: '临时管控措施' }).fill('调两具备用，每班检查压力')
  await seen(director, 'repeat-grade')
  await director.getByRole('button', { name: '定为重大隐患' }).click()
  await director.getByText('等待制定整改方案').waitFor()

  await guidance.goto(hazard)
  await guidance.getByRole('link', { name: repeatNumber }).waitFor()
  await choose(guidance, '重新立项', because('销号后再次出现，原因没有查清'))
  await guidance.getByText('等待制定整改方案').waitFor()
  await seen(guidance, 'reopened')

  // ── its archive, on paper and as a folder ──
  await guidance.goto(hazard)
  await guidance.getByRole('button', { name: '更多操作' }).click()
  await guidance.getByRole('menuitem', { name: '电子档案' }).click()
  const proof = guidance.locator('.hz-proof > li')
  await proof.first().waitFor()
  const hashes = await proof.locator('code').allTextContents()
  await seen(guidance, 'archive')
  const downloading = guidance.waitForEvent('download')
  await guidance.getByRole('link', { name: '导出档案' }).click()
  const files = await unzipped(await readFile(await (await downloading).path()))
  const root = `溪桐县看守所-隐患档案-${number}`
  const inside = [...files.keys()].map((path) => path.replace(/\.(jpg|webp)$/, '')).sort()
  const parts = ['journal.jsonl', '整改前-1', '整改后-2', '整改后-3', '档案.html']
  expect(inside).toEqual([...parts.map((part) => `${root}/${number}/${part}`), `${root}/目录.html`].sort())
  const lines = (files.get(`${root}/${number}/journal.jsonl`) ?? '').trim().split('\n')
  const entries = lines.map((line) => JSON.parse(line) as { readonly action: string; readonly hash: string })
  // What other rooms note on the way, such as money, is theirs to test.
  const moves = entries.map((entry) => entry.action.replace('hazard.', ''))
  expect(moves.filter((one) => steps.includes(one))).toEqual(steps)
  expect(entries.map((entry) => entry.hash)).toEqual(hashes)

  // ── proof ──
  const superuser = new pg.Client({ connectionString: room.app.superuserUrl })
  await superuser.connect()
  const verified = await verifyJournal(superuser, new Map())
  await superuser.end()
  expect(verified.reports.flatMap((one) => one.faults)).toEqual([])
  for (const { complaints } of opened) expect(complaints).toEqual([])
})

/** The loop's entries in the journal, in order. */
const steps = [
  ...['reported', 'graded', 'planned', 'returned', 'planned', 'approved', 'started'],
  ...['extensionAsked', 'extended', 'listed', 'submitted', 'refused', 'submitted', 'closed', 'recurred', 'reopened'],
]

/** A calendar day from today, as the date field reads it. */
const dayFrom = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Files of a ZIP by path, as text. */
function unzipped(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (failed, zip) => {
      if (failed) return reject(failed)
      const files = new Map<string, string>()
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) return reject(error)
          const parts: Buffer[] = []
          stream.on('data', (part: Buffer) => parts.push(part))
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(parts).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(files))
      zip.readEntry()
    })
  })
}
