/** People from a roster over HTTP: two hands, the whole of a file or nothing, every fault in its place, nothing twice. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browser } from '../../../../test/browser.ts'
import { type Client, startApp, type TestApp } from '../../../../test/harness.ts'
import { sendBytes } from '../../../../test/send-bytes.ts'
import { type TestSheet, workbookFile, workbookParts, zipFile } from '../../../../test/workbook.ts'
import { newId } from '../../../platform/id.ts'
import { me, signIn } from '../../identity/contract.ts'
import { grantPost, listAccounts, readAccount } from '../accounts/contract.ts'
import { readJournal } from '../journal/contract.ts'
import type { PeopleImport, Slip } from './contract.ts'

let app: TestApp
let system: Client
let security: Client
let folder: string
beforeAll(async () => {
  app = await startApp()
  ;[system, security] = [await app.as('system.region'), await app.as('security.region')]
  folder = await mkdtemp(join(tmpdir(), 'wufang-people-'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

interface Sent {
  readonly status: number
  readonly body: PeopleImport & { type: string; slips: Slip[]; posts: unknown }
}

const post = (who: Client, path: string, bytes: Uint8Array | string, key?: string) =>
  sendBytes<Sent['body']>(app, who, path, bytes, key)
const named = `name=${encodeURIComponent('名册.csv')}`
const check = (bytes: Uint8Array | string, who = system) => post(who, `accounts/import/check?${named}`, bytes)
const open = (bytes: Uint8Array | string, digest: string, who = system, key?: string) =>
  post(who, `accounts/import?${named}&digest=${digest}`, bytes, key)
const renew = (bytes: Uint8Array | string, digest: string) =>
  post(system, `accounts/import/passwords?${named}&digest=${digest}`, bytes)
const grant = (bytes: Uint8Array | string, digest: string, who = security) =>
  post(who, `positions/import?${named}&digest=${digest}`, bytes)
const csv = (...lines: string[]) => lines.join('\r\n')
const heads = '姓名,用户名,单位,角色,职务,任职日期'
const faults = ({ body }: Sent) =>
  body.findings.map(({ column, row, value, reason }) => `${column ?? ''}${row} ${value}: ${reason.zh}`)
let files = 0
const book = async (...sheets: TestSheet[]) => readFile(await workbookFile(join(folder, `${++files}.xlsx`), sheets))
const countAccounts = async () =>
  (
    await app.owner
      .selectFrom('account')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

test('one roster, two hands: accounts with their slips, then posts; the person signs in, and a second time is nothing', async () => {
  // As an office keeps it: a title above, heads in another order and in its own words, blanks that spread a name.
  const file = await book({
    name: '民警名册',
    rows: [
      ['2026 年人员名册'],
      ['序号', '工作单位', '账号/警号', '姓名', '职务/岗位', '任职时间', '手机'],
      [1, '溪桐县看守所', 'LU.Yuan', '陆　远', '所长', { day: 46086 }, '13800000000'],
      [2, '溪桐县公安局', '990101007', '方敏', '副局长', null, null],
      [3, '溪桐县看守所', 'guo.ping', '郭平', '管教民警', '2026年3月1日', null],
    ],
  })
  const tried = await check(file)
  expect(tried.body).toMatchObject({
    step: 'accounts',
    sheets: [{ name: '民警名册', use: 'people', rows: 3, left: ['序号', '手机'] }],
    ...{ accounts: { fresh: 3, known: 0 }, posts: { fresh: 3, known: 0 }, unused: 0, wrong: 0, findings: [] },
  })
  expect(tried.body.fresh.map((one) => [one.name, one.username, one.role, one.title, one.since])).toEqual([
    ['陆远', 'lu.yuan', 'director', '所长', '2026-03-05'],
    ['方敏', '990101007', 'deputy', '副局长', app.platform.clock.day(app.platform.clock.now())],
    ['郭平', 'guo.ping', 'officer', '管教民警', '2026-03-01'],
  ])
  // The security administrator comes second.
  expect(faults(await check(file, security))).toEqual([
    'C3 LU.Yuan: 还没有这个账号',
    'C4 990101007: 还没有这个账号',
    'C5 guo.ping: 还没有这个账号',
  ])

  const key = newId()
  const opened = await open(file, tried.body.digest, system, key)
  expect(opened.status).toBe(200)
  expect(opened.body.slips.map(({ name, username, unitName }) => [name, username, unitName])).toEqual([
    ['陆远', 'lu.yuan', '溪桐县看守所'],
    ['方敏', '990101007', '溪桐县公安局'],
    ['郭平', 'guo.ping', '溪桐县看守所'],
  ])
  const [first] = opened.body.slips
  expect(first?.temporaryPassword).toMatch(/^(\w{4}-){3}\w{4}$/)
  // An answer with secrets is given once: asked again it is known to be done, and nothing is opened twice.
  const repeated = await open(file, tried.body.digest, system, key)
  expect([repeated.status, repeated.body.type]).toEqual([409, '/problems/already-done'])
  const kept = await app.owner.selectFrom('idempotency').select('reply').where('key', '=', key).execute()
  expect(kept).toEqual([{ reply: null }])

  // The slip was lost: whoever never used it gets another, and the first one is void.
  const again = await check(file)
  expect(again.body).toMatchObject({ accounts: { fresh: 0, known: 3 }, unused: 3, wrong: 0 })
  const nothing = await open(file, again.body.digest)
  expect([nothing.status, nothing.body.type]).toEqual([409, '/problems/people-import-nothing-new'])
  const renewed = (await renew(file, again.body.digest)).body.slips
  const visitor = browser(app.url)
  const signed = (password = '') => visitor.call(signIn, { body: { username: 'lu.yuan', password } })
  expect((await signed(first?.temporaryPassword)).status).toBe(401)
  expect((await signed(renewed[0]?.temporaryPassword)).body).toEqual({ stage: 'password' })

  const granting = await check(file, security)
  expect(granting.body).toMatchObject({ step: 'posts', posts: { fresh: 3, known: 0 }, wrong: 0 })
  expect((await grant(file, granting.body.digest)).body).toEqual({ posts: 3 })
  const lu = await app.as('lu.yuan')
  expect((await lu.call(me)).body.posts).toMatchObject([{ role: 'director', title: '所长', unitName: '溪桐县看守所' }])
  const unchanged = await check(file, security)
  expect(unchanged.body).toMatchObject({ posts: { fresh: 0, known: 3 }, findings: [] })
  expect((await grant(file, unchanged.body.digest)).body.type).toBe('/problems/people-import-nothing-new')

  // Each account and post stands in the journal as by hand.
  const [account] = (await system.call(listAccounts, { query: { q: 'lu.yuan' } })).body.items
  expect(account).toMatchObject({ name: '陆远', roles: ['director'] })
  const entries = await app.owner
    .selectFrom('journal')
    .select(['action', 'payload'])
    .where('subject_id', '=', account?.id ?? '')
    .execute()
  expect(entries.map(({ action }) => action).filter((action) => action.startsWith('account'))).toEqual([
    'account.opened',
    'account.password-issued',
  ])
  const told = JSON.stringify(await app.owner.selectFrom('journal').select('payload').execute())
  for (const { temporaryPassword } of [...opened.body.slips, ...renewed]) expect(told).not.toContain(temporaryPassword)
  const audit = await app.as('audit.region')
  const journal = await audit.call(readJournal, { query: { action: 'accounts.imported' } })
  expect(journal.body.items[0]?.payload).toMatchObject({ name: '名册.csv', count: 3, known: 0 })
})

test('a hundred rows with planted faults: each is told with its place and how to mend it, and all stay out', async () => {
  const before = await countAccounts()
  const rows = Array.from({ length: 100 }, (_, at) => [
    `人${at}`,
    `plant.${at}`,
    '溪桐县看守所',
    '监所民警',
    '民警',
    '',
  ])
  const spoil = (row: number, column: number, text: string) => {
    const cells = rows[row - 2]
    if (cells) cells[column] = text
  }
  spoil(5, 0, '')
  spoil(9, 1, '王 磊')
  spoil(12, 1, 'plant.3')
  spoil(17, 1, 'system.region')
  spoil(20, 2, '溪桐县看守')
  spoil(23, 2, '')
  spoil(31, 3, '厨师长')
  spoil(36, 3, '公安机关主要领导')
  spoil(44, 5, '2026-02-30')
  spoil(52, 4, '长'.repeat(61))
  spoil(60, 3, '')
  spoil(60, 4, '内勤')
  spoil(71, 1, '')
  const tried = await check(csv(heads, ...rows.map((cells) => cells.join(','))))
  expect(faults(tried)).toEqual([
    'A5 : 没有填写“姓名”',
    'B9 王 磊: “王 磊”不能作用户名',
    'B12 plant.3: 与“名册”第 5 行的用户名相同',
    'B17 system.region: 用户名已由“耿景和”使用',
    'C20 溪桐县看守: 没有“溪桐县看守”这个单位',
    'C23 : 没有填写“单位”',
    'D31 厨师长: 没有“厨师长”这种角色',
    'D36 公安机关主要领导: “监所”不设“公安机关主要领导”',
    'F44 2026-02-30: “2026-02-30”不是日期',
    `E52 ${'长'.repeat(61)}: 超过 60 个字`,
    'D60 : 没有填写“角色”，职务里也看不出',
    'B71 : 没有填写“用户名”',
  ])
  expect(tried.body).toMatchObject({ wrong: 12, accounts: { fresh: 88 } })
  const advice = tried.body.findings.map((one) => one.advice.zh).join('\n')
  expect(advice).toContain('是“溪桐县看守所”吗？')
  expect(advice).toContain('监所民警、所医、食堂管理员、监所所长')
  expect(JSON.stringify(tried.body.findings)).not.toMatch(/\{\w+\}/)
  const said = tried.body.findings.map(({ reason, advice: how }) => `${reason.en}. ${how.en}`).join('\n')
  expect(said.replace(/“[^”]*”/g, '')).not.toMatch(/\p{Script=Han}|[。（）]/u)
  const refused = await open(csv(heads, ...rows.map((cells) => cells.join(','))), tried.body.digest)
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/people-import-wrong-rows'])
  expect(await countAccounts()).toBe(before)
})

test('what an administrator does not reach he does not import, and a name used elsewhere is taken', async () => {
  const lanan = await app.as('system.lanan')
  const outside = await check(
    csv(heads, '甲,jia.one,岑宁市公安局,公安机关主要领导,,', '乙,system.region,澜安市公安局,公安机关主要领导,,'),
    lanan,
  )
  expect(faults(outside)).toEqual([
    'C2 岑宁市公安局: “岑宁市公安局”不在您的管理范围内',
    'B3 system.region: 用户名已在其他地域使用',
  ])
  const file = csv(heads, '甲,jia.one,溪桐县看守所,民警,,')
  const { digest } = (await check(file)).body
  expect((await grant(file, digest, system)).status).toBe(403)
  expect((await open(file, digest, security)).status).toBe(403)
  expect((await check(file, await app.as('director.xitong'))).status).toBe(403)
  const own = await check(csv(heads, '柴书禾,security.region,岚川自治区公安厅,审计员,,'), security)
  expect(faults(own)).toEqual([
    'D2 审计员: 与其现任“安全管理员”不能由同一账号担任',
    'B2 security.region: 不能给自己授予职务',
  ])
})

test('posts that cannot be held together, one’s own, and what is written otherwise', async () => {
  const file = csv(heads, '闻笛,wen.di,溪桐县看守所,民警,管教民警,')
  expect((await open(file, (await check(file)).body.digest)).status).toBe(200)
  expect((await grant(file, (await check(file, security)).body.digest)).body).toEqual({ posts: 1 })
  const other = await check(csv(heads, '闻笛,wen.di,溪桐县看守所,民警,巡控民警,'), security)
  expect(faults(other)).toEqual(['D2 民警: 系统中已有此职务，“职务”不同'])
  expect(other.body).toMatchObject({ wrong: 0, posts: { fresh: 0, known: 1 } })
  const second = await check(csv(heads, '闻笛,wen.di,溪桐县公安局,督察审计,,'), security)
  expect(faults(second)).toEqual(['C2 溪桐县公安局: 账号登记在“溪桐县看守所”'])
  expect(second.body).toMatchObject({ wrong: 0, posts: { fresh: 1 } })
  expect(faults(await check(csv(heads, '闻迪,wen.di,溪桐县公安局,督察审计,,'), security))).toEqual([
    'B2 wen.di: 用户名已由“闻笛”使用',
  ])
  // What was granted by hand since the trial changes what was shown.
  const [account] = (await security.call(listAccounts, { query: { q: 'wen.di' } })).body.items
  const { unitId } = (await security.call(readAccount, { params: { accountId: account?.id ?? '' } })).body.account
  const again = csv(heads, '闻笛,wen.di,溪桐县看守所,所医,,')
  const { digest } = (await check(again, security)).body
  const body = {
    accountId: account?.id ?? '',
    unitId,
    role: 'doctor' as const,
    title: '所医',
    since: '2026-01-01',
    until: null,
  }
  expect((await security.call(grantPost, { body })).status).toBe(201)
  expect((await grant(again, digest)).body.type).toBe('/problems/people-import-changed')
})

test('what is no roster is refused with what to do; two at once are opened once', async () => {
  const refused = await check(csv('隐患内容,部位', '消防栓漏水,三监区'))
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/people-import-no-columns'])
  expect((await check('%PDF-1.7\n')).status).toBe(415)
  const macros = workbookParts([{ name: '人员', rows: [heads.split(',')] }]).set('xl/vbaProject.bin', 'x')
  const withMacros = await readFile(await zipFile(join(folder, 'macros.xlsx'), macros))
  expect((await check(withMacros)).body.type).toBe('/problems/sheet-macros')
  const many = Array.from({ length: 1_001 }, (_, at) => `人${at},many.${at},溪桐县看守所,民警,,`)
  expect((await check(csv(heads, ...many))).body.type).toBe('/problems/people-import-too-many')
  // As old programs write it.
  const gb = Buffer.concat([
    Buffer.from('\xd0\xd5\xc3\xfb,', 'latin1'),
    Buffer.from('Username,Unit,Role\r\n'),
    Buffer.from(
      '\xcd\xf5\xcc\xce,gb.one,\xcf\xaa\xcd\xa9\xcf\xd8\xbf\xb4\xca\xd8\xcb\xf9,\xc3\xf1\xbe\xaf\r\n',
      'latin1',
    ),
  ])
  const read = await check(gb)
  expect(read.body.fresh).toMatchObject([
    { name: '王涛', username: 'gb.one', unitName: '溪桐县看守所', role: 'officer' },
  ])
  const both = await Promise.all([open(gb, read.body.digest), open(gb, read.body.digest)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the template says which roles there are where, and its own examples read well but for the invented units', async () => {
  const response = await fetch(`${app.url}/api/accounts/import/template`, { headers: { cookie: security.cookie } })
  const tried = await check(new Uint8Array(await response.arrayBuffer()))
  expect(tried.body.sheets.map(({ name, use, left }) => [name, use, left])).toEqual([
    ['人员', 'people', []],
    ['可选角色', 'left', []],
    ['填写说明', 'left', []],
  ])
  expect(new Set(tried.body.findings.map(({ column }) => column))).toEqual(new Set(['C']))
})

test('a crowd at once, each with a password of his own, and others are served meanwhile', async () => {
  const people = Array.from({ length: 60 }, (_, at) => `众${at},crowd.${at},溪桐县看守所,监所民警,民警,`)
  const file = csv(heads, ...people)
  const { digest } = (await check(file)).body
  let opened: Sent | null = null
  const opening = open(file, digest).then((sent) => {
    opened = sent
  })
  let served = 0
  while (opened === null) if ((await system.call(me)).status === 200) served += 1
  await opening
  expect(served).toBeGreaterThan(5)
  expect(new Set((opened as Sent).body.slips.map((one) => one.temporaryPassword)).size).toBe(60)
})
