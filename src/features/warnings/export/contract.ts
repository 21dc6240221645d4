/** The list of warnings as a sheet (导出预警): the filter and the rights of the list, in its order. */
import { Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem } from '../../../platform/contract/problem.ts'
import { filterFields, readers } from '../contract.ts'

/** Rows of one sheet; whoever wants more narrows the list. */
export const mostExported = 10_000

export const exportTooLong = problem<{ limit: string }>(
  'warnings-export-too-long',
  422,
  { zh: '导出的预警过多', en: 'Too many warnings to export' },
  {
    zh: '一次最多导出 {limit} 条。请按监所、领域、等级或状态筛选后分次导出。',
    en: 'At most {limit} at a time. Narrow the list by facility, bottom line, colour or state and export in parts.',
  },
)

export const warningsExported = event(
  'warnings.exported',
  { zh: '导出预警', en: 'Warnings exported' },
  Type.Object({ filter: Type.Object(filterFields), count: Type.Integer() }),
)

export const exportWarnings = endpoint({
  name: 'warnings.export',
  method: 'GET',
  path: '/api/warnings/export',
  may: readers,
  title: { zh: '导出预警', en: 'Export warnings' },
  query: Type.Object(
    { ...filterFields, language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])) },
    { additionalProperties: false },
  ),
  reply: Type.Unknown(),
  form: 'bytes',
  recordsRead: true,
  problems: [exportTooLong],
})
