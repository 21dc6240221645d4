import { Writable } from 'node:stream'
import type { DestinationStream } from 'pino'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addFacility, addPost } from '../../test/fixture.ts'
import { type Client, startApp, type TestApp } from '../../test/harness.ts'
import { listSettings, putSetting, search } from './contract/platform.ts'
import { openLog } from './logs.ts'
import { openMetrics } from './metrics.ts'
import { observe } from './observe.ts'
import { platformRoutes } from './routes.ts'
import type { SearchProvider } from './search.ts'
import { setting, settingValue } from './settings.ts'
import { cutAllHeads } from './upkeep.ts'

const days = setting('test.days', { zh: '天数', en: 'Days' }, Type.Integer({ minimum: 1, maximum: 30 }), 7)
const provider = (kind: string, may: SearchProvider['may']): SearchProvider => ({
  kind,
  words: { zh: kind, en: kind },
  may,
  find: async ({ scope, phrase }) =>
    scope.units.map((unitId) => ({ unitId, id: String(unitId), title: phrase, detail: null, path: `/x/${unitId}` })),
})

let app: TestApp
let mine: number
let officer: Client
let system: Client

beforeAll(async () => {
  app = await startApp({
    rooms: {
      routes: platformRoutes,
      reactions: [],
      settings: [days],
      searches: [provider('one', ['officer']), provider('two', ['chief'])],
    },
  })
  mine = await addFacility(app, '98', '甲所')
  const bureau = await app.owner
    .insertInto('unit')
    .values({ kind: 'bureau', territory: '98', name: '甲局', name_en: 'A', opened_on: '2020-01-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addPost(app, 'ops.officer', mine, 'officer')
  await addPost(app, 'ops.system', bureau.id, 'system')
  officer = await app.as('ops.officer')
  system = await app.as('ops.system')
})
afterAll(() => app.close())

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${app.url}${path}`, { headers })
  return { status: response.status, text: await response.text() }
}

test('healthz, readyz', async () => {
  expect(await get('/healthz')).toEqual({ status: 200, text: '{"status":"ok"}' })
  const ready = await get('/readyz')
  expect(JSON.parse(ready.text)).toEqual({ status: 'ready', checks: { database: 'ok', migrations: 'ok', disk: 'ok' } })
  await app.owner.insertInto('migration').values({ name: 'x', digest: '' }).execute()
  await app.owner
    .updateTable('migration')
    .set({ name: '0001_other.sql' })
    .where('name', '=', '0001_platform.sql')
    .execute()
  const behind = await get('/readyz')
  expect([behind.status, JSON.parse(behind.text).checks.migrations]).toEqual([503, 'failed'])
})

test('metrics for this machine alone, without units or people', async () => {
  await officer.call(search, { query: { q: '秘密' } })
  const { status, text } = await get('/metrics')
  expect(status).toBe(200)
  expect(text).toMatch(/wufang_http_request_seconds_count\{route="\/api\/search",method="GET",status="200"\} 1/)
  expect(text).toMatch(/wufang_pool_connections\{state="idle"\} [1-9]/)
  expect(text).toContain('nodejs_eventloop_lag_seconds')
  expect(text).not.toMatch(/秘密|q=/)
  expect((await get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404)
})

test('a line of log names the route and nothing that was typed', async () => {
  const lines: string[] = []
  const write = new Writable({
    write(chunk, _encoding, next) {
      lines.push(String(chunk))
      next()
    },
  })
  const log = openLog({ logLevel: 'info' }, write as unknown as DestinationStream)
  const { onError } = observe(log, openMetrics(app.platform.pool))
  onError(new TypeError('王某某 cannot'), {
    id: 'r1',
    method: 'GET',
    url: '/api/x?q=1',
    routeOptions: { url: '/api/x' },
  } as never)
  const line = JSON.parse(lines[0] ?? '')
  expect(line).toMatchObject({ level: 'error', requestId: 'r1', route: '/api/x', fault: { type: 'TypeError' } })
  expect(line.fault.at[0]).toContain('operations.test.ts')
  expect(lines[0]).not.toMatch(/王某某|q=1/)
})

test('search asks only the rooms the posts open, with the scope of those posts', async () => {
  const { body } = await officer.call(search, { query: { q: ' 消防 ' } })
  expect(body.groups).toEqual([
    {
      kind: 'one',
      words: { zh: 'one', en: 'one' },
      hits: [{ kind: 'one', unitId: mine, id: String(mine), title: '消防', detail: null, path: `/x/${mine}` }],
    },
  ])
  expect((await officer.call(search, { query: { q: '  ' } })).status).toBe(422)
  expect((await app.nobody.call(search, { query: { q: 'a' } })).status).toBe(401)
})

test('a setting: standard, changed with a reason, journalled, in force', async () => {
  expect((await officer.call(listSettings)).status).toBe(403)
  const before = await system.call(listSettings)
  expect(before.body.settings).toMatchObject([{ name: 'test.days', value: 7, version: 0, changedBy: null }])
  const region = await app.as('system.region')
  const put = (value: unknown, version: number, name = 'test.days', who = region) =>
    who.call(putSetting, { params: { name }, body: { value, version, reason: '试点要求' } })
  expect((await put(31, 0)).problem.type).toBe('/problems/setting-invalid')
  expect((await put(9, 0, 'test.other')).status).toBe(404)
  expect((await put(9, 0, 'test.days', await app.as('system.lanan'))).problem.type).toBe(
    '/problems/setting-region-only',
  )
  expect((await put(9, 0)).body).toMatchObject({ value: 9, version: 1, changedBy: '耿景和', reason: '试点要求' })
  expect((await put(10, 0)).problem.type).toBe('/problems/changed-meanwhile')
  expect((await put(10, 1)).body).toMatchObject({ value: 10, version: 2 })
  expect((await put(11, 7)).problem.type).toBe('/problems/changed-meanwhile')
  const value = await app.platform.pool.db.transaction().execute((tx) => settingValue(tx, days))
  expect(value).toBe(10)
  const entries = await app.owner
    .selectFrom('journal')
    .select('payload')
    .where('action', '=', 'setting.changed')
    .execute()
  expect(entries.map(({ payload }) => JSON.parse(payload))).toEqual([
    { name: 'test.days', from: 7, to: 9, reason: '试点要求' },
    { name: 'test.days', from: 9, to: 10, reason: '试点要求' },
  ])
})

test('every journal that grew gets a signed head', async () => {
  await cutAllHeads(app.platform)
  const heads = await app.owner.selectFrom('tree_head').select(['unit_id', 'size']).orderBy('unit_id').execute()
  const grown = await app.owner
    .selectFrom('journal_head')
    .select(['unit_id', 'seq as size'])
    .where('seq', '>', 0)
    .orderBy('unit_id')
    .execute()
  expect(heads.filter(({ unit_id }) => unit_id !== 0)).toEqual(grown)
  expect(heads.some(({ unit_id }) => unit_id === 0)).toBe(true)
})
