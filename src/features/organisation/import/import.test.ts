/** Units from spreadsheets over HTTP: the whole of a file or nothing, every fault in its place, and nothing twice. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../test/harness.ts'
import { sendBytes } from '../../../../test/send-bytes.ts'
import { type TestSheet, workbookFile } from '../../../../test/workbook.ts'
import { newId } from '../../../platform/id.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet/read.ts'
import { listUnits, readHistory, readTree } from '../units/contract.ts'
import type { UnitImport } from './contract.ts'

let app: TestApp
let region: Client
let folder: string
beforeAll(async () => {
  app = await startApp()
  region = await app.as('system.region')
  folder = await mkdtemp(join(tmpdir(), 'wufang-units-'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

interface Sent {
  readonly status: number
  readonly body: UnitImport & { type: string; detail: string; divisions: unknown; units: unknown }
}

const post = (who: Client, path: string, bytes: Uint8Array | string, key?: string) =>
  sendBytes<Sent['body']>(app, who, `units/import${path}`, bytes, key)
const check = (bytes: Uint8Array | string, who = region, name = '单位.xlsx') =>
  post(who, `/check?name=${encodeURIComponent(name)}`, bytes)
const bring = (bytes: Uint8Array | string, digest: string, who = region, key?: string) =>
  post(who, `?name=${encodeURIComponent('单位.xlsx')}&digest=${digest}`, bytes, key)
let files = 0
const book = async (...sheets: TestSheet[]) => readFile(await workbookFile(join(folder, `${++files}.xlsx`), sheets))
const csv = (...lines: string[]) => lines.join('\r\n')
/** `C4 owner-unknown …`: where each fault is, and what the cell says. */
const faults = ({ body }: Sent) =>
  body.findings.map(({ sheet, column, row, value, reason }) => `${sheet} ${column ?? ''}${row} ${value}: ${reason.zh}`)
const countUnits = async () =>
  (
    await app.owner
      .selectFrom('unit')
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

const divisions: TestSheet = {
  name: '行政区划',
  rows: [
    ['行政区划代码', '行政区划名称', '英文名称'],
    ['990300', '汐城市', 'Xicheng City'],
    [990301, '栎川县', null],
    ['9901', '澜安市', null],
  ],
}
const heads = [
  ...['单位类型', '单位名称', '英文名称', '上级单位', '所在区划', '监所类型', '部门类别', '启用日期'],
  ...['自办食堂', '使用燃气', '有锅炉', '有备用发电机', '武警驻所', '设计容量（人）', '备注'],
]
const units: TestSheet = {
  name: '单位',
  rows: [
    ['2026 年单位名册'],
    heads,
    // What it owns stands before it, and the county before its city.
    [
      '看守所',
      '栎川县看守所',
      null,
      '栎川县公安局',
      '栎川县',
      null,
      null,
      { day: 39965 },
      '是',
      '有',
      '否',
      '√',
      1,
      '300人',
    ],
    ['公安局', '栎川县公安局', 'Lichuan County Bureau', '汐城市公安局', '990301', null, null, null],
    ['公安机关', '汐城市公安局', null, '岚川自治区公安厅', '9903'],
    ['驻所武警中队', '武警驻栎川县看守所中队', null, '栎川县看守所', '栎川县'],
    ['配合部门', '栎川县消防救援大队', null, null, '栎川县', null, '消防'],
    ['党委政府', '栎川县人民政府', null, null, '栎川县'],
    ['监所', '澜安市看守所', null, '澜安市公安局', '990101', '看守所'],
  ],
}

describe('a workbook with divisions and units', () => {
  test('is tried, shown, brought in whole, and found unchanged the second time', async () => {
    const before = await countUnits()
    const file = await book(divisions, units, { name: '填写说明', rows: [['说明', '怎么填']] })
    const tried = await check(file)
    expect(tried.status).toBe(200)
    expect(tried.body).toMatchObject({
      sheets: [
        { name: '行政区划', use: 'divisions', rows: 3, left: [] },
        { name: '单位', use: 'units', rows: 7, left: ['备注'] },
        { name: '填写说明', use: 'left' },
      ],
      divisions: { fresh: 2, known: 1 },
      units: { fresh: 6, known: 1, differing: 0 },
      withoutEnglish: 6,
      wrong: 0,
      findings: [],
    })
    expect(tried.body.kinds.map(({ kind, count }) => [kind, count])).toEqual([
      ['bureau', 2],
      ['facility', 1],
      ['department', 1],
      ['squadron', 1],
      ['government', 1],
    ])
    expect(tried.body.fresh[0]).toEqual({
      ...{ sheet: '单位', row: 3, kind: 'facility', name: '栎川县看守所', owner: '栎川县公安局', territory: '990301' },
    })
    expect(await countUnits()).toBe(before)

    const key = newId()
    const done = await bring(file, tried.body.digest, region, key)
    expect([done.status, done.body]).toEqual([200, { divisions: 2, units: 6 }])
    expect((await bring(file, tried.body.digest, region, key)).body).toEqual(done.body)
    const found = await region.call(listUnits, { query: { territory: '9903' } })
    expect(found.body.items).toHaveLength(6)
    const facility = found.body.items.find((one) => one.name === '栎川县看守所')
    expect(facility).toMatchObject({
      ...{ kind: 'facility', facilityType: 'detention', ownerName: '栎川县公安局', territoryName: '栎川县' },
      attributes: { kitchen: true, gas: true, generator: true, squadron: true, capacity: 300 },
      ...{ openedOn: '2009-06-01', nameEn: '栎川县看守所' },
    })
    const history = await region.call(readHistory, { params: { unitId: facility?.id ?? 0 } })
    expect(history.body.items.map(({ action, by }) => [action, by])).toEqual([['unit.opened', '耿景和']])
    const tree = await region.call(readTree)
    expect(tree.body.divisions.filter(({ code }) => code.startsWith('9903'))).toEqual([
      { code: '9903', name: '汐城市', nameEn: 'Xicheng City' },
      { code: '990301', name: '栎川县', nameEn: '栎川县' },
    ])

    const again = await check(file)
    expect(again.body).toMatchObject({
      divisions: { fresh: 0, known: 3 },
      units: { fresh: 0, known: 7, differing: 0 },
      findings: [],
    })
    const nothing = await bring(file, again.body.digest)
    expect([nothing.status, nothing.body.type]).toEqual([409, '/problems/unit-import-nothing-new'])
  })

  test('what is here and differs is named and left alone', async () => {
    const tried = await check(
      csv('单位类型,单位名称,所在区划,上级单位,自办食堂,设计容量', '监所,栎川县看守所,990301,汐城市公安局,否,280'),
    )
    expect(faults(tried)).toEqual(['单位 B2 栎川县看守所: 系统中已有，“上级单位、自办食堂、设计容量（人）”不同'])
    expect(tried.body).toMatchObject({ wrong: 0, units: { fresh: 0, known: 1, differing: 1 } })
    expect(tried.body.findings[0]?.reason.en).toContain('Owner, Own kitchen, Places')
  })
})

test('every fault is told with its place, its value and how to mend it; one of them keeps everything out', async () => {
  const before = await countUnits()
  const file = await book(
    {
      name: '区划',
      rows: [
        ['代码', '行政区划名称'],
        ['99x', '错县'],
        ['990401', '孤县'],
        ['9905', '新市'],
        ['990500', '新市'],
        ['1101', '外市'],
        [null, '无码县'],
      ],
    },
    {
      name: '名册',
      rows: [
        heads.slice(0, 14),
        ['火车站', '甲', null, null, '9905'],
        ['监所', '乙场', null, '丙公安局', '9905', null, null, '2009-06-01'],
        [
          '监所',
          '丁看守所',
          null,
          '新市公安局',
          '9905',
          '监狱',
          null,
          '2009-02-30',
          '大概',
          null,
          null,
          null,
          null,
          '很多',
        ],
        ['公安机关', '新市公安局', null, '戊公安局', '新市', '看守所'],
        ['公安机关', '戊公安局', null, '新市公安局', '9905'],
        ['监所', '己看守所', null, '澜安市看守所', '9905', null, null, '2099-01-01'],
        ['配合部门', '庚局', null, '新市公安局', '9905', null, '税务'],
        ['政府', '辛市政府', null, null, '没有市', null, null, null, '是'],
        ['政府', '新市政府', null, null, '9905'],
        ['政府', '新市 政府', null, null, '9905'],
        ['驻所武警中队', '', null, '', ''],
        ['监所', '壬看守所', null, '新市公安局', '9905'],
      ],
    },
  )
  const tried = await check(file)
  expect(faults(tried)).toEqual([
    '区划 A2 99x: “99x”不是行政区划代码',
    '区划 A3 990401: 缺少上级行政区划 9904',
    '区划 A5 990500: 代码与“区划”第 4 行相同',
    '区划 A6 1101: 行政区划 1101 不在您的管理范围内',
    '区划 A6 1101: 缺少上级行政区划 11',
    '区划 A7 : 没有填写“行政区划代码”',
    '名册 A2 火车站: 没有“火车站”这种单位类型',
    '名册 F3 : 监所没有类型，名称里也看不出',
    '名册 D3 丙公安局: 没有“丙公安局”这个单位',
    '名册 F4 监狱: 没有“监狱”这种监所类型',
    '名册 I4 大概: “大概”看不出是有还是没有',
    '名册 N4 很多: “很多”不是人数',
    '名册 H4 2009-02-30: “2009-02-30”不是日期',
    '名册 D4 新市公安局: 上级单位绕成了一圈：新市公安局 → 戊公安局 → 新市公安局',
    '名册 F5 看守所: “公安机关”没有这一项',
    '名册 D5 戊公安局: 上级单位绕成了一圈：新市公安局 → 戊公安局 → 新市公安局',
    '名册 D6 新市公安局: 上级单位绕成了一圈：戊公安局 → 新市公安局 → 戊公安局',
    '名册 H7 2099-01-01: 启用日期晚于今天',
    '名册 D7 澜安市看守所: “澜安市看守所”不能作为这类单位的上级',
    '名册 G8 税务: 没有“税务”这类配合部门',
    '名册 D8 新市公安局: “新市公安局”不能作为这类单位的上级',
    '名册 E9 没有市: 没有“没有市”这个行政区划',
    '名册 I9 是: “属地党委政府”没有这一项',
    '名册 B11 新市 政府: 与“名册”第 10 行是同一单位',
    '名册 B12 : 没有填写“单位名称”',
    '名册 E12 : 没有填写“所在区划”',
    '名册 D12 : 没有填写“上级单位”',
    '名册 H13 : 没有填写“启用日期”',
    '名册 D13 新市公安局: 上级单位绕成了一圈：新市公安局 → 戊公安局 → 新市公安局',
  ])
  expect(tried.body.findings.every(({ advice }) => advice.zh !== '' && advice.en !== '')).toBe(true)
  expect(JSON.stringify(tried.body.findings)).not.toMatch(/\{\w+\}/)
  // In English nothing is Chinese but what the file says, which stands in quotation marks, and how to write it.
  const said = tried.body.findings.map(({ reason, advice }) => `${reason.en}. ${advice.en}`).join('\n')
  expect(said.replace(/“[^”]*”|是 \(yes\)|否 \(no\)/g, '')).not.toMatch(/\p{Script=Han}|[。（）]/u)
  expect(tried.body.wrong).toBe(16)
  const refused = await bring(file, tried.body.digest)
  expect([refused.status, refused.body.type]).toEqual([409, '/problems/unit-import-wrong-rows'])
  expect(await countUnits()).toBe(before)
})

test('what changed between trial and confirmation is shown again instead of written', async () => {
  const one = csv('单位类型,单位名称,所在区划', '政府,另一政府,990101')
  const { digest } = (await check(one)).body
  const other = await bring(csv('单位类型,单位名称,所在区划', '政府,再一政府,990101'), digest)
  expect([other.status, other.body.type]).toEqual([409, '/problems/unit-import-changed'])
  const both = await Promise.all([bring(one, digest), bring(one, digest)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('an administrator of a city imports his own territory; nobody else imports', async () => {
  const file = csv('单位类型,单位名称,所在区划', '政府,岑宁新区管委会,9902')
  expect(faults(await check(file, await app.as('system.lanan')))).toEqual([
    '单位 C2 9902: 行政区划 9902 不在您的管理范围内',
  ])
  expect((await check(file, await app.as('system.cenning'))).body.units).toMatchObject({ fresh: 1 })
  expect((await check(file, await app.as('security.region'))).status).toBe(403)
})

test('of owners with one name the closest is meant; else the code behind the name tells', async () => {
  const same = ['公安机关,公安局,岚川自治区公安厅,9901', '公安机关,公安局,岚川自治区公安厅,9902']
  const head = '单位类型,单位名称,上级单位,所在区划,启用日期'
  const tried = await check(
    csv(
      head,
      ...same,
      '监所,子看守所,公安局,990101,2009-06-01',
      '监所,丑看守所,公安局（9902）,990101,2009-06-01',
      '监所,寅看守所,公安局,99,2009-06-01',
    ),
  )
  expect(faults(tried)).toEqual(['单位 C6 公安局: 有多个单位叫“公安局”'])
  expect(tried.body.findings[0]?.advice.zh).toContain('公安局（9901）')
})

test('what is no register of units is refused with what to do', async () => {
  const refused = await check(csv('隐患内容,部位', '消防栓漏水,三监区'))
  expect([refused.status, refused.body.type]).toEqual([422, '/problems/unit-import-no-columns'])
  expect((await check('%PDF-1.7\n')).status).toBe(415)
  expect((await check('')).status).toBeGreaterThanOrEqual(400)
})

test('the template is read as it comes: its examples are a register of an invented county', async () => {
  const response = await fetch(`${app.url}/api/units/import/template`, { headers: { cookie: region.cookie } })
  const path = join(folder, 'template.xlsx')
  const bytes = new Uint8Array(await response.arrayBuffer())
  await writeFile(path, bytes)
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  expect((await readSpreadsheet(path, type, 'x')).sheets.map(({ name }) => name)).toEqual([
    '行政区划',
    '单位',
    '填写说明',
  ])
  const tried = await check(bytes)
  expect(tried.body.sheets.map(({ use, left }) => [use, left])).toEqual([
    ['divisions', []],
    ['units', []],
    ['left', []],
  ])
  // Of another region, so its divisions are not ours to enter; everything else reads well.
  expect(new Set(tried.body.findings.map(({ column }) => column))).toEqual(new Set(['A', 'D', 'E']))
})

test('five thousand units at once', async () => {
  const lines = ['单位类型,单位名称,上级单位,所在区划,启用日期,设计容量']
  for (let n = 0; n < 1_000; n++) {
    lines.push(`公安机关,第${n}分局,澜安市公安局,990102,,`)
    for (let m = 0; m < 4; m++) lines.push(`监所,第${n}分局${m}看守所,第${n}分局,990102,2009-06-0${m + 1},${100 + n}`)
  }
  const file = csv(...lines)
  const tried = await check(file)
  expect(tried.body).toMatchObject({ wrong: 0, units: { fresh: 5_000, known: 0 } })
  const from = performance.now()
  const done = await bring(file, tried.body.digest)
  console.info(`5,000 units in ${Math.round(performance.now() - from)} ms`)
  expect(done.body).toEqual({ divisions: 0, units: 5_000 })
  expect((await check(file)).body.units).toEqual({ fresh: 0, known: 5_000, differing: 0 })
}, 60_000)
