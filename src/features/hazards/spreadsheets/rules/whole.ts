/** Judges a whole file: its rows one by one, then among each other, then against what the ledger holds already. */
import { bodyOf } from '../../../../domain/sheets/body.ts'
import { columnLetters, type Workbook } from '../../../../domain/sheets/grid.ts'
import { type HazardField, hazardHeads } from '../../../../domain/sheets/hazard-heads.ts'
import { headAt } from '../../../../domain/sheets/heads.ts'
import { sheetField } from '../contract/fields.ts'
import { type FindingKind, findingKind, findingWords } from '../contract/findings.ts'
import type { ImportPlan, ImportResult } from '../contract.ts'
import { type Column, type Found, judgeRow, type Setting, UnitNames } from './judge.ts'
import { differences, keyOf, type Paper, type PaperField } from './paper.ts'

export interface NotedFinding {
  readonly sheet: string
  readonly row: number
  readonly column: string | null
  readonly head: string | null
  readonly value: string
  readonly kind: FindingKind
  readonly details: Readonly<Record<string, string | number>>
}

export interface Draft {
  readonly sheet: string
  readonly row: number
  readonly paper: Paper
  readonly key: string
  readonly fields: ReadonlySet<HazardField>
}

export interface Read {
  readonly drafts: readonly Draft[]
  readonly findings: readonly NotedFinding[]
  readonly rows: number
  readonly skipped: number
}

export interface Kept {
  readonly id: string
  readonly number: string
  readonly paper: Paper
}

/** What the ledger holds, by `unit key` and by `unit number`. */
export interface Known {
  readonly byKey: ReadonlyMap<string, Kept>
  readonly byNumber: ReadonlyMap<string, Kept>
}

export const isError = (kind: FindingKind): boolean => findingWords[kind].level === 'error'

const noted = (sheet: string, row: number, { kind, column, value, details }: Found): NotedFinding => ({
  sheet,
  row,
  column: column && columnLetters(column.column),
  head: column?.head ?? null,
  value,
  kind,
  details,
})

export const columnsOf = (
  sheet: Workbook['sheets'][number],
  plan: ImportPlan['sheets'][number],
): ReadonlyMap<HazardField, Column> => {
  const heads = new Map(
    (plan.headRow === null ? [] : headAt(sheet, plan.headRow, hazardHeads)).map((one) => [one.column, one.head]),
  )
  return new Map(
    plan.columns.flatMap(({ column, field }) =>
      field === null ? [] : [[field, { column, field, head: heads.get(column) ?? '' }] as const],
    ),
  )
}

export const usedSheets = (book: Workbook, plan: ImportPlan) =>
  book.sheets.flatMap((sheet) => {
    const how = plan.sheets.find((one) => one.name === sheet.name && one.use && one.headRow !== null)
    return how?.headRow ? [{ sheet, how, headRow: how.headRow }] : []
  })

/** The rows by themselves, and those that come twice. */
export function readRows(book: Workbook, plan: ImportPlan, setting: Setting): Read {
  const names = new UnitNames(setting.units)
  const findings: NotedFinding[] = []
  const drafts: Draft[] = []
  const first = new Map<string, Draft>()
  let rows = 0
  let skipped = 0
  for (const { sheet, how, headRow } of usedSheets(book, plan)) {
    const columns = columnsOf(sheet, how)
    const fields = new Set(columns.keys())
    const body = bodyOf(sheet, headRow, new Map([...columns.values()].map((one) => [one.column, one.head])))
    rows += body.rows.length
    skipped += body.left.footers + body.left.heads + body.left.sections
    for (const { row, cells, section } of body.rows) {
      const judged = judgeRow(cells, section, columns, setting, names, isError)
      findings.push(...judged.found.map((one) => noted(sheet.name, row, one)))
      if (!judged.paper) continue
      const draft: Draft = { sheet: sheet.name, row, paper: judged.paper, key: keyOf(judged.paper), fields }
      const twice = twiceOf(draft, first, columns)
      if (twice) findings.push(noted(sheet.name, row, twice))
      else drafts.push(draft)
    }
  }
  return { drafts, findings, rows, skipped }
}

function twiceOf(draft: Draft, first: Map<string, Draft>, columns: ReadonlyMap<HazardField, Column>): Found | null {
  const { paper, key, fields } = draft
  const name = `${paper.unitId} ${paper.number ?? key}`
  const before = first.get(name)
  if (!before) {
    first.set(name, draft)
    return null
  }
  const where = { sheet: before.sheet, row: before.row }
  const coded = paper.number !== null || paper.code !== null
  if (coded && differences(before.paper, paper, fields as ReadonlySet<PaperField>).length > 0) {
    const field = paper.number === null ? 'code' : 'number'
    const value = paper.number ?? paper.code ?? ''
    return { kind: 'same-code', column: columns.get(field) ?? null, value, details: { value, ...where } }
  }
  return { kind: 'twice-in-file', column: null, value: '', details: where }
}

export interface Weighed {
  /** To be opened or filed. */
  readonly fresh: readonly Draft[]
  readonly findings: readonly NotedFinding[]
  readonly result: ImportResult
}

/** How many people of that name work at a facility. */
export type PeopleNamed = (unitId: number, name: string) => number

/** Against what is there: known rows are left alone, their differences told. */
export function weigh(read: Read, known: Known, peopleNamed: PeopleNamed): Weighed {
  const findings = [...read.findings]
  const fresh: Draft[] = []
  let [same, differing] = [0, 0]
  for (const draft of read.drafts) {
    const { paper, key, sheet, row } = draft
    const there = byNumber(draft, known) ?? known.byKey.get(`${paper.unitId} ${key}`)
    if (!there) {
      fresh.push(draft)
      const person = personFinding(draft, peopleNamed)
      if (person) findings.push(person)
      continue
    }
    same += 1
    const differ = differences(there.paper, paper, draft.fields as ReadonlySet<PaperField>)
    if (differ.length === 0) continue
    differing += 1
    const details = {
      number: there.number,
      fields: differ.map((field) => wordOf(field).zh).join('、'),
      fieldsEn: differ.map((field) => wordOf(field).en).join(', '),
    }
    findings.push({ sheet, row, column: null, head: null, value: there.number, kind: 'already-there', details })
  }
  const wrong = new Set(findings.filter((one) => isError(one.kind)).map((one) => `${one.sheet}\n${one.row}`))
  const count = (kind: FindingKind) => findings.filter((one) => one.kind === kind).length
  const order = new Map([...new Set(findings.map((one) => one.sheet))].map((name, at) => [name, at]))
  return {
    fresh,
    findings: findings.toSorted((a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row),
    result: {
      rows: read.rows,
      open: fresh.filter((one) => one.paper.state === 'open').length,
      history: fresh.filter((one) => one.paper.state !== 'open').length,
      known: same,
      differing,
      wrong: wrong.size,
      kinds: findingKind.terms.map((kind) => ({ kind, count: count(kind) })).filter((one) => one.count > 0),
      skipped: read.skipped,
    },
  }
}

const wordOf = (field: PaperField) => (field === 'unitId' ? sheetField.words.unit : sheetField.words[field])

/** A number of this system that names the same facility's hazard. In another system's file it may name some other one. */
function byNumber({ paper }: Draft, known: Known): Kept | undefined {
  return paper.number === null ? undefined : known.byNumber.get(`${paper.unitId} ${paper.number}`)
}

/** Who is responsible matters where something is still to be done. */
function personFinding({ sheet, row, paper }: Draft, peopleNamed: PeopleNamed): NotedFinding | null {
  const { responsible: value, state, unitId } = paper
  if (value === null || state !== 'open') return null
  const count = peopleNamed(unitId, value)
  if (count === 1) return null
  const kind = count === 0 ? 'person-unknown' : 'person-several'
  return { sheet, row, column: null, head: null, value, kind, details: { value } }
}
