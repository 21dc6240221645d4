/** Bulk acts over HTTP: the preview is what happens, a repeat does nothing twice, what is refused stays. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../../test/hazard-room.ts'
import { newId } from '../../../../platform/id.ts'
import { approveHazard, gradeHazard, planHazard } from '../../loop/contract/moves.ts'
import { actInBulk, type bulkAct, previewBulk } from './contract.ts'

let room: HazardRoom
beforeAll(async () => {
  room = await openHazardRoom()
})
afterAll(() => room.app.close())

/** Two general plans, a major one, one only graded, one just reported. */
let ids: { general: string[]; major: string; graded: string; reported: string }
beforeEach(async () => {
  const made = async () => (await room.report(await room.as('officer1.xitong'))).body.id
  const graded = async (grade: 'general' | 'major') => {
    const id = await made()
    const interim = grade === 'major' ? '停用并专人看守' : null
    const done = await room.act('director.xitong', id, gradeHazard, { grade, interim })
    expect(done.status, JSON.stringify(done.problem)).toBe(200)
    return id
  }
  const planned = async (grade: 'general' | 'major') => {
    const id = await graded(grade)
    await room.act('officer2.xitong', id, planHazard, await room.plan('officer1.xitong'))
    return id
  }
  ids = {
    general: [await planned('general'), await planned('general')],
    major: await planned('major'),
    graded: await graded('general'),
    reported: await made(),
  }
})

const versions = async (of: readonly string[]) => {
  const rows = await room.app.owner
    .selectFrom('hazard')
    .select(['id', 'version'])
    .where('id', 'in', [...of])
    .execute()
  return of.map((id) => ({ unitId: room.unitId, id, version: rows.find((row) => row.id === id)?.version ?? 1 }))
}

const stateOf = async (id: string) =>
  (await room.app.owner.selectFrom('hazard').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

const everyone = () => [...ids.general, ids.major, ids.graded, ids.reported]
type Act = (typeof bulkAct.terms)[number]

async function previewed(username: string, act: Act, of: readonly string[]) {
  const items = await versions(of)
  const { body, status } = await (await room.as(username)).call(previewBulk, { body: { act, which: { items } } })
  expect(status).toBe(200)
  return new Map(body.lines.map((line) => [line.id, line.refused?.rule ?? null]))
}

async function done(username: string, act: Act, of: readonly string[], key?: string) {
  const items = await versions(of)
  const reply = await (await room.as(username)).call(actInBulk, {
    body: { act, items, note: '请抓紧' },
    ...(key ? { key } : {}),
  })
  expect(reply.status, JSON.stringify(reply.problem)).toBe(200)
  return new Map(reply.body.lines.map((line) => [line.id, line.refused?.rule ?? null]))
}

test('approving: the preview is the result; general ones are approved as one by one, others stay', async () => {
  const before = await previewed('director.xitong', 'approve', everyone())
  expect([...before.values()]).toEqual([null, null, 'major-needs-bureau', 'not-now', 'not-now'])
  expect([...(await previewed('chief.xitong', 'approve', everyone())).values()]).toEqual([
    ...[null, null],
    ...['major-alone', 'not-now', 'not-now'],
  ])
  const key = newId()
  const asked = { act: 'approve' as const, items: await versions(everyone()), note: '请抓紧' }
  const director = await room.as('director.xitong')
  const first = await director.call(actInBulk, { body: asked, key })
  expect(new Map(first.body.lines.map((line) => [line.id, line.refused?.rule ?? null]))).toEqual(before)
  const again = await director.call(actInBulk, { body: asked, key })
  expect(again.body).toEqual(first.body)
  for (const id of ids.general) {
    expect(await stateOf(id)).toBe('approved')
    expect(await room.openTasks(id)).toMatchObject([
      { kind: 'hazard.start', account_id: await room.idOf('officer1.xitong') },
    ])
    const { timeline } = await room.read(director, id)
    expect(timeline.filter((entry) => entry.action === 'hazard.approved')).toHaveLength(1)
  }
  expect(await stateOf(ids.major)).toBe('planned')
  // The same once more, with a new key: by now there is nothing to approve.
  expect([...(await done('director.xitong', 'approve', ids.general)).values()]).toEqual(['not-now', 'not-now'])
})

test('what changed after the preview is told and left alone', async () => {
  const items = await versions(ids.general)
  await room.act('officer2.xitong', ids.general[0] ?? '', planHazard, await room.plan('officer2.xitong'))
  const reply = await (await room.as('director.xitong')).call(actInBulk, { body: { act: 'approve', items, note: '' } })
  expect(reply.body.lines.map((line) => line.refused?.rule ?? null)).toEqual(['changed', null])
  expect(await stateOf(ids.general[0] ?? '')).toBe('planned')
})

test('reminding reaches whoever it waits for, once; it can be withdrawn', async () => {
  const by = 'chief.xitong'
  const before = await previewed(by, 'remind', everyone())
  // The major plan waits for the bureau itself.
  expect([...before.values()].filter((rule) => rule === null).length).toBeGreaterThanOrEqual(4)
  expect(await done(by, 'remind', everyone())).toEqual(before)
  const [id = ''] = ids.general
  const tasks = await room.openTasks(id)
  expect(tasks.map((task) => task.kind).toSorted()).toEqual(['hazard.approve', 'hazard.reminder'])
  expect(new Set(tasks.map((task) => `${task.name} ${task.role}`)).size).toBe(1)
  expect([...(await done(by, 'remind', [id])).values()]).toEqual(['reminded-already'])
  expect([...(await done(by, 'withdraw', [id])).values()]).toEqual([null])
  expect((await room.openTasks(id)).map((task) => task.kind)).toEqual(['hazard.approve'])
  expect([...(await done(by, 'withdraw', [id])).values()]).toEqual(['not-reminded'])
  // The step that was reminded of ends the reminder too.
  await done(by, 'remind', [id])
  await done('director.xitong', 'approve', [id])
  expect((await room.openTasks(id)).map((task) => task.kind)).toEqual(['hazard.start'])
  expect([...(await previewed('director.xitong', 'remind', [ids.reported])).values()]).toEqual(['waits-for-you'])
})

test('all that match: the first of them, and only what the reader reaches', async () => {
  const director = await room.as('director.xitong')
  const { body } = await director.call(previewBulk, {
    body: { act: 'approve', which: { filter: { state: 'planned', grade: 'general' } } },
  })
  expect(body.more).toBe(false)
  expect(body.lines.map((line) => line.id)).toEqual(expect.arrayContaining(ids.general))
  expect(body.lines.every((line) => line.refused === null)).toBe(true)
  expect([...(await previewed('director.songmo', 'approve', ids.general)).values()]).toEqual(['not-found', 'not-found'])
  expect([...(await done('director.songmo', 'remind', ids.general)).values()]).toEqual(['not-found', 'not-found'])
  const [item] = await versions(ids.general)
  const twice = await director.call(actInBulk, { body: { act: 'remind', items: item ? [item, item] : [], note: '' } })
  expect(twice.status).toBe(200)
  const many = Array.from({ length: 501 }, () => ({ unitId: room.unitId, id: newId(), version: 1 }))
  expect((await director.call(actInBulk, { body: { act: 'remind', items: many, note: '' } })).status).toBe(422)
})

test('reassigning: general hazards in work at one facility, as one by one, with a reason, once', async () => {
  await done('director.xitong', 'approve', ids.general)
  const [officer1, officer2] = await Promise.all([room.idOf('officer1.xitong'), room.idOf('officer2.xitong')])
  const director = await room.as('director.xitong')
  const all = [...ids.general, ids.major, ids.graded]
  const ask = async (body: object, of = all) => {
    const items = await versions(of)
    const { body: said } = await director.call(previewBulk, { body: { act: 'reassign', which: { items }, ...body } })
    return said.lines.map((line) => line.refused?.rule ?? null)
  }
  expect(await ask({})).toEqual([null, null, 'not-now', 'not-now'])
  expect(await ask({ responsibleId: officer2 })).toEqual([null, null, 'not-now', 'not-now'])
  expect(await ask({ responsibleId: officer1 }, ids.general)).toEqual(['same-person', 'same-person'])
  const stranger = await room.idOf('director.songmo')
  expect(await ask({ responsibleId: stranger }, ids.general)).toEqual(['person-elsewhere', 'person-elsewhere'])
  await room.act('chief.xitong', ids.major, approveHazard, { note: '' })
  expect(await ask({ responsibleId: officer2 }, [ids.major])).toEqual(['major-reassigned-alone'])

  const act = async (over: object, of = all, key = newId()) => {
    const body = { act: 'reassign' as const, items: await versions(of), note: '原责任人调离', ...over }
    return director.call(actInBulk, { body, key })
  }
  expect((await act({})).status).toBe(400)
  const silent = await act({ responsibleId: officer2, note: ' ' }, ids.general)
  expect(silent.body.lines.map((line) => line.refused?.rule)).toEqual(['reason-required', 'reason-required'])
  const key = newId()
  const body = { act: 'reassign' as const, items: await versions(all), note: '原责任人调离', responsibleId: officer2 }
  const first = await director.call(actInBulk, { body, key })
  expect(first.body.lines.map((line) => line.refused?.rule ?? null)).toEqual([
    ...[null, null],
    ...['major-reassigned-alone', 'not-now'],
  ])
  expect((await director.call(actInBulk, { body, key })).body).toEqual(first.body)
  for (const id of ids.general) {
    expect(await room.openTasks(id)).toMatchObject([{ kind: 'hazard.start', account_id: officer2 }])
    const { timeline, plan } = await room.read(director, id)
    expect(plan.responsible?.id).toBe(officer2)
    expect(timeline.filter((entry) => entry.action === 'hazard.reassigned')).toMatchObject([
      { payload: { fromId: officer1, toId: officer2, reason: '原责任人调离' } },
    ])
  }
  expect((await room.read(director, ids.major)).plan.responsible?.id).toBe(officer1)
  // The guidance department leads, but does not choose a facility's people.
  const guidance = await room.as('guidance.lanan')
  const { body: theirs } = await guidance.call(previewBulk, {
    body: { act: 'reassign', which: { items: await versions(ids.general) } },
  })
  expect(theirs.lines.map((line) => line.refused?.rule)).toEqual(['wrong-role', 'wrong-role'])
})
