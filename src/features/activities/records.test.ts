/** Work without a checklist over HTTP: a drill with and without the squadron, recorded late, findings, departments. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import * as rooms from '../../entry/rooms.ts'
import type { PayloadOf } from '../../platform/contract/event.ts'
import { reaction } from '../../platform/endpoint.ts'
import { listHazards } from '../hazards/contract.ts'
import * as contract from './contract.ts'
import { planActivity, recordActivity, recordPlaces, recordPlanned } from './records/contract.ts'

type Done = PayloadOf<typeof contract.activityDone>

let app: TestApp
let officer: Client
let unitId: number
let bureauId: number
const events: Done[] = []

beforeAll(async () => {
  const seen = reaction(contract.activityDone, async (_, __, payload) => {
    events.push(payload)
  })
  app = await startApp({ rooms: { ...rooms, reactions: [...rooms.reactions, seen] } })
  officer = await app.as('officer1.xitong')
  const unit = await app.owner
    .selectFrom('unit')
    .select(['id', 'owner_id'])
    .where('name', '=', '溪桐县看守所')
    .executeTakeFirstOrThrow()
  unitId = unit.id
  bureauId = unit.owner_id ?? 0
})
afterAll(() => app.close())

const today = () => app.platform.clock.day(app.platform.clock.now())
const daysAgo = (days: number) => {
  const then = new Date(`${today()}T00:00:00Z`)
  then.setUTCDate(then.getUTCDate() - days)
  return then.toISOString().slice(0, 10)
}
const form = (over: object = {}) => ({
  ...{ title: '夜间起火疏散演练', family: 'fire' as const, day: today(), participants: ['王建国'], place: '三监区' },
  ...{ summary: '已开展', followUp: '复训两人', scenario: '夜间起火', evaluation: '疏散用时四分钟' },
  ...{ makesUp: null, minutes: 50, parties: ['fire-department' as const], attendance: { present: 9, expected: 10 } },
  ...{ signIn: [], files: [], findings: [], ...over },
})
const record = (who: Client, kind: string, over: object = {}) =>
  who.call(recordActivity, { body: { unitId, kind: kind as 'drill', ...form(over) } })
const read = (who: Client, id: string) => who.call(contract.readActivity, { params: { unitId, id } })

describe('a drill', () => {
  test('with the squadron or without is a fact; who was there is written down', async () => {
    for (const parties of [['fire-department'], ['fire-department', 'squadron']]) {
      const made = await record(officer, 'drill', { parties })
      expect(made.status, JSON.stringify(made.problem)).toBe(201)
      expect((await read(officer, made.body.id)).body).toMatchObject({
        ...{ kind: 'drill', state: 'done', parties, by: ['officer'], counts: null, sheet: null, checklist: null },
        ...{
          attendance: { present: 9, expected: 10 },
          evaluation: '疏散用时四分钟',
          day: today(),
          recordedOn: today(),
        },
      })
      expect(events.at(-1)).toMatchObject({ kind: 'drill', family: 'fire', parties, minutes: 50, makesUp: null })
    }
    const squadron = await app.as('squadron.xitong')
    const seen = (await squadron.call(contract.listActivities, { query: { kind: 'drill' } })).body.items
    expect(seen.map((one) => one.parties)).toEqual([['fire-department', 'squadron']])
    const own = await record(squadron, 'drill', { family: 'attack', parties: [] })
    expect(own.status, JSON.stringify(own.problem)).toBe(201)
    expect((await read(officer, own.body.id)).body).toMatchObject({ parties: ['squadron'], by: ['squadron'] })
  })

  test('recorded afterwards says so, and what it makes up for', async () => {
    const done = daysAgo(3)
    const late = await record(officer, 'drill', { day: done, makesUp: { day: daysAgo(40), reason: '上期停电' } })
    expect(late.status, JSON.stringify(late.problem)).toBe(201)
    expect((await read(officer, late.body.id)).body).toMatchObject({
      ...{ day: done, recordedOn: today(), makesUp: { day: daysAgo(40), reason: '上期停电' } },
    })
    expect(events.at(-1)).toMatchObject({ day: done, makesUp: daysAgo(40), makesUpReason: '上期停电' })
  })

  test.each([
    ['a day to come', { day: '2099-01-01' }, 'activity-not-yet'],
    ['makes up for a later day', { makesUp: { day: '2099-01-01', reason: '错' } }, 'activity-makes-up'],
    ['more came than were expected', { attendance: { present: 11, expected: 10 } }, 'activity-attendance'],
    ['no evaluation', { evaluation: ' ' }, 'activity-fields-missing'],
    ['no bottom line', { family: null }, 'activity-fields-missing'],
  ])('%s is refused in words', async (_, over, slug) => {
    const reply = await record(officer, 'drill', over)
    expect([reply.status, reply.problem.type]).toEqual([422, `/problems/${slug}`])
  })

  test('planned, then recorded, then frozen', async () => {
    const planned = await officer.call(planActivity, {
      body: {
        ...{ unitId, kind: 'drill', title: '年度演练', family: 'fire', place: '操场' },
        ...{ plannedFor: '2099-01-05', participants: [] },
      },
    })
    const one = { unitId, id: planned.body.id }
    expect((await read(officer, one.id)).body).toMatchObject({ state: 'planned', plannedFor: '2099-01-05' })
    const body = { version: 1, ...form() }
    expect((await officer.call(recordPlanned, { params: one, body })).status).toBe(200)
    expect((await read(officer, one.id)).body).toMatchObject({ state: 'done', day: today(), plannedFor: '2099-01-05' })
    const again = await officer.call(recordPlanned, { params: one, body: { ...body, version: 2 } })
    expect(again.problem.type).toBe('/problems/activity-state')
  })
})

const finding = (family: string) => ({
  ...{ family, place: '锅炉房', object: '压力表', finding: '超期未检', note: '', suggestedGrade: 'general', files: [] },
})
const hazardsOf = async (id: string) =>
  (await officer.call(listHazards, { query: { activity: id, limit: 10 } })).body.items

describe('findings', () => {
  test('of a visit by a department open hazards that the director grades', async () => {
    const fire = await app.as('fire.xitong')
    const made = await record(fire, 'inspection', { parties: [], findings: [finding('fire')] })
    expect(made.status, JSON.stringify(made.problem)).toBe(201)
    expect((await read(officer, made.body.id)).body).toMatchObject({ parties: ['fire-department'], by: ['department'] })
    expect(await hazardsOf(made.body.id)).toMatchObject([
      { family: 'fire', object: { zh: '压力表' }, state: 'reported' },
    ])
    const task = await app.owner
      .selectFrom('task')
      .select('role')
      .where('unit_id', '=', unitId)
      .where('subject_type', '=', 'hazard')
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
    expect(task.role).toBe('director')
  })

  test('of work that spans the bottom lines say their own', async () => {
    const chief = await app.as('chief.xitong')
    const findings = [finding('food'), finding('fire')]
    const made = await record(chief, 'one-day-director', { family: null, findings })
    expect((await hazardsOf(made.body.id)).map((one) => one.family).sort()).toEqual(['fire', 'food'])
    expect(events.at(-1)).toMatchObject({ kind: 'one-day-director', by: ['chief'], family: null })
  })
})

describe('who', () => {
  test('a department sees and records only its bottom lines', async () => {
    const health = await app.as('health.xitong')
    expect((await record(health, 'inspection', { family: 'fire' })).status).toBe(403)
    expect((await record(health, 'inspection', { family: null })).status).toBe(403)
    expect((await record(health, 'drill', { family: 'epidemic' })).status).toBe(403)
    const strange = await record(health, 'inspection', { family: 'epidemic', findings: [finding('fire')] })
    expect(strange.problem.type).toBe('/problems/activity-family')
    expect((await record(health, 'inspection', { family: 'epidemic', parties: [] })).status).toBe(201)
    const seen = (await health.call(contract.listActivities, { query: {} })).body.items
    expect(seen.map((one) => [one.kind, one.family])).toEqual([['inspection', 'epidemic']])
  })

  test('a hearing is heard at the bureau by its leaders; the deputy is not the chief', async () => {
    const hear = async (username: string) =>
      (await app.as(username)).call(recordActivity, {
        body: { ...form({ parties: [] }), unitId: bureauId, kind: 'hearing', family: null, title: '听取监管工作汇报' },
      })
    expect((await hear('chief.xitong')).status).toBe(201)
    expect(events.at(-1)).toMatchObject({ unitId: bureauId, by: ['chief'] })
    expect((await hear('deputy.xitong')).status).toBe(201)
    expect(events.at(-1)?.by).toEqual(['deputy'])
    expect((await hear('director.xitong')).status).toBe(403)
    expect((await record(officer, 'hearing')).status).toBe(403)
  })

  test('a self-check goes by its checklist', async () => {
    expect((await record(officer, 'self-check')).problem.type).toBe('/problems/activity-by-checklist')
  })

  test('the form offers what the post may record, and where', async () => {
    const offered = async (username: string) => (await (await app.as(username)).call(recordPlaces, {})).body.groups
    const mine = await offered('officer1.xitong')
    expect(mine.flatMap((group) => group.units.map((unit) => unit.id))).toEqual([unitId])
    expect(mine[0]?.kinds).toContain('drill')
    expect(mine[0]?.kinds).not.toContain('hearing')
    const visiting = await offered('health.xitong')
    expect(visiting.map((group) => [group.kinds, group.families])).toEqual([[['inspection'], ['epidemic']]])
    const leading = await offered('chief.xitong')
    expect(leading.find((group) => group.kinds.includes('hearing'))?.units.map((unit) => unit.id)).toEqual([bureauId])
  })

  test('the list narrows by kind and bottom line', async () => {
    const items = (await officer.call(contract.listActivities, { query: { kind: 'drill', family: 'attack' } })).body
      .items
    expect(items.length).toBe(1)
  })
})
