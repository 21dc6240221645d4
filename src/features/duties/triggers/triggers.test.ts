/** What happens in other rooms brings duties about, over HTTP: a hazard to be graded, an edition to be read by all. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSystemsRoom } from '../../../../test/systems-room.ts'
import { happening } from '../../../platform/contract/happening.ts'
import { policy } from '../../../platform/policy.ts'
import { readHazard, reportHazard } from '../../hazards/contract.ts'
import { gradeHazard } from '../../hazards/loop/contract/moves.ts'
import { withdrawEdition } from '../../systems/contract.ts'
import { readDuties, readOverview } from '../contract.ts'
import { rollForward } from '../jobs.ts'
import { triggerSubject } from '../queries.ts'
import { previewSetting } from '../settings/contract.ts'
import type { Trigger } from './contract.ts'
import { sources } from './sources.ts'

let room: Awaited<ReturnType<typeof openSystemsRoom>>
let unitId: number

beforeAll(async () => {
  room = await openSystemsRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

const at = (moment: string) => room.app.setNow(new Date(moment))
const night = async (moment: string) => {
  at(moment)
  await rollForward(room.app.platform)
}

async function triggersOf(duty: string): Promise<readonly Trigger[]> {
  const { body } = await (await room.as('director.xitong')).call(readDuties, { params: { unitId } })
  const found = body.duties.find(({ id }) => id === duty)
  expect(found).toMatchObject({ mode: 'triggered', owing: 'owed' })
  return found?.triggers?.shown ?? []
}
const triggerOn = async (duty: string, subjectId: string) =>
  (await triggersOf(duty)).find((one) => one.subjectId === subjectId)

const tasksOf = async (duty: string, subjectId: string, part: number) =>
  (
    await room.app.owner
      .selectFrom('task')
      .select(['level', 'role', 'kind', 'state'])
      .where('unit_id', '=', unitId)
      .where('subject_id', '=', triggerSubject(duty, subjectId, part))
      .orderBy('level')
      .execute()
  ).map((task) => [task.level, task.role, task.kind, task.state])

test('every happening is named by the event it stands for, and every duty follows one or says what is to come', () => {
  for (const name of happening.terms) {
    expect(sources[name].event.name).toBe(name)
    expect(happening.words[name].zh).not.toBe('')
  }
  for (const { id, rule } of policy().duties)
    if (rule.kind === 'triggered') {
      expect(rule.toCome === null, id).toBe(rule.answeredBy.length > 0)
      if (rule.toCome === null) expect(sources[rule.on as keyof typeof sources].trigger, id).toBeDefined()
    }
})

describe('a hazard that was found', () => {
  const report = async () => {
    const officer = await room.as('officer1.xitong')
    const { body, status, problem } = await officer.call(reportHazard, {
      body: {
        ...{ unitId, family: 'fire', place: '三监区', object: '灭火器', finding: '压力不足', note: '', basis: '' },
        ...{ suggestedGrade: null, files: [] },
      },
    })
    expect(status, JSON.stringify(problem)).toBe(201)
    return body.id
  }
  const grade = async (id: string) => {
    const director = await room.as('director.xitong')
    const { version } = (await director.call(readHazard, { params: { unitId, id } })).body
    const done = await director.call(gradeHazard, {
      params: { unitId, id },
      body: { version, grade: 'general', interim: null },
    })
    expect(done.status, JSON.stringify(done.problem)).toBe(200)
  }

  test('at 23:59 on the last of January waits until 23:59 of the next day, to the minute', async () => {
    at('2031-01-31T23:59:00+08:00')
    const id = await report()
    expect(await triggerOn('hazard-grading', id)).toMatchObject({
      ...{ at: '2031-01-31T15:59:00.000Z', dueAt: '2031-02-01T15:59:00.000Z', status: 'waiting', done: null },
      ...{ path: `/hazards/${unitId}/${id}`, happened: { zh: '登记隐患' }, people: null, lateMinutes: 0 },
    })
    at('2031-02-01T23:59:00+08:00')
    expect(await triggerOn('hazard-grading', id)).toMatchObject({ status: 'waiting' })
    at('2031-02-01T23:59:00.001+08:00')
    expect(await triggerOn('hazard-grading', id)).toMatchObject({ status: 'late', lateMinutes: 1 })
  })

  test('graded at the very deadline it is in time; a millisecond later it is done late', async () => {
    at('2031-02-10T08:00:00+08:00')
    const [prompt, tardy] = [await report(), await report()]
    at('2031-02-11T08:00:00+08:00')
    await grade(prompt)
    at('2031-02-11T08:00:00.001+08:00')
    await grade(tardy)
    expect(await triggerOn('hazard-grading', prompt)).toMatchObject({
      ...{ status: 'on-time', done: { what: { zh: '隐患定级' }, at: '2031-02-11T00:00:00.000Z' } },
    })
    expect(await triggerOn('hazard-grading', tardy)).toMatchObject({ status: 'done-late', lateMinutes: 1 })
  })

  test('that nobody grades climbs, and grading it ends that on every rung', async () => {
    at('2031-03-10T09:00:00+08:00')
    const id = await report()
    await night('2031-03-10T12:00:00+08:00')
    // The room of hazards gave the task itself: no second one beside it.
    expect(await tasksOf('hazard-grading', id, 0)).toEqual([])
    await night('2031-03-11T09:30:00+08:00')
    expect(await tasksOf('hazard-grading', id, 0)).toEqual([[1, 'director', 'duty.trigger-late', 'open']])
    await night('2031-03-12T00:07:00+08:00')
    expect((await tasksOf('hazard-grading', id, 0)).map(([level]) => level)).toEqual([1, 2])
    await grade(id)
    expect((await tasksOf('hazard-grading', id, 0)).map(([, , , state]) => state)).toEqual(['done', 'done'])
  })

  test('stands in the overview of who leads, and a preview says what another time limit would have made of it', async () => {
    const guidance = await room.as('guidance.lanan')
    const { body } = await guidance.call(readOverview, { query: { duty: 'hazard-grading', limit: 200 } })
    expect(body.byDuty).toEqual([
      { duty: 'hazard-grading', now: expect.anything(), recent: expect.objectContaining({ done: 1, 'made-up': 2 }) },
    ])
    expect(body.items.find(({ unit }) => unit.id === unitId)?.recent.missed).toBe(1)
    const preview = await (await room.as('system.region')).call(previewSetting, {
      body: { duty: 'hazard-grading', effective: '2031-04-01', changes: { withinHours: 48 } },
    })
    expect(preview.body.pastYear).toMatchObject({ before: { done: 1, 'made-up': 2 }, after: { done: 3, 'made-up': 0 } })
  })
})

describe('an edition that was issued', () => {
  const people = ['doctor.xitong', 'officer1.xitong', 'officer2.xitong']

  test('waits for everybody who must read it; with the last of them it is done', async () => {
    at('2031-04-01T09:00:00+08:00')
    const id = await room.issued({ effectiveOn: '2031-04-01', reviewOn: '2032-04-01' })
    expect(await triggerOn('system-reading', id)).toMatchObject({
      ...{ part: 1, status: 'waiting', dueAt: '2031-04-15T01:00:00.000Z', people: { owing: 3, settled: 0 } },
    })
    await night('2031-04-01T12:00:00+08:00')
    expect(await tasksOf('system-reading', id, 1)).toEqual([[0, 'director', 'duty.trigger', 'open']])
    for (const who of people.slice(0, 2)) await room.confirm(who, id)
    expect(await triggerOn('system-reading', id)).toMatchObject({ status: 'waiting', people: { settled: 2 } })
    at('2031-04-02T09:00:00+08:00')
    await room.confirm(people[2] ?? '', id)
    expect(await triggerOn('system-reading', id)).toMatchObject({
      ...{ status: 'on-time', done: { what: { zh: '确认已读制度' }, at: '2031-04-02T01:00:00.000Z' } },
    })
    expect(await tasksOf('system-reading', id, 1)).toEqual([[0, 'director', 'duty.trigger', 'done']])
  })

  test('is excused when it is withdrawn before its time, and late for good when after', async () => {
    at('2031-05-01T09:00:00+08:00')
    const [early, tardy] = [
      await room.issued({ title: '值班制度', effectiveOn: '2031-05-01', reviewOn: '2032-05-01' }),
      await room.issued({ title: '巡查制度', effectiveOn: '2031-05-01', reviewOn: '2032-05-01' }),
    ]
    const withdraw = async (id: string) => {
      const who = await room.as('director.xitong')
      const { version } = await room.read(who, id)
      const body = { version, number: 1, reason: '由上级统一规定' }
      expect((await who.call(withdrawEdition, { params: { unitId, id }, body })).status).toBe(200)
    }
    at('2031-05-10T09:00:00+08:00')
    await withdraw(early)
    await night('2031-05-16T09:00:00+08:00')
    expect((await tasksOf('system-reading', tardy, 1)).map(([level]) => level)).toContain(1)
    await withdraw(tardy)
    expect(await triggerOn('system-reading', early)).toMatchObject({
      status: 'excused',
      why: { zh: expect.stringContaining('已终止') },
    })
    expect(await triggerOn('system-reading', tardy)).toMatchObject({ status: 'late' })
    expect((await tasksOf('system-reading', tardy, 1)).every(([, , , state]) => state === 'dropped')).toBe(true)
  })

  test('owes nothing of who left: the night settles what waited for them alone', async () => {
    at('2031-06-01T09:00:00+08:00')
    const id = await room.issued({ title: '钥匙管理制度', effectiveOn: '2031-06-01', reviewOn: '2032-06-01' })
    for (const who of people.slice(0, 2)) await room.confirm(who, id)
    await room.app.owner
      .updateTable('position')
      .set({ until: '2031-06-05' })
      .where('account_id', '=', await room.idOf(people[2] ?? ''))
      .execute()
    await night('2031-06-05T03:07:00+08:00')
    expect(await triggerOn('system-reading', id)).toMatchObject({ status: 'on-time', people: { owing: 3, settled: 3 } })
  })
})

test('a facility that closes before the deadline is excused; what was late by then stays late', async () => {
  const elsewhere = await room.unitNamed('松陌县拘留所')
  const officer = await room.as('officer1.songmo')
  const report = async (object: string) => {
    const { body } = await officer.call(reportHazard, {
      body: {
        ...{ unitId: elsewhere, family: 'fire', place: '食堂', object, finding: '漏气', note: '', basis: '' },
        ...{ suggestedGrade: null, files: [] },
      },
    })
    return body.id
  }
  at('2031-07-01T09:00:00+08:00')
  const before = await report('燃气管')
  at('2031-07-09T18:00:00+08:00')
  const last = await report('灶具')
  await room.app.owner.updateTable('unit').set({ closed_on: '2031-07-10' }).where('id', '=', elsewhere).execute()
  at('2031-07-20T09:00:00+08:00')
  const guidance = await room.as('guidance.lanan')
  const { body } = await guidance.call(readDuties, { params: { unitId: elsewhere } })
  const shown = body.duties.find(({ id }) => id === 'hazard-grading')?.triggers?.shown ?? []
  const of = (id: string) => shown.find((one) => one.subjectId === id)
  expect(of(last)).toMatchObject({ status: 'excused', why: { zh: expect.stringContaining('停止运行') } })
  expect(of(before)).toMatchObject({ status: 'late' })
})
