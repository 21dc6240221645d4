import { sql } from 'kysely'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startApp, type TestApp } from '../../test/harness.ts'
import { endpoint } from './contract/endpoint.ts'
import { event } from './contract/event.ts'
import { problems, refuse } from './contract/problem.ts'
import { PageQuery, UnitId } from './contract/schema.ts'
import { reaction, serve, serveAnyone } from './endpoint.ts'
import { newId } from './id.ts'

const Body = Type.Object(
  { unitId: UnitId, words: Type.String({ minLength: 1, maxLength: 20 }), fail: Type.Optional(Type.String()) },
  { additionalProperties: false },
)
const said = event('test.said', { zh: '说', en: 'Said' }, Type.Object({ words: Type.String() }))
const heard = event('test.heard', { zh: '听', en: 'Heard' }, Type.Object({ words: Type.String() }))
const say = endpoint({
  name: 'test.say',
  method: 'POST',
  path: '/api/test/say',
  may: ['director'],
  title: { zh: '说', en: 'Say' },
  body: Body,
  reply: Type.Object({ id: Type.String() }),
  limit: 2048,
})
const listen = endpoint({
  name: 'test.listen',
  method: 'GET',
  path: '/api/test/listen/:unitId',
  may: ['officer', 'director'],
  title: { zh: '听', en: 'Listen' },
  params: Type.Object({ unitId: UnitId }),
  query: Type.Object(PageQuery),
  reply: Type.Object({ actions: Type.Array(Type.String()), limit: Type.Integer() }),
})
const open = endpoint({
  name: 'test.open',
  method: 'GET',
  path: '/api/test/open',
  may: 'anyone',
  title: { zh: '公开', en: 'Open' },
  reply: Type.Object({ journal: Type.Integer() }),
})
const subject = (id: string) => ({ type: 'test', id })

let calls = 0
const rooms = {
  routes: [
    serve(say, async ({ body, mustReach, record, newId }) => {
      calls++
      mustReach(body.unitId)
      const id = newId()
      await record(said, { unitId: body.unitId, subject: subject(id) }, { words: body.words })
      if (body.fail === 'late') throw refuse(problems.conflict, { what: body.words })
      if (body.fail === 'bug') throw new Error('a bug')
      return { id }
    }),
    serve(listen, async ({ tx, params, query }) => {
      const { rows } = await sql<{ action: string }>`select action from journal where unit_id = ${params.unitId}
        and action like 'test.%' order by seq`.execute(tx)
      return { actions: rows.map((row) => row.action), limit: query.limit ?? 0 }
    }),
    serveAnyone(open, async ({ tx }) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from journal`.execute(tx)
      return { journal: rows[0]?.n ?? -1 }
    }),
  ],
  reactions: [
    reaction(said, async (work, about, payload) => {
      await work.record(heard, about, { words: payload.words })
    }),
  ],
}

let app: TestApp
let director: Client
let mine: number
let other: number

beforeAll(async () => {
  app = await startApp({ rooms })
  await app.owner.insertInto('division').values({ code: '98', name: '试', name_en: 'Test' }).execute()
  const unit = async (name: string) => {
    const values = {
      kind: 'facility',
      facility_type: 'custody',
      territory: '98',
      name,
      name_en: name,
      opened_on: '2020-01-01',
    }
    const row = await app.owner.insertInto('unit').values(values).returning('id').executeTakeFirstOrThrow()
    return row.id
  }
  mine = await unit('甲所')
  other = await unit('乙所')
  await post('door.director', mine, 'director')
  await post('door.officer', mine, 'officer')
  director = await app.as('door.director')
})
afterAll(() => app.close())

async function post(username: string, unitId: number, role: string) {
  const id = newId()
  await app.owner.insertInto('person').values({ id, name: username }).execute()
  await app.owner.insertInto('account').values({ id, unit_id: unitId, username, created_at: new Date() }).execute()
  await app.owner
    .insertInto('position')
    .values({ id: newId(), account_id: id, unit_id: unitId, role, title: role, since: '2020-01-01' })
    .execute()
}

const actions = async () => (await director.call(listen, { params: { unitId: mine } })).body.actions

test('a write is recorded, and the reaction of another room in the same transaction', async () => {
  const reply = await director.call(say, { body: { unitId: mine, words: '你好' } })
  expect(reply.status).toBe(200)
  expect(await actions()).toEqual(['test.said', 'test.heard'])
  const entries = await app.owner.selectFrom('journal').selectAll().where('unit_id', '=', mine).execute()
  expect(entries.map((entry) => entry.payload)).toEqual(['{"words":"你好"}', '{"words":"你好"}'])
  expect(entries.every((entry) => entry.position_id !== null)).toBe(true)
})

test('a repeated request gets the first answer and does nothing twice', async () => {
  const before = await actions()
  const key = newId()
  const first = await director.call(say, { key, body: { unitId: mine, words: '一' } })
  const second = await director.call(say, { key, body: { unitId: mine, words: '一' } })
  expect(second.body).toEqual(first.body)
  expect((await actions()).length).toBe(before.length + 2)
  const reused = await director.call(say, { key, body: { unitId: mine, words: '二' } })
  expect([reused.status, reused.problem.type]).toEqual([422, '/problems/idempotency-key-reused'])
})

test('ten of the same at once: one write, ten equal answers', async () => {
  const before = await actions()
  const key = newId()
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => director.call(say, { key, body: { unitId: mine, words: '齐' } })),
  )
  expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1)
  expect((await actions()).length).toBe(before.length + 2)
})

test('a refusal after record() leaves nothing, and the key may be used again', async () => {
  const before = await actions()
  const key = newId()
  const refused = await director.call(say, { key, body: { unitId: mine, words: '悔', fail: 'late' } })
  expect([refused.status, refused.problem.detail]).toEqual([409, '已有相同的内容：悔。'])
  expect(await actions()).toEqual(before)
  expect((await director.call(say, { key, body: { unitId: mine, words: '成' } })).status).toBe(200)
})

test('who may: not signed in, another role, another unit', async () => {
  const body = { unitId: mine, words: '谁' }
  expect((await app.nobody.call(say, { body })).problem.type).toBe('/problems/not-signed-in')
  const officer = await app.as('door.officer')
  expect((await officer.call(say, { body })).problem.type).toBe('/problems/forbidden')
  expect((await officer.call(listen, { params: { unitId: mine } })).status).toBe(200)
  expect((await director.call(say, { body: { unitId: other, words: '越' } })).status).toBe(403)
  expect((await director.call(listen, { params: { unitId: other } })).body.actions).toEqual([])
  expect((await app.nobody.call(open)).body.journal).toBe(0)
})

test('fields are named in the language asked for', async () => {
  const wrong = { unitId: mine, words: '', more: 1 } as unknown as { unitId: number; words: string }
  const zh = await director.call(say, { body: wrong })
  expect(zh.status).toBe(422)
  expect(zh.problem.errors).toContainEqual({ pointer: '/body/words', detail: '至少 1 个字' })
  const en = await director.call(say, { body: {} as never, headers: { 'accept-language': 'en-US,en' } })
  expect(en.problem.errors).toEqual([
    { pointer: '/body/unitId', detail: 'Required' },
    { pointer: '/body/words', detail: 'Required' },
  ])
  const query = await director.call(listen, { params: { unitId: mine }, query: { limit: 9999 } })
  expect(query.problem.errors?.[0]?.pointer).toBe('/query/limit')
  expect((await director.call(listen, { params: { unitId: mine } })).body.limit).toBe(50)
})

test.each([
  ['malformed JSON', { body: '{"unitId":', type: 'application/json' }, 400],
  ['another content type', { body: '<a/>', type: 'text/xml' }, 415],
  ['an oversized body', { body: JSON.stringify({ words: 'x'.repeat(5000) }), type: 'application/json' }, 413],
  ['deeply nested JSON', { body: '['.repeat(1000) + ']'.repeat(1000), type: 'application/json' }, 422],
  ['an empty body', { body: '', type: 'application/json' }, 422],
  ['a body with U+0000', { body: JSON.stringify({ unitId: 1, words: 'a\u0000' }), type: 'application/json' }, 400],
])('%s is the caller’s fault', async (_what, { body, type }, status) => {
  const headers = { 'content-type': type, cookie: director.cookie, 'x-wufang': '1', 'idempotency-key': newId() }
  const response = await fetch(`${app.url}/api/test/say`, { method: 'POST', headers, body })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
})

test('a write without the header of our own client, or without a key, is refused', async () => {
  const headers = { 'content-type': 'application/json', cookie: director.cookie, 'idempotency-key': newId() }
  const body = JSON.stringify({ unitId: mine, words: '站外' })
  expect((await fetch(`${app.url}/api/test/say`, { method: 'POST', headers, body })).status).toBe(403)
  const keyless = await director.call(say, { key: null, body: { unitId: mine, words: '无' } })
  expect(keyless.problem.type).toBe('/problems/idempotency-key-missing')
})

test('a bug of ours says so, writes nothing and keeps no key', async () => {
  const before = await actions()
  const broken = await director.call(say, { body: { unitId: mine, words: '坏', fail: 'bug' } })
  expect([broken.status, broken.problem.type]).toEqual([500, '/problems/internal'])
  expect(JSON.stringify(broken.problem)).not.toContain('a bug')
  expect(await actions()).toEqual(before)
})

test('OpenAPI and the page for people name every endpoint', async () => {
  const document = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as { openapi: string; paths: object }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toEqual(['/api/test/say', '/api/test/listen/{unitId}', '/api/test/open'])
  const page = await (await fetch(`${app.url}/api/docs`, { headers: { 'accept-language': 'en' } })).text()
  expect(page).toContain('Facility director')
})

test('twenty writes at once on one unit: the chain stays one chain', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => director.call(say, { body: { unitId: mine, words: `并${n}` } })),
  )
  const rows = await app.owner
    .selectFrom('journal')
    .select(['seq', 'previous', 'hash'])
    .where('unit_id', '=', mine)
    .orderBy('seq')
    .execute()
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1))
  expect(rows.every((row, n) => n === 0 || row.previous.equals(rows[n - 1]?.hash as Buffer))).toBe(true)
  expect(calls).toBeGreaterThan(20)
})
