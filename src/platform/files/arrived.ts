/**
 * Photos that came inside a request, already made small by the phone: looked at and kept like uploads, but in the one
 * transaction with the record they belong to. This is the only way by which somebody without an account leaves bytes
 * here, and it leaves none unless the record is written: each photo is decoded before the first is kept.
 */
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { fileProblems, isPhoto } from '../contract/files.ts'
import { refuse } from '../contract/problem.ts'
import { audience } from '../contract/role.ts'
import type { Work } from '../endpoint.ts'
import { turns } from '../turns.ts'
import type { Claimed } from './claim.ts'
import { inspect } from './inspect.ts'
import { lockContents } from './lock.ts'
import { type Received, receive } from './receive.ts'
import { storeOf } from './routes.ts'

/** Decoding costs a core for some 50 ms; a crowd of strangers waits or is sent away, others are not slowed. */
const inTurn = turns(2, 12)

/** Photos that can be opened, lying beside the store; `drop` unless they are kept. */
export interface Arrived {
  readonly photos: readonly Received[]
  drop(): Promise<void>
}

/** @throws Refusal for what is no photo; nothing is left then */
export async function receivePhotos(
  work: Pick<Work, 'platform'>,
  bytes: readonly Buffer[],
  limit: number,
): Promise<Arrived> {
  const { timeZone } = work.platform.config
  const look = (path: string, size: number) => inspect(path, size, timeZone)
  const store = storeOf(work.platform)
  const photos: Received[] = []
  const drop = async () => {
    for (const photo of photos) await rm(photo.path, { force: true })
  }
  try {
    for (const one of bytes) {
      const photo = await inTurn(() => receive(store, Readable.from([one]), one.length, limit, look))
      photos.push(photo)
      if (!isPhoto(photo.type)) throw refuse(fileProblems.broken, {})
    }
  } catch (error) {
    await drop()
    throw error
  }
  return { photos, drop }
}

interface For {
  readonly unitId: number
  readonly subject: { readonly type: string; readonly id: string }
  /** Null: nobody who is known. */
  readonly sender: string | null
}

/** Nobody's photos are kept without what the camera says of its owner. @returns in the order they came */
export async function keepPhotos(work: Work, arrived: Arrived, kept: For): Promise<Claimed[]> {
  const { photos } = arrived
  const { sender } = kept
  if (photos.length === 0) return []
  await lockContents(
    work.tx,
    photos.map((photo) => photo.sha256),
  )
  const store = storeOf(work.platform)
  for (const photo of photos) await store.keep(photo.path, photo.sha256)
  const rows = photos.map(({ sha256, size, type, photo }, index) => ({
    unit_id: kept.unitId,
    id: work.newId(),
    sha256,
    size,
    type,
    name: `photo-${index + 1}.${type.slice('image/'.length)}`,
    uploaded_by: sender,
    uploaded_at: work.now,
    captured_at: sender === null ? null : (photo?.capturedAt ?? null),
    capture: JSON.stringify(sender === null ? {} : (photo?.camera ?? {})),
    width: photo?.width ?? null,
    height: photo?.height ?? null,
    subject_type: kept.subject.type,
    subject_id: kept.subject.id,
    audience: audience.police,
  }))
  await work.tx.insertInto('file').values(rows).execute()
  return rows.map(({ id, sha256 }) => ({ id, sha256 }))
}
