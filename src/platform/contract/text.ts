/** Words in both languages of the product. Chinese is the first language; English is complete. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** Fills `{name}` places of a text; an unknown name stays visible so that a test or a reader sees it. */
export function fill(text: Text, language: Language, details: Readonly<Record<string, unknown>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = details[name]
    return value === undefined || value === null ? place : String(value)
  })
}

/** The same in both languages at once. */
export const fillBoth = (text: Text, details: Readonly<Record<string, unknown>>): Text => ({
  zh: fill(text, 'zh', details),
  en: fill(text, 'en', details),
})
