/**
 * The API's half of live updates: one connection per process listens, and each open page is told what its own scope
 * holds. A page that does not read is let go; it comes back by itself and reads everything anew.
 */
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Scope } from '../database/scope.ts'
import { faultOf, type Log } from '../logs.ts'
import type { Metrics } from '../metrics.ts'
import { channel, type Moved } from './broadcast.ts'

export interface LiveHub {
  /**
   * A stream of server-sent events.
   * @param again the reader comes back after its stream broke, and may have missed something
   * @param still asked at every beat: the scope the reader has now, or null where the session has ended
   */
  open(scope: Scope, again: boolean, still: () => Promise<Scope | null>): Readable
  close(): Promise<void>
}

const beatMs = 25_000
/** Bytes a reader may lag behind. */
const lagBytes = 64 * 1024
const reconnectMs = 2_000

const anew = 'event: anew\ndata: {}\n\n'

interface Reader {
  readonly stream: Readable
  scope: Scope
  readonly timer: NodeJS.Timeout
}

export function openHub(url: string, log: Log, metrics: Metrics): LiveHub {
  const readers = new Set<Reader>()
  const stop = new AbortController()
  let listening: Promise<void> | undefined

  const send = (reader: Reader, text: string) => {
    if (reader.stream.readableLength > lagBytes) return reader.stream.destroy()
    reader.stream.push(text)
  }
  const told = (payload: string) => {
    const moved = JSON.parse(payload) as readonly Moved[]
    for (const reader of readers) for (const text of messagesFor(reader.scope, moved)) send(reader, text)
  }
  /** What happened while nobody listened is unknown: every page reads anew. */
  const missed = () => {
    for (const reader of readers) send(reader, anew)
  }

  return {
    open(scope, again, still) {
      listening ??= listen(url, log, stop.signal, told, missed)
      const stream = new Readable({ read() {} })
      const beat = async () => {
        const now = await still().catch(() => reader.scope)
        if (now === null) return stream.push(null)
        reader.scope = now
        send(reader, ': beat\n\n')
      }
      const reader: Reader = { stream, scope, timer: setInterval(() => void beat(), beatMs) }
      readers.add(reader)
      metrics.live(1)
      stream.once('close', () => {
        clearInterval(reader.timer)
        readers.delete(reader)
        metrics.live(-1)
      })
      // With an id, a browser that comes back says so.
      stream.push('retry: 3000\nid: 1\n\n')
      if (again) stream.push(anew)
      return stream
    },
    async close() {
      stop.abort()
      for (const reader of readers) reader.stream.push(null)
      await listening
    },
  }
}

/** One message for each topic, naming the units of this scope that moved. */
function messagesFor(scope: Scope, moved: readonly Moved[]): string[] {
  const units = new Set(scope.units)
  const topics = new Map<string, number[]>()
  for (const [topic, unit, audience] of moved) {
    if (!units.has(unit) || (audience & scope.audience) === 0) continue
    topics.set(topic, [...(topics.get(topic) ?? []), unit])
  }
  return [...topics].map(([topic, ids]) => `data: ${JSON.stringify({ topic, units: ids })}\n\n`)
}

/** Listens until stopped, over as many connections as it takes. */
async function listen(
  url: string,
  log: Log,
  signal: AbortSignal,
  told: (payload: string) => void,
  missed: () => void,
): Promise<void> {
  for (let first = true; !signal.aborted; first = false) {
    const client = new pg.Client({ connectionString: url, application_name: 'wufang live', keepAlive: true })
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    client.on('error', () => resolve())
    client.once('end', () => resolve())
    client.on('notification', ({ payload }) => told(payload ?? '[]'))
    signal.addEventListener('abort', () => resolve(), { once: true })
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      if (!first) missed()
      await ended
    } catch (error) {
      log.warn({ fault: faultOf(error) }, 'live updates cannot listen')
    }
    await client.end().catch(() => {})
    await sleep(reconnectMs, undefined, { signal }).catch(() => {})
  }
}
