/** The library over HTTP on real PostgreSQL: served whole, used, and learning from what was closed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import * as moves from '../loop/contract/moves.ts'
import * as contract from './contract.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

const odd = { family: 'fire' as const, place: '习艺车间', object: '晾衣绳', finding: '晾衣绳拴在喷淋管上' }

async function closed(over: object): Promise<string> {
  const { id } = (await room.report(await room.as('officer2.xitong'), { ...odd, ...over })).body
  await room.act('director.xitong', id, moves.gradeHazard, { grade: 'general', interim: null })
  await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))
  await room.act('director.xitong', id, moves.approveHazard, { note: '' })
  await room.act('officer1.xitong', id, moves.startHazard, {})
  const files = [await room.photo('officer1.xitong')]
  await room.act('officer1.xitong', id, moves.submitHazard, { done: '已拆除', files })
  await room.act('director.xitong', id, moves.closeHazard, { note: '' })
  return id
}

const draft: contract.EntryDraft = {
  family: 'fire',
  object: '喷淋管上拴挂物品',
  where: '习艺车间、晾晒间',
  finding: '晾衣绳拴在喷淋管上',
  grade: 'general',
  why: null,
  basis: 'GB 25201《建筑消防设施的维护管理》',
  measure: '拆除绳索，检查喷淋管接头，另设晾衣架',
  days: 3,
  keywords: ['晾衣绳', '喷淋管'],
}

describe('the entries', () => {
  test('are served whole to whoever reads hazards, both languages in one answer', async () => {
    const { items } = (await (await room.as('officer1.xitong')).call(contract.listEntries, {})).body
    expect(items.length).toBeGreaterThanOrEqual(240)
    expect(items.find((one) => one.id === 'extinguisher-in-red')).toMatchObject({
      origin: 'shipped',
      family: 'fire',
      grade: 'general',
      retired: false,
      object: { zh: '干粉灭火器压力不足' },
    })
    expect((await (await room.as('fire.xitong')).call(contract.listEntries, {})).status).toBe(200)
  })

  test('a report by an entry keeps it, and the entry shows what it is used for', async () => {
    const officer = await room.as('officer1.xitong')
    const sent = await room.report(officer, { entry: 'extinguisher-in-red' })
    expect((await room.read(officer, sent.body.id)).entry).toBe('extinguisher-in-red')
    const unknown = await room.report(officer, { object: '门', place: '东门', entry: 'no-such-entry' })
    expect((await room.read(officer, unknown.body.id)).entry).toBeNull()
    const read = await officer.call(contract.readEntry, { params: { entry: 'extinguisher-in-red' } })
    expect(read.body.used).toEqual({ total: 1, open: 1, year: 1, facilities: 1 })
    expect(read.body.open.map((one) => one.id)).toEqual([sent.body.id])
    const elsewhere = await (await room.as('officer1.jiyang')).call(contract.readEntry, {
      params: { entry: 'extinguisher-in-red' },
    })
    expect(elsewhere.body.used.total).toBe(0)
    expect((await officer.call(contract.readEntry, { params: { entry: 'no-such-entry' } })).status).toBe(404)
  })
})

describe('learning', () => {
  let hazard = ''
  let entryId = ''

  test('what recurs among closed hazards stands together, and what the library has is left out', async () => {
    hazard = await closed({})
    await closed({ finding: '晾衣绳拴在喷淋管道上', place: '二号车间' })
    await closed({ object: '灭火器压力不足', finding: '压力表指针在红区', place: '一监区' })
    const found = (await (await room.as('director.xitong')).call(contract.listCandidates, {})).body
    expect(found.read).toBeGreaterThanOrEqual(3)
    expect(found.items).toMatchObject([{ count: 2, facilities: 1, family: 'fire', proposed: false }])
  })

  test('only a closed hazard is proposed, once, by who may', async () => {
    const director = await room.as('director.xitong')
    const open = (await room.report(await room.as('officer1.xitong'), { ...odd, object: '窗帘' })).body.id
    const propose = (id: string, body = draft) => director.call(contract.proposeEntry, { params: { unitId, id }, body })
    expect((await propose(open)).problem.type).toBe('/problems/library-not-closed')
    expect((await propose(hazard, { ...draft, grade: 'major' })).problem.type).toBe('/problems/library-why-missing')
    expect((await propose(hazard)).status).toBe(201)
    expect((await propose(hazard)).problem.type).toBe('/problems/library-proposal-waiting')
    const officer = await room.as('officer1.xitong')
    expect((await officer.call(contract.proposeEntry, { params: { unitId, id: hazard }, body: draft })).status).toBe(
      403,
    )
  })

  test('guidance edits and accepts it: from then on it is offered to all, apart from those that ship', async () => {
    const guidance = await room.as('guidance.lanan')
    const [waiting] = (await guidance.call(contract.listProposals, { query: { state: 'waiting' } })).body.items
    expect(waiting).toMatchObject({ hazardId: hazard, entry: { object: '喷淋管上拴挂物品' } })
    const params = { unitId, id: waiting?.id ?? '' }
    const twin = { ...draft, object: '干粉灭火器压力不足', finding: '压力表指针在红区，或筒体锈蚀、喷管开裂' }
    const known = await guidance.call(contract.acceptProposal, { params, body: { entry: twin, reason: '' } })
    expect(known.problem.type).toBe('/problems/library-entry-known')
    const accepted = await guidance.call(contract.acceptProposal, {
      params,
      body: { entry: { ...draft, days: 2 }, reason: '全区通用' },
    })
    expect(accepted.status, JSON.stringify(accepted.problem)).toBe(200)
    entryId = accepted.body.entryId
    const late = await guidance.call(contract.declineProposal, { params, body: { reason: '晚了' } })
    expect(late.problem.type).toBe('/problems/library-proposal-decided')
    const far = (await (await room.as('officer1.jiyang')).call(contract.listEntries, {})).body.items
    expect(far.find((one) => one.id === entryId)).toMatchObject({ origin: 'learned', days: 2, version: 1 })
    expect((await (await room.as('director.xitong')).call(contract.listCandidates, {})).body.items).toEqual([])
  })

  test('a change is a new version, an old page is told, and a retired entry stays readable', async () => {
    const guidance = await room.as('guidance.lanan')
    const params = { entry: entryId }
    const amend = (version: number) =>
      guidance.call(contract.amendEntry, { params, body: { version, entry: { ...draft, days: 1 }, reason: '缩短' } })
    expect((await amend(1)).body).toEqual({ version: 2 })
    expect((await amend(1)).problem.type).toBe('/problems/changed-meanwhile')
    const retired = await guidance.call(contract.retireEntry, { params, body: { version: 2, reason: '并入其他条目' } })
    expect(retired.body).toEqual({ version: 3 })
    expect((await amend(3)).status).toBe(404)
    const read = (await guidance.call(contract.readEntry, { params })).body
    expect(read.entry).toMatchObject({ retired: true, version: 3, days: 1 })
    expect(read.versions.map((one) => one.reason)).toEqual(['并入其他条目', '缩短', '全区通用'])
    const officer = await room.as('officer1.xitong')
    expect((await officer.call(contract.retireEntry, { params, body: { version: 3, reason: '试' } })).status).toBe(403)
  })

  test('a declined proposal says why', async () => {
    const id = await closed({ object: '窗帘', finding: '窗帘没有阻燃标识', place: '会议室' })
    const director = await room.as('director.xitong')
    const made = await director.call(contract.proposeEntry, {
      params: { unitId, id },
      body: { ...draft, object: '窗帘' },
    })
    const guidance = await room.as('guidance.lanan')
    const params = { unitId, id: made.body.id }
    expect((await guidance.call(contract.declineProposal, { params, body: { reason: '个别现象' } })).status).toBe(200)
    const mine = (await director.call(contract.listProposals, { query: { state: 'declined' } })).body.items
    expect(mine).toMatchObject([{ reason: '个别现象', decidedBy: {} }])
  })
})
