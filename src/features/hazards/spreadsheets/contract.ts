/**
 * The ledger in spreadsheets (台账导入导出). An import goes read → mapped → checked → done, each step shown and kept, so
 * that whoever closes the page finds it again; nothing enters the ledger before the last.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { fileProblems } from '../../../platform/contract/files.ts'
import { grade } from '../../../platform/contract/grade.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { family, type Role } from '../../../platform/contract/role.ts'
import { Id, Instant, Nullable, Page, PageQuery, UnitId, Version, Words } from '../../../platform/contract/schema.ts'
import { sheetProblems } from '../../../platform/contract/spreadsheet.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { Both, listHazards, One, readers, Said } from '../contract.ts'
import { hazardState } from '../loop/contract.ts'
import { sheetField } from './contract/fields.ts'
import { findingKind, findingLevel } from './contract/findings.ts'

/** A director brings in the facility's own ledger; bureau and guidance those of the facilities they reach. */
export const importers = ['director', 'chief', 'deputy', 'guidance'] as const satisfies readonly Role[]

export const importState = vocabulary('import state', {
  reading: { zh: '正在读取', en: 'Reading' },
  mapped: { zh: '待核对列', en: 'Columns to confirm' },
  checking: { zh: '正在试导入', en: 'Checking' },
  checked: { zh: '待确认', en: 'To confirm' },
  importing: { zh: '正在导入', en: 'Importing' },
  done: { zh: '已导入', en: 'Imported' },
  failed: { zh: '未能读取', en: 'Not readable' },
  dropped: { zh: '已放弃', en: 'Given up' },
})

/** Rows that are right when others are not. */
export const importWhich = vocabulary('import which', {
  all: { zh: '全部正确才导入', en: 'All or nothing' },
  right: { zh: '只导入正确的行', en: 'Only the rows that are right' },
})

const SheetName = Type.String({ maxLength: 100 })
const ColumnNumber = Type.Integer({ minimum: 1, maximum: 200 })

export const SheetPlan = Type.Object(
  {
    name: SheetName,
    use: Type.Boolean(),
    /** Last row of the head; null where none is known. */
    headRow: Nullable(Type.Integer({ minimum: 1, maximum: 1_048_576 })),
    columns: Type.Array(
      Type.Object({ column: ColumnNumber, field: Nullable(sheetField.schema) }, { additionalProperties: false }),
      { maxItems: 200 },
    ),
  },
  { additionalProperties: false },
)
export const ImportPlan = Type.Object(
  {
    sheets: Type.Array(SheetPlan, { maxItems: 60 }),
    /** For days that name none. */
    year: Nullable(Type.Integer({ minimum: 1950, maximum: 2199 })),
    /** For rows that name none. */
    family: Nullable(family.schema),
  },
  { additionalProperties: false },
)
export type ImportPlan = Static<typeof ImportPlan>

/** A sheet as it was found: heads with samples, and its first rows as they stand. */
const FoundSheet = Type.Object({
  name: Type.String(),
  rows: Type.Integer(),
  heads: Type.Array(
    Type.Object({
      column: Type.Integer(),
      head: Type.String(),
      /** 0 to 1. */
      confidence: Type.Number(),
      samples: Type.Array(Type.String()),
    }),
  ),
  top: Type.Array(Type.Object({ row: Type.Integer(), cells: Type.Array(Type.String()) })),
})
export type FoundSheet = Static<typeof FoundSheet>

export const ImportResult = Type.Object({
  rows: Type.Integer(),
  /** Enter the loop as open hazards. */
  open: Type.Integer(),
  /** Kept as history: closed or rejected on paper. */
  history: Type.Integer(),
  /** Already in the ledger and left alone. */
  known: Type.Integer(),
  /** Of these, with differences. */
  differing: Type.Integer(),
  /** Rows with at least one error. */
  wrong: Type.Integer(),
  /** Findings by kind. */
  kinds: Type.Array(Type.Object({ kind: findingKind.schema, count: Type.Integer() })),
  /** Lines that are no rows of the ledger: footers, repeated heads, headings of sections. */
  skipped: Type.Integer(),
})
export type ImportResult = Static<typeof ImportResult>

export const ImportRow = Type.Object({
  unitId: UnitId,
  unit: Both,
  id: Id,
  name: Type.String(),
  state: importState.schema,
  by: Type.String(),
  at: Instant,
  result: Nullable(ImportResult),
})

export const Import = Type.Object({
  ...ImportRow.properties,
  version: Version,
  fileId: Id,
  sha256: Type.String(),
  progress: Nullable(Type.Object({ done: Type.Integer(), of: Type.Integer() })),
  fault: Nullable(Type.Object({ title: Both, detail: Both })),
  plan: Nullable(ImportPlan),
  found: Type.Array(FoundSheet),
  /** The columns are those of the unit's last import. */
  remembered: Type.Boolean(),
  which: Nullable(importWhich.schema),
})
export type Import = Static<typeof Import>

export const Finding = Type.Object({
  ordinal: Type.Integer(),
  sheet: Type.String(),
  row: Type.Integer(),
  /** Letters, as the spreadsheet shows them; null for the row as a whole. */
  column: Nullable(Type.String()),
  head: Nullable(Type.String()),
  value: Type.String(),
  kind: findingKind.schema,
  level: findingLevel.schema,
  reason: Both,
  advice: Nullable(Both),
})
export type Finding = Static<typeof Finding>

// ── problems and events ────────────────────────────────────────────────────────────────────────────────────────────

export const importProblems = {
  notNow: problem<{ state: string }>(
    'import-not-now',
    409,
    { zh: '当前步骤不能进行此操作', en: 'Not possible at this step' },
    { zh: '该导入现为“{state}”。请刷新后再看。', en: 'The import is now: {state}. Reload the page.' },
  ),
  noFinding: problem(
    'import-no-finding-column',
    422,
    { zh: '没有“隐患内容”列', en: 'No column holds the finding' },
    {
      zh: '每张要导入的工作表都须指定哪一列是“隐患内容”，并至少选用一张工作表。',
      en: 'Say for each sheet that is used which column holds the finding, and use at least one sheet.',
    },
  ),
  noPlace: problem(
    'import-no-place-column',
    422,
    { zh: '没有“部位”列', en: 'No column holds the place' },
    {
      zh: '须指定哪一列是“部位”或“对象”。',
      en: 'Say which column holds the place or the object.',
    },
  ),
  fieldTwice: problem<{ field: string }>(
    'import-field-twice',
    422,
    { zh: '同一项指定了两列', en: 'Two columns for one thing' },
    { zh: '“{field}”指定了两列，请只留一列。', en: '“{field}” is given to two columns. Keep one.' },
  ),
  wrongRows: problem<{ count: number }>(
    'import-wrong-rows',
    409,
    { zh: '还有错误的行', en: 'Some rows are wrong' },
    {
      zh: '有 {count} 行有误。请下载更正文件改好再导入，或选择“只导入正确的行”。',
      en: '{count} rows are wrong. Download them, mend and import again, or choose to import only the right ones.',
    },
  ),
  nothing: problem(
    'import-nothing',
    409,
    { zh: '没有可导入的行', en: 'Nothing to import' },
    { zh: '所有行都已在台账中，或都有错误。', en: 'All rows are in the ledger already, or are wrong.' },
  ),
  exportTooLong: problem<{ limit: string }>(
    'export-too-long',
    422,
    { zh: '导出的行数过多', en: 'Too many rows to export' },
    {
      zh: '一次最多导出 {limit} 行。请按单位、状态或类别筛选后分次导出。',
      en: 'At most {limit} rows at a time. Filter by facility, state or family.',
    },
  ),
} as const

export const importSubject = 'hazard-import'
export const hazardsImported = event(
  'hazard-import.done',
  { zh: '导入隐患台账', en: 'Ledger imported' },
  Type.Object({
    name: Type.String(),
    sha256: Type.String(),
    which: importWhich.schema,
    open: Type.Integer(),
    history: Type.Integer(),
    known: Type.Integer(),
    wrong: Type.Integer(),
  }),
)
export const importSent = event(
  'hazard-import.sent',
  { zh: '上传待导入台账', en: 'Ledger sent for import' },
  Type.Object({ name: Type.String(), sha256: Type.String(), size: Type.Integer() }),
)
export const hazardImported = event(
  'hazard.imported',
  { zh: '由原有台账导入', en: 'Brought in from an earlier ledger' },
  Type.Object({
    number: Type.String(),
    family: family.schema,
    state: hazardState.schema,
    grade: Nullable(grade.schema),
    place: Said,
    object: Said,
    finding: Said,
    /** The row as read, each column by its name. */
    paper: Type.Record(Type.String(), Type.Unknown()),
    importId: Id,
    sheet: Type.String(),
    row: Type.Integer(),
  }),
)
export const hazardsExported = event(
  'hazard.exported',
  { zh: '导出隐患台账', en: 'Ledger exported' },
  Type.Object({
    filter: Type.Record(Type.String(), Type.Unknown()),
    form: Type.String(),
    count: Type.Integer(),
  }),
)

// ── endpoints ──────────────────────────────────────────────────────────────────────────────────────────────────────

const tableForm = vocabulary('table form', {
  xlsx: { zh: 'Excel 工作簿', en: 'Excel workbook' },
  csv: { zh: 'CSV 文本', en: 'CSV text' },
})
const language = vocabulary('language', { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } })
const moving = [problems.notFound, problems.changedMeanwhile, importProblems.notNow]

export const sendImport = endpoint({
  name: 'hazards.sendImport',
  method: 'POST',
  path: '/api/hazards/imports',
  may: importers,
  title: { zh: '上传待导入的台账', en: 'Send a ledger for import' },
  query: Type.Object({ unitId: UnitId, name: Words(200) }, { additionalProperties: false }),
  reply: Type.Object({ unitId: UnitId, id: Id }),
  status: 201,
  upload: 'sheet',
  limit: 50 * 1024 * 1024,
  problems: [...Object.values(sheetProblems), fileProblems.empty, fileProblems.cut],
})

export const listImports = endpoint({
  name: 'hazards.imports',
  method: 'GET',
  path: '/api/hazards/imports',
  may: importers,
  title: { zh: '导入记录', en: 'Imports' },
  query: Type.Object(PageQuery, { additionalProperties: false }),
  reply: Page(ImportRow),
  problems: [problems.badRequest],
})

export const readImport = endpoint({
  name: 'hazards.readImport',
  method: 'GET',
  path: '/api/hazards/imports/:unitId/:id',
  may: importers,
  title: { zh: '一次导入', en: 'An import' },
  params: One,
  reply: Import,
  problems: [problems.notFound],
})

export const listFindings = endpoint({
  name: 'hazards.importFindings',
  method: 'GET',
  path: '/api/hazards/imports/:unitId/:id/findings',
  may: importers,
  title: { zh: '试导入发现的问题', en: 'What the check found' },
  params: One,
  query: Type.Object(
    { ...PageQuery, kind: Type.Optional(findingKind.schema), level: Type.Optional(findingLevel.schema) },
    { additionalProperties: false },
  ),
  reply: Page(Finding),
  problems: [problems.notFound, problems.badRequest],
})

export const checkImport = endpoint({
  name: 'hazards.checkImport',
  method: 'POST',
  path: '/api/hazards/imports/:unitId/:id/check',
  may: importers,
  title: { zh: '试导入', en: 'Check an import' },
  params: One,
  body: Type.Object({ version: Version, plan: ImportPlan }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  status: 202,
  problems: [...moving, importProblems.noFinding, importProblems.noPlace, importProblems.fieldTwice],
})

export const confirmImport = endpoint({
  name: 'hazards.confirmImport',
  method: 'POST',
  path: '/api/hazards/imports/:unitId/:id/confirm',
  may: importers,
  title: { zh: '确认导入', en: 'Confirm an import' },
  params: One,
  body: Type.Object({ version: Version, which: importWhich.schema }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  status: 202,
  problems: [...moving, importProblems.wrongRows, importProblems.nothing],
})

export const dropImport = endpoint({
  name: 'hazards.dropImport',
  method: 'POST',
  path: '/api/hazards/imports/:unitId/:id/drop',
  may: importers,
  title: { zh: '放弃导入', en: 'Give up an import' },
  params: One,
  body: Type.Object({ version: Version }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: moving,
})

const bytes = { reply: Type.Unknown(), form: 'bytes' } as const

export const correctImport = endpoint({
  name: 'hazards.importCorrections',
  method: 'GET',
  path: '/api/hazards/imports/:unitId/:id/corrections',
  may: importers,
  title: { zh: '下载待更正的行', en: 'Rows to correct' },
  params: One,
  query: Type.Object({ language: Type.Optional(language.schema) }, { additionalProperties: false }),
  ...bytes,
  problems: [problems.notFound, importProblems.notNow],
})

export const importTemplate = endpoint({
  name: 'hazards.importTemplate',
  method: 'GET',
  path: '/api/hazards/imports/template',
  may: importers,
  title: { zh: '下载台账模板', en: 'Template of the ledger' },
  query: Type.Object({ language: Type.Optional(language.schema) }, { additionalProperties: false }),
  ...bytes,
})

const { cursor: _cursor, limit: _limit, total: _total, ...filters } = listHazards.query.properties

export const exportHazards = endpoint({
  name: 'hazards.export',
  method: 'GET',
  path: '/api/hazards/export',
  may: readers,
  title: { zh: '导出隐患台账', en: 'Export the ledger' },
  query: Type.Object(
    { ...filters, form: Type.Optional(tableForm.schema), language: Type.Optional(language.schema) },
    { additionalProperties: false },
  ),
  ...bytes,
  recordsRead: true,
  problems: [importProblems.exportTooLong],
})
