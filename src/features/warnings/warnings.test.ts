/** A warning over HTTP: opened by a colour, owned, climbing, answered, closed once the risk has fallen. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../test/hazard-room.ts'
import { startOfDay } from '../../domain/calendar/zone.ts'
import * as moves from '../hazards/loop/contract/moves.ts'
import { catchUp } from '../risk/jobs.ts'
import { answerWarning, closeWarning, dismissWarning, listWarnings, readWarning } from './contract.ts'
import { climbAll } from './jobs.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
  await catchUp(room.app.platform)
})
afterAll(() => room.app.close())

const director = 'director.xitong'
const deputy = 'deputy.xitong'
const later = (hours: number) => room.app.setNow(new Date(room.app.platform.clock.now().getTime() + hours * 3_600_000))
const today = () => room.app.platform.clock.day(room.app.platform.clock.now())

const list = async (who = director, query: object = {}) =>
  (await (await room.as(who)).call(listWarnings, { query })).body
const read = async (id: string, who = director) =>
  (await (await room.as(who)).call(readWarning, { params: { unitId, id } })).body
const tasks = async (id: string) =>
  (await room.openTasks(id, 'warning')).map(({ kind, role, name }) => [kind, role, name])

/** A major hazard whose next step is late: red by that fact alone. */
async function major(): Promise<string> {
  const { id } = (await room.report(await room.as('officer2.xitong'), { object: '燃气管道' })).body
  await room.act(director, id, moves.gradeHazard, { grade: 'major', interim: '停气，专人看守' })
  later(24 * 10)
  await catchUp(room.app.platform)
  return id
}
const settle = (id: string) => room.act(deputy, id, moves.rejectHazard, { reason: '现场复核不成立' })

describe('a red one', () => {
  let hazard = ''
  let id = ''

  test('opens in the transaction of the change, with its reasons, for the director to answer within two hours', async () => {
    hazard = await major()
    const { items, totals } = await list(director, { family: 'fire' })
    expect(items).toMatchObject([
      {
        ...{
          colour: 'red',
          present: 'red',
          state: 'open',
          level: 0,
          overdue: false,
          number: expect.stringMatching(/-0001$/),
        },
        holder: { role: 'director', unit: { zh: '溪桐县看守所' } },
        reason: { path: `/hazards/${unitId}/${hazard}` },
      },
    ])
    expect(totals.red).toBeGreaterThan(0)
    id = items[0]?.id ?? ''
    expect(await tasks(id)).toEqual([['warning.answer', 'director', '溪桐县看守所']])
    const { openedAt, answerDueAt, ladder } = await read(id)
    expect(Date.parse(answerDueAt) - Date.parse(openedAt)).toBe(2 * 3_600_000)
    expect(ladder.map(({ step, told }) => [step, told])).toEqual([
      ...[
        ['director', true],
        ['deputy', false],
        ['chief', false],
        ['city', false],
        ['region', false],
      ],
    ])
  })

  test('is seen by the department of its bottom line and by nobody elsewhere', async () => {
    expect((await list('fire.xitong')).items.map((one) => one.id)).toContain(id)
    expect((await list('health.xitong')).items.map((one) => one.id)).not.toContain(id)
    expect((await list('director.songmo', { state: 'all' })).items.map((one) => one.unitId)).not.toContain(unitId)
  })

  test('not answered it climbs rung by rung, and weighs on the index itself', async () => {
    later(2.1)
    await climbAll(room.app.platform)
    await catchUp(room.app.platform)
    expect(await read(id)).toMatchObject({ level: 1, overdue: true, holder: { role: 'deputy' } })
    expect(await tasks(id)).toContainEqual(['warning.told', 'deputy', '溪桐县公安局'])
    await climbAll(room.app.platform)
    expect((await read(id)).level).toBe(1)
    later(2.1)
    await climbAll(room.app.platform)
    expect((await read(id)).level).toBe(2)
    const kept = await room.app.owner
      .selectFrom('risk_day')
      .select('signals')
      .where('unit_id', '=', unitId)
      .where('family', '=', 'fire')
      .where('day', '=', today())
      .executeTakeFirstOrThrow()
    expect(kept.signals).toHaveProperty('warning-unanswered')
  })

  test('is answered by the director; a day that has passed is refused and nothing kept', async () => {
    const who = await room.as(director)
    const ask = async (doneBy: string) => {
      const { version } = await read(id)
      return who.call(answerWarning, { params: { unitId, id }, body: { version, text: '已停气检修，换管', doneBy } })
    }
    expect((await ask('2020-01-01')).problem.type).toBe('/problems/warning-past-day')
    expect((await read(id)).state).toBe('open')
    expect((await ask(today())).body).toMatchObject({ state: 'answered' })
    expect(await tasks(id)).toEqual([['warning.close', 'deputy', '溪桐县公安局']])
    const offers = (await read(id)).offers
    expect(offers.map(({ move, refusal }) => [move, refusal === null])).toEqual([
      ...[
        ['answer', true],
        ['close', false],
        ['dismiss', false],
      ],
    ])
    // It names who may do just this.
    expect(offers.at(-1)?.refusal?.zh).toBe('这一步由公安机关分管领导、公安机关主要领导、监管业务指导民警办理。')
  })

  test('is closed by the bureau only once the index has fallen, and not twice', async () => {
    const who = await room.as(deputy)
    const close = async () => {
      const { version } = await read(id)
      return who.call(closeWarning, { params: { unitId, id }, body: { version, text: '管道已更换，复核合格' } })
    }
    expect((await close()).problem.type).toBe('/problems/warning-still-raised')
    await settle(hazard)
    expect((await read(id)).present).not.toBe('red')
    const done = await close()
    if (done.status !== 200) {
      // Other hazards of the house may still weigh; it is then dismissed with its reason.
      expect(done.problem.type).toBe('/problems/warning-still-raised')
      const { version } = await read(id)
      await who.call(dismissWarning, { params: { unitId, id }, body: { version, text: '其余隐患另有安排' } })
    }
    expect(await read(id)).toMatchObject({ state: 'closed', offers: [], closing: { by: expect.any(String) } })
    expect((await close()).problem.type).toBe('/problems/warning-not-now')
    expect(await tasks(id)).toEqual([])
  })

  test('comes back as a new one that names the earlier', async () => {
    await major()
    const [again] = (await list(director, { family: 'fire' })).items
    expect(again?.id).not.toBe(id)
    expect((await read(again?.id ?? '')).earlier).toMatchObject({ id })
    const late = await (await room.as(deputy)).call(dismissWarning, {
      ...{ params: { unitId, id: again?.id ?? '' }, body: { version: 99, text: '误报' } },
    })
    expect(late.problem.type).toBe('/problems/changed-meanwhile')
  })

  test('fallen and risen again it is to be answered anew', async () => {
    const [live] = (await list(director, { family: 'fire' })).items
    const id = live?.id ?? ''
    const who = await room.as(director)
    const answered = await who.call(answerWarning, {
      ...{ params: { unitId, id }, body: { version: (await read(id)).version, text: '已停气检修', doneBy: today() } },
    })
    expect(answered.status).toBe(200)
    const [hazard] = (await read(id)).reasons.map(({ path }) => path.split('/').at(-1) ?? '')
    await settle(hazard ?? '')
    expect((await read(id)).present).not.toBe('red')
    await major()
    expect(await read(id)).toMatchObject({ state: 'open', present: 'red', colour: 'red' })
    expect((await read(id)).timeline.map(({ words }) => words.zh)).toContain('预警升级')
  })

  test('answered, it waits for the day that was promised, after all that still has to be answered', async () => {
    const [live] = (await list(director, { family: 'fire' })).items
    const id = live?.id ?? ''
    const day = today()
    await (await room.as(director)).call(answerWarning, {
      ...{ params: { unitId, id }, body: { version: (await read(id)).version, text: '今天换完', doneBy: day } },
    })
    expect(await read(id)).toMatchObject({
      broken: false,
      dueAt: startOfDay(room.app.platform.config.timeZone, day, 1).toISOString(),
    })
    expect((await list(director, { broken: true })).items).toEqual([])
    later(24)
    await major()
    expect(await list(director, { broken: true })).toMatchObject({
      ...{ items: [{ id, broken: true, overdue: false }], totals: { broken: 1 } },
    })
    const order = async (limit: number) => {
      const found: string[] = []
      let cursor: string | null = null
      do {
        const page = await list('guidance.region', { limit, ...(cursor ? { cursor } : {}) })
        found.push(...page.items.map((one) => `${one.state} ${one.id}`))
        cursor = page.next
      } while (cursor)
      return found
    }
    const all = await order(50)
    expect(all.length).toBeGreaterThan(1)
    expect(all.map((one) => one.split(' ')[0])).toEqual(
      all
        .map((one) => one.split(' ')[0])
        .toSorted()
        .reverse(),
    )
    expect(await order(1)).toEqual(all)
  })
})
