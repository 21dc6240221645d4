/**
 * Words live beside the page that shows them, as a typed dictionary: a missing English word is a type error.
 *
 *   const words = dictionary({ title: { zh: '隐患台账', en: 'Hazard ledger' } })
 *   const t = useWords(words)   // t('title')
 *
 * `{name}` places are filled from the second argument; `count` chooses between `one` and `other` in English.
 */
import { useSyncExternalStore } from 'react'
import { fill, type Language, type Text } from '../../platform/contract/text.ts'
import { i18n, languageNow, tags } from './i18n.ts'

type Entry = Text | { readonly zh: string; readonly en: { readonly one: string; readonly other: string } }
type Details = Readonly<Record<string, unknown>>

export interface Dictionary<Key extends string> {
  readonly space: string
  readonly keys: readonly Key[]
}

let spaces = 0

export function dictionary<const D extends Readonly<Record<string, Entry>>>(entries: D): Dictionary<keyof D & string> {
  spaces += 1
  const space = `w${spaces}`
  const zh: Record<string, string> = {}
  const en: Record<string, string> = {}
  for (const [key, entry] of Object.entries<Entry>(entries)) {
    if (typeof entry.en === 'string') {
      zh[key] = entry.zh
      en[key] = entry.en
    } else {
      zh[`${key}_other`] = entry.zh
      en[`${key}_one`] = entry.en.one
      en[`${key}_other`] = entry.en.other
    }
  }
  i18n.addResourceBundle(tags.zh, space, zh)
  i18n.addResourceBundle(tags.en, space, en)
  return { space, keys: Object.keys(entries) }
}

const subscribe = (changed: () => void) => {
  i18n.on('languageChanged', changed)
  return () => i18n.off('languageChanged', changed)
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, languageNow)

/** Words of a dictionary in the running language. */
export function useWords<Key extends string>(words: Dictionary<Key>): (key: Key, details?: Details) => string {
  useLanguage()
  return (key, details) => i18n.getFixedT(null, words.space)(key as string, { ...details })
}

/** Says a contract's text (role, term, event, problem title) in the running language. */
export function useText(): (text: Text, details?: Details) => string {
  const language = useLanguage()
  return (text, details) => fill(text, language, details)
}
