/** Says a field's error the way a person would, in both languages. The schema's own words stay for developers. */
import type { TLocalizedValidationError } from 'typebox/error'
import { fill, type Language, type Text } from './contract/text.ts'

const words: Readonly<Record<string, Text>> = {
  required: { zh: '必填', en: 'Required' },
  type: { zh: '类型不对', en: 'Wrong kind of value' },
  enum: { zh: '不在可选范围内', en: 'Not one of the choices' },
  const: { zh: '不在可选范围内', en: 'Not one of the choices' },
  minLength: { zh: '至少 {limit} 个字', en: 'At least {limit} characters' },
  maxLength: { zh: '最多 {limit} 个字', en: 'At most {limit} characters' },
  minItems: { zh: '至少 {limit} 项', en: 'At least {limit} items' },
  maxItems: { zh: '最多 {limit} 项', en: 'At most {limit} items' },
  minimum: { zh: '不小于 {limit}', en: 'At least {limit}' },
  maximum: { zh: '不大于 {limit}', en: 'At most {limit}' },
  exclusiveMinimum: { zh: '须大于 {limit}', en: 'More than {limit}' },
  exclusiveMaximum: { zh: '须小于 {limit}', en: 'Less than {limit}' },
  uniqueItems: { zh: '有重复项', en: 'Contains repeats' },
  pattern: { zh: '格式不对或全为空白', en: 'Not in the expected form, or blank' },
  additionalProperties: { zh: '不认识的项目：{names}', en: 'Unknown fields: {names}' },
  anyOf: { zh: '不符合任何一种允许的写法', en: 'Fits none of the allowed forms' },
}

const formats: Readonly<Record<string, Text>> = {
  uuid: { zh: '编号格式不对', en: 'Not an id' },
  date: { zh: '日期应为 年-月-日，如 2026-03-05', en: 'A date is YYYY-MM-DD' },
  'date-time': { zh: '时间格式不对', en: 'Not an instant (RFC 3339)' },
}

export function explain(error: TLocalizedValidationError, language: Language): string {
  const params = error.params as { limit?: unknown; format?: string; additionalProperties?: string[] }
  const known = error.keyword === 'format' ? formats[params.format ?? ''] : words[error.keyword]
  if (!known) return error.message
  return fill(known, language, { limit: params.limit, names: params.additionalProperties?.join(', ') })
}
