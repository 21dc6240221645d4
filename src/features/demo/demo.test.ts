/** The demo's clock over HTTP: how far it goes, what it takes along, what holds it. In production: setup.test.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser } from '../../../test/browser.ts'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import { Refusal } from '../../platform/contract/problem.ts'
import { demoPassword } from '../../platform/credentials.ts'
import { demoClockOf } from '../../platform/database/demo.ts'
import { me, signIn } from '../identity/contract.ts'
import { moveDemoClock, readDemoClock } from './contract.ts'
import { aheadAfter } from './rules.ts'

const dayMs = 86_400_000

describe('how far', () => {
  const real = new Date('2026-03-02T08:00:00Z')
  const at = (days: number) => new Date(real.getTime() + days * dayMs)
  const tried = (to: Date | null, newest: Date | null) => {
    try {
      return aheadAfter({ to, real, newest, said: (one) => one.toISOString() })
    } catch (error) {
      return error instanceof Refusal ? `/problems/${error.problem.slug}` : error
    }
  }
  test.each([
    [at(7), null, 7 * dayMs],
    [at(366), at(-1), 366 * dayMs],
    [null, at(-1), 0],
    [at(2), at(2), 2 * dayMs],
    [at(2), at(2.01), '/problems/demo-clock-before-records'],
    [null, at(0.01), '/problems/demo-clock-before-records'],
    [at(-0.01), null, '/problems/demo-clock-behind'],
    [at(366.1), null, '/problems/demo-clock-too-far'],
  ])('to %s with the newest record at %s: %s', (to, newest, expected) => {
    expect(tried(to, newest)).toBe(expected)
  })
})

describe('moved', () => {
  let app: TestApp
  let officer: Client
  beforeAll(async () => {
    app = await startApp()
    officer = await app.as('officer1.lanan')
    // An ordinary session, which would be over after twelve hours.
    await app.owner
      .updateTable('session')
      .set((eb) => ({
        idle_seconds: 7_200,
        ends_at: eb.ref('created_at'),
        expires_at: new Date(Date.now() + 3_600_000),
      }))
      .execute()
  })
  afterAll(() => app.close())
  const move = async (days: number | null) => {
    const real = Date.now()
    return officer.call(moveDemoClock, {
      body: { to: days === null ? null : new Date(real + days * dayMs).toISOString() },
    })
  }
  const ahead = () => Math.round((app.platform.clock.now().getTime() - Date.now()) / dayMs)

  test('ahead: at once for everybody, kept for the next start, with the session, and what is done by the clock is done', async () => {
    expect((await officer.call(readDemoClock)).body).toMatchObject({ ahead: 0 })
    const moved = await move(7)
    expect(moved.status).toBe(200)
    expect(ahead()).toBe(7)
    expect(await demoClockOf(app.platform.pool.db)).toBe(moved.body.ahead)
    expect((await officer.call(me)).body.demoClock).toBe(moved.body.ahead)
    const jobs = await app.owner
      .withSchema('app')
      .selectFrom('outbox' as never)
      .selectAll()
      .execute()
    const waiting = jobs as unknown as { task: string; run_at: Date }[]
    expect(waiting.map(({ task }) => task).sort()).toEqual([...app.platform.schedules].sort())
    expect(Math.max(...waiting.map(({ run_at }) => new Date(run_at).getTime()))).toBeLessThan(Date.now() + 10_000)
  })

  test('said twice, it is moved once; jobs wait by the machine’s clock', async () => {
    await app.owner
      .withSchema('app')
      .deleteFrom('outbox' as never)
      .execute()
    const to = new Date(Date.now() + 9 * dayMs).toISOString()
    const key = crypto.randomUUID()
    const first = await officer.call(moveDemoClock, { body: { to }, key })
    const again = await officer.call(moveDemoClock, { body: { to }, key })
    expect(again.body).toEqual(first.body)
    const jobs = await app.owner
      .withSchema('app')
      .selectFrom('outbox' as never)
      .selectAll()
      .execute()
    const times = (jobs as unknown as { run_at: Date }[]).map(({ run_at }) => new Date(run_at).getTime())
    expect(times).toHaveLength(app.platform.schedules.length)
    expect(Math.max(...times)).toBeLessThan(Date.now() + 10_000)
  })

  test('back, as long as nothing was recorded meanwhile; else it says why not', async () => {
    expect((await move(null)).status).toBe(200)
    expect(ahead()).toBe(0)
    expect(await demoClockOf(app.platform.pool.db)).toBe(0)
    await move(3)
    const body = { username: 'officer2.lanan', password: demoPassword }
    expect((await browser(app.url).call(signIn, { body })).status).toBe(200)
    const refused = await move(null)
    expect(refused.problem.type).toBe('/problems/demo-clock-before-records')
    expect(refused.problem.detail).toMatch(/最近一条记录写于 \d{4}-\d\d-\d\d \d\d:\d\d。/)
    expect(ahead()).toBe(3)
    const entries = await app.owner
      .selectFrom('journal')
      .select(['action', 'at'])
      .where('action', '=', 'demo.clock-moved')
      .orderBy('seq')
      .execute()
    expect(entries).toHaveLength(4)
    const times = entries.map(({ at }) => new Date(at).getTime())
    expect(Math.max(...times)).toBeLessThanOrEqual(Date.now())
  })

  test('where no demo ever was, real work is not dated into the future', async () => {
    const before = ahead()
    await app.owner.deleteFrom('demo').execute()
    expect((await move(20)).status).toBe(404)
    expect(ahead()).toBe(before)
    await app.owner.insertInto('demo').defaultValues().execute()
  })

  test('nobody who is not signed in moves it', async () => {
    expect((await app.nobody.call(moveDemoClock, { body: { to: null } })).status).toBe(401)
  })
})
