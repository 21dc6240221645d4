import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../../../test/harness.ts'
import type { BodyOf } from '../../../platform/contract/endpoint.ts'
import { putSetting } from '../../../platform/contract/platform.ts'
import { readHazard } from '../../hazards/contract.ts'
import { listTasks } from '../../today/contract.ts'
import { issueCodes, revokeCode } from '../codes/contract.ts'
import { addPlace, listPlaceFacilities } from '../contract.ts'
import {
  confirmScan,
  dismissScan,
  listScans,
  readLabel,
  readReceipt,
  readScan,
  reportByCode,
  sendScan,
} from './contract.ts'

let app: TestApp
let director: Client
let stranger: Client
let unitId: number
let placeId: string
let token: string
let photo: string
let clock = new Date('2026-05-06T02:00:00Z')

beforeAll(async () => {
  app = await startApp()
  director = await app.as('director.songmo')
  stranger = await app.as('officer1.xitong')
  unitId = (await director.call(listPlaceFacilities, {})).body.items[0]?.id ?? 0
  photo = (
    await sharp({ create: { width: 64, height: 48, channels: 3, background: '#884422' } })
      .jpeg()
      .toBuffer()
  ).toString('base64')
  ;({ placeId, token } = await makeCode('家属接待室'))
})
afterAll(() => app.close())
// Each test works in an hour of its own, so that counters of another do not stand in its way.
beforeEach(() => pass(3600))

const pass = (seconds: number) => {
  clock = new Date(clock.getTime() + seconds * 1000)
  app.setNow(clock)
}

async function makeCode(name: string) {
  const place = { parentId: null, kind: 'room' as const, name, nameEn: null, code: null, families: ['fire' as const] }
  const made = await director.call(addPlace, { params: { unitId }, body: place })
  const issued = await director.call(issueCodes, { params: { unitId }, body: { placeIds: [made.body.id] } })
  return { placeId: made.body.id, token: issued.body.items[0]?.url.split('/').at(-1) ?? '' }
}

const open = async (of = token) => (await app.nobody.call(readLabel, { params: { token: of } })).body.ticket

/** Opens the page, waits as a person does, sends. */
async function send(over: Partial<BodyOf<typeof sendScan>> = {}, of = token, headers: Record<string, string> = {}) {
  const ticket = over.ticket ?? (await open(of))
  pass(5)
  return app.nobody.call(sendScan, {
    params: { token: of },
    body: { ticket, words: '门口地面湿滑', photos: [], website: '', ...over },
    headers,
  })
}

const reports = async () => (await director.call(listScans, { query: { unit: unitId } })).body.items
const kept = async () => ({
  reports: (await reports()).length,
  files: (await app.owner.selectFrom('file').select('id').where('unit_id', '=', unitId).execute()).length,
  arriving: (await readdir(join(app.platform.config.home, 'arriving')).catch(() => [])).length,
})

test('without an account: the label’s own words, and nothing else of the facility', async () => {
  const label = await app.nobody.call(readLabel, { params: { token } })
  expect(label.status).toBe(200)
  expect(Object.keys(label.body).toSorted()).toEqual(['code', 'place', 'staff', 'ticket', 'unit'])
  expect(label.body.place.zh).toBe('家属接待室')
  expect(label.body.staff).toBeNull()
})

test('a report with a photo waits, is confirmed, and becomes a hazard at its place with nothing typed again', async () => {
  const sent = await send({ photos: [photo, photo] })
  expect([sent.status, sent.body.receipt]).toEqual([201, expect.stringMatching(/^[A-Z2-9]{10}$/)])
  const [row] = await reports()
  expect(row).toMatchObject({ place: '家属接待室', words: '门口地面湿滑', photos: 2, state: 'waiting' })
  const look = () => app.nobody.call(readReceipt, { params: { receipt: sent.body.receipt.toLowerCase() } })
  expect((await look()).body).toMatchObject({ state: 'waiting', decidedAt: null })

  const mine = await director.call(listTasks, { query: { whose: 'mine' } })
  expect(JSON.stringify(mine.body)).toContain('扫码上报待核实：家属接待室')
  const one = await director.call(readScan, { params: { unitId, id: row?.id ?? '' } })
  const confirmed = await director.call(confirmScan, {
    params: { unitId, id: row?.id ?? '' },
    body: {
      ...{ version: one.body.version, family: 'fire', object: '家属接待室', finding: one.body.words },
      ...{ note: '', suggestedGrade: null },
    },
  })
  expect(confirmed.status).toBe(200)
  const hazard = await director.call(readHazard, { params: { unitId, id: confirmed.body.hazardId } })
  expect(hazard.body).toMatchObject({
    ...{ placeId, place: { zh: '家属接待室' }, finding: { zh: '门口地面湿滑' }, family: 'fire', state: 'reported' },
    source: { kind: 'scan', activityId: null },
  })
  expect(hazard.body.photos).toHaveLength(2)
  expect((await look()).body.state).toBe('confirmed')
  const after = await director.call(listTasks, { query: { whose: 'mine' } })
  expect(JSON.stringify(after.body)).not.toContain('扫码上报待核实')
  // The department that cooperates in the family sees hazard and photo; of the report itself nothing.
  const fire = await app.as('fire.songmo')
  const photos = hazard.body.photos.map((each) => `${app.url}/api/files/${each.file.id}?size=small`)
  expect((await fetch(photos[0] ?? '', { headers: { cookie: fire.cookie } })).status).toBe(200)
})

test('a decision stands; of two who decide the second is told who was first', async () => {
  await send()
  const row = (await reports())[0]
  const params = { unitId, id: row?.id ?? '' }
  const no = await director.call(dismissScan, { params, body: { version: 1, reason: '现场查看无积水' } })
  expect([no.status, no.body.version]).toEqual([200, 2])
  const second = await director.call(dismissScan, { params, body: { version: 1, reason: '重复' } })
  expect([second.status, second.problem.type]).toEqual([409, '/problems/changed-meanwhile'])
  const third = await director.call(dismissScan, { params, body: { version: 2, reason: '重复' } })
  expect(third.problem.type).toBe('/problems/scan-report-decided')
})

test('the same form sent twice is one report', async () => {
  const ticket = await open()
  const before = (await kept()).reports
  const first = await send({ ticket, photos: [photo] })
  const second = await send({ ticket, photos: [photo] })
  expect(second.body.receipt).toBe(first.body.receipt)
  const fresh = await open()
  pass(5)
  const ask = { params: { token }, body: { ticket: fresh, words: '墙皮脱落', photos: [], website: '' } }
  const [a, b] = await Promise.all([app.nobody.call(sendScan, ask), app.nobody.call(sendScan, ask)])
  expect([a.status, b.status]).toEqual([201, 201])
  expect(a.body.receipt).toBe(b.body.receipt)
  expect((await kept()).reports).toBe(before + 2)
})

const text = Buffer.from('<script>alert(1)</script>').toString('base64')
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n').toString('base64')

test.each([
  ['ten thousand characters', { words: '长'.repeat(10_000) }, 422, 'invalid'],
  ['a fourth photo', { photos: ['AAAA', 'AAAA', 'AAAA', 'AAAA'] }, 422, 'invalid'],
  ['text called a photo', { photos: [text] }, 415, 'file-type-refused'],
  ['a document called a photo', { photos: [pdf] }, 422, 'file-broken'],
  ['a good photo and one cut in half', () => ({ photos: [photo, photo.slice(0, 300)] }), 422, 'file-broken'],
  ['neither words nor photo', { words: '  。 ' }, 422, 'scan-too-little'],
  ['the hidden field filled', { website: 'https://example.com' }, 422, 'scan-not-taken'],
  ['a ticket made by oneself', { ticket: 'x'.repeat(60) }, 409, 'scan-form-too-old'],
])('refused, and nothing is kept: %s', async (_what, over, status, slug) => {
  const before = await kept()
  const sent = await send((typeof over === 'function' ? over() : over) as Partial<BodyOf<typeof sendScan>>)
  expect([sent.status, sent.problem.type]).toEqual([status, `/problems/${slug}`])
  expect(await kept()).toEqual(before)
})

test('no person sends within two seconds; a form from yesterday is opened again', async () => {
  const ask = async (ticket: string) =>
    (
      await app.nobody.call(sendScan, {
        params: { token },
        body: { ticket, words: '门口地面湿滑', photos: [], website: '' },
      })
    ).problem.type
  const ticket = await open()
  expect(await ask(ticket)).toBe('/problems/too-many-requests')
  pass(13 * 3600)
  expect(await ask(ticket)).toBe('/problems/scan-form-too-old')
})

test('a ticket of one code opens no other', async () => {
  const other = await makeCode('超市')
  const sent = await send({ ticket: await open(other.token) })
  expect(sent.problem.type).toBe('/problems/scan-form-too-old')
})

test('unknown and revoked codes say so', async () => {
  const unknown = await app.nobody.call(readLabel, { params: { token: 'A'.repeat(22) } })
  expect([unknown.status, unknown.problem.type]).toEqual([404, '/problems/scan-code-unknown'])
  const other = await makeCode('会见室')
  const ticket = await open(other.token)
  await director.call(revokeCode, { params: { unitId, id: other.placeId }, body: { reason: '换新标签' } })
  const label = await app.nobody.call(readLabel, { params: { token: other.token } })
  expect([label.status, label.problem.type]).toEqual([410, '/problems/scan-code-revoked'])
  expect((await send({ ticket }, other.token)).problem.type).toBe('/problems/scan-code-revoked')
})

test('a flood from one address is stopped, others still get through, and tries with rubbish count', async () => {
  const from = (address: string) => ({ 'x-forwarded-for': address })
  for (let n = 0; n < 5; n++) expect((await send({}, token, from('203.0.113.7'))).status).toBe(201)
  for (let n = 0; n < 5; n++) expect((await send({ photos: [text] }, token, from('203.0.113.7'))).status).toBe(415)
  const stopped = await send({}, token, from('203.0.113.7'))
  expect([stopped.status, stopped.problem.type]).toEqual([429, '/problems/too-many-requests'])
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await send({}, token, from('203.0.113.8'))).status).toBe(201)
  // No address stands anywhere in the clear.
  const counters = await app.owner.selectFrom('scan_count').selectAll().execute()
  expect(counters.length).toBeGreaterThan(0)
  expect(JSON.stringify(counters.map((one) => one.key.toString('latin1')))).not.toContain('203.0.113')
})

test('limits are settings', async () => {
  const system = await app.as('system.region')
  const value = { codeHour: 1, addressHour: 100, unitDay: 1000 }
  const body = { value, reason: '演练', version: 0 }
  expect((await system.call(putSetting, { params: { name: 'scan.limits' }, body })).status).toBe(200)
  expect((await send()).status).toBe(201)
  expect((await send()).status).toBe(429)
  await app.owner.deleteFrom('setting').where('name', '=', 'scan.limits').execute()
})

test('a receipt nobody has is not known', async () => {
  const none = await app.nobody.call(readReceipt, { params: { receipt: 'AAAAA-AAAAA' } })
  expect([none.status, none.problem.type]).toEqual([404, '/problems/scan-receipt-unknown'])
})

test('who works there reports at once: one photo is enough', async () => {
  const officer = await app.as('officer1.songmo')
  const label = await officer.call(readLabel, { params: { token } })
  expect(label.body.staff).toMatchObject({ unitId, placeId, families: ['fire'] })
  const ask = {
    params: { token },
    body: { family: 'fire' as const, words: '', photos: [photo] },
    key: 'scan-once-key-1',
  }
  const made = await officer.call(reportByCode, ask)
  const again = await officer.call(reportByCode, ask)
  expect([made.status, again.body]).toEqual([201, made.body])
  const hazard = await officer.call(readHazard, { params: { unitId, id: made.body.hazardId } })
  expect(hazard.body).toMatchObject({
    ...{ placeId, object: { zh: '家属接待室' }, finding: { zh: '见现场照片' }, source: { kind: 'scan' } },
  })
  expect(hazard.body.photos).toHaveLength(1)
  const little = await officer.call(reportByCode, {
    params: { token },
    body: { family: 'fire', words: '', photos: [] },
  })
  expect(little.problem.type).toBe('/problems/scan-too-little')
})

test('an officer of another facility holds a code of ours for a visitor’s', async () => {
  const label = await stranger.call(readLabel, { params: { token } })
  expect([label.status, label.body.staff]).toEqual([200, null])
  const body = { family: 'fire' as const, words: '', photos: [photo] }
  const sent = await stranger.call(reportByCode, { params: { token }, body })
  expect([sent.status, sent.problem.type]).toEqual([403, '/problems/scan-not-your-unit'])
  const listed = await stranger.call(listScans, { query: {} })
  expect(listed.body.items.filter((one) => one.unitId === unitId)).toEqual([])
})

test('the journal of the facility names what was received, and by nobody', async () => {
  await send({ photos: [photo] })
  const entry = await app.owner
    .selectFrom('journal')
    .select(['account_id', 'files', 'payload', 'unit_id'])
    .where('action', '=', 'scan.received')
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow()
  expect([entry.unit_id, entry.account_id]).toEqual([unitId, null])
  expect(entry.files).toMatch(/^[0-9a-f]{64}$/)
  expect(entry.payload).not.toContain('receipt')
})
