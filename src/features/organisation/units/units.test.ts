/** Units over HTTP: what the system administrator may do, what is refused, and that a move rewrites nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Reply, startApp, type TestApp } from '../../../../test/harness.ts'
import type { PageOf } from '../../../platform/contract/schema.ts'
import * as contract from './contract.ts'

let app: TestApp
let today: string
beforeAll(async () => {
  app = await startApp()
  today = app.platform.clock.day(app.platform.clock.now())
})
afterAll(() => app.close())

const unitNamed = async (name: string): Promise<contract.UnitRow> => {
  const reader = await app.as('system.region')
  const found = await reader.call(contract.listUnits, { query: { q: name } })
  const unit = found.body.items.find((one) => one.name === name)
  if (!unit) throw new Error(`no unit ${name}`)
  return unit
}

const facility = {
  kind: 'facility',
  facilityType: 'custody',
  department: null,
  name: '澜安市拘留所',
  nameEn: 'Lan’an City Custody House',
  territory: '9901',
  attributes: { kitchen: true, capacity: 90 },
} as const

describe('reading', () => {
  test('the list filters, searches in both languages and pages by cursor without gap or repeat', async () => {
    const officer = await app.as('officer1.xitong')
    const all = await officer.call(contract.listUnits, { query: { kind: 'facility' } })
    expect(all.body.items).toHaveLength(8)
    const paged: number[] = []
    let cursor: string | null = null
    do {
      const page: Reply<PageOf<contract.UnitRow>> = await officer.call(contract.listUnits, {
        query: { kind: 'facility', limit: 3, ...(cursor ? { cursor } : {}) },
      })
      paged.push(...page.body.items.map((unit) => unit.id))
      cursor = page.body.next
    } while (cursor)
    expect(paged).toEqual(all.body.items.map((unit) => unit.id))
    const county = await officer.call(contract.listUnits, { query: { territory: '990101', kind: 'facility' } })
    expect(county.body.items.map((unit) => unit.name).sort()).toEqual(['溪桐县看守所', '澜安市看守所'].sort())
    const english = await officer.call(contract.listUnits, { query: { q: 'jiyang county d', kind: 'facility' } })
    expect(english.body.items.map((unit) => unit.name)).toEqual(['霁阳县看守所'])
    expect((await officer.call(contract.listUnits, { query: { q: '100%' } })).body.items).toEqual([])
    expect((await officer.call(contract.listUnits, { query: { cursor: 'bm90IG91cnM' } })).status).toBe(400)
  })

  test('a unit names its owner, its territory and what answers to it', async () => {
    const officer = await app.as('officer1.xitong')
    const bureau = await unitNamed('澜安市公安局')
    const detail = await officer.call(contract.readUnit, { params: { unitId: bureau.id } })
    expect(detail.body.unit.ownerName).toBe('岚川自治区公安厅')
    expect(detail.body.owned.map((unit) => unit.name)).toContain('澜安市看守所')
    expect((await officer.call(contract.readUnit, { params: { unitId: 999_999 } })).status).toBe(404)
  })

  test('people and history are for those whose post reaches the unit', async () => {
    const own = await unitNamed('溪桐县看守所')
    const officer = await app.as('officer1.xitong')
    const people = await officer.call(contract.readPeople, { params: { unitId: own.id } })
    expect(people.body.items.map((one) => one.role)).toEqual(['officer', 'officer', 'doctor', 'canteen', 'director'])
    const other = await unitNamed('松陌县拘留所')
    expect((await officer.call(contract.readPeople, { params: { unitId: other.id } })).status).toBe(403)
    expect((await officer.call(contract.readHistory, { params: { unitId: other.id } })).status).toBe(403)
    const history = await officer.call(contract.readHistory, { params: { unitId: own.id } })
    expect(history.body.items.map((step) => step.action)).toEqual(['unit.opened'])
  })
})

describe('keeping', () => {
  test('opening begins the unit’s own chain; shape, owner, territory and day are checked', async () => {
    const system = await app.as('system.lanan')
    const bureau = await unitNamed('澜安市公安局')
    const body = { ...facility, ownerId: bureau.id, openedOn: today }
    const made = await system.call(contract.createUnit, { body })
    expect(made.status).toBe(201)
    const chain = await app.owner
      .selectFrom('journal')
      .select(['seq', 'action', 'subject_id'])
      .where('unit_id', '=', made.body.id)
      .execute()
    expect(chain).toEqual([{ seq: 1, action: 'unit.opened', subject_id: String(made.body.id) }])

    const type = async (change: object) =>
      (await system.call(contract.createUnit, { body: { ...body, name: '澜安市第二拘留所', ...change } })).problem.type
    expect(await type({ name: body.name })).toBe('/problems/unit-name-taken')
    expect(await type({ facilityType: null })).toBe('/problems/unit-shape')
    expect(await type({ ownerId: null })).toBe('/problems/unit-shape')
    expect(await type({ ownerId: (await unitNamed('溪桐县看守所')).id })).toBe('/problems/owner-unfit')
    expect(await type({ territory: '9902' })).toBe('/problems/outside-territory')
    expect(await type({ openedOn: '2999-01-01' })).toBe('/problems/day-in-future')
    expect(await type({ territory: '990199' })).toBe('/problems/not-found')
  })

  test('moving changes two facts of one row, and whom it answers to at once', async () => {
    const system = await app.as('system.region')
    const unit = await unitNamed('松陌县拘留所')
    const owner = await unitNamed('岑宁市公安局')
    const before = await everythingBut(unit.id)
    const chief = await app.as('chief.cenning')
    expect((await chief.call(contract.readHistory, { params: { unitId: unit.id } })).status).toBe(403)
    const body = { ownerId: owner.id, territory: '9902', on: today, reason: '机构改革', version: unit.version }
    const moved = await system.call(contract.moveUnit, { params: { unitId: unit.id }, body })
    expect(moved.body).toEqual({ version: unit.version + 1 })
    expect(await everythingBut(unit.id)).toEqual(before)
    const history = await chief.call(contract.readHistory, { params: { unitId: unit.id } })
    expect(history.body.items[0]?.action).toBe('unit.moved')
    expect(history.body.items[0]?.payload).toMatchObject({ after: { ownerId: owner.id, territory: '9902' } })

    const again = await system.call(contract.moveUnit, { params: { unitId: unit.id }, body })
    expect(again.problem.type).toBe('/problems/changed-meanwhile')
    expect(again.problem.details).toMatchObject({ by: '耿景和', what: '调整隶属与地域' })
  })

  test('no unit comes to own itself, and no administrator reaches beyond his territory', async () => {
    const region = await app.as('system.region')
    const city = await unitNamed('澜安市公安局')
    const county = await unitNamed('溪桐县公安局')
    const circle = await region.call(contract.moveUnit, {
      params: { unitId: city.id },
      body: { ownerId: county.id, territory: city.territory, on: today, reason: '试', version: city.version },
    })
    expect(circle.problem.type).toBe('/problems/owner-unfit')
    const other = await app.as('system.cenning')
    const body = { name: city.name, nameEn: city.nameEn, attributes: {}, reason: '试', version: city.version }
    expect((await other.call(contract.changeUnit, { params: { unitId: city.id }, body })).status).toBe(403)
  })

  test('a unit is closed only when nothing hangs on it, and then changes no more', async () => {
    const system = await app.as('system.lanan')
    const used = await unitNamed('溪桐县看守所')
    const on = today
    const close = (unit: contract.UnitRow) =>
      system.call(contract.closeUnit, {
        params: { unitId: unit.id },
        body: { on, reason: '撤并', version: unit.version },
      })
    const refused = await close(used)
    expect(refused.problem.type).toBe('/problems/unit-in-use')
    expect(refused.problem.detail).toContain('未结束的职务 5 个')
    const empty = await unitNamed('澜安市拘留所')
    expect((await close(empty)).status).toBe(200)
    expect((await close({ ...empty, version: empty.version + 1 })).problem.type).toBe('/problems/unit-closed')
    const open = await system.call(contract.listUnits, { query: { standing: 'open', q: empty.name } })
    expect(open.body.items).toEqual([])
  })

  test('a division needs the one above it', async () => {
    const system = await app.as('system.lanan')
    const add = (code: string) =>
      system.call(contract.addDivision, { body: { code, name: `新县${code}`, nameEn: `New ${code}` } })
    expect((await add('990103')).status).toBe(201)
    expect((await add('990103')).problem.type).toBe('/problems/conflict')
    expect((await add('9903')).problem.type).toBe('/problems/outside-territory')
  })

  test('who held which post on any day', async () => {
    const own = await unitNamed('溪桐县看守所')
    const officer = await app.as('officer1.xitong')
    const directorOn = async (on: string) => {
      const { body } = await officer.call(contract.readPeople, { params: { unitId: own.id }, query: { on } })
      return body.items.filter((one) => one.role === 'director').map((one) => one.name)
    }
    const [now] = await directorOn('2026-11-23')
    const held = app.owner.updateTable('position').where('unit_id', '=', own.id).where('role', '=', 'director')
    await held.set({ since: '2025-03-01', until: '2026-07-01' }).execute()
    expect(await directorOn('2025-02-28')).toEqual([])
    expect(await directorOn('2025-03-01')).toEqual([now])
    expect(await directorOn('2026-06-30')).toEqual([now])
    expect(await directorOn('2026-07-01')).toEqual([])
  })
})

/** Every row of the tables a move might be thought to touch, without the unit itself and the journal. */
async function everythingBut(unitId: number) {
  const units = await app.owner.selectFrom('unit').selectAll().where('id', '<>', unitId).orderBy('id').execute()
  const accounts = await app.owner.selectFrom('account').selectAll().orderBy('id').execute()
  const posts = await app.owner.selectFrom('position').selectAll().orderBy('id').execute()
  const tasks = await app.owner.selectFrom('task').selectAll().orderBy('id').execute()
  return { units, accounts, posts, tasks }
}
