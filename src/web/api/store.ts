/**
 * What the app keeps on the device (IndexedDB): writes not yet answered, half-filled forms, capture passes. Its library
 * arrives after the first paint, by itself (`useOutboxRunner`), so that it is at hand before a connection can be lost.
 */
import type { Text } from '../../platform/contract/text.ts'
import type { ProblemJson } from './problem-error.ts'
import type { Wire } from './request.ts'
import type { Store } from './store-tables.ts'

/**
 * `waiting`: to be sent. `attention`: refused for good while its page was gone; a person decides.
 * An item is deleted the moment a definite answer has been handed over.
 */
export type OutboxState = 'waiting' | 'attention'

export interface OutboxItem extends Wire {
  /** The idempotency key. */
  readonly key: string
  readonly seq: number
  readonly contract: string
  /** Items of one subject go out in the order they were made. */
  readonly subject: string
  readonly label: Text
  /** Whose write it is: sent only while this account is signed in. */
  readonly account: string
  readonly madeAt: number
  readonly attempts: number
  readonly nextAt: number
  readonly state: OutboxState
  readonly problem: ProblemJson | null
}

export interface Draft {
  readonly key: string
  readonly account: string
  readonly values: unknown
  readonly at: number
}

/** A copy of what the server said, for when it cannot be asked: nothing personal, the same for every account. */
export interface Kept {
  readonly key: string
  readonly value: unknown
  readonly at: number
}

/** A capture pass at hand; `at`: when it came, by the device's clock. */
export interface KeptPass {
  readonly nonce: string
  readonly account: string
  readonly at: number
}

let opening: Promise<Store> | undefined

/** Rejects where the library could not be fetched; the next call asks again. */
export function openStore(): Promise<Store> {
  opening ??= import('./store-tables.ts').then(
    ({ Store }) => new Store(),
    (error: unknown) => {
      opening = undefined
      throw error
    },
  )
  return opening
}
