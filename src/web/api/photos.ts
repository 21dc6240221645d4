/** Sends one photo with how it was taken. */
import { type StoredFile, sendFile } from '../../platform/contract/files.ts'
import { freshKey, send, wireOf } from './request.ts'

export interface Taken {
  readonly blob: Blob
  /** `camera`: taken here and now; `file`: chosen from the device. */
  readonly source: 'camera' | 'file'
  /** The capture pass it was taken with. */
  readonly pass?: string
}

/** What the server is told of how a photo came about. */
export const howTaken = ({ source, pass }: Taken) => ({ source, ...(pass === undefined ? {} : { pass }) })

/** Sent by this page and not yet used: a form that is sent again does not send its photos again. */
const sent = new WeakMap<Blob, { readonly unitId: number; readonly file: StoredFile; readonly at: number }>()
/** Well before the server clears what nobody claimed. */
const keptFor = 12 * 3_600_000

export async function sendPhoto(unitId: number, photo: Taken, name: string): Promise<StoredFile> {
  const before = sent.get(photo.blob)
  if (before && before.unitId === unitId && before.at > Date.now() - keptFor) return before.file
  const query = { unitId, name, ...howTaken(photo) }
  const file = (await send(wireOf(sendFile, { query, body: photo.blob }, freshKey()))) as StoredFile
  sent.set(photo.blob, { unitId, file, at: Date.now() })
  return file
}
