/** Sends photos that wait on the device, one at a time; tries again when the connection returns. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { type StoredFile, sendFile } from '../../../../platform/contract/files.ts'
import { howTaken } from '../../../../web/api/photos.ts'
import { NoAnswer, ProblemError } from '../../../../web/api/problem-error.ts'
import { freshKey, send, wireOf } from '../../../../web/api/request.ts'
import type { TakenPhoto } from '../../../../web/kit/PhotoCapture.tsx'
import type { Locals } from './local.ts'

/** Without an answer the next try comes after this long, or as soon as the device is back online. */
const pause = 8_000

interface PhotoSender {
  readonly unitId: number
  readonly locals: Locals
  readonly sent: (item: string, key: string, id: string) => void
  readonly refused: (item: string, key: string) => void
}

interface Waiting {
  readonly item: string
  readonly photo: TakenPhoto
}

const firstOf = (locals: Locals): Waiting | null => {
  for (const [item, local] of Object.entries(locals)) {
    const photo = local.pending[0]
    if (photo) return { item, photo }
  }
  return null
}

export function usePhotoSender(given: PhotoSender): {
  readonly problem: { readonly item: string; readonly detail: string } | null
} {
  const [problem, setProblem] = useState<{ item: string; detail: string } | null>(null)
  const [turn, setTurn] = useState(0)
  const busy = useRef(false)
  const latest = useRef(given)
  latest.current = given
  const next = useMemo(() => firstOf(given.locals), [given.locals])
  const [nonce] = useState(freshKey)
  const { unitId } = given

  useEffect(() => {
    if (!next || busy.current) return
    busy.current = true
    const { key, blob } = next.photo
    const query = { unitId, name: `${next.item}.${blob.type === 'image/png' ? 'png' : 'jpg'}`, ...howTaken(next.photo) }
    const wire = wireOf(sendFile, { query, body: blob }, `${nonce}-${key}-${turn}`)
    send(wire).then(
      (stored) => {
        busy.current = false
        latest.current.sent(next.item, key, (stored as StoredFile).id)
        setTurn((n) => n + 1)
      },
      (error: unknown) => {
        busy.current = false
        // Signed out or throttled passes; anything else the server says about a photo is final.
        if (error instanceof ProblemError && error.status !== 401 && error.status !== 429) {
          setProblem({ item: next.item, detail: error.problem.detail })
          latest.current.refused(next.item, key)
          return
        }
        const wait = error instanceof NoAnswer && error.wait !== null ? error.wait : pause
        setTimeout(() => setTurn((n) => n + 1), wait)
      },
    )
  }, [next, unitId, nonce, turn])

  useEffect(() => {
    const back = () => setTurn((n) => n + 1)
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [])
  return { problem }
}
