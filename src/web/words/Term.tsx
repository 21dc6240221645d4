/** The word of a vocabulary's term, in the running language. */
import type { Vocabulary } from '../../platform/contract/vocabulary.ts'
import { useText } from './words.ts'

export function Term<T extends string>({ of, value }: { of: Vocabulary<T>; value: T }) {
  const text = useText()
  return <>{text(of.words[value])}</>
}

/** Choices of a select, radio group or filter for a vocabulary. */
export function useChoices<T extends string>(of: Vocabulary<T>, only?: readonly T[]): { value: T; label: string }[] {
  const text = useText()
  return (only ?? of.terms).map((value) => ({ value, label: text(of.words[value]) }))
}
