/** The ledger over HTTP on real PostgreSQL: who sees what, numbers, pages, filters, search. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import * as contract from '../contract.ts'
import * as moves from '../loop/contract/moves.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

describe('who sees what', () => {
  test('a department sees its family in its territory; a sibling facility nothing; the guidance department all', async () => {
    const fire = (await room.report(await room.as('officer1.xitong'), { object: '室内消火栓' })).body.id
    const food = (await room.report(await room.as('officer1.xitong'), { family: 'food', object: '留样冰箱' })).body.id
    const seen = async (username: string, id: string) =>
      (await (await room.as(username)).call(contract.readHazard, { params: { unitId, id } })).status
    expect(await seen('fire.xitong', fire)).toBe(200)
    expect(await seen('fire.xitong', food)).toBe(404)
    expect(await seen('market.xitong', food)).toBe(200)
    expect(await seen('fire.cenning', fire)).toBe(404)
    expect(await seen('director.songmo', fire)).toBe(404)
    expect(await seen('guidance.lanan', food)).toBe(200)
    expect(await seen('guidance.cenning', food)).toBe(404)
    const rows = (await (await room.as('fire.xitong')).call(contract.listHazards, { query: { limit: 200 } })).body.items
    expect(new Set(rows.map((row) => row.family))).toEqual(new Set(['fire']))
    const none = (await (await room.as('director.songmo')).call(contract.listHazards, { query: {} })).body.items
    expect(none).toEqual([])
    expect(
      (await (await room.as('director.songmo')).call(contract.listHazards, { query: { unit: unitId } })).status,
    ).toBe(403)
    const timeline = (await room.read(await room.as('fire.xitong'), fire)).timeline
    expect(timeline.map((entry) => entry.action)).toEqual(['hazard.reported'])
    expect(
      (
        await (
          await room.as('fire.xitong')
        ).call(moves.gradeHazard, {
          params: { unitId, id: fire },
          body: { version: 1, grade: 'general', interim: null },
        })
      ).status,
    ).toBe(403)
  })

  test('a guidance officer inspects: the hazard says so', async () => {
    const made = await room.report(await room.as('guidance.lanan'), { object: '应急照明' })
    expect(made.status, JSON.stringify(made.problem)).toBe(201)
    expect((await room.read(await room.as('officer1.xitong'), made.body.id)).source.kind).toBe('inspection')
  })
})

describe('the list', () => {
  /** Ids of every page, one after the other, as officer1 reads them. */
  async function throughPages(query: contract.HazardFilter): Promise<string[]> {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const asked: contract.HazardFilter = { ...query, ...(cursor === null ? {} : { cursor }) }
      const { body } = await (await room.as('officer1.xitong')).call(contract.listHazards, { query: asked })
      ids.push(...body.items.map((row) => row.id))
      cursor = body.next
    } while (cursor !== null)
    return ids
  }

  test('numbers of a unit and year come without holes, also at once', async () => {
    const officer = await room.as('officer1.xitong')
    const made = await Promise.all(Array.from({ length: 6 }, () => room.report(officer)))
    expect(made.every((one) => one.status === 201)).toBe(true)
    const rows = await room.app.owner
      .selectFrom('hazard')
      .select(['number', 'year'])
      .where('unit_id', '=', unitId)
      .orderBy('number')
      .execute()
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1))
  })

  test('pages hang together in every sort; filters and the count agree', async () => {
    const officer = await room.as('officer1.xitong')
    // One of each rank: open major, open general with a responsible person, at its end.
    const [major, general, ended] = [await room.report(officer), await room.report(officer), await room.report(officer)]
    const interim = '停用并专人看守'
    await room.act('director.xitong', major.body.id, moves.gradeHazard, { grade: 'major', interim })
    await room.act('director.xitong', general.body.id, moves.gradeHazard, { grade: 'general', interim: null })
    await room.act('officer2.xitong', general.body.id, moves.planHazard, await room.plan('officer1.xitong'))
    await room.act('director.xitong', ended.body.id, moves.rejectHazard, { reason: '重复登记' })
    const all = (await officer.call(contract.listHazards, { query: { limit: 200, total: true } })).body
    expect(all.total).toEqual({ count: all.items.length, more: false })
    for (const sort of contract.hazardSort.terms) {
      const whole = (await officer.call(contract.listHazards, { query: { limit: 200, sort } })).body.items
      const pieces = await throughPages({ limit: 3, sort })
      expect(pieces, sort).toEqual(whole.map((row) => row.id))
      expect(pieces).toHaveLength(all.items.length)
    }
    const open = (await officer.call(contract.listHazards, { query: { state: 'open', limit: 200 } })).body.items
    expect(open.map((row) => row.id)).toEqual(
      all.items.filter((row) => !['closed', 'rejected'].includes(row.state)).map((row) => row.id),
    )
    const mine = (await officer.call(contract.listHazards, { query: { mine: true, limit: 200 } })).body.items
    expect(mine.map((row) => row.id)).toEqual([general.body.id])
    const worst = (await officer.call(contract.listHazards, { query: { sort: 'grade', limit: 200 } })).body.items
    expect([worst[0]?.id, worst.at(-1)?.id]).toEqual([major.body.id, ended.body.id])
  })

  test('overdue is what waited past its time', async () => {
    const officer = await room.as('officer1.xitong')
    const { id } = (await room.report(officer)).body
    expect((await officer.call(contract.listHazards, { query: { overdue: true } })).body.items).toEqual([])
    room.app.setNow(new Date(Date.now() + 25 * 3_600_000))
    const late = (await officer.call(contract.listHazards, { query: { overdue: true, limit: 200 } })).body.items
    room.app.setNow(null)
    expect(late.find((row) => row.id === id)?.overdue).toBe(true)
  })

  test('search finds one character, two, a phrase and parts; nothing of others', async () => {
    const officer = await room.as('officer1.xitong')
    const { id, number } = (
      await room.report(officer, { place: '东岗楼三层', object: '探照灯', finding: '灯罩破裂100%', family: 'attack' })
    ).body
    const found = async (text: string, who = officer) =>
      (await who.call(contract.listHazards, { query: { text } })).body.items.map((row) => row.id)
    for (const text of ['罩', '探照', '灯罩破裂', '东岗 破裂', '100%', number])
      expect(await found(text), text).toEqual([id])
    for (const text of ['破罩', '100_', '探照灯破裂']) expect(await found(text), text).toEqual([])
    expect(await found('探照灯', await room.as('director.songmo'))).toEqual([])
    expect(await found('探照灯', await room.as('fire.xitong'))).toEqual([])
    expect(await found('探照灯', await room.as('squadron.xitong'))).toEqual([id])
    const pages = await throughPages({ limit: 2, text: '灭火器' })
    expect(pages).toEqual(
      (await officer.call(contract.listHazards, { query: { text: '灭火器', limit: 200 } })).body.items.map(
        (row) => row.id,
      ),
    )
    expect(pages.length).toBeGreaterThan(4)
  })
})
