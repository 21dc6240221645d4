/** What the shell needs from rooms it does not know; src/entry/web fills it. */
import { type ComponentType, createContext, useContext } from 'react'
import type { Text } from '../../platform/contract/text.ts'

export interface SearchHit {
  /** Where it opens in the app. */
  readonly path: string
  readonly title: string
  readonly note: string | null
  /** What was found: hazard, unit… */
  readonly kind: Text
}

export interface Ports {
  /** Search over the records of the person's scope. */
  search(text: string, signal: AbortSignal): Promise<readonly SearchHit[]>
  /** Which rooms show a kind of subject that a live message names; every room where it is not listed. */
  readonly rooms: Readonly<Record<string, readonly string[]>>
  /** The sign-in form, shown over a page whose session ended. `done` is called once signed in. */
  readonly SignInForm: ComponentType<{ readonly done: () => void }>
  /** Stands in the header beside the connection. */
  readonly HeaderTool: ComponentType
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
