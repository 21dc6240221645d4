/** Searches while typing: waits for a pause, drops answers that come too late. */
import { useEffect, useState } from 'react'
import { type SearchHit, usePorts } from './ports.ts'

const pause = 200

interface Found {
  readonly state: 'idle' | 'asking' | 'done' | 'failed'
  readonly hits: readonly SearchHit[]
}

export function useSearch(typed: string): Found {
  const { search } = usePorts()
  const text = typed.trim()
  const [found, setFound] = useState<Found>({ state: 'idle', hits: [] })
  useEffect(() => {
    if (text === '') return setFound({ state: 'idle', hits: [] })
    const stop = new AbortController()
    setFound((before) => ({ state: 'asking', hits: before.hits }))
    const timer = setTimeout(() => {
      search(text, stop.signal).then(
        (hits) => !stop.signal.aborted && setFound({ state: 'done', hits }),
        () => !stop.signal.aborted && setFound({ state: 'failed', hits: [] }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, search])
  return found
}
