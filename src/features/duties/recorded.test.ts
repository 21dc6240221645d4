/** Work recorded over HTTP by those who did it becomes evidence, and the duties say at once what it counts for. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../test/harness.ts'
import { recordActivity } from '../activities/records/contract.ts'
import { readEvidence, readWindow } from './contract.ts'

let app: TestApp
let xitong: number
let bureau: number

const unitOf = async (username: string) =>
  (await app.owner.selectFrom('account').select('unit_id').where('username', '=', username).executeTakeFirstOrThrow())
    .unit_id

beforeAll(async () => {
  app = await startApp()
  app.setNow(new Date('2031-03-10T12:00:00+08:00'))
  xitong = await unitOf('officer1.xitong')
  bureau = await unitOf('chief.xitong')
})
afterAll(() => app.close())

const form = {
  ...{ title: '联合演练', family: 'fire' as const, day: '2031-03-10', participants: ['卓启航'], place: '操场' },
  ...{ summary: '已开展', followUp: '已议定', scenario: '夜间起火', evaluation: '疏散及时', makesUp: null },
  ...{ minutes: 60, parties: [], attendance: { present: 9, expected: 10 }, signIn: [], files: [], findings: [] },
}

/** @returns the id of the activity */
async function record(username: string, body: object): Promise<string> {
  const reply = await (await app.as(username)).call(recordActivity, {
    body: { unitId: xitong, kind: 'drill', ...form, ...body } as never,
  })
  expect(reply.status, JSON.stringify(reply.problem)).toBe(201)
  return reply.body.id
}

const windowOf = async (duty: string, from: string, unitId = xitong, username = 'director.xitong') =>
  (await (await app.as(username)).call(readWindow, { params: { unitId, duty, from } })).body.window

describe('the half-yearly fire drill', () => {
  const half = ['joint-fire-drill', '2031-01-01'] as const

  test('with the squadron missing is recorded, does not count, and says why', async () => {
    const id = await record('director.xitong', { parties: ['fire-department'] })
    expect(await windowOf(...half)).toMatchObject({
      status: 'due',
      refused: [{ id, why: [{ lacks: 'participants', missing: ['squadron'] }] }],
    })
  })

  test('run again with it counts, whoever writes it down', async () => {
    const id = await record('squadron.xitong', { parties: ['fire-department', 'squadron'] })
    expect(await windowOf(...half)).toMatchObject({ status: 'done', counted: [id] })
    const attack = await record('director.xitong', { family: 'attack', parties: ['squadron'], title: '防袭击演练' })
    expect(await windowOf('squadron-drill', '2031-01-01')).toMatchObject({ status: 'done', counted: [attack] })
  })
})

describe('leaders, guidance and departments', () => {
  test('a hearing counts when the chief held it, not when the deputy did', async () => {
    const hearing = { unitId: bureau, kind: 'hearing', title: '听取汇报', family: null }
    await record('deputy.xitong', hearing)
    const from = '2031-01-01'
    const before = await windowOf('leader-hearing', from, bureau, 'chief.xitong')
    expect(before).toMatchObject({ status: 'due', refused: [{ why: [{ lacks: 'by', missing: ['chief'] }] }] })
    const id = await record('chief.xitong', hearing)
    expect(await windowOf('leader-hearing', from, bureau, 'chief.xitong')).toMatchObject({
      status: 'done',
      counted: [id],
    })
  })

  test('a day as director counts for the facility where it was spent', async () => {
    const id = await record('chief.xitong', { kind: 'one-day-director', title: '当一天所长', family: null })
    expect(await windowOf('one-day-director', '2031-01-01')).toMatchObject({ status: 'done', counted: [id] })
  })

  test('an inspection by the fire department counts for its own duty', async () => {
    const id = await record('fire.xitong', {
      ...{ kind: 'inspection', title: '消防监督检查', parties: ['fire-department'] },
    })
    const window = await windowOf('fire-supervision', '2031-01-01')
    expect(window).toMatchObject({ status: 'done', counted: [id] })
    const { body } = await (await app.as('director.xitong')).call(readEvidence, {
      params: { unitId: xitong, activityId: id },
    })
    expect(body.satisfies.map(({ duty }) => duty)).toEqual(['fire-supervision'])
  })
})

describe('what was left undone', () => {
  test('made up afterwards shows as late, and never as done', async () => {
    await record('director.xitong', {
      ...{ kind: 'training', title: '补训', makesUp: { day: '2030-12-20', reason: '当时封控' } },
    })
    const window = await windowOf('fire-training', '2030-07-01')
    expect(window.status).toBe('made-up')
    expect((await windowOf('fire-training', '2031-01-01')).status).toBe('due')
  })
})
