/** Half-filled forms survive a reload, a crash and a lost session. A draft belongs to the account that typed it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from '../session/session.ts'
import { openStore } from './store.ts'

/** Typing pauses this long before it is kept. */
const settle = 400

export const draftKey = (account: string, key: string): string => `${account} ${key}`

export async function readDraft(account: string, key: string): Promise<{ values: unknown; at: number } | null> {
  const store = await openStore()
  const draft = await store.drafts.get(draftKey(account, key))
  return draft ? { values: draft.values, at: draft.at } : null
}

export const keepDraft = async (account: string, key: string, values: unknown): Promise<void> => {
  const store = await openStore()
  await store.drafts.put({ key: draftKey(account, key), account, values, at: Date.now() })
}

export const dropDraft = async (account: string, key: string): Promise<void> => {
  const store = await openStore()
  await store.drafts.delete(draftKey(account, key))
}

export interface DraftHandle<V> {
  /** `undefined` while it is looked up, `null` when there is none. */
  readonly found: { readonly values: V; readonly at: number } | null | undefined
  keep(values: V): void
  clear(): Promise<void>
}

export function useDraft<V>(key: string): DraftHandle<V> {
  const { now } = useSession()
  const account = now.state === 'in' ? now.person.account : 'visitor'
  const [found, setFound] = useState<DraftHandle<V>['found']>(undefined)
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; values: V } | null>(null)

  const flush = useCallback(() => {
    if (!pending.current) return
    clearTimeout(pending.current.timer)
    keepDraft(account, key, pending.current.values).catch(() => {
      // A device that keeps nothing: the form itself still holds the words.
    })
    pending.current = null
  }, [account, key])

  useEffect(() => {
    let gone = false
    readDraft(account, key).then(
      (draft) => !gone && setFound(draft ? { values: draft.values as V, at: draft.at } : null),
      // A browser without storage still shows the form.
      () => !gone && setFound(null),
    )
    addEventListener('pagehide', flush)
    return () => {
      gone = true
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [account, key, flush])

  const keep = useCallback(
    (values: V) => {
      if (pending.current) clearTimeout(pending.current.timer)
      pending.current = { timer: setTimeout(flush, settle), values }
    },
    [flush],
  )
  const clear = useCallback(async () => {
    if (pending.current) clearTimeout(pending.current.timer)
    pending.current = null
    await dropDraft(account, key)
  }, [account, key])
  return { found, keep, clear }
}
