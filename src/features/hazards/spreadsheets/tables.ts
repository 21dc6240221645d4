/** Tables that leave the system: the ledger, its template, and the rows of an import that need mending. */
import { bodyOf } from '../../../domain/sheets/body.ts'
import { readDay } from '../../../domain/sheets/dates.ts'
import type { Cell, Workbook } from '../../../domain/sheets/grid.ts'
import type { HazardField } from '../../../domain/sheets/hazard-heads.ts'
import { grade } from '../../../platform/contract/grade.ts'
import { family } from '../../../platform/contract/role.ts'
import { fill, type Language, type Text } from '../../../platform/contract/text.ts'
import type { Table, Written } from '../../../platform/spreadsheet/write.ts'
import { type HazardState, hazardState } from '../loop/contract.ts'
import { fieldOrder, sheetField } from './contract/fields.ts'
import { findingWords } from './contract/findings.ts'
import type { ImportPlan } from './contract.ts'
import type { Paper } from './rules/paper.ts'
import { columnsOf, type NotedFinding, usedSheets } from './rules/whole.ts'

const widths: Readonly<Partial<Record<HazardField, number>>> = {
  finding: 44,
  measure: 36,
  done: 36,
  note: 28,
  place: 20,
  object: 20,
}
const fenInYuan = 100

const sheetName: Text = { zh: '隐患台账', en: 'Hazard ledger' }
const wrongHead: Text = { zh: '错误原因', en: 'What is wrong' }

const shape = (language: Language) => ({
  sheet: sheetName[language],
  head: fieldOrder.map((field) => sheetField.words[field][language]),
  widths: fieldOrder.map((field) => widths[field] ?? 14),
})

export interface Exported {
  readonly paper: Paper
  readonly state: HazardState
  readonly unit: Text
}

const day = (value: string | null): Written => (value === null ? null : { day: value })

function writtenRow({ paper, state, unit }: Exported, language: Language): Written[] {
  const words: Readonly<Record<HazardField, Written>> = {
    ...paper,
    unit: unit[language],
    family: family.words[paper.family][language],
    grade: paper.grade && grade.words[paper.grade][language],
    suggestedGrade: paper.suggestedGrade && grade.words[paper.suggestedGrade][language],
    state: hazardState.words[state][language],
    found: day(paper.found),
    deadline: day(paper.deadline),
    closed: day(paper.closed),
    money: paper.money === null ? null : paper.money / fenInYuan,
  }
  return fieldOrder.map((field) => words[field])
}

/** @param rows in portions, as they are read */
export function ledgerTable(rows: AsyncIterable<readonly Exported[]>, language: Language): Table {
  async function* lines(): AsyncGenerator<readonly Written[]> {
    for await (const portion of rows) for (const row of portion) yield writtenRow(row, language)
  }
  return { ...shape(language), rows: lines() }
}

/** Heads alone: an example would be imported with the rest. */
export const template = (language: Language): Table => ({ ...shape(language), rows: [] })

export function findingText({ kind, details }: Pick<NotedFinding, 'kind' | 'details'>, language: Language) {
  const { reason, advice } = findingWords[kind]
  const said =
    language === 'en' ? { ...details, field: details.fieldEn ?? '', fields: details.fieldsEn ?? '' } : details
  // Without a likely value, the question for it is left out.
  const open = advice && !('likely' in details) ? withoutQuestion(advice, language) : advice?.[language]
  return {
    reason: fill(reason, language, said),
    advice: advice && open ? fill({ zh: open, en: open }, language, said) : null,
  }
}

const withoutQuestion = (advice: Text, language: Language): string =>
  advice[language].replace(/[^？?]*\{likely\}[^？?]*[？?]\s*/, '')

/**
 * Rows with an error, as they stand in the file, each with the reason behind it: mended, the file is imported again.
 * Merged cells are written out, days without a year get it, so that rows mean the same without what stood around them.
 */
export function corrections(
  book: Workbook,
  plan: ImportPlan,
  findings: readonly NotedFinding[],
  language: Language,
): Table[] {
  const reasons = new Map<string, string[]>()
  for (const finding of findings) {
    if (findingWords[finding.kind].level !== 'error') continue
    const { reason, advice } = findingText(finding, language)
    const name = `${finding.sheet}\n${finding.row}`
    const where = finding.column === null ? '' : `${finding.head ?? finding.column}：`
    reasons.set(name, [...(reasons.get(name) ?? []), `${where}${reason}${advice ? `（${advice}）` : ''}`])
  }
  return usedSheets(book, plan).flatMap(({ sheet, how, headRow }): Table[] => {
    const columns = columnsOf(sheet, how)
    const byColumn = new Map([...columns.values()].map((one) => [one.column, one]))
    const heads = new Map(how.columns.map(({ column }) => [column, byColumn.get(column)?.head ?? '']))
    const numbers = [...heads.keys()].sort((a, b) => a - b)
    const rows = bodyOf(sheet, headRow, heads).rows.flatMap((row): Written[][] => {
      const wrong = reasons.get(`${sheet.name}\n${row.row}`)
      if (!wrong) return []
      const written = numbers.map((column) =>
        asWritten(row.cells[column - 1], byColumn.get(column)?.field, { from1904: book.from1904, year: plan.year }),
      )
      return [[...written, wrong.join('\n')]]
    })
    if (rows.length === 0) return []
    const head = numbers.map(
      (column) => heads.get(column) || sheetField.words[byColumn.get(column)?.field ?? 'note'][language],
    )
    return [{ sheet: sheet.name, head: [...head, wrongHead[language]], widths: [...numbers.map(() => 18), 60], rows }]
  })
}

const dayFields: readonly (HazardField | undefined)[] = ['found', 'deadline', 'closed']

function asWritten(
  cell: Cell | undefined,
  field: HazardField | undefined,
  context: { from1904: boolean; year: number | null },
): Written {
  if (!cell) return null
  if (dayFields.includes(field) || cell.dated) {
    const read = readDay(cell, context)
    if ('day' in read) return { day: read.day }
  }
  return cell.number !== null && !cell.dated ? cell.number : cell.text
}
