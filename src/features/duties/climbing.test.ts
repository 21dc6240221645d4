/** A month passes by the clock: what was not done climbs from the facility to the region, and a check ends it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addFacility, addPost, addUnit } from '../../../test/fixture.ts'
import { startApp, type TestApp } from '../../../test/harness.ts'
import { parseDay } from '../../domain/calendar/day.ts'
import { newId } from '../../platform/id.ts'
import { readDuties, readWindow } from './contract.ts'
import { rollForward } from './jobs.ts'
import { windowSubject } from './queries.ts'

const duty = 'fire-self-check'
const january = windowSubject(duty, parseDay('2031-01-01'))

/** Noon of a day in the region. */
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)

let app: TestApp
let facility: number
let bureau: number
const guidance: Record<string, number> = {}

beforeAll(async () => {
  app = await startApp()
  app.setNow(noon('2031-01-02'))
  bureau = await addUnit(app, 'bureau', '880101', '峦县公安局')
  guidance.city = await addUnit(app, 'guidance', '8801', '峦市监管支队')
  guidance.region = await addUnit(app, 'guidance', '88', '峦区监管总队')
  facility = await addFacility(app, '880101', '峦县拘留所', bureau)
  await addPost(app, 'luan.officer', facility, 'officer')
  await addPost(app, 'luan.director', facility, 'director')
  await addPost(app, 'luan.deputy', bureau, 'deputy')
  await addPost(app, 'luan.city', guidance.city, 'guidance')
  await addPost(app, 'luan.region', guidance.region, 'guidance')
})
afterAll(() => app.close())

const tasks = async () =>
  (
    await app.owner
      .selectFrom('task')
      .select(['level', 'holder_id', 'role', 'state', 'kind', 'due_at', 'details'])
      .where('unit_id', '=', facility)
      .where('subject_id', '=', january)
      .orderBy('level')
      .execute()
  ).map(({ level, holder_id, role, state }) => [level, holder_id, role, state])

const raised = async () =>
  (
    await app.owner
      .selectFrom('journal')
      .select('payload')
      .where('unit_id', '=', facility)
      .where('action', '=', 'duty.escalated')
      .where('subject_id', '=', january)
      .orderBy('seq')
      .execute()
  ).map(({ payload }) => JSON.parse(payload) as { rung: string; held: { rung: string; days: number }[] })

async function nightOf(day: string): Promise<void> {
  app.setNow(noon(day))
  await rollForward(app.platform)
}

describe('a self-check nobody does', () => {
  const own = () => [0, facility, 'officer', 'open']

  test('is a task of the officer while its month runs, once however often the night comes', async () => {
    for (const day of ['2031-01-02', '2031-01-02', '2031-01-03']) await nightOf(day)
    expect(await tasks()).toEqual([own()])
    const [task] = await app.owner
      .selectFrom('task')
      .selectAll()
      .where('unit_id', '=', facility)
      .where('subject_id', '=', january)
      .execute()
    // The last second of 31 January in the region.
    expect(new Date(task?.due_at ?? '').toISOString()).toBe('2031-01-31T15:59:59.000Z')
    expect(task?.details).toMatchObject({ title: '消防安全风险隐患自查', period: '2031年1月', reminder: '' })
  })

  test('says how many days are left, on the days the catalogue names', async () => {
    await nightOf('2031-01-24')
    const [task] = await app.owner
      .selectFrom('task')
      .select('details')
      .where('unit_id', '=', facility)
      .where('subject_id', '=', january)
      .execute()
    expect(task?.details).toMatchObject({ reminder: '，还剩7天' })
  })

  test('stays due for the days in which it may still be recorded', async () => {
    await nightOf('2031-02-03')
    expect(await tasks()).toEqual([own()])
    expect(await raised()).toEqual([])
  })

  const climb: [string, number, string, () => number, string][] = [
    ['2031-02-04', 1, 'facility', () => facility, 'director'],
    ['2031-02-07', 2, 'bureau', () => bureau, 'deputy'],
    ['2031-02-14', 3, 'city', () => guidance.city ?? 0, 'guidance'],
    ['2031-03-06', 4, 'region', () => guidance.region ?? 0, 'guidance'],
  ]
  test.each(climb)('on %s reaches rung %i: %s', async (day, level, rung, holder, role) => {
    const dayBefore = new Date(noon(day).getTime() - 86_400_000).toISOString().slice(0, 10)
    await nightOf(dayBefore)
    expect(await tasks()).toHaveLength(level)
    await nightOf(day)
    await nightOf(day)
    const found = await tasks()
    expect(found).toHaveLength(level + 1)
    expect(found.at(-1)).toEqual([level, holder(), role, 'open'])
    const events = await raised()
    expect(events).toHaveLength(level)
    expect(events.at(-1)?.rung).toBe(rung)
  })

  test('the journal keeps how long each rung held it', async () => {
    expect((await raised()).at(-1)?.held).toEqual([
      expect.objectContaining({ rung: 'facility', since: '2031-02-04', days: 30 }),
      expect.objectContaining({ rung: 'bureau', since: '2031-02-07', days: 27 }),
      expect.objectContaining({ rung: 'city', since: '2031-02-14', days: 20 }),
    ])
    const reply = await (await app.as('luan.officer')).call(readWindow, {
      params: { unitId: facility, duty, from: '2031-01-01' },
    })
    expect(reply.body.window.status).toBe('missed')
    expect(reply.body.climbed.map(({ rung, since, days }) => [rung, since, days])).toEqual([
      ['facility', '2031-02-04', 30],
      ['bureau', '2031-02-07', 27],
      ['city', '2031-02-14', 20],
      ['region', '2031-03-06', 0],
    ])
  })

  test('a check that makes up for it ends it on every rung; the window stays late', async () => {
    await app.owner
      .insertInto('evidence')
      .values({
        ...{ unit_id: facility, id: newId(), kind: 'self-check', family: 'fire', checklist: duty },
        ...{ participants: [], by_roles: ['officer'], day: '2031-03-07', recorded: '2031-03-07' },
        makes_up: '2031-01-20',
      })
      .execute()
    await nightOf('2031-03-07')
    expect((await tasks()).map(([level, , , state]) => [level, state])).toEqual([
      [0, 'done'],
      [1, 'done'],
      [2, 'done'],
      [3, 'done'],
      [4, 'done'],
    ])
    const reply = await (await app.as('luan.officer')).call(readDuties, {
      params: { unitId: facility },
      query: { from: '2031-01-01', to: '2031-03-31' },
    })
    const found = reply.body.duties.find(({ id }) => id === duty)
    expect(found?.windows.map(({ from, status }) => [from, status])).toEqual([
      ['2031-01-01', 'made-up'],
      ['2031-02-01', 'missed'],
      ['2031-03-01', 'due'],
    ])
  })
})

describe('nobody is flooded', () => {
  test('a leader is told of twenty missed windows a day; the rest is one line with their number, and comes next', async () => {
    for (let n = 1; n <= 9; n++) await addFacility(app, '880101', `峦县第${n}拘留所`, bureau)
    const told = async () =>
      (
        await app.owner
          .selectFrom('task')
          .select(['id', 'opened_at'])
          .where('kind', 'in', ['duty.missed', 'duty.register-broken'])
          .where('holder_id', '=', bureau)
          .where('role', '=', 'deputy')
          .execute()
      ).length
    const more = () =>
      app.owner
        .selectFrom('task')
        .select(['state', 'details', 'role'])
        .where('kind', '=', 'duty.digest')
        .where('holder_id', '=', bureau)
        .execute()
    const before = await told()
    // Ten facilities, and of each the windows of January and February.
    await nightOf('2031-03-09')
    expect(await told()).toBe(before + 20)
    const [line] = await more()
    const waiting = Number((line?.details as { count?: number } | undefined)?.count)
    expect(line).toMatchObject({ state: 'open', role: 'deputy' })
    expect(waiting).toBeGreaterThan(20)
    await nightOf('2031-03-09')
    expect(await told()).toBe(before + 20)
    await nightOf('2031-03-10')
    expect(await told()).toBe(before + 40)
    expect((await more()).map(({ details }) => (details as { count: number }).count)).toEqual([waiting - 20])
  })
})
