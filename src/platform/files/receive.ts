/**
 * Takes in an upload before its transaction opens, so that a slow phone holds no connection of the database: bytes go
 * to a file of their own, counted and hashed as they come, then are looked at. Whatever goes wrong leaves nothing.
 */
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fileProblems } from '../contract/files.ts'
import { refuse } from '../contract/problem.ts'
import type { Inspected } from './inspect.ts'
import type { Store } from './store.ts'
import { tooLarge } from './too-large.ts'

export interface Received extends Inspected {
  readonly path: string
  readonly sha256: string
  readonly size: number
  /** A repeated request is known by its content, not by where it lay. */
  toJSON(): unknown
}

/**
 * @param announced `Content-Length`, where the sender names one
 * @param look says what the file is, or refuses it
 */
export async function receive(
  store: Store,
  body: Readable,
  announced: number | undefined,
  limit: number,
  look: (path: string, size: number) => Promise<Inspected>,
): Promise<Received> {
  try {
    if (announced !== undefined && announced > limit) throw tooLarge(limit)
    const path = await store.arriving()
    try {
      const { sha256, size } = await write(body, path, limit)
      if (size === 0) throw refuse(fileProblems.empty, {})
      const inspected = await look(path, size)
      return { ...inspected, path, sha256, size, toJSON: () => ({ sha256, size }) }
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
  } catch (error) {
    // The sender reads the answer only after sending all; the rest is taken and dropped.
    body.resume()
    throw error
  }
}

async function write(body: Readable, path: string, limit: number): Promise<{ sha256: string; size: number }> {
  const file = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    let size = 0
    // Not `for await`: leaving such a loop destroys the stream, and the refusal would never reach the sender.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) throw tooLarge(limit)
      hash.update(chunk)
      await file.write(chunk)
    }
    await file.sync()
    return { sha256: hash.digest('hex'), size }
  } catch (error) {
    if (body.errored) throw refuse(fileProblems.cut, {})
    throw error
  } finally {
    await file.close()
  }
}
