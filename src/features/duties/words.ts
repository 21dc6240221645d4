/** Sentences about windows and predicates, in both languages. */
import { civil, type Day } from '../../domain/calendar/day.ts'
import { type Cadence, monthsOf } from '../../domain/calendar/window.ts'
import type { Predicate } from '../../domain/compliance/predicate.ts'
import { facilityType } from '../../platform/contract/role.ts'
import type { Text } from '../../platform/contract/text.ts'
import { attribute } from '../../platform/contract/unit-attribute.ts'

const monthName = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })

/** 2026年11月, 2026年第4季度, 2026年下半年, 2026年. */
export function periodOf(cadence: Cadence, from: Day): Text {
  const { year, month } = civil(from)
  const number = (month - 1) / monthsOf[cadence] + 1
  if (cadence === 'year') return { zh: `${year}年`, en: `${year}` }
  if (cadence === 'half-year')
    return number === 1
      ? { zh: `${year}年上半年`, en: `first half of ${year}` }
      : { zh: `${year}年下半年`, en: `second half of ${year}` }
  if (cadence === 'quarter') return { zh: `${year}年第${number}季度`, en: `quarter ${number} of ${year}` }
  return { zh: `${year}年${month}月`, en: `${monthName.format(new Date(Date.UTC(year, month - 1)))} ${year}` }
}

const joined = (texts: readonly Text[], zh: string, en: string): Text => ({
  zh: texts.map((text) => text.zh).join(zh),
  en: texts.map((text) => text.en).join(en),
})

/** To whom a duty applies, as a phrase. */
export function phrase(predicate: Predicate): Text {
  if ('has' in predicate) {
    const words = (attribute.words as Readonly<Record<string, Text>>)[predicate.has]
    return words ?? { zh: predicate.has, en: predicate.has }
  }
  if ('is' in predicate) {
    const types = facilityType.words as Readonly<Record<string, Text>>
    return joined(
      predicate.in.map((type) => types[type] ?? { zh: type, en: type }),
      '或',
      ' or ',
    )
  }
  if ('not' in predicate) {
    const inner = phrase(predicate.not)
    return { zh: `无“${inner.zh}”`, en: `without “${inner.en}”` }
  }
  if ('any' in predicate) return joined(predicate.any.map(phrase), '或', ' or ')
  return predicate.all.length === 0
    ? { zh: '全部单位', en: 'every unit' }
    : joined(predicate.all.map(phrase), '且', ' and ')
}
