/** Remarks reach whoever reads the hazard and nobody else; calls and news come into Today once, and leave it when noted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import * as moves from '../loop/contract/moves.ts'
import * as contract from './contract.ts'

let room: HazardRoom
let unitId: number
let id: string
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
  id = (await room.report(await room.as('officer1.xitong'))).body.id
})
afterAll(() => room.app.close())

const params = () => ({ unitId, id })
const talkOf = async (username: string) =>
  (await (await room.as(username)).call(contract.readTalk, { params: params() })).body
const say = async (username: string, text: string, called: readonly string[] = [], key?: string) =>
  (await room.as(username)).call(contract.comment, {
    params: params(),
    body: { text, mentions: await Promise.all(called.map((one) => room.idOf(one))) },
    ...(key ? { key } : {}),
  })
const openFor = async (username: string, kind: string) =>
  (
    await room.app.owner
      .selectFrom('task')
      .select('id')
      .where('account_id', '=', await room.idOf(username))
      .where('kind', '=', kind)
      .where('state', '=', 'open')
      .execute()
  ).length

describe('a remark', () => {
  test('is read by whoever reads the hazard, the fire department among them', async () => {
    expect((await say('officer1.xitong', '灭火器已移到楼道口')).status).toBe(201)
    expect((await say('fire.xitong', '请核对生产日期')).status).toBe(201)
    for (const reader of ['director.xitong', 'chief.xitong', 'guidance.lanan', 'fire.xitong', 'auditor.lanan'])
      expect(
        (await talkOf(reader)).comments.map((one) => one.text),
        reader,
      ).toEqual(['灭火器已移到楼道口', '请核对生产日期'])
    const health = await room.as('health.xitong')
    expect((await health.call(contract.readTalk, { params: params() })).status).toBe(404)
    expect((await say('health.xitong', '路过')).status).toBe(404)
    expect((await say('auditor.lanan', '审计只读')).status).toBe(403)
  })

  test('calls on people, whose Today shows it until they take note', async () => {
    const said = await say('officer1.xitong', '@局长 请协调经费', ['chief.xitong', 'fire.xitong', 'guidance.lanan'])
    expect(said.status).toBe(201)
    expect(await openFor('chief.xitong', 'hazard.mention')).toBe(1)
    expect((await talkOf('chief.xitong')).calls).toBe(true)
    expect((await talkOf('director.xitong')).calls).toBe(false)
    const chief = await room.as('chief.xitong')
    for (let again = 0; again < 2; again++)
      expect((await chief.call(contract.noteHazard, { params: params() })).status).toBe(204)
    expect(await openFor('chief.xitong', 'hazard.mention')).toBe(0)
    expect(await openFor('fire.xitong', 'hazard.mention')).toBe(1)
    expect((await talkOf('chief.xitong')).calls).toBe(false)
    const noted = await room.app.owner
      .selectFrom('journal')
      .select('seq')
      .where('action', '=', 'hazard.noted')
      .execute()
    expect(noted).toHaveLength(1)
  })

  test('calls on nobody who cannot read the hazard, and then nothing is kept', async () => {
    const before = (await talkOf('director.xitong')).comments.length
    for (const stranger of ['health.xitong', 'officer1.jiyang', 'system.lanan']) {
      const refused = await say('officer1.xitong', '请看', [stranger])
      expect(refused.problem.type, stranger).toBe('/problems/hazard-talk-stranger')
    }
    expect((await talkOf('director.xitong')).comments).toHaveLength(before)
  })

  test('sent twice with one key stands once', async () => {
    const before = (await talkOf('director.xitong')).comments.length
    const first = await say('officer1.xitong', '网络不好', ['director.xitong'], 'remark-key-0001')
    const again = await say('officer1.xitong', '网络不好', ['director.xitong'], 'remark-key-0001')
    expect(again.body.id).toBe(first.body.id)
    expect((await talkOf('director.xitong')).comments).toHaveLength(before + 1)
    expect(await openFor('director.xitong', 'hazard.mention')).toBe(1)
  })

  test('is withdrawn by its writer alone; the journal keeps it', async () => {
    const { id: remark } = (await say('officer1.xitong', '写错了')).body
    const withdraw = async (username: string) =>
      (await room.as(username)).call(contract.withdrawComment, { params: { ...params(), comment: remark } })
    expect((await withdraw('director.xitong')).problem.type).toBe('/problems/hazard-comment-not-yours')
    expect((await withdraw('officer1.xitong')).status).toBe(204)
    expect((await withdraw('officer1.xitong')).status).toBe(204)
    expect((await talkOf('director.xitong')).comments.find((one) => one.id === remark)?.text).toBeNull()
    const kept = await room.app.owner
      .selectFrom('journal')
      .select('payload')
      .where('action', '=', 'hazard.commented')
      .execute()
    expect(kept.some((entry) => entry.payload.includes('写错了'))).toBe(true)
  })
})

describe('following', () => {
  test('brings each step into Today as one line, and not one’s own', async () => {
    for (const username of ['guidance.lanan', 'director.xitong']) {
      const who = await room.as(username)
      for (let again = 0; again < 2; again++)
        expect((await who.call(contract.watchHazard, { params: params() })).status).toBe(204)
    }
    expect((await talkOf('guidance.lanan')).watching).toBe(true)
    expect((await talkOf('officer1.xitong')).watchers).toHaveLength(2)
    await room.act('director.xitong', id, moves.gradeHazard, { grade: 'general', interim: null })
    await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))
    expect(await openFor('guidance.lanan', 'hazard.news')).toBe(1)
    // The director made the first step, and hears of the second.
    expect(await openFor('director.xitong', 'hazard.news')).toBe(1)
    const guidance = await room.as('guidance.lanan')
    await guidance.call(contract.noteHazard, { params: params() })
    await guidance.call(contract.unwatchHazard, { params: params() })
    await room.act('director.xitong', id, moves.approveHazard, { note: '' })
    expect(await openFor('guidance.lanan', 'hazard.news')).toBe(0)
  })
})

test('the list of people holds those who may read, the unit’s own first', async () => {
  const { items } = (await (await room.as('officer1.xitong')).call(contract.listReaders, { params: params() })).body
  const units = items.map((one) => one.unit.zh)
  expect(units[0]).toBe('溪桐县看守所')
  expect(units).toEqual(expect.arrayContaining(['溪桐县公安局', '溪桐县消防救援大队']))
  expect(units.some((name) => name.includes('卫生健康') || name.includes('霁阳'))).toBe(false)
  expect(items.some((one) => one.id === '')).toBe(false)
})
