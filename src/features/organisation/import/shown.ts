/** Findings as they are answered: in both languages, errors first, then as the file goes. */
import { fill } from '../../../platform/contract/text.ts'
import type { FindingWords } from './contract/findings.ts'
import type { Finding } from './contract.ts'
import type { Found } from './rules/collect.ts'

/** Cells may hold long texts; so much of one is shown. */
const mostOfValue = 200

function findingOf({ sheet, row, column, head, value, details }: Found, words: FindingWords): Finding {
  const { level, reason, advice } = words
  const shown = [...value].slice(0, mostOfValue).join('')
  const zh: Readonly<Record<string, string | number>> = { value: shown, ...details }
  // `otherEn` stands in for `other` where the sentence is English.
  const english = Object.entries(zh).flatMap(([key, text]) => (key.endsWith('En') ? [[key.slice(0, -2), text]] : []))
  const en = { ...zh, ...Object.fromEntries(english) }
  return {
    ...{ sheet, row, column, head, value: shown, level },
    reason: { zh: fill(reason, 'zh', zh), en: fill(reason, 'en', en) },
    advice: { zh: fill(advice, 'zh', zh), en: fill(advice, 'en', en) },
  }
}

/** @returns the first so many */
export function shownFindings<Kind extends string>(
  found: readonly Found<Kind>[],
  words: Readonly<Record<Kind, FindingWords>>,
  sheets: readonly { readonly name: string }[],
  most: number,
): Finding[] {
  const at = new Map(sheets.map(({ name }, index) => [name, index]))
  const rank = ({ kind, sheet }: Found<Kind>): number =>
    (words[kind].level === 'error' ? 0 : 1_000) + (at.get(sheet) ?? 0)
  return [...found]
    .sort((a, b) => rank(a) - rank(b) || a.row - b.row)
    .slice(0, most)
    .map((one) => findingOf(one, words[one.kind]))
}
