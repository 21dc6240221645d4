/** Live changes (server-sent events): ids only; what is on screen is read again under the reader's own scope. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { refresh } from './hooks.ts'

/** Changes come in bursts; the screen is read again once per burst. */
const settle = 400

export function topicOf(data: string): string | null {
  try {
    const message: unknown = JSON.parse(data)
    if (typeof message !== 'object' || message === null || !('topic' in message)) return null
    return typeof message.topic === 'string' ? message.topic : null
  } catch {
    return null
  }
}

export function useLive(enabled: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!enabled) return
    const source = new EventSource('/api/live')
    const topics = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    source.onmessage = ({ data }) => {
      const topic = topicOf(String(data))
      if (topic === null) return
      topics.add(topic)
      clearTimeout(timer)
      timer = setTimeout(() => {
        void refresh(client, [...topics])
        topics.clear()
      }, settle)
    }
    // The stream broke and came back: anything may have changed meanwhile.
    source.addEventListener('anew', () => void client.invalidateQueries())
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [client, enabled])
}
