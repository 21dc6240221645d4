/** Whether a plan can be tried: which columns it needs, and none twice. */
import { type Refusal, refuse } from '../../../../platform/contract/problem.ts'
import type { Language } from '../../../../platform/contract/text.ts'
import { sheetField } from '../contract/fields.ts'
import { type ImportPlan, importProblems } from '../contract.ts'

export function planRefusal(plan: ImportPlan, language: Language): Refusal | null {
  const used = plan.sheets.filter((sheet) => sheet.use)
  if (used.length === 0) return refuse(importProblems.noFinding, {})
  for (const sheet of used) {
    const fields = sheet.columns.flatMap(({ field }) => (field === null ? [] : [field]))
    const twice = fields.find((field, at) => fields.indexOf(field) !== at)
    if (twice) return refuse(importProblems.fieldTwice, { field: sheetField.words[twice][language] })
    if (sheet.headRow === null || !fields.includes('finding')) return refuse(importProblems.noFinding, {})
    if (!fields.includes('place') && !fields.includes('object')) return refuse(importProblems.noPlace, {})
  }
  return null
}
