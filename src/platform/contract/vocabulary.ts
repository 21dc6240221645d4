/**
 * A vocabulary is one list of terms with their words in both languages. Its type, its schema, the choices a form
 * offers and the CHECK in SQL all come from it (the last is held to it by a test over the migrated database).
 */
import { Type } from 'typebox'
import type { Text } from './text.ts'

export interface Vocabulary<Term extends string> {
  readonly name: string
  readonly words: Readonly<Record<Term, Text>>
  readonly terms: readonly Term[]
  readonly schema: ReturnType<typeof Type.Unsafe<Term>>
  has(value: unknown): value is Term
}

export type TermOf<V> = V extends Vocabulary<infer Term> ? Term : never

export function vocabulary<const Words extends Readonly<Record<string, Text>>>(
  name: string,
  words: Words,
): Vocabulary<keyof Words & string> {
  type Term = keyof Words & string
  const terms = Object.keys(words) as Term[]
  return {
    name,
    words,
    terms,
    schema: Type.Unsafe<Term>({ type: 'string', enum: terms }),
    has: (value): value is Term => typeof value === 'string' && Object.hasOwn(words, value),
  }
}
