import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../test/harness.ts'
import { openSheetRoom, type SheetRoom } from '../../../../test/sheet-room.ts'
import { lookAt } from '../../../platform/spreadsheet/look.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet/read.ts'
import { reportHazard } from '../contract.ts'
import { sheetField } from './contract/fields.ts'
import { findingText } from './tables.ts'

let here: SheetRoom
let elsewhere: SheetRoom
let folder: string
let director: Client
let unitId: number
beforeAll(async () => {
  here = await openSheetRoom()
  elsewhere = await openSheetRoom()
  folder = await mkdtemp(join(tmpdir(), 'wufang-export-'))
  director = await here.app.as('director.xitong')
  unitId = await here.unitOf('溪桐县看守所')
}, 90_000)
afterAll(async () => {
  await here.app.close()
  await elsewhere.app.close()
  await rm(folder, { recursive: true, force: true })
})

// GB18030 itself is read in the reader's own tests; this is what a WPS user saves.
const csv = `溪桐县看守所隐患台账（2025年度）
编号,隐患描述,位置,类别,等级,发现日期,状态,整改措施,资金(万元),责任人,期限,整改情况,验收人,验收日期,备注
XT-1,灭火器压力不足,一监区,消防,一般,2025年3月5日,整改中,更换,0.5,,2025年4月1日,,,,
XT-2,"=HYPERLINK(""http://x"")",二监区,消防,重大,3.6,未整改,+停用,无,无此人,立行立改,,,,"两行
备注"
XT-3,-40℃冷库温度计失准,伙房,食品,,20250307,已销号,@更换,,,,已更换,耿景和,2025-03-20,
,外墙瓷砖松动,备勤楼,房屋,一般,2025/3/8,已整改,铲除,,,,,,,
XT-5,并非隐患,大门,安防,一般,2025-3-9,不予立项,,,,,,,,
`

const rowsOf = async (room: SheetRoom, who: Client, query: string) => {
  const file = join(
    folder,
    `${room === here ? 'here' : 'there'}-${query.replace(/\W+/g, '-')}.${/form=csv/.test(query) ? 'csv' : 'xlsx'}`,
  )
  await writeFile(file, await room.download(who, `/api/hazards/export?${query}`))
  const book = await readSpreadsheet(file, await lookAt(file), file)
  const [head, ...rows] = (book.sheets[0]?.rows ?? []).map((row) => Array.from(row.cells, (cell) => cell?.text ?? ''))
  return { file, head, rows: rows.map((row) => Object.fromEntries(row.map((text, at) => [head?.[at] ?? '', text]))) }
}

describe('a CSV of one facility, by its director', () => {
  test('is read, its year from the title, and brought in', async () => {
    const file = join(folder, '台账.csv')
    await writeFile(file, csv)
    const checked = await here.check(director, await here.send(director, unitId, file))
    expect(await here.findings(director, checked)).toEqual([])
    expect(checked.result).toMatchObject({ rows: 5, open: 2, history: 3 })
    const notes = (await here.findings(director, checked, 'note')).map((one) => `${one.row} ${one.kind}`)
    expect(notes.sort()).toEqual(['4 deadline-words', '4 person-unknown', '4 year-assumed', '6 closed-undated'].sort())
    expect((await here.confirm(director, checked)).state).toBe('done')
    const rows = await here.app.owner.selectFrom('hazard').selectAll().orderBy('place').execute()
    const by = (finding: string) => rows.find((row) => row.finding.includes(finding))
    // A director grades: what the paper calls general is graded; a major one needs its controls here.
    expect(by('压力不足')).toMatchObject({
      state: 'graded',
      grade: 'general',
      money_fen: 500_000,
      deadline: '2025-04-01',
    })
    expect(by('HYPERLINK')).toMatchObject({ state: 'reported', grade: null, suggested_grade: 'major', money_fen: 0 })
    expect(by('HYPERLINK')?.note).toBe('两行\n备注\n时限：立行立改')
    expect(by('冷库')).toMatchObject({ state: 'closed', on_paper: true, paper_verifier: '耿景和', grade: null })
    expect(by('瓷砖')).toMatchObject({ state: 'closed', on_paper: true, paper_closed_on: null })
    expect(by('并非')).toMatchObject({ state: 'rejected', on_paper: true })
    expect(rows.map((row) => row.year)).toEqual([2025, 2025, 2025, 2025, 2025])
    expect(rows.map((row) => row.number).sort()).toEqual([1, 2, 3, 4, 5])
  })
})

describe('what is exported', () => {
  test('comes in again: here nothing changes, in an empty copy the rows are the same', async () => {
    const { file, head, rows } = await rowsOf(here, director, `unit=${unitId}&sort=opened`)
    expect(head).toEqual(sheetField.terms.map((term) => sheetField.words[term].zh))
    expect(rows).toHaveLength(5)
    const again = await here.check(director, await here.send(director, unitId, file))
    expect(again.result).toMatchObject({ rows: 5, known: 5, differing: 0, wrong: 0, open: 0, history: 0 })

    const there = await elsewhere.app.as('director.xitong')
    const unitThere = await elsewhere.unitOf('溪桐县看守所')
    const checked = await elsewhere.check(there, await elsewhere.send(there, unitThere, file))
    expect(await elsewhere.findings(there, checked)).toEqual([])
    expect((await elsewhere.confirm(there, checked)).state).toBe('done')
    expect((await rowsOf(elsewhere, there, `unit=${unitThere}&sort=opened`)).rows).toEqual(rows)
    // As text it says the same, and runs nothing.
    const text = await rowsOf(elsewhere, there, `unit=${unitThere}&sort=opened&form=csv`)
    expect(text.rows.map((row) => row.隐患内容)).toEqual(rows.map((row) => row.隐患内容))
    const back = await elsewhere.check(there, await elsewhere.send(there, unitThere, text.file))
    expect(back.result).toMatchObject({ known: 5, differing: 0, wrong: 0 })
  })

  test('a row changed in the file is named and left alone', async () => {
    const { file } = await rowsOf(here, director, `unit=${unitId}&sort=opened&form=csv`)
    const changed = (await here.download(director, `/api/hazards/export?unit=${unitId}&sort=opened&form=csv`))
      .toString()
      .replace('铲除', '铲除并重贴')
    await writeFile(file, changed)
    const checked = await here.check(director, await here.send(director, unitId, file))
    expect(checked.result).toMatchObject({ known: 5, differing: 1 })
    const [note] = (await here.findings(director, checked, 'note')).filter((one) => one.kind === 'already-there')
    expect(note?.reason.zh).toMatch(/^台账已有（2025-\d{4}），“整改措施”不同$/)
  })

  test('follows the filter and the reader’s rights, in the reader’s language, and is recorded', async () => {
    expect((await rowsOf(here, director, 'state=open')).rows).toHaveLength(2)
    const english = await rowsOf(here, director, 'family=fire&language=en')
    expect(english.rows.map((row) => row.Family)).toEqual(['Fire', 'Fire'])
    // The fire department reads what is of fire and building; health nothing of these.
    const fire = await rowsOf(here, await here.app.as('fire.xitong'), 'form=csv')
    expect(fire.rows.map((row) => row.类别)).toEqual(['消防安全', '消防安全'])
    expect((await rowsOf(here, await here.app.as('cdc.xitong'), 'form=csv')).rows).toEqual([])
    const entries = await here.app.owner
      .selectFrom('journal')
      .innerJoin('account', 'account.id', 'journal.account_id')
      .select(['username', 'payload'])
      .where('action', '=', 'hazard.exported')
      .orderBy('at', 'desc')
      .execute()
    expect(entries[0]?.username).toBe('cdc.xitong')
    expect(entries.map((one) => JSON.parse(one.payload) as unknown)).toContainEqual({
      filter: { state: 'open' },
      form: 'xlsx',
      count: 2,
    })
  })

  test('a hazard of this system’s own comes back by its number', async () => {
    const body = { family: 'attack' as const, place: '大门', object: '岗亭', finding: '玻璃破损', note: '', basis: '' }
    await director.call(reportHazard, {
      body: { unitId, ...body, placeId: null, suggestedGrade: 'general', files: [] },
    })
    const { file, rows } = await rowsOf(here, director, `unit=${unitId}&family=attack`)
    expect(rows.map((row) => row.建议等级).filter(Boolean)).toHaveLength(1)
    const checked = await here.check(director, await here.send(director, unitId, file))
    expect(checked.result).toMatchObject({ rows: 2, known: 2, differing: 0 })
  })
})

describe('bad input at the door', () => {
  test.each([
    ['a page', '<html><table></table></html>', 415, 'sheet-old-format'],
    [
      'a picture',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
      415,
      'sheet-not-a-sheet',
    ],
    ['nothing', '', 422, 'file-empty'],
    ['200 MB', Buffer.alloc(200 * 1024 * 1024), 413, 'too-large'],
  ])('%s is refused, and nothing stays', async (_what, bytes, status, slug) => {
    const before = await here.app.owner
      .selectFrom('file')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst()
    const sent = await here.upload(director, unitId, bytes, '台账.xlsx')
    expect([sent.status, sent.body.type]).toEqual([status, `/problems/${slug}`])
    const after = await here.app.owner
      .selectFrom('file')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst()
    expect(after).toEqual(before)
  })

  test('a workbook that turns out damaged when it is read says so, and can be left', async () => {
    const sent = await here.upload(director, unitId, '部位,,,\n', '空.csv')
    const failed = await here.settled(director, sent.body)
    // Heads without rows: nothing is guessed, and the person is asked.
    expect(failed).toMatchObject({ state: 'mapped', plan: { sheets: [{ use: false }] } })
    await expect(here.check(director, failed)).rejects.toThrow('import-no-finding-column')
  })
})

test('advice without a likely value leaves its question out, in both languages', () => {
  const finding = { kind: 'unknown-unit' as const, details: { value: '某院' } }
  expect(findingText(finding, 'zh').advice).toBe('请写监所全称')
  expect(findingText(finding, 'en').advice).toBe('Write the full name')
  expect(findingText({ kind: 'impossible-date', details: { value: 'x' } }, 'zh').advice).toBeNull()
})
