/**
 * Who is signed in, as the shell needs to know it. The identity room fills this in at the entry; nothing under
 * `web` knows its contract.
 */
import { createContext, useContext } from 'react'
import type { Role } from '../../platform/contract/role.ts'
import type { Text } from '../../platform/contract/text.ts'

export interface Position {
  readonly id: string
  readonly role: Role
  readonly unit: number
  readonly unitName: Text
  /** The position's own name, such as 副所长; empty where it has none. */
  readonly title: string
  /** Whom the person acts for, where the position is held by delegation. */
  readonly actingFor: string | null
}

export interface Person {
  readonly account: string
  readonly name: string
  readonly positions: readonly Position[]
}

export type SessionState =
  | { readonly state: 'loading' }
  | { readonly state: 'unreachable'; readonly retry: () => void }
  | { readonly state: 'out' }
  | { readonly state: 'in'; readonly person: Person }

export interface Session {
  readonly now: SessionState
  signOut(): Promise<void>
}

export const SessionContext = createContext<Session | null>(null)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside of the application')
  return session
}

/** The signed-in person; pages inside the shell always have one. */
export function usePerson(): Person {
  const { now } = useSession()
  if (now.state !== 'in') throw new Error('usePerson outside of a signed-in page')
  return now.person
}

/** Whether one of the person's positions has one of these roles (all roles when none is named). */
export const holds = (person: Person, roles?: readonly Role[]): boolean =>
  !roles || person.positions.some((position) => roles.includes(position.role))
