/** Passes, marks, photos seen before and what is told of them, over HTTP on a real PostgreSQL. */
import type { Buffer } from 'node:buffer'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../../../../test/harness.ts'
import { type HazardRoom, openHazardRoom } from '../../../../test/hazard-room.ts'
import { again, changed, photograph } from '../../../../test/scenes.ts'
import { mostPasses, type StoredFile, takePasses } from '../../../platform/contract/files.ts'
import { enter } from '../../../platform/database/scope.ts'
import { openWork } from '../../../platform/endpoint.ts'
import { lookBack } from '../../../platform/files/look-back.ts'
import { newId } from '../../../platform/id.ts'
import {
  approveHazard,
  closeHazard,
  gradeHazard,
  planHazard,
  refuseHazard,
  startHazard,
  submitHazard,
} from '../loop/contract/moves.ts'
import { checkPhotos, readEvidence } from './contract.ts'

let room: HazardRoom
let officer: Client
let other: { readonly client: Client; readonly unitId: number }
let photos: readonly Buffer[]

beforeAll(async () => {
  room = await openHazardRoom()
  officer = await room.as('officer1.xitong')
  const { unit_id } = await room.app.owner
    .selectFrom('account')
    .select('unit_id')
    .where('username', '=', 'officer1.lanan')
    .executeTakeFirstOrThrow()
  other = { client: await room.as('officer1.lanan'), unitId: unit_id }
  photos = await Promise.all([81, 82, 83, 84, 85, 86, 87].map((seed) => photograph(seed)))
}, 120_000)
afterAll(() => room.app.close())

const photo = (n: number): Buffer => photos[n] as Buffer

interface Sending {
  readonly unitId?: number
  readonly source?: 'camera' | 'file'
  readonly pass?: string
  readonly key?: string
}

async function send(client: Client, bytes: Buffer, how: Sending = {}): Promise<StoredFile> {
  const query = new URLSearchParams({ unitId: String(how.unitId ?? room.unitId), name: '现场.jpg' })
  if (how.source) query.set('source', how.source)
  if (how.pass) query.set('pass', how.pass)
  const response = await fetch(`${room.app.url}/api/files?${query}`, {
    method: 'POST',
    headers: {
      cookie: client.cookie,
      'x-wufang': '1',
      'idempotency-key': how.key ?? newId(),
      'content-type': 'image/jpeg',
    },
    body: new Uint8Array(bytes),
  })
  const body = (await response.json()) as StoredFile
  expect([response.status, body]).toEqual([201, expect.anything()])
  return body
}

const passOf = async (client: Client): Promise<string> =>
  (await client.call(takePasses, { body: { count: 1 } })).body.items[0]?.nonce ?? ''
const markOf = ({ mark, markReason }: StoredFile) => [mark, markReason]
/** Every content once: what a pass is used for must not look like a retry. */
let made = 0
const fresh = (): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: ++made, g: 7, b: 9 } } })
    .jpeg()
    .toBuffer()

describe('capture passes', () => {
  test('a photo that comes with its pass is captured, between issue and receipt by our clock; a chosen one is chosen', async () => {
    const pass = await passOf(officer)
    const sent = await send(officer, await fresh(), { source: 'camera', pass })
    expect(markOf(sent)).toEqual(['captured', null])
    expect(Date.parse(sent.takenAfter ?? '')).toBeLessThanOrEqual(Date.parse(sent.uploadedAt))
    expect(markOf(await send(officer, await fresh(), { source: 'file' }))).toEqual(['chosen', null])
    expect(markOf(await send(officer, await fresh()))).toEqual(['chosen', null])
    const entry = await room.app.owner
      .selectFrom('journal')
      .select('payload')
      .where('subject_id', '=', sent.id)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(entry.payload)).toMatchObject({ mark: 'captured', takenAfter: sent.takenAfter })
  })

  test('no pass, a forged one, another person’s, one used before: chosen, with the reason, and the photo is kept', async () => {
    const theirs = await passOf(other.client)
    const used = await passOf(officer)
    await send(officer, await fresh(), { source: 'camera', pass: used })
    for (const [pass, reason] of [
      [undefined, 'no-pass'],
      ['AAAAAAAAAAAAAAAAAAAAAAAA', 'unknown'],
      [theirs, 'unknown'],
      [used, 'used'],
    ] as const) {
      const sent = await send(officer, await fresh(), { source: 'camera', ...(pass ? { pass } : {}) })
      expect([...markOf(sent), sent.takenAfter]).toEqual(['chosen', reason, null])
    }
    // Tried by somebody else, it is still good for its owner.
    expect(markOf(await send(other.client, await fresh(), { pass: theirs, unitId: other.unitId }))[0]).toBe('captured')
  })

  test('the same photo once more, after an answer got lost, is no second use', async () => {
    const [pass, bytes] = [await passOf(officer), await fresh()]
    const first = await send(officer, bytes, { pass })
    const second = await send(officer, bytes, { pass })
    expect([second.mark, second.takenAfter]).toEqual(['captured', first.takenAfter])
  })

  test('two photos with one pass at once: one is captured', async () => {
    const [pass, one, two] = [await passOf(officer), await fresh(), await fresh()]
    const both = await Promise.all([send(officer, one, { pass }), send(officer, two, { pass })])
    expect(both.map((file) => file.mark).sort()).toEqual(['captured', 'chosen'])
    expect(both.find((file) => file.mark === 'chosen')?.markReason).toBe('used')
  })

  test('an expired pass is told from one that never was', async () => {
    const pass = await passOf(officer)
    await room.app.owner
      .updateTable('capture_pass')
      .set({ issued_at: new Date(Date.now() - 50 * 3_600_000), expires_at: new Date(Date.now() - 26 * 3_600_000) })
      .where('nonce', '=', pass)
      .execute()
    expect(markOf(await send(officer, await fresh(), { pass }))).toEqual(['chosen', 'expired'])
  })

  test('nobody holds more than there may be: the oldest are given up', async () => {
    for (let n = 0; n < 4; n++) await other.client.call(takePasses, { body: { count: 20 } })
    const { n } = await room.app.owner
      .selectFrom('capture_pass')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('account_id', '=', await room.idOf('officer1.lanan'))
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow()
    expect(n).toBe(mostPasses)
  })
})

/** A hazard that waits for its rectification to be sent. */
async function rectifying(files: readonly string[], place = '二监区楼道'): Promise<string> {
  const id = (await room.report(officer, { files, place })).body.id
  await room.act('director.xitong', id, gradeHazard, { grade: 'general', interim: null })
  await room.act('officer1.xitong', id, planHazard, await room.plan('officer1.xitong'))
  await room.act('director.xitong', id, approveHazard, { note: '' })
  await room.act('officer1.xitong', id, startHazard, {})
  return id
}
const check = async (client: Client, file: string, hazard?: string, unitId = room.unitId) =>
  (await client.call(checkPhotos, { params: { unitId }, query: { files: file, ...(hazard ? { hazard } : {}) } })).body
    .items[0]
const evidence = async (client: Client, id: string) =>
  (await client.call(readEvidence, { params: { unitId: room.unitId, id } })).body.items

describe('photos seen before', () => {
  test('a cropped and re-encoded copy is told to the sender before, to the verifier after, with number, place, date', async () => {
    const found = await send(officer, photo(0))
    expect(found.seenBefore).toBe(0)
    const first = await rectifying([found.id], '三监区配电间')
    const number = (await room.read(officer, first)).number
    const second = await rectifying([(await send(officer, photo(1))).id])

    const copy = await send(officer, await changed(photo(0), 'cropped by up to 10 %, half size, quality 50', 4))
    expect(copy.seenBefore).toBe(1)
    const asked = await check(officer, copy.id, second)
    expect(asked?.seen).toMatchObject([
      { kind: 'hazard', number, id: first, place: { zh: '三监区配电间' }, moment: 'found' },
    ])
    expect(asked?.seen[0]?.share).toBeGreaterThanOrEqual(0.9)
    expect(await check(await room.as('director.xitong'), copy.id)).toBeUndefined()

    const sent = await room.act('officer1.xitong', second, submitHazard, { done: '已更换', files: [copy.id] })
    expect(sent.status).toBe(200)
    const seen = (await evidence(await room.as('director.xitong'), second)).find((one) => one.fileId === copy.id)
    expect(seen?.seen).toMatchObject([{ kind: 'hazard', number, id: first }])
    expect((await room.act('director.xitong', second, closeHazard, { note: '现场复核' })).status).toBe(200)
    expect((await evidence(officer, second)).find((one) => one.fileId === copy.id)?.seen).toHaveLength(1)
  })

  test('the hazard’s own photo of the finding is no photo of its mending; its photo of the mending may come again', async () => {
    const id = await rectifying([(await send(officer, photo(2))).id])
    const before = await send(officer, await changed(photo(2), 'mirrored', 1))
    expect((await check(officer, before.id, id))?.seen).toMatchObject([{ id, moment: 'found' }])

    const after = await photograph(83, again(83, 0.5, true))
    const mended = await send(officer, after)
    expect((await check(officer, mended.id, id))?.seen).toEqual([])
    await room.act('officer1.xitong', id, submitHazard, { done: '已更换', files: [mended.id] })
    await room.act('director.xitong', id, refuseHazard, { reason: '说明不清' })
    const once = await send(officer, await changed(after, 're-encoded, quality 60', 1))
    expect((await check(officer, once.id, id))?.seen).toEqual([])
    expect((await check(officer, once.id))?.seen).toMatchObject([{ id, moment: 'rectified' }])
  })

  test('used by another facility: told that it was, and nothing else; who reads both is told where', async () => {
    const theirs = await send(other.client, photo(3), { unitId: other.unitId })
    const reported = await room.report(other.client, { unitId: other.unitId, files: [theirs.id], place: '岚安伙房' })
    expect(reported.status).toBe(201)
    const id = await rectifying([(await send(officer, photo(4))).id])
    const copy = await send(officer, await changed(photo(3), 'turned by 90°', 1))
    const nothing = { unit: null, id: null, fileId: null, at: null, number: null, place: null, moment: null }
    const asked = await check(officer, copy.id, id)
    expect(asked?.seen).toEqual([{ kind: 'elsewhere', share: expect.any(Number), ...nothing }])
    expect(JSON.stringify(asked)).not.toContain('岚安')
    expect((await room.act('officer1.xitong', id, submitHazard, { done: '已更换', files: [copy.id] })).status).toBe(200)
    const [journal] = await room.app.owner
      .selectFrom('journal')
      .select('payload')
      .where('subject_id', '=', copy.id)
      .execute()
    expect(JSON.parse(journal?.payload ?? '{}')).toMatchObject({ seenBefore: 1 })
    expect(journal?.payload).not.toContain(theirs.id)
  })

  test('a photo nobody used yet, a new photo of the same place, a plain wall: not told', async () => {
    await send(officer, photo(5))
    expect((await send(officer, await changed(photo(5), 'half size', 1))).seenBefore).toBe(0)
    expect((await send(officer, await photograph(81, again(81, 1, true)))).seenBefore).toBe(0)
    const wall = (tone: string) =>
      sharp({ create: { width: 640, height: 480, channels: 3, background: tone } })
        .jpeg()
        .toBuffer()
    const plain = await send(officer, await wall('#808080'))
    await room.report(officer, { files: [plain.id] })
    expect((await send(officer, await wall('#848484'))).seenBefore).toBe(0)
    // The same bytes are the same photo, whatever they show.
    expect((await send(officer, await wall('#808080'))).seenBefore).toBe(1)
  })

  test('two records take the same photo at the same time: the later one is found by looking back', async () => {
    const [one, two] = [await send(officer, photo(6)), await send(officer, await changed(photo(6), 'as WebP', 1))]
    expect([one.seenBefore, two.seenBefore]).toEqual([0, 0])
    await room.report(officer, { files: [two.id] })
    await room.report(officer, { files: [one.id] })
    const { platform } = room.app
    const scope = { units: [room.unitId], audience: 1 }
    for (let turn = 0; turn < 2; turn++)
      await platform.pool.db.transaction().execute(async (tx) => {
        await enter(tx, scope, null)
        const now = platform.clock.now()
        const open = openWork(platform, tx, { now, today: platform.clock.day(now), scope, actor: null, posts: [] })
        await lookBack(open.work, room.unitId, [one.id, two.id])
        await open.finish()
      })
    expect([(await check(officer, one.id))?.seen.length, (await check(officer, two.id))?.seen.length]).toEqual([1, 0])
  })
})

test('what the camera’s clock says is told as a fact; without one, nothing is', async () => {
  const shot = (time: string) =>
    sharp({ create: { width: 64, height: 48, channels: 3, background: '#776655' } })
      .jpeg()
      .withExif({ IFD2: { DateTimeOriginal: time } })
      .toBuffer()
  const old = await send(officer, await shot('2024:03:02 10:00:00'))
  const facts = await check(officer, old.id)
  expect(facts?.drift).toMatchObject({ side: 'earlier', unit: 'days' })
  expect(facts?.cameraAt).toBe('2024-03-02T02:00:00.000Z')
  expect((await check(officer, (await send(officer, await fresh())).id))?.drift).toBeNull()
})
