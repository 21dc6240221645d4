import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFacility } from '../../../test/fixture.ts'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import { listHazards, readHazard, reportHazard } from '../hazards/contract.ts'
import { issueCodes, revokeCode } from './codes/contract.ts'
import {
  addPlace,
  addPlaces,
  changePlace,
  listPlaceFacilities,
  listPlaces,
  movePlace,
  type PlaceRow,
  readPlaceHistory,
  restorePlace,
  retirePlace,
} from './contract.ts'

let app: TestApp
let officer: Client
let doctor: Client
let unitId: number
beforeAll(async () => {
  app = await startApp()
  officer = await app.as('officer1.songmo')
  doctor = await app.as('doctor.songmo')
  const mine = await officer.call(listPlaceFacilities, {})
  unitId = mine.body.items[0]?.id ?? 0
  // The demo region begins with places; these tests make their own.
  for (const table of ['place_code', 'place'] as const)
    await app.owner.deleteFrom(table).where('unit_id', '=', unitId).execute()
})
afterAll(() => app.close())

const at = (id: string) => ({ unitId, id })
const places = async (): Promise<PlaceRow[]> => (await officer.call(listPlaces, { params: { unitId } })).body.items
const named = async (name: string): Promise<PlaceRow> => {
  const found = (await places()).find((one) => one.name === name)
  if (!found) throw new Error(`no place ${name}`)
  return found
}
const paste = (lines: readonly string[], parentId: string | null = null) =>
  officer.call(addPlaces, { params: { unitId }, body: { parentId, lines: [...lines] } })
const fields = { kind: 'room' as const, nameEn: null, code: null, families: [] }

test('lines make a tree, and the same lines again add nothing', async () => {
  const first = await paste([
    '测试楼 / 二层 / 201 监室',
    '测试楼 / 二层 / 202 监室',
    '测试楼 / 一层 / 器材间 / 灭火器（设备）',
  ])
  expect([first.status, first.body]).toEqual([201, { added: 7, known: 0 }])
  const again = await paste(['测试楼 / 二层 / 201 监室'])
  expect(again.body).toEqual({ added: 0, known: 3 })
  const cell = await named('201 监室')
  const floor = (await places()).find((one) => one.id === cell.parentId)
  expect([cell.kind, floor?.name, floor?.kind]).toEqual(['room', '二层', 'floor'])
  expect(cell.code).toMatch(/^\d{4}$/)
  expect((await named('灭火器')).kind).toBe('equipment')
})

test('a line that cannot be read writes nothing at all', async () => {
  const before = (await places()).length
  const sent = await paste(['新楼 / 一层', '新楼 / / 库房'])
  expect([sent.status, sent.problem.type, sent.problem.details]).toEqual([
    422,
    '/problems/place-line-unreadable',
    { line: 2 },
  ])
  expect((await places()).length).toBe(before)
})

test('two siblings of one name are refused, and so is a code used before', async () => {
  const floor = await named('二层')
  const body = { parentId: floor.id, ...fields, name: '201 监室' }
  const twin = await officer.call(addPlace, { params: { unitId }, body })
  expect([twin.status, twin.problem.type]).toEqual([409, '/problems/place-same-name'])
  const code = (await named('201 监室')).code
  const same = await officer.call(addPlace, { params: { unitId }, body: { ...body, name: '203 监室', code } })
  expect([same.status, same.problem.type]).toEqual([409, '/problems/place-same-code'])
})

test('what cannot hold a place is refused by name', async () => {
  const tool = await named('灭火器')
  const inside = await officer.call(addPlace, {
    params: { unitId },
    body: { parentId: tool.id, ...fields, name: '柜' },
  })
  expect([inside.status, inside.problem.detail]).toEqual([422, '房间不能放在设备里。'])
})

test('a place moves with what stands in it, never into itself', async () => {
  const floor = await named('二层')
  const building = await named('测试楼')
  const ring = await officer.call(movePlace, {
    params: at(building.id),
    body: { version: building.version, parentId: floor.id, before: null },
  })
  expect([ring.status, ring.problem.type]).toEqual([422, '/problems/place-inside-itself'])
  await paste(['东院（区域）'])
  const yard = await named('东院')
  const moved = await officer.call(movePlace, {
    params: at(building.id),
    body: { version: building.version, parentId: yard.id, before: null },
  })
  expect(moved.status).toBe(200)
  expect((await named('测试楼')).parentId).toBe(yard.id)
  const late = await officer.call(movePlace, {
    params: at(building.id),
    body: { version: building.version, parentId: null, before: null },
  })
  expect([late.status, late.problem.type]).toEqual([409, '/problems/changed-meanwhile'])
})

test('order among siblings is chosen', async () => {
  const [first, second] = [await named('201 监室'), await named('202 监室')]
  await officer.call(movePlace, {
    params: at(second.id),
    body: { version: second.version, parentId: second.parentId, before: first.id },
  })
  const order = (await places()).filter((one) => one.parentId === first.parentId).map((one) => one.name)
  expect(order).toEqual(['202 监室', '201 监室'])
})

test('a hazard stands at a place; renamed later, the hazard reads as it was written', async () => {
  const cell = await named('201 监室')
  const told = {
    ...{ unitId, family: 'fire' as const, place: '201 监室', object: '照明', finding: '线路裸露' },
    ...{ note: '', basis: '', suggestedGrade: null, files: [] },
  }
  const made = await officer.call(reportHazard, { body: { ...told, placeId: cell.id } })
  expect(made.status).toBe(201)
  const renamed = await officer.call(changePlace, {
    params: at(cell.id),
    body: { version: cell.version, ...fields, name: '201 医务监室', families: ['epidemic'] },
  })
  expect(renamed.status).toBe(200)
  const hazard = await officer.call(readHazard, { params: { unitId, id: made.body.id } })
  expect([hazard.body.place.zh, hazard.body.placeId]).toEqual(['201 监室', cell.id])
  // The building's list holds what stands in its rooms.
  const building = await named('测试楼')
  const listed = await officer.call(listHazards, { query: { unit: unitId, placeId: building.id } })
  expect(listed.body.items.map((one) => one.id)).toEqual([made.body.id])
  const elsewhere = await officer.call(listHazards, { query: { unit: unitId, placeId: (await named('一层')).id } })
  expect(elsewhere.body.items).toEqual([])
})

test('a place of another facility cannot be named', async () => {
  const stranger = await app.as('officer1.xitong')
  const others = (await stranger.call(listPlaceFacilities, {})).body.items[0]?.id ?? 0
  const made = await stranger.call(addPlace, {
    params: { unitId: others },
    body: { parentId: null, ...fields, name: '外所房间' },
  })
  const sent = await officer.call(reportHazard, {
    body: {
      ...{ unitId, family: 'fire', place: '别处', placeId: made.body.id, object: '照明', finding: '线路裸露' },
      ...{ note: '', basis: '', suggestedGrade: null, files: [] },
    },
  })
  expect([sent.status, sent.problem.type]).toEqual([422, '/problems/hazard-place-elsewhere'])
  expect((await officer.call(listPlaces, { params: { unitId: others } })).status).toBe(403)
})

test('retired: with what stands inside, its codes stop, history stays, and it comes back', async () => {
  const floor = await named('一层')
  const tool = await named('灭火器')
  await officer.call(issueCodes, { params: { unitId }, body: { placeIds: [tool.id] } })
  const gone = await officer.call(retirePlace, {
    params: at(floor.id),
    body: { version: floor.version, reason: '改造拆除' },
  })
  expect(gone.status).toBe(200)
  const after = await places()
  expect(
    after
      .filter((one) => one.retiredAt !== null)
      .map((one) => one.name)
      .toSorted(),
  ).toEqual(['一层', '器材间', '灭火器'].toSorted())
  expect(after.every((one) => !one.coded)).toBe(true)
  const history = await officer.call(readPlaceHistory, { params: at(floor.id) })
  expect(history.body.items[0]).toMatchObject({ action: 'place.retired', payload: { inside: 2, codes: 1 } })
  const inner = await named('灭火器')
  const early = await officer.call(restorePlace, { params: at(inner.id), body: { version: inner.version } })
  expect(early.problem.type).toBe('/problems/place-above-retired')
  const back = await officer.call(restorePlace, { params: at(floor.id), body: { version: floor.version + 1 } })
  expect(back.status).toBe(200)
})

test('a sheet printed again shows the same code; revoked, the next one is new', async () => {
  const cell = await named('202 监室')
  const issue = async () => (await officer.call(issueCodes, { params: { unitId }, body: { placeIds: [cell.id] } })).body
  const first = await issue()
  const second = await issue()
  expect([first.issued, second.issued]).toEqual([1, 0])
  expect(second.items[0]?.url).toBe(first.items[0]?.url)
  expect(first.items[0]?.url).toMatch(/\/q\/[\w-]{22}$/)
  const revoked = await officer.call(revokeCode, { params: at(cell.id), body: { reason: '标签丢失' } })
  expect(revoked.status).toBe(204)
  expect((await issue()).items[0]?.url).not.toBe(first.items[0]?.url)
})

test('who does not keep the register reads it and changes nothing', async () => {
  expect((await doctor.call(listPlaces, { params: { unitId } })).status).toBe(200)
  const sent = await doctor.call(addPlace, { params: { unitId }, body: { parentId: null, ...fields, name: '药房' } })
  expect(sent.status).toBe(403)
})

test('another facility sees nothing of it, in the database too', async () => {
  const other = await addFacility(app, '9909', '远所')
  const counted = await app.platform.pool.db.transaction().execute(async (tx) => {
    const { enter } = await import('../../platform/database/scope.ts')
    await enter(tx, { units: [other], audience: 1 }, null)
    const rows = await tx.selectFrom('place').select('id').execute()
    const tokens = await tx.selectFrom('place_code').select('id').execute()
    const reports = await tx.selectFrom('scan_report').select('id').execute()
    return [rows.length, tokens.length, reports.length]
  })
  expect(counted).toEqual([0, 0, 0])
})
