/** Entries of the journal in words, for the exported folder: what was done, and what was said with it. */
import { grade } from '../../../platform/contract/grade.ts'
import type { Language, Text } from '../../../platform/contract/text.ts'
import { eventWords } from '../contract/events.ts'

export const entryWords = (action: string, language: Language): string => eventWords(action)[language]

/** What of a payload a reader is told, in this order; the whole of it stands in journal.jsonl. */
const told: Readonly<Record<string, Text>> = {
  number: { zh: '编号', en: 'Number' },
  finding: { zh: '问题', en: 'Finding' },
  grade: { zh: '等级', en: 'Grade' },
  interim: { zh: '临时管控措施', en: 'Interim controls' },
  measure: { zh: '整改措施', en: 'Measure' },
  moneyFen: { zh: '资金（元）', en: 'Money (yuan)' },
  amountFen: { zh: '金额（元）', en: 'Amount (yuan)' },
  moneySource: { zh: '资金来源', en: 'Source of the money' },
  deadline: { zh: '整改时限', en: 'Deadline' },
  contingency: { zh: '应急预案', en: 'Contingency' },
  done: { zh: '整改情况', en: 'What was done' },
  reason: { zh: '理由', en: 'Reason' },
  note: { zh: '说明', en: 'Remark' },
  text: { zh: '内容', en: 'Text' },
}

const plain = (key: string, value: unknown, language: Language): string => {
  if (typeof value === 'number') return key.endsWith('Fen') ? (value / 100).toFixed(2) : String(value)
  if (grade.has(value)) return grade.words[value][language]
  if (typeof value === 'string') return value
  const said = value as { zh?: unknown; en?: unknown } | null
  return String((language === 'en' ? said?.en : null) ?? said?.zh ?? '')
}

/** @param payload canonical JSON of the entry */
export function linesOf(payload: string, language: Language): string[] {
  const values = JSON.parse(payload) as Readonly<Record<string, unknown>>
  return Object.entries(told).flatMap(([key, label]) => {
    const words = key in values ? plain(key, values[key], language).trim() : ''
    return words === '' ? [] : [`${label[language]}${language === 'zh' ? '：' : ': '}${words}`]
  })
}
