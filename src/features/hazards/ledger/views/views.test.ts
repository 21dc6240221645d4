/** Views over HTTP: whose they are, who shares, who changes; removed and brought back; how the ledger opens. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../../../../test/harness.ts'
import { type HazardRoom, openHazardRoom } from '../../../../../test/hazard-room.ts'
import { changeView, listViews, mostViews, removeView, restoreView, saveView, setHabit } from './contract.ts'

let room: HazardRoom
let officer: Client
let director: Client
beforeAll(async () => {
  room = await openHazardRoom()
  officer = await room.as('officer1.xitong')
  director = await room.as('director.xitong')
})
afterAll(() => room.app.close())

const asked = { family: 'fire,food', by: 'place', cols: 'number,finding', sort: '-opened' }
const namesFor = async (who: Client) => (await who.call(listViews)).body.items.map((view) => view.name)
const saved = (who: Client, name: string, shareWith: number | null = null) =>
  who.call(saveView, { body: { name, asked, shareWith } })
const unitOf = async (username: string) =>
  (
    await room.app.owner
      .selectFrom('account')
      .select('unit_id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
  ).unit_id

test('one’s own view is one’s own, and comes back as it was saved', async () => {
  const { body, status } = await saved(officer, '伙房超期')
  expect(status).toBe(201)
  const [view] = (await officer.call(listViews)).body.items
  expect(view).toMatchObject({ id: body.id, name: '伙房超期', asked, unit: null, mine: true, version: 1 })
  expect(await namesFor(director)).not.toContain('伙房超期')
  expect((await saved(officer, '伙房超期')).problem.type).toBe('/problems/view-name-taken')
  const params = { id: body.id }
  expect((await director.call(removeView, { params })).status).toBe(404)
})

test('a director shares with the facility, an officer does not; nor anybody with another unit', async () => {
  expect((await saved(officer, '全所', room.unitId)).problem.type).toBe('/problems/view-not-yours-to-share')
  expect((await saved(director, '别所', await unitOf('director.songmo'))).status).toBe(403)
  const shared = await saved(director, '全所重点', room.unitId)
  expect(shared.status).toBe(201)
  const [seen] = (await officer.call(listViews)).body.items.filter((view) => view.name === '全所重点')
  expect(seen).toMatchObject({ unit: { id: room.unitId }, mine: false })
  // The bureau reaches the facility but does not work there.
  expect(await namesFor(await room.as('chief.xitong'))).not.toContain('全所重点')
  expect(await namesFor(await room.as('director.songmo'))).not.toContain('全所重点')
  const params = { id: shared.body.id }
  const body = { version: 1, name: '改名', asked: {}, shareWith: room.unitId }
  expect((await officer.call(changeView, { params, body })).status).toBe(404)
  expect((await director.call(changeView, { params, body })).status).toBe(204)
  expect((await director.call(changeView, { params, body })).problem.type).toBe('/problems/changed-meanwhile')
  expect(await namesFor(officer)).toContain('改名')
})

test('removed and brought back', async () => {
  const { id } = (await saved(officer, '临时')).body
  expect((await officer.call(removeView, { params: { id } })).status).toBe(204)
  expect(await namesFor(officer)).not.toContain('临时')
  expect((await officer.call(removeView, { params: { id } })).status).toBe(404)
  expect((await director.call(restoreView, { params: { id } })).status).toBe(404)
  expect((await officer.call(restoreView, { params: { id } })).status).toBe(204)
  expect(await namesFor(officer)).toContain('临时')
  await officer.call(removeView, { params: { id } })
  await saved(officer, '临时')
  expect((await officer.call(restoreView, { params: { id } })).problem.type).toBe('/problems/view-name-taken')
})

test('a department keeps views too; there is an end to how many', async () => {
  const fire = await room.as('fire.xitong')
  expect((await saved(fire, '共享', await unitOf('fire.xitong'))).status).toBe(403)
  const kept = await Promise.all(Array.from({ length: mostViews }, (_, n) => saved(fire, `视图${n}`)))
  expect(kept.every((one) => one.status === 201)).toBe(true)
  expect((await saved(fire, '再一个')).problem.type).toBe('/problems/view-too-many')
  expect(await namesFor(fire)).toHaveLength(mostViews)
})

test('how the ledger opens is each one’s own', async () => {
  const body = { opensWith: 'overdue', columns: ['number', 'finding'] }
  expect((await officer.call(setHabit, { body })).status).toBe(204)
  expect((await officer.call(setHabit, { body: { ...body, columns: null } })).status).toBe(204)
  expect((await officer.call(listViews)).body.habit).toEqual({ opensWith: 'overdue', columns: null, version: 2 })
  expect((await director.call(listViews)).body.habit).toEqual({ opensWith: null, columns: null, version: 0 })
})
