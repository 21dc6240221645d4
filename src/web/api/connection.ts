/** Whether the device has a network, and what happens to the outbox when it returns. */
import { useEffect, useSyncExternalStore } from 'react'
import { connectOutbox, pump } from './outbox.ts'

const subscribe = (tell: () => void) => {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)

/** Runs the outbox for this account: at once, and whenever the connection or the window comes back. */
export function useOutboxRunner(account: string | null, needSignIn: () => void): void {
  useEffect(() => {
    connectOutbox({ account: () => account, needSignIn })
    if (account === null) return
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
