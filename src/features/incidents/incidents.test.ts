/** Incidents over HTTP: who sees which, what is refused, and that a record stays when it is taken back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../test/hazard-room.ts'
import { listIncidents, readIncident, recordIncident, withdrawIncident } from './contract.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

const director = 'director.xitong'
const deputy = 'deputy.xitong'
const told = {
  ...{ family: 'food' as const, severity: 'near-miss' as const, occurredAt: '2026-01-05T12:10:00+08:00' },
  ...{ place: '食堂', summary: '午餐后两人腹泻，留样送检合格', deaths: 0, injured: 0 },
}
const record = async (over: object = {}, who = director) =>
  (await room.as(who)).call(recordIncident, { body: { unitId, ...told, ...over } })
const list = async (who: string, query: object = {}) =>
  (await (await room.as(who)).call(listIncidents, { query })).body.items

describe('a near miss', () => {
  test('is seen by its own line and by the department of its family', async () => {
    const { status, body } = await record()
    expect(status).toBe(201)
    for (const who of [director, deputy, 'guidance.region', 'market.xitong', 'government.xitong'])
      expect((await list(who)).map(({ id }) => id)).toEqual([body.id])
    for (const who of ['fire.xitong', 'director.songmo']) expect(await list(who)).toEqual([])
    const read = await (await room.as(director)).call(readIncident, { params: { unitId, id: body.id } })
    expect(read.body).toMatchObject({ ...told, occurredAt: '2026-01-05T04:10:00.000Z', withdrawn: null })
  })

  test('with people hurt, or before it happened, it is refused and nothing is kept', async () => {
    const before = (await list(director)).length
    expect((await record({ injured: 1 })).problem.type).toBe('/problems/incident-people-in-near-miss')
    expect((await record({ occurredAt: '2999-01-01T00:00:00+08:00' })).problem.type).toBe(
      '/problems/incident-in-future',
    )
    expect((await list(director)).length).toBe(before)
  })

  test('is found by day, family, severity and words', async () => {
    const { id } = (await record({ family: 'fire', severity: 'incident', injured: 1, place: '配电间' })).body
    const found = async (query: object) => (await list(director, query)).map((one) => one.id)
    expect(await found({ family: 'fire' })).toEqual([id])
    expect(await found({ severity: 'incident', text: '配电' })).toEqual([id])
    expect(await found({ from: '2026-01-05', to: '2026-01-05', family: 'fire' })).toEqual([id])
    expect(await found({ to: '2026-01-04' })).toEqual([])
    expect(await found({ text: '%' })).toEqual([])
  })

  test('recorded in error it is taken back by the bureau, once, and stays to be read', async () => {
    const { id } = (await record({ summary: '误登' })).body
    const taken = async (who: string) =>
      (await room.as(who)).call(withdrawIncident, { params: { unitId, id }, body: { reason: '与前一条重复' } })
    expect((await taken(director)).status).toBe(403)
    expect((await taken(deputy)).status).toBe(204)
    expect((await taken(deputy)).problem.type).toBe('/problems/incident-withdrawn')
    expect((await list(director)).map((one) => one.id)).not.toContain(id)
    const all = await list(director, { withdrawn: true })
    expect(all.find((one) => one.id === id)?.withdrawn).toMatchObject({ reason: '与前一条重复' })
  })
})
