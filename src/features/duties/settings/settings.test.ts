/** The region changes a default: seen before it is saved, with reason and day, never under running windows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../test/harness.ts'
import { newId } from '../../../platform/id.ts'
import { policy } from '../../../platform/policy.ts'
import { readDuties } from '../contract.ts'
import { listSettings, previewSetting, putSetting } from './contract.ts'

const duty = 'security-readiness-check'
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)

let app: TestApp
let region: Client
let xitong: number

beforeAll(async () => {
  app = await startApp()
  app.setNow(noon('2031-05-10'))
  region = await app.as('system.region')
  const officer = await app.owner
    .selectFrom('account')
    .select('unit_id')
    .where('username', '=', 'officer1.xitong')
    .executeTakeFirstOrThrow()
  xitong = officer.unit_id
})
afterAll(() => app.close())

const change = { effective: '2031-05-10', changes: { every: 'month' } } as const
const save = (who: Client, over: object = {}, id = duty) =>
  who.call(putSetting, { params: { duty: id }, body: { ...change, reason: '按区厅要求', seen: 0, ...over } })

const startsOf = async () => {
  const officer = await app.as('officer1.xitong')
  const { body } = await officer.call(readDuties, { params: { unitId: xitong } })
  return body.duties.find(({ id }) => id === duty)?.windows.map(({ from }) => from)
}

describe('a preview', () => {
  test('says from when, how many windows, and how the past year would have stood', async () => {
    // One check a quarter in the year past: enough each quarter, too little each month.
    for (const day of ['2030-08-05', '2030-11-05', '2031-02-05', '2031-05-05'])
      await app.owner
        .insertInto('evidence')
        .values({
          ...{ unit_id: xitong, id: newId(), kind: 'self-check', family: 'attack', checklist: 'security-readiness' },
          ...{ participants: [], by_roles: ['officer'], day, recorded: day },
        })
        .execute()
    const { body, status } = await region.call(previewSetting, { body: { duty, ...change } })
    expect(status).toBe(200)
    expect(body.startsOn).toBe('2031-07-01')
    expect(body.windowsAYear).toEqual({ before: 4, after: 12 })
    expect(body.changed.units).toBe(body.units)
    const own = body.examples.find(({ unitId }) => unitId === xitong)
    // May to May: the first quarter is cut in two by the year; its window is looked at whole.
    expect(own?.before).toMatchObject({ done: 4, missed: 1, due: 0 })
    expect(own?.after).toMatchObject({ done: 4, missed: 9 })
    expect(body.pastYear.after.missed).toBeGreaterThan(body.pastYear.before.missed)
    expect(await startsOf()).toEqual(['2031-01-01', '2031-04-01', '2031-07-01', '2031-10-01'])
  })

  test('a change of nothing changes nothing', async () => {
    const { body } = await region.call(previewSetting, {
      body: { duty, effective: '2031-05-10', changes: { every: 'quarter' } },
    })
    expect(body).toMatchObject({ startsOn: null, changed: { windows: 0, units: 0 }, examples: [] })
  })
})

describe('saving', () => {
  test('refuses the past, what means nothing for the duty, an unknown duty, a city’s administrator', async () => {
    expect((await save(region, { effective: '2031-05-09' })).problem.type).toBe('/problems/duty-setting-in-the-past')
    expect((await save(region, { changes: { withinHours: 5 } })).problem.type).toBe('/problems/duty-setting-unfit')
    expect((await save(region, {}, 'no-such-duty')).status).toBe(404)
    expect((await save(region, { changes: {} })).status).toBe(422)
    expect((await save(await app.as('system.lanan'))).status).toBe(403)
    expect((await save(await app.as('guidance.region'))).status).toBe(403)
  })

  test('takes effect at the next boundary, and keeps who, when and why', async () => {
    const { body, status } = await save(region)
    expect(status).toBe(200)
    expect(body.duty.every).toBe('month')
    expect(body.standard.every).toBe('quarter')
    expect(body.settings).toMatchObject([{ number: 1, effective: '2031-05-10', reason: '按区厅要求' }])
    expect(await startsOf()).toEqual([
      ...['2031-01-01', '2031-04-01', '2031-07-01', '2031-08-01', '2031-09-01', '2031-10-01'],
      ...['2031-11-01', '2031-12-01'],
    ])
    const entry = await app.owner
      .selectFrom('journal')
      .select(['payload', 'account_id'])
      .where('action', '=', 'duty.setting-changed')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(entry.payload)).toMatchObject({ duty, changes: { every: 'month' }, reason: '按区厅要求' })
    expect(entry.account_id).not.toBeNull()
  })

  test('two who change it at once: the second is told', async () => {
    const second = await save(region)
    expect(second.status).toBe(409)
    expect(second.problem.type).toBe('/problems/changed-meanwhile')
    expect((await save(region, { seen: 1, changes: { reviewed: true } })).status).toBe(200)
  })

  test('everybody who is judged by it can read it', async () => {
    const { body } = await (await app.as('officer1.xitong')).call(listSettings)
    const found = body.duties.find((one) => one.duty.id === duty)
    expect(found?.duty).toMatchObject({ every: 'month', reviewed: true })
    expect(found?.settings.map(({ number }) => number)).toEqual([1, 2])
    expect(body.duties).toHaveLength(policy().duties.length)
  })
})
