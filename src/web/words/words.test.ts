/** Both languages are said from one dictionary; places are filled and English plurals chosen. */
import { expect, test } from 'vitest'
import { i18n, languageNow, setLanguage } from './i18n.ts'
import { dictionary } from './words.ts'

const words = dictionary({
  late: { zh: '逾期 {count} 天', en: { one: '{count} day late', other: '{count} days late' } },
  open: { zh: '打开“{what}”', en: 'Open “{what}”' },
})
const say = (key: string, details: Record<string, unknown>) => i18n.getFixedT(null, words.space)(key, details)

test('Chinese first, English complete', () => {
  expect(languageNow()).toBe('zh')
  expect(say('late', { count: 1 })).toBe('逾期 1 天')
  expect(say('open', { what: '<b>&' })).toBe('打开“<b>&”')
})

test('English chooses its plural', () => {
  const root = { lang: '' }
  Object.assign(globalThis, { document: { documentElement: root } })
  setLanguage('en')
  expect(root.lang).toBe('en-US')
  expect(say('late', { count: 1 })).toBe('1 day late')
  expect(say('late', { count: 3 })).toBe('3 days late')
})
