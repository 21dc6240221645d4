import { Writable } from 'node:stream'
import { sql } from 'kysely'
import type { pino } from 'pino'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testSecret } from '../../../test/config.ts'
import { addFacility, addPost } from '../../../test/fixture.ts'
import { startApp, type TestApp } from '../../../test/harness.ts'
import { endpoint } from '../contract/endpoint.ts'
import { event } from '../contract/event.ts'
import { problems, refuse } from '../contract/problem.ts'
import { UnitId } from '../contract/schema.ts'
import { appRole } from '../database/migrate.ts'
import { serve } from '../endpoint.ts'
import { openLog } from '../logs.ts'
import { openMetrics } from '../metrics.ts'
import { forgetRequests } from '../upkeep.ts'
import { job, schedule, unitSchedule } from './job.ts'
import { openQueue, prepareQueue, queueDepth } from './queue.ts'
import { startWorker, type WorkerParts, workOnce } from './worker.ts'

const done = event('test.done', { zh: '完成', en: 'Done' }, Type.Object({ n: Type.Integer() }))
const ask = endpoint({
  name: 'test.ask',
  method: 'POST',
  path: '/api/test/ask',
  may: ['officer'],
  title: { zh: '请求', en: 'Ask' },
  body: Type.Object({
    unitId: UnitId,
    n: Type.Integer(),
    key: Type.Optional(Type.String()),
    fail: Type.Optional(Type.Boolean()),
  }),
})
const routes = [
  serve(ask, async ({ body, enqueue }) => {
    const { unitId, n, key } = body
    enqueue({ task: 'test.count', unitId, payload: { n }, ...(key ? { key } : {}) })
    if (body.fail) throw refuse(problems.conflict, { what: '' })
    return null
  }),
]

let seen: { unitId: number; n: number; units: number[]; journals: number[] }[] = []
let rounds: number[] = []
let once = 0
const jobs = [
  job('test.count', Type.Object({ n: Type.Integer() }), async (work, unitId, { n }) => {
    const { rows } = await sql<{ units: number[]; journals: number[] }>`select app.units() as units,
      array(select distinct unit_id from journal order by 1) as journals`.execute(work.tx)
    await work.record(done, { unitId, subject: { type: 'test', id: '1' } }, { n })
    if (n < 0) throw new Error('王某某 has failed')
    seen.push({ unitId, n, ...(rows[0] ?? { units: [], journals: [] }) })
  }),
  schedule('test.once', '* * * * *', async () => {
    once++
  }),
  unitSchedule('test.each', '* * * * *', async (_work, unitId) => {
    rounds.push(unitId)
  }),
]

let app: TestApp
let parts: WorkerParts
let mine: number
let other: number
let lines: Record<string, unknown>[] = []
const destination = new Writable({
  write(chunk, _encoding, next) {
    for (const line of String(chunk).trim().split('\n')) lines.push(JSON.parse(line))
    next()
  },
})

beforeAll(async () => {
  app = await startApp({ rooms: { routes, reactions: [] } })
  mine = await addFacility(app, '98', '甲所')
  other = await addFacility(app, '97', '乙所')
  await addPost(app, 'jobs.mine', mine, 'officer')
  await addPost(app, 'jobs.other', other, 'officer')
  const workerUrl = await appRole(app.ownerUrl, testSecret.reveal(), 'wufang_worker')
  await prepareQueue(app.ownerUrl, workerUrl)
  await prepareQueue(app.ownerUrl, workerUrl)
  const log = openLog({ logLevel: 'info' }, destination as unknown as pino.DestinationStream)
  parts = { platform: app.platform, workerUrl, jobs, log, metrics: openMetrics(app.platform.pool) }
})
afterAll(() => app.close())

const call = async (n: number, more: { key?: string; unitId?: number; fail?: boolean } = {}) =>
  (await app.as('jobs.mine')).call(ask, { body: { unitId: mine, n, ...more } })

test('a job runs after the commit, with the scope of its unit and nothing more', async () => {
  await (await app.as('jobs.other')).call(ask, { body: { unitId: other, n: 7 } })
  expect((await call(1)).status).toBe(204)
  expect(seen).toEqual([])
  await workOnce(parts)
  expect(seen.map(({ unitId, n }) => [unitId, n]).sort()).toEqual(
    [
      [mine, 1],
      [other, 7],
    ].sort(),
  )
  seen = []
  await call(2)
  await workOnce(parts)
  // Both units have a journal by now; the job sees only its own.
  expect(seen).toEqual([{ unitId: mine, n: 2, units: [mine], journals: [mine] }])
  const entries = await app.owner.selectFrom('journal').select('payload').where('unit_id', '=', mine).execute()
  expect(entries.map((entry) => entry.payload)).toEqual(['{"n":1}', '{"n":2}'])
})

test('no commit, no job', async () => {
  seen = []
  expect((await call(3, { fail: true })).status).toBe(409)
  await workOnce(parts)
  expect(seen).toEqual([])
})

test('nobody asks for a job in a unit outside the scope', async () => {
  expect((await call(4, { unitId: other })).status).toBe(403)
})

test('of jobs with one key, the newest is done once', async () => {
  seen = []
  for (const n of [5, 6, 7]) await call(n, { key: 'one' })
  await workOnce(parts)
  expect(seen.map(({ n }) => n)).toEqual([7])
})

test('a failing job writes nothing, stays in the queue, and is told without personal data', async () => {
  lines = []
  await call(-1)
  await workOnce(parts)
  const entries = await app.owner.selectFrom('journal').select('payload').where('payload', '=', '{"n":-1}').execute()
  expect(entries).toEqual([])
  expect(lines).toMatchObject([{ level: 'error', task: 'test.count', attempt: 1, fault: { type: 'Error' } }])
  expect(JSON.stringify(lines)).not.toContain('王某某')
  const queue = openQueue(parts.workerUrl, 1)
  expect(await queueDepth(queue)).toMatchObject({ failing: 1, dead: 0 })
  const { rows } = await queue.query('select last_error, run_at > now() as later from graphile_worker.jobs')
  expect(rows).toMatchObject([{ last_error: 'Error', later: true }])
  await queue.query('delete from graphile_worker._private_jobs')
  await queue.end()
  expect(await parts.metrics.registry.metrics()).toMatch(
    /wufang_job_seconds_count\{task="test.count",outcome="failed"\} 1/,
  )
})

test('a schedule for units runs once in each open unit', async () => {
  const queue = openQueue(parts.workerUrl, 1)
  await queue.query("select graphile_worker.add_job('test.each'), graphile_worker.add_job('test.once')")
  await queue.end()
  await workOnce(parts)
  await workOnce(parts)
  const units = await app.owner.selectFrom('unit').select('id').where('closed_on', 'is', null).execute()
  expect(rounds.toSorted((a, b) => a - b)).toEqual(units.map(({ id }) => id).sort((a, b) => a - b))
  expect(once).toBe(1)
  rounds = []
})

test('a running worker takes jobs by itself, and stops in order', async () => {
  seen = []
  const worker = startWorker(parts)
  await call(8)
  await expect.poll(() => seen.map(({ n }) => n), { timeout: 8_000 }).toEqual([8])
  await worker.stop()
})

test('the app itself reaches neither queue nor outbox', async () => {
  for (const table of ['app.outbox', 'graphile_worker._private_jobs'])
    await expect(sql`select from ${sql.raw(table)}`.execute(app.platform.pool.db)).rejects.toMatchObject({
      code: '42501',
    })
})

test('answers for repeated requests are kept a week', async () => {
  await call(9)
  const count = async () =>
    (
      await app.owner
        .selectFrom('idempotency')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst()
    )?.n
  const before = await count()
  await forgetRequests(app.platform)
  expect(await count()).toBe(before)
  await app.owner
    .updateTable('idempotency')
    .set({ at: new Date(Date.now() - 8 * 86_400_000) })
    .execute()
  await forgetRequests(app.platform)
  expect(await count()).toBe(0)
})
