/** Departments: tasks for what they owe, and the duties of their families to read; nothing of the police line's own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addFacility, addPost, addUnit } from '../../../test/fixture.ts'
import { startApp, type TestApp } from '../../../test/harness.ts'
import { newId } from '../../platform/id.ts'
import { policy } from '../../platform/policy.ts'
import { listTasks } from '../today/contract.ts'
import { readDuties, readOverview, readWindow } from './contract.ts'
import { evidenceAudience, sees } from './eyes.ts'
import { rollForward } from './jobs.ts'

let app: TestApp
let facility: number
let fire: number

beforeAll(async () => {
  app = await startApp()
  app.setNow(new Date('2031-11-20T12:00:00+08:00'))
  const bureau = await addUnit(app, 'bureau', '880201', '汐县公安局')
  await addUnit(app, 'guidance', '8802', '汐市监管支队')
  facility = await addFacility(app, '880201', '汐县拘留所', bureau)
  fire = await addDepartment('8802', '汐市消防救援支队', 'fire')
  const health = await addDepartment('880201', '汐县卫生健康局', 'health')
  await addPost(app, 'xi.fire', fire, 'department')
  await addPost(app, 'xi.health', health, 'department')
  await addPost(app, 'xi.director', facility, 'director')
  await rollForward(app.platform)
})
afterAll(() => app.close())

async function addDepartment(division: string, name: string, department: string): Promise<number> {
  await app.owner
    .insertInto('division')
    .values({ code: division, name, name_en: name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await app.owner
    .insertInto('unit')
    .values({ kind: 'department', department, territory: division, name, name_en: name, opened_on: '2020-01-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Pages of the duties that wait for somebody. */
const waitingFor = async (who: string): Promise<readonly (string | null)[]> =>
  (await (await app.as(who)).call(listTasks, { query: { whose: 'mine', state: 'open', limit: 100 } })).body.items.map(
    ({ path }) => path,
  )

const dutiesAs = async (who: string, unitId = facility) =>
  (await (await app.as(who)).call(readDuties, { params: { unitId } })).body

test('what a department reads can be judged from what it sees', () => {
  for (const duty of policy().duties)
    if (duty.want && sees({ units: [], audience: 126 }, duty)) expect(duty.want.family, duty.id).toBe(duty.family)
  expect(evidenceAudience(null)).toBe(513)
  expect(evidenceAudience('fire') & 4).toBe(4)
  expect(evidenceAudience('food') & 4).toBe(0)
})

describe('the fire department', () => {
  test('has a task for each of its running windows, and nobody else has it', async () => {
    expect(await waitingFor('xi.fire')).toEqual([`/duties/${facility}/fire-supervision/2031-01-01`])
    expect((await waitingFor('xi.director')).some((path) => path?.includes('fire-supervision'))).toBe(false)
  })

  test('reads the duties of its families at the facility, and of nothing else', async () => {
    const mine = await dutiesAs('xi.fire')
    const ids = mine.duties.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['fire-self-check', 'fire-supervision', 'electricity-visit']))
    expect(mine.duties.every(({ family }) => family === 'fire')).toBe(true)
    expect(mine.duties.every(({ standing, triggers }) => standing === null && triggers === null)).toBe(true)
    const all = await dutiesAs('xi.director')
    for (const { id, windows } of mine.duties)
      expect(windows, id).toEqual(all.duties.find((duty) => duty.id === id)?.windows)
  })

  test('finds its own duties on its own page, and how they stand in its territory', async () => {
    const own = await dutiesAs('xi.fire', fire)
    expect(own.elsewhere.map(({ id }) => id)).toEqual(['fire-supervision'])
    const { body } = await (await app.as('xi.fire')).call(readOverview, { query: { duty: 'fire-supervision' } })
    expect(body.items.map(({ unit }) => unit.id)).toEqual([facility])
  })

  test('sees the work that counts, with the same verdict as the police line', async () => {
    const done = { kind: 'inspection', family: 'fire', participants: ['fire-department'], by_roles: ['department'] }
    await app.owner
      .insertInto('evidence')
      .values({
        ...{ unit_id: facility, id: newId(), ...done, day: '2031-11-19', recorded: '2031-11-19' },
        audience: evidenceAudience('fire'),
      })
      .execute()
    const of = async (who: string) =>
      (await app.as(who)).call(readWindow, {
        params: { unitId: facility, duty: 'fire-supervision', from: '2031-01-01' },
      })
    const mine = await of('xi.fire')
    expect(mine.body.window).toMatchObject({ status: 'done' })
    expect(mine.body.evidence).toHaveLength(1)
    expect((await of('xi.director')).body.window).toEqual(mine.body.window)
    await rollForward(app.platform)
    expect(await waitingFor('xi.fire')).toEqual([])
    expect((await of('xi.health')).status).toBe(404)
  })
})

test('the health department has its own task and sees no other family', async () => {
  const mine = await dutiesAs('xi.health')
  expect([...new Set(mine.duties.map(({ family }) => family))]).toEqual(['epidemic'])
  expect(await waitingFor('xi.health')).toEqual([`/duties/${facility}/health-visit/2031-07-01`])
})
