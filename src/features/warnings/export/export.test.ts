/**
 * The list found by words and given out as a sheet, and the record that shows what was done: over HTTP, with the rights of
 * whoever asks.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import { newId } from '../../../platform/id.ts'
import { lookAt } from '../../../platform/spreadsheet/look.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet/read.ts'
import { reportHazard } from '../../hazards/contract.ts'
import * as moves from '../../hazards/loop/contract/moves.ts'
import { catchUp } from '../../risk/jobs.ts'
import { answerWarning, closeWarning, listWarnings, readWarning } from '../contract.ts'
import { findDoneRecords } from '../done/contract.ts'
import { climbAll } from '../jobs.ts'
import { mostExported } from './contract.ts'

const director = 'director.xitong'
const deputy = 'deputy.xitong'
const formula = '=HYPERLINK("http://example.com")燃气管道'

let room: HazardRoom
let folder: string
let unitId: number
let hazard = ''
let id = ''
const later = (hours: number) => room.app.setNow(new Date(room.app.platform.clock.now().getTime() + hours * 3_600_000))
const read = async (who = director) => (await (await room.as(who)).call(readWarning, { params: { unitId, id } })).body
const found = async (text: string, who = director, query: object = {}) =>
  (await (await room.as(who)).call(listWarnings, { query: { text, family: 'fire', ...query } })).body.items.length
const records = async (text?: string, who = deputy) => {
  const asked = { params: { unitId, id }, query: text === undefined ? {} : { text } }
  return (await (await room.as(who)).call(findDoneRecords, asked)).body.items
}

/** A training of this facility, for the eyes of the police. */
async function training(state: 'done' | 'started'): Promise<string> {
  const made = newId()
  const [by, at] = [await room.idOf('officer2.xitong'), room.app.platform.clock.now()]
  await room.app.owner
    .insertInto('activity')
    .values({
      ...{ unit_id: unitId, id: made, kind: 'training', state, family: 'fire', title: '换管后的燃气操作' },
      ...{ day: room.app.platform.clock.day(at), made_by: by, started_at: at, started_by: by },
      ...(state === 'done' ? { ended_at: at, ended_by: by } : {}),
    })
    .execute()
  return made
}

const sheet = async (who: string, query = '') => {
  const { cookie } = await room.as(who)
  const reply = await fetch(`${room.app.url}/api/warnings/export${query}`, { headers: { cookie } })
  expect(reply.status).toBe(200)
  const file = join(folder, `${who}.xlsx`)
  await writeFile(file, Buffer.from(await reply.arrayBuffer()))
  const book = await readSpreadsheet(file, await lookAt(file), file)
  const [head, ...rows] = (book.sheets[0]?.rows ?? []).map((row) => Array.from(row.cells, (cell) => cell?.text ?? ''))
  return rows.map((row) => Object.fromEntries(row.map((text, at) => [head?.[at] ?? '', text])))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wufang-warnings-'))
  room = await openHazardRoom()
  unitId = room.unitId
  await catchUp(room.app.platform)
  hazard = (await room.report(await room.as('officer2.xitong'), { object: formula })).body.id
  await room.act(director, hazard, moves.gradeHazard, { grade: 'major', interim: '停气，专人看守' })
  later(24 * 10)
  await catchUp(room.app.platform)
  id = (await (await room.as(director)).call(listWarnings, { query: { family: 'fire' } })).body.items[0]?.id ?? ''
})
afterAll(async () => {
  await room.app.close()
  await rm(folder, { recursive: true, force: true })
})

describe('found by words', () => {
  test.each([
    ['溪桐县看守所', 1],
    ['消防', 1],
    ['红色', 1],
    ['重大隐患超期：=HYPERLINK', 1],
    ['燃气管道 溪桐', 1],
    ['燃气管道 澜安', 0],
    ['OVERDUE', 1],
    ['所长', 1],
    ['-0001', 1],
    ['%', 0],
    ['_', 0],
  ])('“%s”: %i', async (text, count) => {
    expect(await found(text)).toBe(count)
  })

  test('by the name of who has to answer, as far as his post is shown to the reader; nobody elsewhere finds it', async () => {
    const { name } = await room.app.owner
      .selectFrom('person')
      .select('name')
      .where('id', '=', await room.idOf(director))
      .executeTakeFirstOrThrow()
    expect(await found(name)).toBe(1)
    expect(await found(name, 'guidance.region')).toBe(1)
    // The fire department reads the warning; posts of the police are not shown to it.
    expect(await found('燃气管道', 'fire.xitong')).toBe(1)
    expect(await found(name, 'fire.xitong')).toBe(0)
    expect(await found('燃气管道', 'director.songmo', { state: 'all' })).toBe(0)
  })

  test('with every filter and the order at once', async () => {
    const all = { state: 'open', colour: 'red', unit: unitId, overdue: false, sort: '-opened', limit: 1 }
    expect(await found('燃气', director, all)).toBe(1)
    expect(await found('燃气', director, { ...all, state: 'closed' })).toBe(0)
  })
})

describe('closed with the record that shows what was done', () => {
  let done = ''
  let running = ''
  beforeAll(async () => {
    later(2.1)
    await climbAll(room.app.platform)
    later(0.5)
    const who = await room.as(director)
    const { version } = await read()
    const body = { version, text: '=1+1 已停气检修', doneBy: '2099-01-31' }
    expect((await who.call(answerWarning, { params: { unitId, id }, body })).status).toBe(200)
    done = await training('done')
    running = await training('started')
    later(49)
    await room.act(deputy, hazard, moves.rejectHazard, { reason: '现场复核不成立' })
  })

  const close = async (record: unknown) => {
    const { version } = await read()
    const body = { version, text: '管道已更换', ...(record === null ? {} : { record }) }
    return (await room.as(deputy)).call(closeWarning, { params: { unitId, id }, body: body as never })
  }

  test('the picker finds hazards by number and words, work by its kind; only what is done, only of this facility', async () => {
    const ids = async (text?: string) => (await records(text)).map((one) => one.id)
    expect(await ids()).toEqual(expect.arrayContaining([hazard, done]))
    expect(await ids()).not.toContain(running)
    expect(await ids('燃气管道')).toEqual([hazard])
    expect(await ids('培训 换管')).toEqual([done])
    expect(await ids('培训')).toContain(done)
    expect(await ids('培训')).not.toContain(hazard)
    const number = (await records('燃气管道'))[0]?.words.zh.split(' ')[0] ?? ''
    expect(await ids(number)).toContain(hazard)
    expect(await ids('没有这样的记录')).toEqual([])
    const other = await (await room.as('deputy.songmo')).call(findDoneRecords, { params: { unitId, id }, query: {} })
    expect(other.status).toBe(404)
  })

  test('another facility’s, unknown, unfinished or malformed is refused, and nothing is kept', async () => {
    const { id: elsewhere } = await room.app.owner
      .selectFrom('unit')
      .select('id')
      .where('name', '=', '松陌县拘留所')
      .executeTakeFirstOrThrow()
    const theirs = await (await room.as('director.songmo')).call(reportHazard, {
      body: {
        ...{ unitId: elsewhere, family: 'fire', place: '厨房', object: '灶台', finding: '漏气', note: '', basis: '' },
        ...{ suggestedGrade: null, files: [] },
      },
    })
    expect(theirs.status).toBe(201)
    for (const record of [
      { kind: 'hazard', id: theirs.body.id },
      { kind: 'hazard', id: newId() },
      { kind: 'hazard', id: done },
      { kind: 'activity', id: hazard },
      { kind: 'activity', id: running },
    ])
      expect((await close(record)).problem?.type).toBe('/problems/warning-done-record-unfit')
    for (const record of [
      'x',
      {},
      { kind: 'person', id: newId() },
      { kind: 'hazard', id: '1' },
      { kind: 'hazard', id: hazard, more: 1 },
    ])
      expect((await close(record)).problem.type).toBe('/problems/invalid')
    expect((await read()).state).toBe('answered')
  })

  test('it stands on the page and in the timeline, and for a reader without it there is none', async () => {
    const closed = await close({ kind: 'activity', id: done })
    expect(closed.status).toBe(200)
    const page = await read()
    expect(page.closing?.record).toMatchObject({
      kind: 'activity',
      id: done,
      words: { zh: expect.stringMatching(/^培训：换管/) },
    })
    expect(page.timeline.at(-1)).toMatchObject({ words: { zh: '解除预警' }, record: { id: done } })
    expect(page.timeline.slice(0, -1).every(({ record }) => record === null)).toBe(true)
    await room.app.owner.updateTable('warning').set({ audience: 5 }).where('id', '=', id).execute()
    const department = await read('fire.xitong')
    expect([department.closing?.text, department.closing?.record]).toEqual(['管道已更换', null])
  })

  test('the page says how long each level held it', async () => {
    expect((await read()).held.map(({ role, waiting, minutes, left }) => [role, waiting, minutes, left])).toEqual([
      ['director', true, 126, 'escalated'],
      ['deputy', true, 30, 'answered'],
      ['deputy', false, 49 * 60, 'closed'],
    ])
  })
})

describe('the sheet', () => {
  test('says what the list says, what was done, and the hours of each level; formulas are text', async () => {
    const [row] = await sheet(director, '?state=all&family=fire&language=zh')
    expect(row).toMatchObject({
      ...{
        监所: '溪桐县看守所',
        领域: '消防安全',
        等级: '红',
        状态: '已解除',
        解除方式: '已处置',
        回应内容: '=1+1 已停气检修',
      },
      ...{ 做了什么或为何误报: '管道已更换', 佐证记录: expect.stringMatching(/^履职记录 培训：换管/) },
      ...{ '监所所长持有（小时）': '2.1', '公安机关分管领导持有（小时）': '49.5' },
      发出时间: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
    })
    expect(row?.发出时的原因).toContain(formula)
  })

  test('follows filter, order and rights of the list', async () => {
    const reader = await room.as('guidance.region')
    const query = { state: 'all', sort: '-opened', limit: 200 } as const
    const list = (await reader.call(listWarnings, { query })).body.items.map(({ number }) => number)
    expect((await sheet('guidance.region', '?state=all&sort=-opened&language=zh')).map((row) => row.编号)).toEqual(list)
    expect(await sheet('guidance.region', '?state=closed&family=fire&text=没有')).toEqual([])
    expect((await sheet('director.songmo', '?state=all&language=zh')).map((row) => row.监所)).not.toContain(
      '溪桐县看守所',
    )
  })

  test('is recorded with its filter and count', async () => {
    const entries = await room.app.owner
      .selectFrom('journal')
      .select('payload')
      .where('action', '=', 'warnings.exported')
      .orderBy('seq')
      .execute()
    expect(entries.map(({ payload }) => JSON.parse(payload))).toContainEqual({
      ...{ filter: { state: 'all', family: 'fire' }, count: 1 },
    })
  })

  test('holds a bounded number: one more is refused with what to do, and not recorded', async () => {
    const count = async () =>
      Number(
        (
          await room.app.owner
            .selectFrom('journal')
            .select((eb) => eb.fn.countAll().as('n'))
            .where('action', '=', 'warnings.exported')
            .executeTakeFirstOrThrow()
        ).n,
      )
    const before = await count()
    const who = await room.idOf(deputy)
    await sql`insert into warning (unit_id, id, audience, year, number, family, state, colour, present, points, reasons,
        opened_at, holder_id, role, answer_due_at, outcome, closing, closed_by, closed_at)
      select ${unitId}, gen_random_uuid(), 1, 2020, n, 'food', 'closed', 'orange', 'blue', 40, '[]', '2020-01-01',
        ${unitId}, 'director', '2020-01-02', 'false-alarm', '误报', ${who}::uuid, '2020-01-02'
      from generate_series(1, ${mostExported + 1}::integer) n`.execute(room.app.owner)
    const { cookie } = await room.as(director)
    const refused = await fetch(`${room.app.url}/api/warnings/export?state=all&family=food`, { headers: { cookie } })
    expect(refused.status).toBe(422)
    expect(await refused.json()).toMatchObject({
      ...{ type: '/problems/warnings-export-too-long', detail: expect.stringContaining('10000') },
    })
    expect(await count()).toBe(before)
    expect(await sheet(director, '?state=all&family=food&text=2020-10001&language=zh')).toHaveLength(1)
  })
})
