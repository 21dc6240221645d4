/** The signed-in account's outbox, as it is now. */
import { useEffect, useState } from 'react'
import { useSession } from '../session/session.ts'
import { onOutboxChange, outboxOf } from './outbox.ts'
import type { OutboxItem } from './store.ts'

export function useOutbox(): { readonly items: readonly OutboxItem[]; readonly attention: number } {
  const { now } = useSession()
  const account = now.state === 'in' ? now.person.account : null
  const [items, setItems] = useState<readonly OutboxItem[]>([])
  useEffect(() => {
    let gone = false
    const read = () => {
      if (account === null) return setItems([])
      outboxOf(account).then(
        (found) => !gone && setItems(found),
        // Without storage there is no queue to show; writes then fail in the open.
        () => !gone && setItems([]),
      )
    }
    read()
    const stop = onOutboxChange(read)
    return () => {
      gone = true
      stop()
    }
  }, [account])
  return { items, attention: items.filter((item) => item.state === 'attention').length }
}
