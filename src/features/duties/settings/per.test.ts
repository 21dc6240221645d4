/** Where a duty is counted and which share must attend: changed by the region, from the next window on, after a preview. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addFacility, addPost, addUnit } from '../../../../test/fixture.ts'
import { type Client, startApp, type TestApp } from '../../../../test/harness.ts'
import { newId } from '../../../platform/id.ts'
import { readDuties } from '../contract.ts'
import { previewSetting, putSetting } from './contract.ts'

let app: TestApp
let region: Client
let bureau: number
const facilities: number[] = []
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`)

beforeAll(async () => {
  app = await startApp()
  app.setNow(noon('2031-05-10'))
  region = await app.as('system.region')
  // In the region of the seed, so that its administrator sees them.
  bureau = await addUnit(app, 'bureau', '990177', '汊县公安局')
  for (const name of ['汊县看守所', '汊县拘留所']) facilities.push(await addFacility(app, '990177', name, bureau))
  await addPost(app, 'cha.chief', bureau, 'chief')
})
afterAll(() => app.close())

const evidence = (unit: number, over: object) =>
  app.owner
    .insertInto('evidence')
    .values({
      unit_id: unit,
      id: newId(),
      participants: [],
      by_roles: ['chief'],
      day: '',
      recorded: '',
      kind: '',
      ...over,
    })
    .execute()

const windowsOf = async (unitId: number, id: string, year: number) => {
  const { body } = await (await app.as('cha.chief')).call(readDuties, {
    params: { unitId },
    query: { from: `${year}-01-01`, to: `${year}-12-31` },
  })
  return body.duties.find((duty) => duty.id === id)?.windows.map(({ status }) => status)
}

const save = (duty: string, changes: object) =>
  region.call(putSetting, {
    params: { duty },
    body: { effective: '2031-05-10', changes, reason: '按区厅要求', seen: 0 } as never,
  })

describe('one day as director, once over all', () => {
  const duty = 'one-day-director'

  test('shows before it is saved what it would have made of the year past', async () => {
    await evidence(facilities[0] ?? 0, { kind: 'one-day-director', day: '2031-03-04', recorded: '2031-03-04' })
    const { body, status } = await region.call(previewSetting, {
      body: { duty, effective: '2031-05-10', changes: { per: 'ower' } },
    })
    expect(status).toBe(200)
    expect(body.startsOn).toBe('2032-01-01')
    expect(body.changed.units).toBeGreaterThan(0)
  })

  test('holds from the next year on: the running one stays with each facility', async () => {
    expect((await save(duty, { per: 'ower' })).status).toBe(200)
    app.setNow(noon('2032-03-10'))
    await evidence(facilities[1] ?? 0, { kind: 'one-day-director', day: '2032-03-04', recorded: '2032-03-04' })
    expect(await windowsOf(facilities[0] ?? 0, duty, 2031)).toEqual(['done'])
    expect(await windowsOf(facilities[1] ?? 0, duty, 2031)).toEqual(['missed'])
    expect(await windowsOf(bureau, duty, 2031)).toEqual(['not-owed'])
    // Done at one of them it is done for the bureau, and no facility has it any more.
    expect(await windowsOf(bureau, duty, 2032)).toEqual(['done'])
    expect(await windowsOf(facilities[0] ?? 0, duty, 2032)).toBe(undefined)
  })
})

test('a drill with the joint-defence units, at each facility', async () => {
  app.setNow(noon('2031-05-10'))
  const duty = 'joint-defence-drill'
  expect((await save(duty, { per: 'facility' })).status).toBe(200)
  app.setNow(noon('2032-04-01'))
  const drill = { kind: 'drill', family: 'attack', participants: ['joint-defence'] }
  await evidence(facilities[0] ?? 0, { ...drill, day: '2032-03-04', recorded: '2032-03-04' })
  expect(await windowsOf(facilities[0] ?? 0, duty, 2032)).toEqual(['done'])
  expect(await windowsOf(facilities[1] ?? 0, duty, 2032)).toEqual(['due'])
})

test('a share that must attend counts from the window after the change, and not in the one that runs', async () => {
  app.setNow(noon('2031-05-10'))
  const duty = 'fire-training'
  expect((await save(duty, { attendance: 0.95 })).status).toBe(200)
  app.setNow(noon('2031-09-10'))
  const training = { kind: 'training', family: 'fire', attendance: 0.85, by_roles: ['director'] }
  await evidence(facilities[0] ?? 0, { ...training, day: '2031-06-01', recorded: '2031-06-01' })
  await evidence(facilities[0] ?? 0, { ...training, day: '2031-09-01', recorded: '2031-09-01' })
  expect(await windowsOf(facilities[0] ?? 0, duty, 2031)).toEqual(['done', 'due'])
})

test('means nothing for a facility’s own duty, nor where nobody is counted', async () => {
  app.setNow(noon('2031-05-10'))
  const refused = async (duty: string, changes: object) => (await save(duty, changes)).problem?.type
  expect(await refused('fire-self-check', { per: 'ower' })).toBe('/problems/duty-setting-unfit')
  expect(await refused('housing-visit', { per: 'ower' })).toBe('/problems/duty-setting-unfit')
  expect(await refused('fire-self-check', { attendance: 0.5 })).toBe('/problems/duty-setting-unfit')
  expect(await refused('hazard-grading', { every: 'month' })).toBe('/problems/duty-setting-unfit')
})
