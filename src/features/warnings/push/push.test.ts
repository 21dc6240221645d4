/** Webhooks over HTTP and through the queue, to a receiver on this machine. */
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testSecret } from '../../../../test/config.ts'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import { jobs } from '../../../entry/rooms.ts'
import type { BodyOf } from '../../../platform/contract/endpoint.ts'
import { appRole } from '../../../platform/database/migrate.ts'
import { prepareQueue } from '../../../platform/jobs/queue.ts'
import { type WorkerParts, workOnce } from '../../../platform/jobs/worker.ts'
import { openLog } from '../../../platform/logs.ts'
import { openMetrics } from '../../../platform/metrics.ts'
import * as moves from '../../hazards/loop/contract/moves.ts'
import { catchUp } from '../../risk/jobs.ts'
import { addWebhook, listWebhooks, removeWebhook, switchWebhook, testWebhook } from './contract.ts'

interface Got {
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
let got: Got[] = []
let answer = { status: 200, headers: {}, body: '{"errcode":0,"code":0}' }
let receiver: Server
let base = ''
let room: HazardRoom
let parts: WorkerParts
let bureau = 0
const system = 'system.lanan'

beforeAll(async () => {
  receiver = createServer((request, reply) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      got.push({ url: request.url ?? '', headers: request.headers, body })
      reply.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
  room = await openHazardRoom({ environment: { WEBHOOK_PRIVATE: 'allow' } })
  const { app } = room
  const workerUrl = await appRole(app.ownerUrl, testSecret.reveal(), 'wufang_worker')
  await prepareQueue(app.ownerUrl, workerUrl)
  const log = openLog({ logLevel: 'silent' })
  parts = { platform: app.platform, workerUrl, jobs, log, metrics: openMetrics(app.platform.pool) }
  const found = await app.owner
    .selectFrom('unit')
    .select('id')
    .where('name', '=', '溪桐县公安局')
    .executeTakeFirstOrThrow()
  bureau = found.id
  await catchUp(app.platform)
})
afterAll(async () => {
  receiver.closeAllConnections()
  receiver.close()
  await room.app.close()
})
beforeEach(() => {
  got = []
  answer = { status: 200, headers: {}, body: '{"errcode":0,"code":0}' }
})

const add = async (over: Partial<BodyOf<typeof addWebhook>> = {}, who = system) =>
  (await room.as(who)).call(addWebhook, {
    body: {
      ...{ unitId: bureau, name: '值班群', url: `${base}/hook?key=hush-key`, format: 'wufang', fromColour: 'orange' },
      ...{ robotSecret: null, ...over },
    },
  })
const list = async () => (await (await room.as(system)).call(listWebhooks)).body.items
const on = (id: string) => ({ params: { unitId: bureau, id } })
const tryOut = async (id: string) => {
  await (await room.as(system)).call(testWebhook, on(id))
  await workOnce(parts)
  return (await list()).find((one) => one.id === id)?.deliveries[0]
}
const remove = async (id: string) => {
  const version = (await list()).find((one) => one.id === id)?.version ?? 0
  return (await room.as(system)).call(removeWebhook, { ...on(id), body: { version } })
}

test('a test arrives signed: timestamp.body by the secret that was told once', async () => {
  const { status, body } = await add()
  expect(status).toBe(201)
  expect(await tryOut(body.id)).toMatchObject({ event: 'test', status: 200, fault: null })
  const [one] = got
  const timestamp = String(one?.headers['x-wufang-timestamp'])
  const right = createHmac('sha256', body.secret ?? '')
    .update(`${timestamp}.${one?.body}`)
    .digest('hex')
  expect(one?.headers['x-wufang-signature']).toBe(right)
  expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60)
  // Neither the address nor a secret is read back, stored open, or in the journal.
  const row = await room.app.owner.selectFrom('webhook').selectAll().where('id', '=', body.id).executeTakeFirstOrThrow()
  const journal = await room.app.owner.selectFrom('journal').select('payload').execute()
  const requests = await room.app.owner.selectFrom('idempotency').select('reply').execute()
  const kept = JSON.stringify([row, row.address?.toString('latin1'), await list(), journal, requests])
  expect(kept).not.toContain('hush')
  expect(kept).not.toContain(body.secret)
  await remove(body.id)
})

test('robots: 企业微信, 钉钉 and 飞书 get their own form and signature; a refusal in a 200 is a fault', async () => {
  const wecom = (await add({ format: 'wecom' })).body
  expect(wecom.secret).toBeNull()
  await tryOut(wecom.id)
  expect(JSON.parse(got[0]?.body ?? '')).toEqual({
    msgtype: 'text',
    text: { content: expect.stringContaining('试发') },
  })
  const ding = (await add({ format: 'dingtalk', robotSecret: 'SEC1' })).body
  await tryOut(ding.id)
  const query = new URL(got[1]?.url ?? '', base).searchParams
  const at = query.get('timestamp') ?? ''
  expect(query.get('sign')).toBe(createHmac('sha256', 'SEC1').update(`${at}\nSEC1`).digest('base64'))
  expect(query.get('key')).toBe('hush-key')
  const feishu = (await add({ format: 'feishu', robotSecret: 'fs' })).body
  await tryOut(feishu.id)
  const sent = JSON.parse(got[2]?.body ?? '{}')
  expect(sent).toMatchObject({
    ...{ msg_type: 'text', content: { text: expect.any(String) } },
    sign: createHmac('sha256', `${sent.timestamp}\nfs`).update('').digest('base64'),
  })
  answer = { status: 200, headers: {}, body: '{"errcode":310000,"errmsg":"sign not match"}' }
  expect(await tryOut(ding.id)).toMatchObject({ status: 200, fault: 'robot' })
  for (const { id } of [wecom, ding, feishu]) await remove(id)
})

test('a redirect is not followed', async () => {
  const { id } = (await add()).body
  answer = { status: 302, headers: { location: `${base}/elsewhere` }, body: '' }
  expect(await tryOut(id)).toMatchObject({ status: 302, fault: 'status' })
  expect(got).toHaveLength(1)
  await remove(id)
})

test('a warning at a facility in the territory is sent, tried again until it arrives, and not sent where paused', async () => {
  const active = (await add()).body
  const paused = (await add({ name: '停用的', url: `${base}/paused` })).body
  const who = await room.as(system)
  const version = (await list()).find((one) => one.id === paused.id)?.version ?? 0
  const off = await who.call(switchWebhook, { ...on(paused.id), body: { version, active: false } })
  expect(off.body.version).toBe(version + 1)
  answer = { status: 503, headers: {}, body: '' }
  const { id } = (await room.report(await room.as('officer2.xitong'), { object: '燃气管道' })).body
  await room.act('director.xitong', id, moves.gradeHazard, { grade: 'major', interim: '停气，专人看守' })
  room.app.setNow(new Date(room.app.platform.clock.now().getTime() + 10 * 86_400_000))
  await catchUp(room.app.platform)
  await workOnce(parts)
  const mine = () => got.filter(({ url }) => url.startsWith('/hook'))
  expect(mine().length).toBeGreaterThan(0)
  expect(got.some(({ url }) => url === '/paused')).toBe(false)
  const message = JSON.parse(mine().at(-1)?.body ?? '{}')
  expect(message).toMatchObject({
    event: 'opened',
    warning: {
      colour: 'red',
      unitId: room.unitId,
      unit: { zh: '溪桐县看守所' },
      link: expect.stringContaining('/warnings/'),
    },
  })
  expect((await list()).find((one) => one.id === active.id)?.deliveries[0]).toMatchObject({
    status: 503,
    fault: 'status',
  })
  await bringForward()
  answer = { status: 200, headers: {}, body: '' }
  await workOnce(parts)
  // The same delivery, so that the receiver can tell it has it already.
  const [first, last] = [mine().at(0), mine().at(-1)]
  expect(last?.headers['x-wufang-delivery']).toBe(first?.headers['x-wufang-delivery'])
  expect((await list()).find((one) => one.id === active.id)?.deliveries[0]).toMatchObject({ status: 200, fault: null })
})

/** What the queue will try later is due now. */
async function bringForward(): Promise<void> {
  const client = new pg.Client({ connectionString: room.app.superuserUrl })
  await client.connect()
  try {
    const found = await client.query('update graphile_worker._private_jobs set run_at = now() where attempts = 1')
    expect(found.rowCount).toBe(1)
  } finally {
    await client.end()
  }
}

test('what cannot be is refused: addresses, units, secrets, too many', async () => {
  const type = async (over: Partial<BodyOf<typeof addWebhook>>) => (await add(over)).problem.type
  expect(await type({ url: 'https://user:word@example.com/' })).toBe('/problems/webhook-address')
  expect(await type({ url: 'http://8.8.8.8/' })).toBe('/problems/webhook-address')
  expect(await type({ url: 'not an address' })).toBe('/problems/webhook-address')
  expect(await type({ unitId: room.unitId })).toBe('/problems/webhook-unit')
  expect(await type({ robotSecret: 'x' })).toBe('/problems/webhook-secret')
  expect((await add({}, 'director.xitong')).status).toBe(403)
  for (let n = (await list()).length; n < 10; n++) expect((await add({ name: `群 ${n}` })).status).toBe(201)
  expect(await type({})).toBe('/problems/webhook-many')
})
