/**
 * Units and divisions from a spreadsheet (单位批量导入), for the system administrator. The file is tried first: nothing is
 * written, and every fault is named by sheet, row, column, value, reason and how to mend it. Then the same file is sent
 * again and comes in whole or not at all. What is here already is left alone, so that a file may be imported twice.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { fileProblems } from '../../../platform/contract/files.ts'
import { problem } from '../../../platform/contract/problem.ts'
import { unitKind } from '../../../platform/contract/role.ts'
import { Nullable, Words } from '../../../platform/contract/schema.ts'
import { sheetProblems } from '../../../platform/contract/spreadsheet.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { findingLevel } from './contract/findings.ts'

/** Rows of one file, of both kinds together. */
export const mostRows = 10_000
/** Findings that are listed; all are counted. */
export const mostFindings = 500
/** New units that are shown before they come in. */
export const mostShown = 100

export const sheetUse = vocabulary('sheet use', {
  divisions: { zh: '行政区划', en: 'Divisions' },
  units: { zh: '单位', en: 'Units' },
  left: { zh: '未使用', en: 'Not used' },
})

const Both = Type.Object({ zh: Type.String(), en: Type.String() })

export const Finding = Type.Object({
  sheet: Type.String(),
  row: Type.Integer(),
  /** Letters, as the spreadsheet shows them; null for the row as a whole. */
  column: Nullable(Type.String()),
  head: Nullable(Type.String()),
  value: Type.String(),
  level: findingLevel.schema,
  reason: Both,
  advice: Both,
})
export type Finding = Static<typeof Finding>

const Fresh = Type.Object({
  sheet: Type.String(),
  row: Type.Integer(),
  kind: unitKind.schema,
  name: Type.String(),
  owner: Nullable(Type.String()),
  territory: Type.String(),
})

export const UnitImport = Type.Object({
  sheets: Type.Array(
    Type.Object({
      name: Type.String(),
      use: sheetUse.schema,
      rows: Type.Integer(),
      /** Heads that were not understood. */
      left: Type.Array(Type.String()),
    }),
  ),
  divisions: Type.Object({ fresh: Type.Integer(), known: Type.Integer() }),
  units: Type.Object({ fresh: Type.Integer(), known: Type.Integer(), differing: Type.Integer() }),
  kinds: Type.Array(Type.Object({ kind: unitKind.schema, count: Type.Integer() })),
  /** New units and divisions whose English name is not filled in: the Chinese one stands in for it. */
  withoutEnglish: Type.Integer(),
  /** Rows with at least one error. */
  wrong: Type.Integer(),
  /** Errors first; at most 500. */
  findings: Type.Array(Finding),
  findingCount: Type.Integer(),
  /** The first new units, in the order of the file. */
  fresh: Type.Array(Fresh),
  /** Of all that would come in: sent with the file when it is confirmed. */
  digest: Type.String(),
})
export type UnitImport = Static<typeof UnitImport>

export const importProblems = {
  nothingKnown: problem(
    'unit-import-no-columns',
    422,
    { zh: '没有认出单位或行政区划的表', en: 'No table of units or divisions was recognised' },
    {
      zh: '单位表须有“单位类型”“单位名称”两列，行政区划表须有“行政区划代码”“行政区划名称”两列。请对照模板的表头。',
      en: 'A table of units needs the columns “单位类型” and “单位名称”, one of divisions “行政区划代码” and “行政区划名称”. Compare the template.',
    },
  ),
  tooMany: problem<{ most: number }>(
    'unit-import-too-many',
    422,
    { zh: '行数过多', en: 'Too many rows' },
    { zh: '一次最多 {most} 行，请分成几个文件。', en: 'At most {most} rows at a time. Split the file.' },
  ),
  wrongRows: problem<{ count: number }>(
    'unit-import-wrong-rows',
    409,
    { zh: '还有错误的行', en: 'Some rows are wrong' },
    {
      zh: '有 {count} 行有误，一行也没有导入。请改好后重新试导入。',
      en: '{count} rows are wrong and nothing was imported. Mend them and try the file again.',
    },
  ),
  nothingNew: problem(
    'unit-import-nothing-new',
    409,
    { zh: '没有新的内容', en: 'Nothing new' },
    { zh: '文件中的单位和行政区划系统里都已有。', en: 'All units and divisions of the file are here already.' },
  ),
  changed: problem(
    'unit-import-changed',
    409,
    { zh: '结果与试导入时不同', en: 'Not what was shown' },
    {
      zh: '文件或系统里的单位在试导入之后有变化，没有导入任何内容。请重新试导入，看过再确认。',
      en: 'The file or the units here changed since it was tried; nothing was imported. Try it again, look, and confirm.',
    },
  ),
} as const

export const unitsImported = event(
  'units.imported',
  { zh: '批量导入单位', en: 'Units imported' },
  Type.Object({
    name: Type.String(),
    sha256: Type.String(),
    divisions: Type.Integer(),
    units: Type.Integer(),
    known: Type.Integer(),
  }),
)
export const events = [unitsImported] as const

const strict = { additionalProperties: false } as const
const sending = {
  may: ['system'],
  upload: 'sheet',
  limit: 20 * 1024 * 1024,
} as const
const unreadable = [
  ...Object.values(sheetProblems),
  fileProblems.empty,
  fileProblems.cut,
  importProblems.nothingKnown,
  importProblems.tooMany,
]

export const checkUnitImport = endpoint({
  name: 'organisation.checkUnitImport',
  method: 'POST',
  path: '/api/units/import/check',
  ...sending,
  title: { zh: '试导入单位', en: 'Try a file of units' },
  query: Type.Object({ name: Words(200) }, strict),
  reply: UnitImport,
  problems: unreadable,
})

export const importUnits = endpoint({
  name: 'organisation.importUnits',
  method: 'POST',
  path: '/api/units/import',
  ...sending,
  title: { zh: '导入单位', en: 'Import units' },
  /** `digest`: what the trial answered. */
  query: Type.Object({ name: Words(200), digest: Type.String({ minLength: 1, maxLength: 64 }) }, strict),
  reply: Type.Object({ divisions: Type.Integer(), units: Type.Integer() }),
  problems: [...unreadable, importProblems.wrongRows, importProblems.nothingNew, importProblems.changed],
})

export const unitTemplate = endpoint({
  name: 'organisation.unitTemplate',
  method: 'GET',
  path: '/api/units/import/template',
  may: ['system'],
  title: { zh: '下载单位导入模板', en: 'Template for importing units' },
  query: Type.Object(
    { language: Type.Optional(Type.Unsafe<'zh' | 'en'>({ type: 'string', enum: ['zh', 'en'] })) },
    strict,
  ),
  reply: Type.Unknown(),
  form: 'bytes',
})
