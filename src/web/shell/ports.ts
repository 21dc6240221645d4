/** What the shell needs from rooms it does not know; src/entry/web fills it. */
import { type ComponentType, createContext, useContext } from 'react'

export interface SearchHit {
  /** Where it opens in the app. */
  readonly path: string
  readonly title: string
  readonly note: string
  readonly kind: string
}

export interface Ports {
  /** Full search over the records of the person's scope; null until a room offers it. */
  readonly search: ((text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>) | null
  /** The sign-in form, shown over a page whose session ended. `done` is called once signed in. */
  readonly SignInForm: ComponentType<{ readonly done: () => void }>
  /** Where a signed-out visitor is sent. */
  readonly signInPath: string
  /** Where a person manages password, second factor and sessions. */
  readonly accountPath: string | null
}

export const PortsContext = createContext<Ports | null>(null)

export function usePorts(): Ports {
  const ports = useContext(PortsContext)
  if (!ports) throw new Error('usePorts outside of the application')
  return ports
}
