import { createHash } from 'node:crypto'
import { mkdtemp, open, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addFacility, addPost } from '../../../test/fixture.ts'
import { type Client, startApp, type TestApp } from '../../../test/harness.ts'
import { documentLimit, photoLimit, type StoredFile } from '../contract/files.ts'
import { enter } from '../database/scope.ts'
import { openWork, type Work } from '../endpoint.ts'
import { newId } from '../id.ts'
import { claimFiles } from './claim.ts'
import { fileRoutes, storeOf } from './routes.ts'
import { expireFiles, sweepContents } from './upkeep.ts'

let app: TestApp
let mine: number
let other: number
let me: string
let them: string
let officer: Client
let colleague: Client
let stranger: Client
let photo: Buffer

beforeAll(async () => {
  app = await startApp({ rooms: { routes: fileRoutes, reactions: [] } })
  mine = await addFacility(app, '98', '甲所')
  other = await addFacility(app, '97', '乙所')
  me = await addPost(app, 'files.officer', mine, 'officer')
  await addPost(app, 'files.colleague', mine, 'officer')
  them = await addPost(app, 'files.stranger', other, 'officer')
  officer = await app.as('files.officer')
  colleague = await app.as('files.colleague')
  stranger = await app.as('files.stranger')
  photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#884422' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: 'Maker', Model: 'Model 1' },
      IFD2: { DateTimeOriginal: '2026:03:05 07:30:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '25/1 2/1 3/1', GPSLongitudeRef: 'E', GPSLongitude: '102/1 4/1 5/1' },
    })
    .toBuffer()
})
afterAll(() => app.close())

interface Sent {
  readonly status: number
  readonly file: StoredFile
  readonly problem: { readonly type: string; readonly detail: string }
}

async function send(client: Client, bytes: Buffer, how: { unitId?: number; key?: string; type?: string } = {}) {
  const response = await fetch(
    `${app.url}/api/files?unitId=${how.unitId ?? mine}&name=${encodeURIComponent('现场.jpg')}`,
    {
      method: 'POST',
      headers: {
        cookie: client.cookie,
        'x-wufang': '1',
        'idempotency-key': how.key ?? newId(),
        'content-type': how.type ?? 'image/jpeg',
      },
      body: new Uint8Array(bytes),
    },
  )
  const body = await response.json()
  return { status: response.status, file: body, problem: body } as Sent
}

const read = (client: Client, id: string, size = 'full', headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/files/${id}?size=${size}`, { headers: { cookie: client.cookie, ...headers } })

async function working<T>(unitId: number, run: (work: Work) => Promise<T>, accountId = me): Promise<T> {
  const { platform } = app
  return platform.pool.db.transaction().execute(async (tx) => {
    const scope = { units: [unitId], audience: 1 }
    await enter(tx, scope, accountId)
    const actor = {
      accountId,
      sessionId: newId(),
      name: '',
      language: 'zh',
      stage: 'full',
      seenAt: new Date(),
      posts: [],
    } as const
    const now = platform.clock.now()
    const open = openWork(platform, tx, { now, today: platform.clock.day(now), scope, actor, posts: [] })
    const result = await run(open.work)
    await open.finish()
    return result
  })
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const arriving = () => readdir(join(app.platform.config.home, 'arriving'))

test('a photo is kept untouched, its camera data read, its hash in the journal', async () => {
  const sent = await send(officer, photo)
  expect(sent.status).toBe(201)
  expect(sent.file).toMatchObject({ sha256: hashOf(photo), type: 'image/jpeg', size: photo.length, name: '现场.jpg' })
  // Turned a quarter; camera time without offset is the region's.
  expect([sent.file.width, sent.file.height]).toEqual([480, 640])
  expect(sent.file.capturedAt).toBe('2026-03-04T23:30:00.000Z')
  expect(await readFile(storeOf(app.platform).pathOf(sent.file.sha256))).toEqual(photo)
  const row = await app.owner
    .selectFrom('file')
    .select('capture')
    .where('id', '=', sent.file.id)
    .executeTakeFirstOrThrow()
  expect(row.capture).toMatchObject({ make: 'Maker', model: 'Model 1', offsetKnown: false })
  expect((row.capture as { latitude: number }).latitude).toBeCloseTo(25.03417, 4)
  const entry = await app.owner
    .selectFrom('journal')
    .select(['action', 'files'])
    .where('subject_id', '=', sent.file.id)
    .executeTakeFirstOrThrow()
  expect(entry).toEqual({ action: 'file.uploaded', files: sent.file.sha256 })
  expect(await arriving()).toEqual([])
})

test('what is delivered carries no camera data, stands upright, and cannot run', async () => {
  const { file } = await send(officer, photo)
  for (const size of ['full', 'large', 'small']) {
    const response = await read(officer, file.id, size)
    expect(response.status).toBe(200)
    const bytes = Buffer.from(await response.arrayBuffer())
    const { width, height, exif, xmp, iptc } = await sharp(bytes).metadata()
    expect([exif, xmp, iptc, bytes.includes('Maker')]).toEqual([undefined, undefined, undefined, false])
    expect([width, height]).toEqual(size === 'small' ? [240, 320] : [480, 640])
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(response.headers.get('content-disposition')).toBe("inline; filename*=UTF-8''%E7%8E%B0%E5%9C%BA.jpg")
    expect(response.headers.get('cache-control')).toContain('private')
    const again = await read(officer, file.id, size, { 'if-none-match': response.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  }
})

test('a document is delivered as it came, to be saved', async () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
  const { file, status } = await send(officer, pdf, { type: 'text/html' })
  expect([status, file.type, file.width]).toEqual([201, 'application/pdf', null])
  const response = await read(officer, file.id)
  expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/)
})

test.each([
  ['text called a photo', () => Buffer.from('<script>alert(1)</script>'), 415, 'file-type-refused'],
  [
    'JPEG by its first bytes only',
    () => Buffer.concat([photo.subarray(0, 4), Buffer.alloc(600, 7)]),
    422,
    'file-broken',
  ],
  ['a photo cut in half', () => photo.subarray(0, photo.length / 2), 422, 'file-broken'],
  ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'file-type-refused'],
  ['nothing', () => Buffer.alloc(0), 422, 'file-empty'],
  ['a photo above the limit', () => Buffer.concat([photo, Buffer.alloc(photoLimit)]), 413, 'too-large'],
  ['more than any file may have', () => Buffer.alloc(documentLimit + 1), 413, 'too-large'],
])('refused: %s', async (_what, bytes, status, slug) => {
  const sent = await send(officer, bytes())
  expect([sent.status, sent.problem.type]).toEqual([status, `/problems/${slug}`])
  expect(await arriving()).toEqual([])
})

test('a small file that unfolds into a sea of pixels is refused', async () => {
  const bomb = await sharp({
    create: { width: 10_000, height: 8_000, channels: 3, background: '#000' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer()
  const sent = await send(officer, bomb)
  expect([sent.status, sent.problem.type]).toEqual([422, '/problems/file-too-many-pixels'])
  expect(sent.problem.detail).toContain('6400 万像素')
})

test('the same request twice makes one file; other content under its key is refused', async () => {
  const key = newId()
  const first = await send(officer, photo, { key })
  const second = await send(officer, photo, { key })
  expect(second.file).toEqual(first.file)
  const [count] = await app.owner
    .selectFrom('file')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('id', '=', first.file.id)
    .execute()
  expect(count?.n).toBe(1)
  const reused = await send(officer, await sharp(photo).png().toBuffer(), { key })
  expect([reused.status, reused.problem.type]).toEqual([422, '/problems/idempotency-key-reused'])
  expect(await arriving()).toEqual([])
})

test('only for the own unit; the sender alone sees it until it is claimed, other units never', async () => {
  expect((await send(officer, photo, { unitId: other })).status).toBe(403)
  expect((await send(app.nobody, photo)).status).toBe(401)
  const { file } = await send(officer, photo)
  expect((await read(colleague, file.id)).status).toBe(404)
  expect((await read(stranger, file.id)).status).toBe(404)
  const subject = { type: 'hazard', id: newId() }
  const claimed = await working(mine, (work) => claimFiles(work, { unitId: mine, ids: [file.id], subject }))
  expect(claimed).toEqual([{ id: file.id, sha256: file.sha256 }])
  expect((await read(colleague, file.id)).status).toBe(200)
  expect((await read(stranger, file.id)).status).toBe(404)
})

test('a claim holds for one subject, one unit, one sender', async () => {
  const { file } = await send(officer, photo)
  const subject = { type: 'hazard', id: newId() }
  const claim = (unitId: number, to: typeof subject, account?: string) =>
    working(unitId, (work) => claimFiles(work, { unitId, ids: [file.id], subject: to }), account)
  await expect(claim(other, subject)).rejects.toThrow('file-not-claimable')
  await expect(claim(mine, subject, newId())).rejects.toThrow('file-not-claimable')
  await claim(mine, subject)
  await claim(mine, subject)
  await expect(claim(mine, { type: 'hazard', id: newId() })).rejects.toThrow('file-not-claimable')
})

test('unclaimed files go after a day; bytes go only when no unit holds them', async () => {
  const store = storeOf(app.platform)
  const shared = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  const lone = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#654321' } })
    .png()
    .toBuffer()
  const here = await send(officer, shared)
  const there = await send(stranger, shared, { unitId: other })
  const alone = await send(officer, lone)
  await working(
    other,
    (work) => claimFiles(work, { unitId: other, ids: [there.file.id], subject: { type: 'hazard', id: newId() } }),
    them,
  )
  const old = new Date(Date.now() - 26 * 3_600_000)
  await app.owner
    .updateTable('file')
    .set({ uploaded_at: old })
    .where('id', 'in', [here.file.id, alone.file.id])
    .execute()
  for (const hash of [here.file.sha256, alone.file.sha256]) await utimes(store.pathOf(hash), old, old)

  await expect(
    working(mine, (work) =>
      claimFiles(work, { unitId: mine, ids: [here.file.id], subject: { type: 'hazard', id: newId() } }),
    ),
  ).rejects.toThrow('file-not-claimable')
  await working(mine, (work) => expireFiles(work, mine))
  expect((await read(officer, here.file.id)).status).toBe(404)
  expect(await sweepContents(app.platform, store)).toBe(1)
  expect((await read(stranger, there.file.id)).status).toBe(200)
  await expect(readFile(store.pathOf(alone.file.sha256))).rejects.toThrow('ENOENT')
})

test('an upload that breaks off leaves nothing', async () => {
  const stop = new AbortController()
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(photo.subarray(0, 200)))
      setTimeout(() => stop.abort(), 200)
    },
  })
  const sending = fetch(`${app.url}/api/files?unitId=${mine}&name=a`, {
    method: 'POST',
    headers: { cookie: officer.cookie, 'x-wufang': '1', 'idempotency-key': newId() },
    body,
    duplex: 'half',
    signal: stop.signal,
  } as RequestInit)
  await expect(sending).rejects.toThrow()
  await expect.poll(arriving).toEqual([])
})

test('a full disk is said so, and nothing is left lying', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wufang-full-'))
  const handle = await open(join(folder, 'any'), 'w')
  const writing = vi.spyOn(Object.getPrototypeOf(handle), 'write')
  writing.mockRejectedValue(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }))
  try {
    const sent = await send(officer, photo)
    expect([sent.status, sent.problem.type]).toEqual([507, '/problems/storage-full'])
  } finally {
    writing.mockRestore()
    await handle.close()
    await rm(folder, { recursive: true })
  }
  expect(await arriving()).toEqual([])
  expect((await send(officer, photo)).status).toBe(201)
})

test('leftovers of a killed process are cleared', async () => {
  const path = await storeOf(app.platform).arriving()
  await writeFile(path, 'half')
  await utimes(path, new Date(0), new Date(0))
  await sweepContents(app.platform, storeOf(app.platform))
  expect(await arriving()).toEqual([])
})
