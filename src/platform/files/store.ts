/**
 * Where the bytes of files lie, named by their SHA-256: `files/ab/cd/<sha256>` under WUFANG_HOME. A content is written
 * once and never changed; it appears whole, by rename, after it is on disk. What is made from a photo (smaller sizes,
 * without camera data) lies in `derived/` and can be made again at any time.
 */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

export interface Store {
  /** A new path for bytes that are still arriving. */
  arriving(): Promise<string>
  /** Takes over a file that lies complete and synced at `path`; the same content is kept once. */
  keep(path: string, sha256: string): Promise<void>
  read(sha256: string): Readable
  pathOf(sha256: string): string
  derivedPath(sha256: string, form: string): string
  /** Forgets a content and all that was made of it. The caller holds the content's lock. */
  forget(sha256: string): Promise<void>
  /** Contents older than the moment, in portions. */
  older(than: Date): AsyncGenerator<string[]>
  /** Uploads that broke off before the moment. */
  clearArriving(before: Date): Promise<void>
}

export function localStore(home: string): Store {
  const place = (root: string, sha256: string) => join(home, root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  const arrivingFolder = join(home, 'arriving')
  return {
    async arriving() {
      await mkdir(arrivingFolder, { recursive: true, mode: 0o700 })
      return join(arrivingFolder, randomUUID())
    },
    async keep(path, sha256) {
      const target = place('files', sha256)
      if (await exists(target)) return rm(path, { force: true })
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await rename(path, target)
      await syncFolder(dirname(target))
    },
    read: (sha256) => createReadStream(place('files', sha256)),
    pathOf: (sha256) => place('files', sha256),
    derivedPath: (sha256, form) => `${place('derived', sha256)}.${form}`,
    async forget(sha256) {
      const derived = place('derived', sha256)
      for (const name of await readdir(dirname(derived)).catch(() => []))
        if (name.startsWith(sha256)) await rm(join(dirname(derived), name), { force: true })
      await rm(place('files', sha256), { force: true })
    },
    async *older(than) {
      const root = join(home, 'files')
      for (const first of await readdir(root).catch(() => []))
        for (const second of await readdir(join(root, first))) yield await olderIn(join(root, first, second), than)
    },
    async clearArriving(before) {
      for (const name of await olderIn(arrivingFolder, before)) await rm(join(arrivingFolder, name), { force: true })
    },
  }
}

async function olderIn(folder: string, than: Date): Promise<string[]> {
  const found: string[] = []
  for (const name of await readdir(folder).catch(() => [])) {
    const at = await stat(join(folder, name)).catch(() => null)
    if (at && at.mtime < than) found.push(name)
  }
  return found
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** A rename survives a power cut only once its folder is on disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
