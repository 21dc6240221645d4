/**
 * An event is what a write records: audit trail, outbox for jobs and evidence at once. Its payload goes, in
 * canonical form, into the journal of the unit it is about. A sensitive payload goes there only as a salted hash.
 */
import type { Static, TSchema } from 'typebox'
import type { Text } from './text.ts'

export interface EventContract<S extends TSchema = TSchema> {
  readonly name: string
  readonly words: Text
  readonly payload: S
  readonly sensitive: boolean
}

export type PayloadOf<E> = E extends EventContract<infer S> ? Static<S> : never

export function event<S extends TSchema>(
  name: string,
  words: Text,
  payload: S,
  options: { sensitive?: boolean } = {},
): EventContract<S> {
  return { name, words, payload, sensitive: options.sensitive ?? false }
}

const isEvent = (value: unknown): value is EventContract =>
  typeof value === 'object' && value !== null && 'payload' in value && 'words' in value && 'sensitive' in value

/** The events that a contract exports, one by one or as a record of them. */
export const eventsIn = (exported: object): readonly EventContract[] =>
  Object.values(exported).flatMap((value): readonly EventContract[] => {
    if (isEvent(value)) return [value]
    return typeof value === 'object' && value !== null ? Object.values(value).filter(isEvent) : []
  })
