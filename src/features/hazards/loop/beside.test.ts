/** Beside the steps over HTTP: more time, another person, supervision, checks of controls, duplicates; and two at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import { enter } from '../../../platform/database/scope.ts'
import { openWork } from '../../../platform/endpoint.ts'
import { listHazards } from '../contract.ts'
import * as moves from './contract/moves.ts'
import { tendHazards } from './jobs.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

const officer = 'officer1.xitong'
const director = 'director.xitong'
const deputy = 'deputy.xitong'
const kinds = async (id: string) => (await room.openTasks(id)).map((task) => task.kind)

/** A hazard brought to `approved`, rectified by officer1. */
async function approved(grade: 'general' | 'major' = 'general', over: object = {}): Promise<string> {
  const { id } = (await room.report(await room.as('officer2.xitong'))).body
  await room.act(director, id, moves.gradeHazard, { grade, interim: grade === 'major' ? '停用并专人看守' : null })
  await room.act(officer, id, moves.planHazard, await room.plan(officer, over))
  const done = await room.act(grade === 'major' ? deputy : director, id, moves.approveHazard, { note: '' })
  expect(done.body.state, JSON.stringify(done.problem)).toBe('approved')
  return id
}

async function submitted(grade: 'general' | 'major' = 'general'): Promise<string> {
  const id = await approved(grade)
  await room.act(officer, id, moves.startHazard, {})
  const files = [await room.photo(officer)]
  expect((await room.act(officer, id, moves.submitHazard, { done: '已更换', files })).body.state).toBe('submitted')
  return id
}

const reading = async (id: string, username = officer) => room.read(await room.as(username), id)
const row = (id: string) =>
  room.app.owner.selectFrom('hazard').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** The worker's turn at this unit on a later day. */
async function tend(days: number): Promise<void> {
  const { platform } = room.app
  const now = new Date(platform.clock.now().getTime() + days * 86_400_000)
  await platform.pool.db.transaction().execute(async (tx) => {
    const scope = { units: [unitId], audience: 1023 }
    await enter(tx, scope, null)
    const work = openWork(platform, tx, { now, today: platform.clock.day(now), scope, actor: null, posts: [] })
    await tendHazards(work.work, unitId)
    await work.finish()
  })
}

describe('extension', () => {
  test('asked for, refused, asked again, approved: the planned deadline stays beside the one in force', async () => {
    const id = await approved()
    const far = await room.act(officer, id, moves.extendHazard, { reason: '配件未到货', until: '2099-12-31' })
    expect(far.problem.detail).toBe('累计延期不能超过 60 天，最晚可延至 2099-04-01。')
    const asked = await room.act(officer, id, moves.extendHazard, { reason: '配件未到货', until: '2099-02-20' })
    expect(asked.body.state).toBe('approved')
    expect(await room.openTasks(id)).toMatchObject([
      { kind: 'hazard.decide', role: 'director', name: '溪桐县看守所' },
      { kind: 'hazard.start' },
    ])
    expect((await reading(id)).extensionAsked).toMatchObject({ until: '2099-02-20', reason: '配件未到货' })
    const own = await room.act(officer, id, moves.grantHazard, { note: '' })
    expect(own.status).toBe(403)
    expect((await room.act(director, id, moves.denyHazard, { reason: '先用替代配件' })).status).toBe(200)
    expect(await reading(id)).toMatchObject({ extended: 0, extensionAsked: null, plan: { deadline: '2099-01-31' } })
    expect(await kinds(id)).toEqual(['hazard.start'])

    await room.act(officer, id, moves.extendHazard, { reason: '厂家停产，改用新型号', until: '2099-02-20' })
    expect((await room.act(director, id, moves.grantHazard, { note: '同意' })).status).toBe(200)
    const hazard = await reading(id)
    expect(hazard).toMatchObject({
      extended: 1,
      plannedDeadline: '2099-01-31',
      plan: { deadline: '2099-02-20' },
      extensionLeft: { times: 1, until: '2099-04-01' },
      dueAt: '2099-02-20T16:00:00.000Z',
    })
    expect(hazard.timeline.slice(-4).map((entry) => entry.action)).toEqual(
      ['extensionAsked', 'extensionDenied', 'extensionAsked', 'extended'].map((name) => `hazard.${name}`),
    )
  })

  test('of a major hazard the bureau decides; what the responsible director asked, too', async () => {
    const major = await approved('major')
    await room.act(officer, major, moves.extendHazard, { reason: '招标未完成', until: '2099-02-10' })
    expect(await room.openTasks(major)).toContainEqual(
      expect.objectContaining({ kind: 'hazard.decide', role: 'deputy' }),
    )
    const alone = await room.act(director, major, moves.grantHazard, { note: '' })
    expect(alone.problem.type).toBe('/problems/hazard-major-needs-bureau')
    const own = await approved('general', { responsibleId: await room.idOf(director) })
    await room.act(director, own, moves.extendHazard, { reason: '招标未完成', until: '2099-02-10' })
    expect(await room.openTasks(own)).toContainEqual(expect.objectContaining({ kind: 'hazard.decide', role: 'deputy' }))
    const self = await room.act(director, own, moves.grantHazard, { note: '' })
    expect(self.problem.type).toBe('/problems/hazard-extension-by-party')
    expect((await room.act(deputy, own, moves.grantHazard, { note: '' })).status).toBe(200)
  })

  test('the database lets no deadline move by itself', async () => {
    const id = await approved()
    const moved = room.app.owner.updateTable('hazard').set({ deadline: '2099-03-01' }).where('id', '=', id).execute()
    await expect(moved).rejects.toMatchObject({ constraint: 'hazard_deadline_moved' })
  })
})

describe('another responsible person', () => {
  test('takes over the task; who was responsible before cannot verify', async () => {
    const id = await approved()
    const other = await room.idOf('officer2.xitong')
    const same = { responsibleId: await room.idOf(officer), reason: '调离' }
    expect((await room.act(director, id, moves.reassignHazard, same)).problem.type).toBe('/problems/hazard-same-person')
    const stranger = { responsibleId: await room.idOf('officer1.songmo'), reason: '调离' }
    const elsewhere = await room.act(director, id, moves.reassignHazard, stranger)
    expect(elsewhere.problem.type).toBe('/problems/hazard-person-elsewhere')
    const done = await room.act(director, id, moves.reassignHazard, { responsibleId: other, reason: '原责任人调离' })
    expect(done.status).toBe(200)
    expect(await room.openTasks(id)).toMatchObject([{ kind: 'hazard.start', account_id: other }])
    expect((await row(id)).rectifiers).toContain(await room.idOf(officer))
    const hazard = await reading(id)
    expect(hazard.people[String(hazard.timeline.at(-1)?.payload.toId)]).toMatch(/\S/)
  })
})

describe('listed supervision', () => {
  test('stands out, climbs to the lister when its day passes, and ends with the closure from outside', async () => {
    const id = await submitted()
    const facility = await room.act(director, id, moves.superviseHazard, { reason: '反复出现', until: '2099-01-01' })
    expect(facility.status).toBe(403)
    const today = room.app.platform.clock.day(room.app.platform.clock.now())
    const listed = await room.act('guidance.lanan', id, moves.superviseHazard, { reason: '反复出现', until: today })
    expect(listed.status, JSON.stringify(listed.problem)).toBe(200)
    const hazard = await reading(id)
    expect(hazard).toMatchObject({ listed: true, listing: { until: today, reason: '反复出现', passed: false } })
    const found = (await (await room.as(officer)).call(listHazards, { query: { unit: unitId } })).body.items
    expect(found.find((one) => one.id === id)?.listed).toBe(true)

    await tend(0)
    expect(await kinds(id)).toEqual(['hazard.verify'])
    await tend(1)
    await tend(2)
    expect(await room.openTasks(id)).toMatchObject([
      { kind: 'hazard.listed', role: 'guidance', name: hazard.listing?.unit.zh },
      { kind: 'hazard.verify' },
    ])
    const passed = (await reading(id)).timeline.filter((entry) => entry.action === 'hazard.listingPassed')
    expect(passed, 'told once').toHaveLength(1)

    const inside = await room.act(director, id, moves.closeHazard, { note: '' })
    expect(inside.problem.type).toBe('/problems/hazard-listed-needs-above')
    const other = await room.act(deputy, id, moves.releaseHazard, { reason: '已整改' })
    expect(other.problem.type).toBe('/problems/hazard-not-lister')
    expect((await room.act(deputy, id, moves.closeHazard, { note: '' })).body.state).toBe('closed')
    expect(await room.openTasks(id)).toEqual([])
    expect(await reading(id)).toMatchObject({ listed: false, listing: null })
  })

  test('unlisted by who listed it, with a reason', async () => {
    const id = await approved()
    await room.act(deputy, id, moves.superviseHazard, { reason: '影响大', until: '2099-01-01' })
    const rejected = await room.act(deputy, id, moves.mergeHazard, { reason: '重复', into: { unitId, id } })
    expect(rejected.problem.type).toBe('/problems/hazard-still-listed')
    expect((await room.act(deputy, id, moves.releaseHazard, { reason: '' })).status).toBe(422)
    expect((await room.act(deputy, id, moves.releaseHazard, { reason: '已落实措施' })).status).toBe(200)
    expect((await reading(id)).listed).toBe(false)
  })
})

describe('checks of interim controls', () => {
  test('fall due, are recorded with photos, and lapse visibly', async () => {
    const id = await approved('major')
    expect((await reading(id)).lapsed).toBe(false)
    const mute = { held: true, seen: ' ', interim: null, files: [] }
    expect((await room.act(officer, id, moves.checkHazard, mute)).problem.type).toBe('/problems/hazard-seen-required')
    const look = { held: false, seen: '看守人员不在位', interim: '加派一名民警', files: [await room.photo(officer)] }
    expect((await room.act(officer, id, moves.checkHazard, look)).status).toBe(200)
    const broken = await reading(id)
    expect(broken).toMatchObject({ lapsed: true, control: { held: false }, interim: '加派一名民警' })
    expect(broken.photos.at(-1)?.moment).toBe('interim')
    const hours = (Date.parse(broken.control?.dueAt ?? '') - room.app.platform.clock.now().getTime()) / 3_600_000
    expect(Math.round(hours)).toBe(24)
    await room.act(deputy, id, moves.checkHazard, { held: true, seen: '两人在位', interim: null, files: [] })
    expect(await reading(id)).toMatchObject({ lapsed: false, control: { held: true } })
    expect(await kinds(id)).toEqual(['hazard.check', 'hazard.start'])

    await room.app.owner
      .updateTable('hazard')
      .set({ check_due_at: new Date(0) })
      .where('id', '=', id)
      .execute()
    expect((await reading(id)).lapsed).toBe(true)
    await room.app.owner.deleteFrom('task').where('subject_id', '=', id).where('kind', '=', 'hazard.check').execute()
    await tend(0)
    expect(await kinds(id), 'its task is never missing').toContain('hazard.check')
    const none = room.app.owner.updateTable('hazard').set({ check_due_at: null }).where('id', '=', id).execute()
    await expect(none).rejects.toMatchObject({ constraint: 'hazard_control' })
  })
})

describe('duplicates', () => {
  test('both histories stand in the one that stays; reopening takes them apart', async () => {
    const stays = await approved()
    const { id, number } = (await room.report(await room.as(officer))).body
    const merge = (into: object) => room.act(director, id, moves.mergeHazard, { reason: '同一处', into })
    expect((await merge({ unitId, id })).problem.type).toBe('/problems/hazard-merge-itself')
    expect((await merge({ unitId: unitId + 1, id: stays })).problem.type).toBe('/problems/hazard-merge-elsewhere')
    expect((await merge({ unitId, id: '01890000-0000-7000-8000-000000000000' })).status).toBe(404)
    expect((await merge({ unitId, id: stays })).body.state).toBe('rejected')
    expect(await room.openTasks(id)).toEqual([])
    const survivor = await reading(stays)
    expect(survivor.merged).toEqual([{ id, number }])
    const theirs = survivor.timeline.filter((entry) => entry.of === number).map((entry) => entry.action)
    expect([theirs[0], theirs.at(-1)]).toEqual(['hazard.reported', 'hazard.merged'])
    expect(survivor.timeline.some((entry) => entry.action === 'hazard.absorbed')).toBe(true)
    expect((await reading(id)).mergedInto?.id).toBe(stays)

    // No chains, either way round.
    const third = (await room.report(await room.as(officer))).body.id
    const into = await room.act(director, third, moves.mergeHazard, { reason: '同一处', into: { unitId, id } })
    expect(into.problem.type).toBe('/problems/hazard-merge-chain')
    const out = { reason: '同一处', into: { unitId, id: third } }
    expect((await room.act(director, stays, moves.mergeHazard, out)).problem.type).toBe('/problems/hazard-merge-chain')
    const chain = room.app.owner
      .updateTable('hazard')
      .set({ state: 'rejected', merged_into: id })
      .where('id', '=', third)
      .execute()
    await expect(chain).rejects.toMatchObject({ constraint: 'hazard_chain' })
    const alive = room.app.owner.updateTable('hazard').set({ state: 'graded' }).where('id', '=', id).execute()
    await expect(alive).rejects.toMatchObject({ constraint: 'hazard_merger' })

    expect((await room.act(director, id, moves.reopenHazard, { reason: '不是同一处' })).body.state).toBe('reported')
    expect(await kinds(id)).toEqual(['hazard.grade'])
    expect((await reading(stays)).merged).toEqual([])
    expect((await reading(stays)).timeline.at(-1)?.action).toBe('hazard.separated')
  })
})

describe('two at once', () => {
  test('of two verifiers exactly one closes it, the other is told that it was changed meanwhile', async () => {
    const people = await Promise.all([director, deputy, 'chief.xitong'].map((name) => room.as(name)))
    for (let round = 0; round < 3; round++) {
      const id = await submitted()
      const { version } = await row(id)
      const both = await Promise.all(
        people.map((who) => who.call(moves.closeHazard, { params: { unitId, id }, body: { version, note: '' } })),
      )
      expect(both.map((one) => one.status).sort()).toEqual([200, 409, 409])
      const late = both.find((one) => one.status === 409)
      expect(late?.problem.type).toBe('/problems/changed-meanwhile')
      expect(late?.problem.details?.what).toBe('验收销号')
      const closings = (await reading(id)).timeline.filter((entry) => entry.action === 'hazard.closed')
      expect(closings, 'nothing is written twice').toHaveLength(1)
    }
  })

  test('two mergers that would form a ring: at most one happens', async () => {
    const [a, b] = [
      (await room.report(await room.as(officer))).body.id,
      (await room.report(await room.as(officer))).body.id,
    ]
    const who = await Promise.all([director, deputy].map((name) => room.as(name)))
    const ask = (n: number, from: string, to: string) =>
      who[n]?.call(moves.mergeHazard, {
        params: { unitId, id: from },
        body: { version: 1, reason: '同一处', into: { unitId, id: to } },
      })
    const both = await Promise.all([ask(0, a, b), ask(1, b, a)])
    expect(both.map((one) => one?.status).sort()).toEqual([200, 409])
  })
})
