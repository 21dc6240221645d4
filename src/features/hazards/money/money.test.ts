/** Money over HTTP: the plan asks by itself, the bureau grants, the facility spends; nothing is deleted, sums hold. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import { reportHazard } from '../contract.ts'
import * as moves from '../loop/contract/moves.ts'
import * as contract from './contract.ts'

let room: HazardRoom
let unitId: number
beforeAll(async () => {
  room = await openHazardRoom()
  unitId = room.unitId
})
afterAll(() => room.app.close())

const fresh = async () => (await room.report(await room.as('officer1.xitong'))).body.id
const read = async (id: string, who = 'officer1.xitong') =>
  (await (await room.as(who)).call(contract.readMoney, { params: { unitId, id } })).body
const today = () =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(room.app.platform.clock.now())
const enter = async (
  who: string,
  id: string,
  kind: contract.MoneyKind,
  amountFen: number,
  over: object = {},
  key?: string,
) =>
  (await room.as(who)).call(contract.enterMoney, {
    params: { unitId, id },
    body: { kind, amountFen, day: today(), source: '', document: '', note: '', ...over },
    ...(key ? { key } : {}),
  })
const undo = async (who: string, id: string, entry: string, reason = '重复登记') =>
  (await room.as(who)).call(contract.undoMoney, { params: { unitId, id, entry }, body: { reason } })

/** What stands in the database: kept sums beside a recount of the entries. */
async function recount(id: string) {
  const entries = await room.app.owner
    .selectFrom('hazard_money')
    .select(['kind', 'amount_fen'])
    .where('hazard_id', '=', id)
    .execute()
  const of = (kind: string) =>
    entries.filter((one) => one.kind === kind).reduce((sum, one) => sum + Number(one.amount_fen), 0)
  return { asked_fen: of('asked'), granted_fen: of('granted'), spent_fen: of('spent') }
}
const kept = (id: string) =>
  room.app.owner
    .selectFrom('hazard_money_sum')
    .select(['asked_fen', 'granted_fen', 'spent_fen'])
    .where('hazard_id', '=', id)
    .executeTakeFirstOrThrow()

test('the plan asks by itself; amended it asks anew and the old sum is undone; the gap is seen', async () => {
  const id = await fresh()
  await room.act('director.xitong', id, moves.gradeHazard, { grade: 'general', interim: null })
  await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))
  expect(await read(id)).toMatchObject({
    askedFen: 36_000,
    grantedFen: 0,
    shortFen: 36_000,
    unspentFen: 0,
    entries: [{ kind: 'asked', amountFen: 36_000, source: '所内经费', ofPlan: true, undone: false }],
  })
  const again = await room.plan('officer1.xitong', { measure: '更换两具并培训' })
  await room.act('officer1.xitong', id, moves.planHazard, again)
  expect((await read(id)).entries, 'the same sum is not asked twice').toHaveLength(1)

  await room.act('officer1.xitong', id, moves.planHazard, { ...again, moneyFen: 50_000 })
  const amended = await read(id)
  expect(amended.entries.map((one) => one.amountFen)).toEqual([50_000, -36_000, 36_000])
  expect(amended).toMatchObject({ askedFen: 50_000, shortFen: 50_000 })
  const own = amended.entries[0]?.id ?? ''
  expect((await undo('director.xitong', id, own)).problem.type).toBe('/problems/hazard-money-of-plan')

  await room.act('officer1.xitong', id, moves.planHazard, { ...again, moneyFen: 0 })
  expect((await read(id)).askedFen, 'no money needed').toBe(0)
  expect(await recount(id)).toEqual(await kept(id))
})

test('a plan made anew after a reopening asks for more', async () => {
  const id = await fresh()
  await room.act('director.xitong', id, moves.gradeHazard, { grade: 'general', interim: null })
  await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong'))
  await room.act('director.xitong', id, moves.approveHazard, { note: '' })
  await room.act('officer1.xitong', id, moves.startHazard, {})
  const files = [await room.photo('officer1.xitong')]
  await room.act('officer1.xitong', id, moves.submitHazard, { done: '已更换', files })
  await room.act('director.xitong', id, moves.closeHazard, { note: '' })
  await room.act('director.xitong', id, moves.reopenHazard as never, { reason: '再次失压' })
  await room.act('officer1.xitong', id, moves.planHazard, await room.plan('officer1.xitong', { moneyFen: 14_000 }))
  expect((await read(id)).askedFen).toBe(50_000)
})

test('asked, granted and spent, several of each; a wrong one is undone with a reason and stays to be seen', async () => {
  const id = await fresh()
  await enter('director.xitong', id, 'asked', 80_000, { document: '溪公监〔2026〕12号' })
  await enter('director.xitong', id, 'asked', 20_000)
  const grant = await enter('deputy.xitong', id, 'granted', 70_000, {
    source: '市局专项',
    document: '溪公装〔2026〕5号',
  })
  expect(grant.status, JSON.stringify(grant.problem)).toBe(201)
  await enter('officer1.xitong', id, 'spent', 30_000)
  const wrong = await enter('officer1.xitong', id, 'spent', 30_000, { note: '同一张发票' })
  expect(await read(id)).toMatchObject({ spentFen: 60_000, unspentFen: 10_000, shortFen: 30_000 })

  expect((await undo('officer2.xitong', id, wrong.body.id)).status).toBe(201)
  expect((await undo('officer1.xitong', id, wrong.body.id)).problem.type).toBe('/problems/hazard-money-already-undone')
  const money = await read(id)
  expect(money).toMatchObject({ spentFen: 30_000, unspentFen: 40_000 })
  expect(money.entries[0]).toMatchObject({ amountFen: -30_000, undoes: wrong.body.id, note: '重复登记' })
  expect(money.entries.find((one) => one.id === wrong.body.id)).toMatchObject({ undone: true, note: '同一张发票' })
  expect((await undo('deputy.xitong', id, grant.body.id)).problem.type).toBe('/problems/hazard-money-already-spent')
  expect(await recount(id)).toEqual(await kept(id))

  const seen = (await room.read(await room.as('director.xitong'), id)).timeline.map((entry) => entry.action)
  expect(seen.filter((action) => action === 'hazard.money-entered')).toHaveLength(5)
  expect(seen.at(-1)).toBe('hazard.money-undone')
  await expect(
    room.app.platform.pool.db.deleteFrom('hazard_money').where('hazard_id', '=', id).execute(),
  ).rejects.toThrow(/permission denied/)
})

describe('what is refused', () => {
  test('more than granted, also of two at once; a later day; each in words', async () => {
    const id = await fresh()
    await enter('chief.xitong', id, 'granted', 10_000)
    const over = await enter('officer1.xitong', id, 'spent', 10_001)
    expect(over.status).toBe(422)
    expect(over.problem.detail).toBe(
      '已下达 100.00 元，已支出 0.00 元，还可支出 100.00 元。请先登记新下达的经费，或核对金额。',
    )
    const both = await Promise.all(['officer1.xitong', 'officer2.xitong'].map((who) => enter(who, id, 'spent', 6_000)))
    expect(both.map((one) => one.status).sort()).toEqual([201, 422])
    const ahead = await enter('officer1.xitong', id, 'spent', 1, { day: '2099-01-01' })
    expect(ahead.problem.type).toBe('/problems/hazard-money-future-day')
    expect(await recount(id)).toEqual(await kept(id))
  })

  test.each([
    [{ amountFen: -1 }],
    [{ amountFen: 0 }],
    [{ amountFen: 1.5 }],
    [{ amountFen: 9e15 }],
    [{ amountFen: '100' }],
    [{ day: '2026-02-30' }],
    [{ kind: 'gift' }],
    [{ document: '号'.repeat(101) }],
  ])('no entry: %j', async (over) => {
    const refused = await enter('director.xitong', await fresh(), 'asked', 100, over)
    expect(refused.problem.type).toBe('/problems/invalid')
    expect(refused.problem.errors?.[0]?.pointer).toBe(`/body/${Object.keys(over)[0]}`)
  })

  test('another role, another facility, a department, an entry of another hazard', async () => {
    const id = await fresh()
    const facility = await enter('director.xitong', id, 'granted', 100)
    expect(facility.problem.type).toBe('/problems/hazard-money-wrong-role')
    expect(facility.problem.detail).toContain('公安机关分管领导')
    expect((await enter('director.songmo', id, 'asked', 100)).status).toBe(404)
    const elsewhere = await (await room.as('director.songmo')).call(contract.readMoney, { params: { unitId, id } })
    expect(elsewhere.status).toBe(404)
    const entry = (await enter('director.xitong', id, 'asked', 100)).body.id
    expect((await undo('director.xitong', await fresh(), entry)).status).toBe(404)
    expect((await undo('director.xitong', id, entry, ' ')).status).toBe(422)
  })

  test('a hazard that was not taken up', async () => {
    const id = await fresh()
    await room.act('director.xitong', id, moves.rejectHazard, { reason: '不属实' })
    expect((await enter('director.xitong', id, 'asked', 100)).problem.type).toBe('/problems/hazard-money-not-taken-up')
  })
})

test('a repeated request enters once', async () => {
  const id = await fresh()
  const day = today()
  const twice = [
    await enter('director.xitong', id, 'asked', 500, { day }, 'money-key-0001'),
    await enter('director.xitong', id, 'asked', 500, { day }, 'money-key-0001'),
  ]
  expect(twice[1]?.body).toEqual(twice[0]?.body)
  expect((await read(id)).entries).toHaveLength(1)
})

describe('overviews', () => {
  const totals = async (who: string, query: object = {}) =>
    (await (await room.as(who)).call(contract.listMoneyTotals, { query })).body
  const list = async (who: string, query: object = {}) =>
    (await (await room.as(who)).call(contract.listMoney, { query })).body

  test('totals are those of the hazards listed, page by page, and a filter holds in both', async () => {
    const year = Number(today().slice(0, 4))
    for (const query of [{}, { family: 'fire' }, { gap: 'short' }, { gap: 'unspent' }, { year }, { year: 2001 }]) {
      const listed: contract.MoneyRow[] = []
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await list('director.xitong', { ...query, limit: 2, ...(cursor ? { cursor } : {}) })
        listed.push(...page.items)
        cursor = page.next
      }
      const sum = (name: 'askedFen' | 'grantedFen' | 'spentFen' | 'shortFen' | 'unspentFen') =>
        listed.reduce((all, one) => all + one[name], 0)
      const { total } = await totals('director.xitong', query)
      expect(total, JSON.stringify(query)).toEqual({
        hazards: new Set(listed.map((one) => one.id)).size,
        askedFen: sum('askedFen'),
        grantedFen: sum('grantedFen'),
        spentFen: sum('spentFen'),
        shortFen: sum('shortFen'),
        unspentFen: sum('unspentFen'),
      })
      expect(listed.map((one) => one.shortFen)).toEqual(listed.map((one) => one.shortFen).toSorted((a, b) => b - a))
    }
  })

  test('a bureau sees its facilities, each and together; another facility is not among them', async () => {
    const id = (
      await (
        await room.as('director.songmo')
      ).call(reportHazard, {
        body: {
          ...{
            unitId: await unitOf('director.songmo'),
            family: 'food',
            place: '厨房',
            object: '冷柜',
            finding: '温度高',
          },
          ...{ note: '', basis: '', suggestedGrade: null, files: [] },
        },
      })
    ).body.id
    const songmo = await unitOf('director.songmo')
    await (await room.as('director.songmo')).call(contract.enterMoney, {
      params: { unitId: songmo, id },
      body: { kind: 'asked', amountFen: 700, day: today(), source: '', document: '', note: '' },
    })
    const own = await totals('deputy.xitong')
    expect(own.items.map((one) => one.unitId)).toEqual([unitId])
    const [bureau] = (await totals('deputy.xitong', { by: 'bureau' })).items
    expect(bureau).toMatchObject({ unit: { zh: '溪桐县公安局' }, askedFen: own.total?.askedFen })
    expect((await totals('deputy.xitong', { bureau: bureau?.unitId })).items).toHaveLength(1)
    expect((await totals('deputy.xitong', { unit: songmo })).items).toEqual([])
    expect((await list('director.songmo')).items).toMatchObject([{ id, unitId: songmo, shortFen: 700 }])
  })

  test('a made-up cursor', async () => {
    const director = await room.as('director.xitong')
    for (const cursor of ['x', Buffer.from('["1","x"]').toString('base64url')]) {
      expect((await director.call(contract.listMoney, { query: { cursor } })).status).toBe(400)
      expect((await director.call(contract.listMoneyTotals, { query: { cursor } })).status).toBe(400)
    }
  })

  const unitOf = async (username: string) =>
    (
      await room.app.owner
        .selectFrom('position')
        .innerJoin('account', 'account.id', 'position.account_id')
        .select('position.unit_id')
        .where('account.username', '=', username)
        .executeTakeFirstOrThrow()
    ).unit_id
})
