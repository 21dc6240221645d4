/** Sending and reading files. The bytes are taken in before the transaction and given out after it. */
import { rm } from 'node:fs/promises'
import { fileUploaded, getFile, isPhoto, type PhotoSize, type StoredFile, sendFile } from '../contract/files.ts'
import { problems, refuse } from '../contract/problem.ts'
import { audience } from '../contract/role.ts'
import { within } from '../database/scope.ts'
import { type Platform, type Served, serve } from '../endpoint.ts'
import { showPhoto } from './derive.ts'
import { keepGrey } from './grey.ts'
import { lockContents } from './lock.ts'
import { markOf, passRoutes } from './passes.ts'
import type { Received } from './receive.ts'
import { compare, insertPrint, seenIn } from './seen.ts'
import { localStore, type Store } from './store.ts'

export const storeOf = (platform: Platform): Store => localStore(platform.config.home)

const send = serve(sendFile, async (call) => {
  const { tx, query, now, actor, scope } = call
  const received = call.body as unknown as Received
  const { sha256, size, type, photo } = received
  call.mustReach(query.unitId)
  // Held until commit: nobody removes this content between our finding it there and our row standing for it.
  await lockContents(tx, [sha256])
  const store = storeOf(call.platform)
  await store.keep(received.path, sha256)

  const id = call.newId()
  const mine = scope.audience | audience.police
  const capturedAt = photo?.capturedAt ?? null
  const driftSeconds = capturedAt ? Math.round((now.getTime() - capturedAt.getTime()) / 1000) : null
  const marked = photo ? await markOf(call, { ...query, sha256 }) : null
  const capture = { ...photo?.camera, ...(driftSeconds === null ? {} : { driftSeconds }) }
  await tx
    .insertInto('file')
    .values({
      unit_id: query.unitId,
      id,
      sha256,
      size,
      type,
      name: query.name,
      uploaded_by: actor.accountId,
      uploaded_at: now,
      captured_at: capturedAt,
      capture: JSON.stringify(capture),
      width: photo?.width ?? null,
      height: photo?.height ?? null,
      subject_type: null,
      subject_id: null,
      audience: mine,
      mark: marked?.mark ?? null,
      pass_issued_at: marked?.takenAfter ?? null,
      mark_reason: marked?.reason ?? null,
    })
    .execute()
  let seenBefore = 0
  if (photo) {
    const seen = { unitId: query.unitId, id, sha256, ...seenIn(photo.grey), audience: mine }
    await keepGrey(store, sha256, photo.grey)
    await insertPrint(tx, seen)
    seenBefore = await compare(call, store, seen, now)
  }
  const told = {
    mark: marked?.mark ?? null,
    takenAfter: marked?.takenAfter?.toISOString() ?? null,
    markReason: marked?.reason ?? null,
    seenBefore,
  }
  await call.record(
    fileUploaded,
    { unitId: query.unitId, subject: { type: 'file', id }, files: [sha256] },
    { sha256, type, size, capturedAt: capturedAt?.toISOString() ?? null, driftSeconds, ...told },
  )
  const stored: StoredFile = {
    id,
    unitId: query.unitId,
    sha256,
    type,
    size,
    name: query.name,
    capturedAt: capturedAt?.toISOString() ?? null,
    uploadedAt: now.toISOString(),
    width: photo?.width ?? null,
    height: photo?.height ?? null,
    ...told,
  }
  return stored
})

const get = serve(getFile, async ({ tx, params, query, scope, actor, platform, request, reply }) => {
  const file = await tx
    .selectFrom('file')
    .select(['sha256', 'type', 'name', 'size', 'uploaded_by', 'subject_type'])
    .where('id', '=', params.id)
    .where((eb) => within(scope, eb.ref('file.unit_id'), eb.ref('file.audience')))
    .executeTakeFirst()
  // Until a record claims it, a file is its sender's alone.
  const visible = file && (file.subject_type !== null || file.uploaded_by === actor.accountId)
  if (!visible) throw refuse(problems.notFound, {})

  const size: PhotoSize = query.size ?? 'full'
  const photo = isPhoto(file.type)
  const tag = `"${file.sha256}-${size}"`
  const name = encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  reply.headers({
    etag: tag,
    'cache-control': 'private, max-age=31536000, immutable',
    'content-disposition': `${photo ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  })
  if (request.headers['if-none-match'] === tag) {
    reply.code(304)
    return null
  }
  const store = storeOf(platform)
  return async () => {
    if (!photo) {
      reply.type(file.type).header('content-length', file.size)
      return store.read(file.sha256)
    }
    const shown = await showPhoto(store, file.sha256, file.type as StoredFile['type'], size)
    reply.type(shown.type)
    return shown.bytes
  }
})

export const fileRoutes: readonly Served[] = [send, get, ...passRoutes]

/** What an upload that did not end in a record leaves behind. */
export const dropReceived = (received: Received): Promise<void> => rm(received.path, { force: true })
