/** A signal in words: `{name}` is filled from the details of its record. */
import type { Words } from '../policy/reader.ts'

export const fill = (words: Words, details: Readonly<Record<string, string | number>>): Words => {
  const put = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(details[name] ?? ''))
  return { zh: put(words.zh), en: put(words.en) }
}
