/** Whether the device has a network, and what happens to the outbox when it returns. */
import { useEffect, useSyncExternalStore } from 'react'
import { connectOutbox, pump } from './outbox.ts'
import { openStore } from './store.ts'

const subscribe = (tell: () => void) => {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)

/** A visitor's page is drawn first; then the device's store is fetched, before anybody needs it. Milliseconds. */
const afterPaint = 1_000

/** Runs the outbox for this account: at once, and whenever the connection or the window comes back. */
export function useOutboxRunner(account: string | null, needSignIn: () => void): void {
  useEffect(() => {
    connectOutbox({ account: () => account, needSignIn })
    if (account === null) {
      const ahead = setTimeout(() => void openStore().catch(() => {}), afterPaint)
      return () => clearTimeout(ahead)
    }
    // Asks the browser not to clear what waits here when the disk runs short.
    void navigator.storage?.persist?.()
    const go = () => void pump(true)
    go()
    addEventListener('online', go)
    addEventListener('focus', go)
    return () => {
      removeEventListener('online', go)
      removeEventListener('focus', go)
    }
  }, [account, needSignIn])
}
