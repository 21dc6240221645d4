/** The register over HTTP: scope, gaps, dates, moves, acting leaders, one facility over time, the sheet. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../test/harness.ts'
import { lineOf } from '../../platform/responsible/line.ts'
import { endPost } from '../organisation/accounts/contract.ts'
import { delegatePost } from '../organisation/delegations/contract.ts'
import { moveUnit, readUnit } from '../organisation/units/contract.ts'
import * as contract from './contract.ts'

let app: TestApp
const hour = 3_600_000
const now = new Date('2026-06-15T02:00:00Z')
beforeAll(async () => {
  app = await startApp()
  app.setNow(now)
})
afterAll(() => app.close())

const register = async (as: string, query: object = {}) =>
  (await (await app.as(as)).call(contract.readRegister, { query })).body
const named = (reply: contract.Register) => reply.items.map((row) => row.unit.zh).sort()
const unitNamed = async (name: string) =>
  (await app.owner.selectFrom('unit').selectAll().where('name', '=', name).executeTakeFirstOrThrow()).id
const post = (username: string) =>
  app.owner
    .selectFrom('position')
    .innerJoin('account', 'account.id', 'position.account_id')
    .select(['position.id', 'position.version', 'position.account_id', 'position.unit_id'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
const rowOf = (reply: contract.Register, name: string) => reply.items.find((row) => row.unit.zh === name)
const peopleIn = (held: contract.Post | undefined) => held?.people.map(({ name }) => name)

describe('the register of a reach', () => {
  test('each reads what his post reaches: own, owned, the territory', async () => {
    expect(named(await register('director.xitong'))).toEqual(['溪桐县看守所'])
    expect(named(await register('chief.lanan'))).toEqual(['澜安市看守所', '澜安市强制隔离戒毒所'].sort())
    expect(named(await register('government.xitong'))).toEqual(['溪桐县看守所', '澜安市看守所'].sort())
    expect((await register('auditor.region')).facilities).toBe(8)
  })

  test('the posts come from owner and territory, which part where a city’s house stands in a county', async () => {
    const row = rowOf(await register('government.xitong'), '澜安市看守所')
    expect(row?.owner?.zh).toBe('澜安市公安局')
    expect(row?.first.unit?.zh).toBe('澜安市公安局')
    expect(row?.territorial.unit?.zh).toBe('中共溪桐县委员会、溪桐县人民政府')
    expect(row?.territorial.people).toHaveLength(1)
    expect(row?.first.people[0]).toMatchObject({ title: '局长', since: '2025-01-01', until: null, acting: [] })
  })

  test('a post nobody holds is a gap, counted, and first in the list; the day before it was held', async () => {
    const chief = await post('chief.songmo')
    const security = await app.as('security.lanan')
    const body = { until: '2026-06-15', reason: '调任', version: chief.version }
    expect((await security.call(endPost, { params: { positionId: chief.id }, body })).status).toBe(200)
    const reply = await register('guidance.lanan')
    expect(reply.vacant).toEqual({ first: 1, direct: 0, director: 0, territorial: 0 })
    expect(reply.items[0]?.unit.zh).toBe('松陌县拘留所')
    expect(reply.items[0]?.gaps).toEqual(['first'])
    expect((await register('guidance.lanan', { on: '2026-06-14' })).vacant.first).toBe(0)
    expect((await register('guidance.lanan', { wanted: 'first' })).items.map((row) => row.unit.zh)).toEqual([
      '松陌县拘留所',
    ])
    // Before anything was on record nobody is: said, not hidden.
    expect((await register('guidance.lanan', { on: '2024-12-31' })).vacant.director).toBe(4)
  })

  test('filters, order and pages', async () => {
    const found = await register('auditor.region', { q: '戒毒' })
    expect(named(found)).toEqual(['澜安市强制隔离戒毒所'])
    expect(found.facilities).toBe(8)
    expect((await register('auditor.region', { territory: '990101' })).found).toBe(2)
    expect((await register('auditor.region', { facilityType: 'custody' })).found).toBe(2)
    const first = await register('auditor.region', { sort: 'unit', limit: 5 })
    const second = await register('auditor.region', { sort: 'unit', limit: 5, cursor: first.next ?? '' })
    expect([first.items.length, second.items.length, second.next]).toEqual([5, 3, null])
    expect(new Set([...named(first), ...named(second)]).size).toBe(8)
  })

  test('one query for all facilities', async () => {
    const book = await app.platform.pool.db.transaction().execute(async (tx) => {
      const ids = (await app.owner.selectFrom('unit').select('id').where('kind', '=', 'facility').execute()).map(
        ({ id }) => id,
      )
      await sql`select set_config('app.units', ${`{${ids.slice(0, 3).join(',')}}`}, true), set_config('app.audience', '1', true)`.execute(
        tx,
      )
      return lineOf(tx, ids, '2026-06-15', '2026-06-15', 'Asia/Shanghai')
    })
    // Facilities outside the scope are left out.
    expect(book.facilities).toHaveLength(3)
  })

  test.each(['0000-02-02', '0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31'])('no such day: %s', async (on) => {
    const auditor = await app.as('auditor.region')
    const asked = await auditor.call(contract.readRegister, { query: { on } })
    expect(asked.problem.type).toBe('/problems/day-out-of-reach')
    const unitId = await unitNamed('溪桐县看守所')
    for (const query of [{ on }, { from: on }, { until: on }]) {
      const line = await auditor.call(contract.readFacility, { params: { unitId }, query })
      expect(line.status).toBe(422)
    }
  })

  test('the sheet holds the rows and its export is in the journal', async () => {
    const auditor = await app.as('auditor.region')
    const sent = await fetch(`${app.url}/api/responsibility/export?on=2026-06-14&language=zh`, {
      headers: { cookie: auditor.cookie },
    })
    expect(sent.status).toBe(200)
    expect(sent.headers.get('content-disposition')).toContain('2026-06-14.xlsx')
    expect((await sent.arrayBuffer()).byteLength).toBeGreaterThan(1_000)
    const { payload } = await app.owner
      .selectFrom('journal')
      .select('payload')
      .where('action', '=', 'responsibility.exported')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(payload)).toMatchObject({ on: '2026-06-14', count: 8 })
  })
})

describe('one facility over time', () => {
  test('an acting leader is named with the holder', async () => {
    const [deputy, officer] = [await post('deputy.jiyang'), await post('officer1.jiyang')]
    const made = await (await app.as('deputy.jiyang')).call(delegatePost, {
      body: {
        ...{ positionId: deputy.id, accountId: officer.account_id, reason: '学习' },
        ...{ since: now.toISOString(), until: new Date(now.getTime() + 26 * hour).toISOString() },
      },
    })
    expect(made.status).toBe(201)
    const unitId = officer.unit_id
    const read = async (on: string) =>
      (await (await app.as('chief.jiyang')).call(contract.readFacility, { params: { unitId }, query: { on } })).body
    const during = await read('2026-06-16')
    expect(during.row?.direct.people).toHaveLength(1)
    expect(during.row?.direct.people[0]?.acting).toMatchObject([{ since: '2026-06-15', until: '2026-06-17' }])
    expect((await read('2026-06-17')).row?.direct.people[0]?.acting).toEqual([])
    expect(during.above.map(({ bureau }) => bureau.zh)).toEqual(['岑宁市公安局', '岚川自治区公安厅'])
    expect(during.guidance.map(({ unit }) => unit?.zh)).toHaveLength(2)
    expect((await register('chief.jiyang', { wanted: 'acting' })).found).toBe(1)
  })

  test('moved to another owner, an old day shows the owner of that day', async () => {
    const unitId = await unitNamed('苇川县看守所')
    const city = await unitNamed('岑宁市公安局')
    const system = await app.as('system.cenning')
    const { unit } = (await system.call(readUnit, { params: { unitId } })).body
    const body = { ownerId: city, territory: unit.territory, reason: '机构调整', version: unit.version }
    const move = (on: string, version: number) =>
      system.call(moveUnit, { params: { unitId }, body: { ...body, on, version } })
    expect((await move('2026-06-10', unit.version)).status).toBe(200)
    const early = await move('2026-06-09', unit.version + 1)
    expect(early.problem.type).toBe('/problems/move-day-unfit')
    const read = async (on: string) => rowOf(await register('guidance.cenning', { on }), '苇川县看守所')
    expect((await read('2026-06-09'))?.owner?.zh).toBe('苇川县公安局')
    expect((await read('2026-06-10'))?.owner?.zh).toBe('岑宁市公安局')
    const before = peopleIn((await read('2026-06-09'))?.first)
    expect(before).not.toEqual(peopleIn((await read('2026-06-10'))?.first))
    const line = (
      await (
        await app.as('guidance.cenning')
      ).call(contract.readFacility, {
        params: { unitId },
        query: { from: '2026-06-01', until: '2026-06-16' },
      })
    ).body
    const first = line.lanes.find(({ lane }) => lane === 'first')
    expect(first?.stretches.map(({ from, until }) => [from, until])).toEqual([
      ['2026-06-01', '2026-06-10'],
      ['2026-06-10', '2026-06-16'],
    ])
    expect(line.moves).toMatchObject([{ until: '2026-06-10', owner: { zh: '苇川县公安局' } }])
  })

  test('a span turned round is refused, and so is another’s facility', async () => {
    const director = await app.as('director.xitong')
    const params = { unitId: await unitNamed('溪桐县看守所') }
    const query = { from: '2026-06-10', until: '2026-06-09' }
    expect((await director.call(contract.readFacility, { params, query })).problem.type).toBe('/problems/span-unfit')
    const other = await director.call(contract.readFacility, { params: { unitId: await unitNamed('松陌县拘留所') } })
    expect(other.status).toBe(403)
  })
})
