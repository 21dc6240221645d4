import { sql } from 'kysely'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addFacility, addPost } from '../../../test/fixture.ts'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import { endpoint } from '../contract/endpoint.ts'
import { event } from '../contract/event.ts'
import { UnitId } from '../contract/schema.ts'
import { serve } from '../endpoint.ts'
import { platformRoutes } from '../routes.ts'

const said = event('test.said', { zh: '说', en: 'Said' }, Type.Object({}))
const say = endpoint({
  name: 'test.say',
  method: 'POST',
  path: '/api/test/say',
  may: ['officer'],
  title: { zh: '说', en: 'Say' },
  body: Type.Object({ unitId: UnitId, type: Type.String() }),
})
const routes = [
  ...platformRoutes,
  serve(say, async ({ body, record, newId }) => {
    await record(said, { unitId: body.unitId, subject: { type: body.type, id: newId() } }, {})
    return null
  }),
]

let app: TestApp
let mine: number
let other: number
let officer: Client
let stranger: Client

beforeAll(async () => {
  app = await startApp({ rooms: { routes, reactions: [], jobs: [] }, work: true })
  mine = await addFacility(app, '98', '甲所')
  other = await addFacility(app, '97', '乙所')
  await addPost(app, 'live.officer', mine, 'officer')
  await addPost(app, 'live.stranger', other, 'officer')
  officer = await app.as('live.officer')
  stranger = await app.as('live.stranger')
})
afterAll(() => app.close())

interface Follower {
  readonly got: string[]
  readonly headers: Headers
  readonly ended: Promise<void>
  stop(): void
}

async function follow(client: Client, headers: Record<string, string> = {}): Promise<Follower> {
  const stop = new AbortController()
  const response = await fetch(`${app.url}/api/live`, {
    headers: { cookie: client.cookie, ...headers },
    signal: stop.signal,
  })
  const got: string[] = []
  const read = async () => {
    for await (const chunk of response.body ?? [])
      got.push(...Buffer.from(chunk).toString().split('\n\n').filter(Boolean))
  }
  return { got, headers: response.headers, ended: read().catch(() => {}), stop: () => stop.abort() }
}

const tell = (client: Client, unitId: number, type: string) => client.call(say, { body: { unitId, type } })

test('each page hears of its own units alone, once for a burst', async () => {
  const [me, them] = [await follow(officer), await follow(stranger)]
  expect(me.headers.get('content-type')).toContain('text/event-stream')
  await expect
    .poll(
      async () => {
        await tell(officer, mine, 'warm')
        return me.got.join()
      },
      { timeout: 8_000, interval: 300 },
    )
    .toContain('"topic":"warm"')
  for (let n = 0; n < 5; n++) await tell(officer, mine, 'hazard')
  await tell(stranger, other, 'activity')
  await expect
    .poll(() => them.got.join(), { timeout: 5_000 })
    .toContain(`data: {"topic":"activity","units":[${other}]}`)
  await expect.poll(() => me.got.join(), { timeout: 5_000 }).toContain(`data: {"topic":"hazard","units":[${mine}]}`)
  expect(me.got.filter((text) => text.includes('hazard')).length).toBeLessThan(5)
  expect(me.got.join()).not.toContain('activity')
  expect(them.got.join()).not.toMatch(/hazard|warm/)
  me.stop()
  them.stop()
  await Promise.all([me.ended, them.ended])
})

test('who comes back is told to read anew', async () => {
  const me = await follow(officer, { 'last-event-id': '1' })
  await expect.poll(() => me.got.join()).toContain('event: anew')
  me.stop()
  await me.ended
})

test('a page that does not read is let go', async () => {
  const stream = app.platform.live.open({ units: [mine], audience: 1 }, false, async () => null)
  const moved = Array.from({ length: 150 }, (_none, n) => [`kind ${n}`, mine, 1])
  const shout = () => sql`select pg_notify('wufang_live', ${JSON.stringify(moved)})`.execute(app.owner)
  await expect.poll(async () => shout().then(() => stream.destroyed), { timeout: 8_000, interval: 20 }).toBe(true)
})

test('a stream ends when its session does', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const client = await app.as('live.stranger')
    const them = await follow(client)
    await expect.poll(() => them.got.length).toBeGreaterThan(0)
    await vi.advanceTimersByTimeAsync(26_000)
    await expect.poll(() => them.got.join()).toContain(': beat')
    await app.owner.updateTable('session').set({ revoked_at: new Date() }).execute()
    await vi.advanceTimersByTimeAsync(26_000)
    await them.ended
  } finally {
    vi.useRealTimers()
  }
})

test('not without a session', async () => {
  expect((await fetch(`${app.url}/api/live`)).status).toBe(401)
})
