/** The running language. zh-CN first; i18next holds it, fills `{name}` places and chooses plural forms. */
import { createInstance, type i18n as I18n } from 'i18next'
import type { Language } from '../../platform/contract/text.ts'

export const tags = { zh: 'zh-CN', en: 'en-US' } as const satisfies Record<Language, string>
const storageKey = 'wufang.language'

function remembered(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

export const i18n: I18n = createInstance()
void i18n.init({
  lng: tags[remembered()],
  fallbackLng: false,
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  returnNull: false,
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
})

export const languageNow = (): Language => (i18n.language === tags.en ? 'en' : 'zh')

export function setLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A browser that keeps nothing still changes the language of this page.
  }
  document.documentElement.lang = tags[language]
  void i18n.changeLanguage(tags[language])
}
