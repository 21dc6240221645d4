/** A duty kept by the register of systems, over HTTP: issued, run out, reviewed, replaced, withdrawn. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSystemsRoom } from '../../../../test/systems-room.ts'
import { workFor } from '../../../platform/jobs/run.ts'
import * as systems from '../../systems/contract.ts'
import { tendSystems } from '../../systems/jobs.ts'
import { readDuties, readWindow } from '../contract.ts'

let room: Awaited<ReturnType<typeof openSystemsRoom>>
let unitId: number
let opened: string

const on = (day: string) => room.app.setNow(new Date(`${day}T12:00:00+08:00`))
beforeAll(async () => {
  room = await openSystemsRoom()
  unitId = room.unitId
  const entry = await room.app.owner
    .selectFrom('journal')
    .select('at')
    .where('unit_id', '=', unitId)
    .where('seq', '=', 1)
    .executeTakeFirstOrThrow()
  opened = room.app.platform.clock.day(new Date(entry.at))
})
afterAll(() => room.app.close())

async function dutyOf(unit = unitId, query: { from?: string; to?: string } = {}, who = 'director.xitong') {
  const { body } = await (await room.as(who)).call(readDuties, { params: { unitId: unit }, query })
  const duty = body.duties.find((one) => one.id === 'systems-in-force')
  if (!duty) throw new Error('the duty is not named')
  return duty
}
const standing = async (query: { from?: string; to?: string } = {}) => (await dutyOf(unitId, query)).standing

/** Moves of the director, each with the version the page shows. */
const director = () => room.as('director.xitong')
async function review(id: string, reviewOn: string) {
  const who = await director()
  const { version } = await room.read(who, id)
  const body = { version, reviewOn, note: '继续有效' }
  const done = await who.call(systems.reviewSystem, { params: { unitId, id }, body })
  expect(done.status, JSON.stringify(done.problem)).toBe(200)
}
async function withdraw(id: string, number: number) {
  const who = await director()
  const { version } = await room.read(who, id)
  const body = { version, number, reason: '由上级统一规定' }
  const done = await who.call(systems.withdrawEdition, { params: { unitId, id }, body })
  expect(done.status, JSON.stringify(done.problem)).toBe(200)
}
async function replace(id: string, over: object) {
  const who = await director()
  const { version } = await room.read(who, id)
  const body = { version, ...(await room.draft('director.xitong', over)) }
  const edited = await who.call(systems.editDraft, { params: { unitId, id }, body })
  const done = await who.call(systems.issueDraft, { params: { unitId, id }, body: { version: edited.body.version } })
  expect(done.status, JSON.stringify(done.problem)).toBe(200)
}

describe('a facility', () => {
  let first = ''

  test('with no system on record does not hold, from the day it was entered here', async () => {
    on('2031-03-09')
    const duty = await dutyOf()
    expect(duty).toMatchObject({ mode: 'continuous', owing: 'owed', windows: [] })
    expect(duty.standing).toEqual({
      ...{ holds: false, brokenSince: opened, emptySince: opened, runsOutOn: null, share: 0, things: [] },
      breaches: [{ from: '2031-01-01', to: '2031-03-09' }],
    })
    // A draft vouches for nothing.
    await room.drafted('officer1.xitong')
    expect(await standing()).toMatchObject({ holds: false, emptySince: opened })
  })

  test('holds from the day it issues one, however far that is dated back, and knows when it runs out', async () => {
    on('2031-03-10')
    first = await room.issued({ effectiveOn: '2030-01-01', reviewOn: '2031-06-30' })
    expect(await standing()).toMatchObject({
      ...{ holds: true, brokenSince: null, emptySince: null, runsOutOn: '2031-07-01' },
      breaches: [{ from: '2031-01-01', to: '2031-03-09' }],
      things: [{ id: first, title: '消防安全管理制度', brokenSince: null, runsOutOn: '2031-07-01' }],
    })
    expect(await standing({ from: '2031-03-10', to: '2031-03-31' })).toMatchObject({ share: 1, breaches: [] })
  })

  test('still holds on the review day, and not from the day after', async () => {
    on('2031-06-30')
    expect(await standing()).toMatchObject({ holds: true })
    on('2031-07-10')
    expect(await standing({ from: '2031-07-01', to: '2031-12-31' })).toMatchObject({
      ...{ holds: false, brokenSince: '2031-07-01', emptySince: null, runsOutOn: null },
      things: [{ id: first, brokenSince: '2031-07-01', runsOutOn: null }],
      breaches: [{ from: '2031-07-01', to: '2031-07-10' }],
      // Ten days on which the register had something in force, and its one system was overdue.
      share: 0.5,
    })
  })

  test('reviewed it holds again, and the days between stay a breach', async () => {
    on('2031-07-11')
    await review(first, '2032-07-01')
    expect(await standing({ from: '2031-07-01', to: '2031-12-31' })).toMatchObject({
      ...{ holds: true, brokenSince: null, runsOutOn: '2032-07-02' },
      breaches: [{ from: '2031-07-01', to: '2031-07-10' }],
    })
    // Thought over on the same day: the last word counts.
    await review(first, '2031-12-31')
    expect(await standing()).toMatchObject({ holds: true, runsOutOn: '2032-01-01' })
    on('2031-09-01')
    await review(first, '2031-10-31')
    expect(await standing()).toMatchObject({ holds: true, runsOutOn: '2031-11-01' })
  })

  test('a newer edition takes over on its day without a gap', async () => {
    on('2031-09-10')
    await replace(first, { title: '消防安全管理规定', effectiveOn: '2031-10-01', reviewOn: '2032-09-30' })
    // The old edition is required until the new one takes effect, and still vouched for.
    expect(await standing()).toMatchObject({ holds: true })
    on('2031-10-01')
    await workFor(room.app.platform, unitId, (work) => tendSystems(work, unitId))
    on('2031-12-01')
    expect(await standing({ from: '2031-09-10', to: '2031-12-01' })).toMatchObject({
      ...{ holds: true, runsOutOn: '2032-10-01', breaches: [], share: 1 },
      things: [{ id: first, title: '消防安全管理规定' }],
    })
  })

  test('withdrawn it is no longer asked for, but a register with nothing in force does not hold', async () => {
    const second = await room.issued({ title: '值班备勤制度', effectiveOn: '2031-12-01', reviewOn: '2032-03-31' })
    on('2031-12-10')
    await withdraw(second, 1)
    expect(await standing()).toMatchObject({ holds: true, things: [{ id: first }] })
    on('2031-12-11')
    await withdraw(first, 2)
    on('2031-12-15')
    expect(await standing({ from: '2031-12-01', to: '2031-12-31' })).toMatchObject({
      ...{ holds: false, brokenSince: '2031-12-11', emptySince: '2031-12-11', things: [] },
      breaches: [{ from: '2031-12-11', to: '2031-12-15' }],
    })
  })

  test('elsewhere nothing of it is seen, and no window is named', async () => {
    const elsewhere = await room.unitNamed('松陌县拘留所')
    const other = await dutyOf(elsewhere, {}, 'officer1.songmo')
    expect(other.standing).toMatchObject({ holds: false, things: [] })
    let seen: unknown[] = ['not asked']
    await workFor(room.app.platform, elsewhere, async ({ tx }) => {
      seen = await tx.selectFrom('register_span').select('part').where('unit_id', '=', unitId).execute()
    })
    expect(seen).toEqual([])
    const window = await (await director()).call(readWindow, {
      params: { unitId, duty: 'systems-in-force', from: '2031-01-01' },
    })
    expect(window.status).toBe(404)
  })
})
