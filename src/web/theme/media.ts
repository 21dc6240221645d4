/** Media queries as values. */
import { useSyncExternalStore } from 'react'
import { phoneWidth } from './scale.ts'

const phone = matchMedia(`(max-width: ${phoneWidth - 1}px)`)
const still = matchMedia('(prefers-reduced-motion: reduce)')

const subscribe = (query: MediaQueryList) => (tell: () => void) => {
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}
const toPhone = subscribe(phone)
const toStill = subscribe(still)

export const usePhone = (): boolean => useSyncExternalStore(toPhone, () => phone.matches)
export const useStillness = (): boolean => useSyncExternalStore(toStill, () => still.matches)
