/**
 * Live changes (server-sent events). A message names a kind of subject and units, never contents; what is on screen
 * is read again under the reader's own scope.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { refresh } from './hooks.ts'

/** Changes come in bursts; the screen is read again once per burst. */
const settle = 400
/** A refused stream (a session that ended) is not opened again by the browser; we ask at this pace. */
const again = 30_000

export function topicOf(data: string): string | null {
  try {
    const message: unknown = JSON.parse(data)
    if (typeof message !== 'object' || message === null || !('topic' in message)) return null
    return typeof message.topic === 'string' ? message.topic : null
  } catch {
    return null
  }
}

/** @param rooms which rooms show a kind of subject; an unknown kind is shown anywhere */
export function useLive(rooms: Readonly<Record<string, readonly string[]>>): void {
  const client = useQueryClient()
  useEffect(() => {
    let source: EventSource
    let reopen: ReturnType<typeof setTimeout> | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stale = new Set<string>()
    let everything = false

    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        void (everything ? client.invalidateQueries() : refresh(client, [...stale]))
        stale.clear()
        everything = false
      }, settle)
    }
    const missed = () => {
      everything = true
      later()
    }
    const open = () => {
      source = new EventSource('/api/live')
      source.onmessage = ({ data }) => {
        const topic = topicOf(String(data))
        if (topic === null) return
        const shown = Object.hasOwn(rooms, topic) ? rooms[topic] : undefined
        if (shown) for (const room of shown) stale.add(room)
        else everything = true
        later()
      }
      source.addEventListener('anew', missed)
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return
        reopen = setTimeout(() => {
          open()
          missed()
        }, again)
      }
    }
    open()
    return () => {
      clearTimeout(timer)
      clearTimeout(reopen)
      source.close()
    }
  }, [client, rooms])
}
