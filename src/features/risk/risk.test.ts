/** The index over HTTP: it moves in the transaction of the write, and what is kept day by day equals a recount. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../test/hazard-room.ts'
import { families } from '../../domain/signals/signal.ts'
import * as moves from '../hazards/loop/contract/moves.ts'
import { readRisk } from './contract.ts'
import { catchUp } from './jobs.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
  await catchUp(room.app.platform)
})
afterAll(() => room.app.close())

const officer = 'officer1.xitong'
const director = 'director.xitong'
const deputy = 'deputy.xitong'

const read = async (who = director, unit = unitId) =>
  (await (await room.as(who)).call(readRisk, { params: { unitId: unit } })).body
const fire = async (who = director) => {
  const found = (await read(who)).indices.find(({ family }) => family === 'fire')
  if (!found) throw new Error('no index of fire')
  return found
}
const later = (days: number) => room.app.setNow(new Date(room.app.platform.clock.now().getTime() + days * 86_400_000))
const report = async (over: object = {}) => (await room.report(await room.as('officer2.xitong'), over)).body.id

/** Today's rows as they are kept. */
const kept = () =>
  room.app.owner
    .selectFrom('risk_day')
    .select(['unit_id', 'family', 'points', 'colour', 'signals', 'open', 'overdue', 'major', 'due', 'done', 'missed'])
    .where('day', '=', room.app.platform.clock.day(room.app.platform.clock.now()))
    .orderBy('unit_id')
    .orderBy('family')
    .execute()

describe('a facility', () => {
  test('has five indices with reasons that sum to them', async () => {
    const { indices, thresholds } = await read()
    expect(indices.map(({ family }) => family)).toEqual([...families])
    expect(thresholds).toEqual({ yellow: 15, orange: 35, red: 60 })
    for (const { points, parts } of indices) expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(points)
  })

  test('a hazard moves it at once, in its own family only, and closing it moves it back', async () => {
    const before = await read()
    const id = await report()
    const after = await read()
    const grown = after.indices.map(({ points }, at) => points - (before.indices[at]?.points ?? 0))
    expect(grown).toEqual([0, 3, 0, 0, 0])
    expect(after.indices[1]).toMatchObject({ open: (before.indices[1]?.open ?? 0) + 1 })
    const part = after.indices[1]?.parts.find(({ subject }) => subject.id === id)
    expect(part).toMatchObject({
      ...{ signal: 'hazard-ungraded', points: 3, path: `/hazards/${unitId}/${id}` },
      words: { zh: '隐患尚未定级：干粉灭火器', en: 'Hazard not graded yet: 干粉灭火器' },
    })
    await room.act(director, id, moves.rejectHazard, { reason: '同一件事已登记' })
    expect((await read()).indices.map(({ points }) => points)).toEqual(before.indices.map(({ points }) => points))
  })

  test('major and past its day it is red by that fact alone, told in the journal with the reason', async () => {
    const id = await report({ object: '配电箱' })
    await room.act(director, id, moves.gradeHazard, { grade: 'major', interim: '断电，专人看守' })
    expect(await fire()).toMatchObject({ decided: null, major: 1 })
    later(30)
    await catchUp(room.app.platform)
    const found = await fire()
    expect(found).toMatchObject({ decided: 'red', colour: 'red' })
    expect(found.gains[0]).toMatchObject({ part: { subject: { id } } })
    const entry = await room.app.owner
      .selectFrom('journal')
      .select('payload')
      .where('action', '=', 'risk.changed')
      .where('subject_id', '=', `${unitId} fire`)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(String(entry.payload))).toMatchObject({ family: 'fire', to: 'red', decided: 'red' })
    expect(found.trend.at(-1)).toBe(found.points)
  })

  test('a department sees the bottom line it cooperates in, another region nothing', async () => {
    expect((await read('market.xitong')).indices.map(({ family }) => family)).toEqual(['fire', 'food'])
    const elsewhere = await (await room.as('director.songmo')).call(readRisk, { params: { unitId } })
    expect(elsewhere.status).toBe(404)
  })

  test('days on which nobody looked repeat the day before', async () => {
    const before = (await fire()).points
    const from = room.app.platform.clock.day(room.app.platform.clock.now())
    later(6)
    await catchUp(room.app.platform)
    const rows = await room.app.owner
      .selectFrom('risk_day')
      .select(['day', 'points'])
      .where('unit_id', '=', unitId)
      .where('family', '=', 'fire')
      .where('day', '>=', from)
      .orderBy('day')
      .execute()
    expect(rows.length).toBe(7)
    expect(rows.slice(0, 6).map(({ points }) => points)).toEqual([before, before, before, before, before, before])
  })

  test('silence does not look calm', async () => {
    later(40)
    await catchUp(room.app.platform)
    const { indices } = await read()
    expect(indices.every(({ parts }) => parts.some(({ signal }) => signal === 'silent'))).toBe(true)
  })
})

test('what is kept equals a recount after random work', async () => {
  let state = 7
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const hazards: string[] = []
  for (let step = 0; step < 70; step++) {
    if (hazards.length < 4 || random(5) === 0) hazards.push(await report({ family: pick(families) }))
    const id = pick(hazards)
    const made = pick([
      () =>
        room.act(director, id, moves.gradeHazard, {
          grade: pick(['general', 'major']),
          interim: '专人看守',
          reason: '复核',
        }),
      async () => room.act(officer, id, moves.planHazard, await room.plan(officer)),
      () => room.act(pick([director, deputy]), id, moves.approveHazard, { note: '' }),
      () => room.act(officer, id, moves.startHazard, {}),
      async () => room.act(officer, id, moves.submitHazard, { done: '已更换', files: [await room.photo(officer)] }),
      () => room.act(deputy, id, moves.closeHazard, { note: '现场核实', files: [] }),
      () => room.act(deputy, id, moves.rejectHazard, { reason: '重复' }),
      () => room.act(deputy, id, moves.reopenHazard, { reason: '再次出现', interim: '专人看守' }),
    ])
    await made()
    if (random(12) === 0) later(2)
  }
  await catchUp(room.app.platform)
  const standing = await kept()
  // Every source asked anew about every facility: nothing that was kept on the way may differ.
  await room.app.owner
    .updateTable('risk_source')
    .set({ changes_at: new Date(0) })
    .execute()
  await catchUp(room.app.platform)
  expect(await kept()).toEqual(standing)
  const now = room.app.platform.clock.now()
  expect(standing.length).toBe(8 * families.length)
  const sum = (name: 'open' | 'overdue' | 'major') => standing.reduce((total, row) => total + row[name], 0)
  const open = await room.app.owner.selectFrom('hazard').selectAll().where('ended', '=', false).execute()
  expect([sum('open'), sum('overdue'), sum('major')]).toEqual([
    open.length,
    open.filter((one) => new Date(one.due_at) < now).length,
    open.filter((one) => one.grade === 'major').length,
  ])
  expect(open.length).toBeGreaterThan(3)
})
