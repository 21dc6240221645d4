/** A row of a ledger as it was read (纸面记录): what is kept beside the hazard, what a file is compared with, what is exported. */
import { plainName } from '../../../../domain/sheets/nearest.ts'
import type { Grade } from '../../../../platform/contract/grade.ts'
import type { Family } from '../../../../platform/contract/role.ts'
import type { PaperState } from './values.ts'

/** Texts without blanks around them, null where nothing stood. Days `YYYY-MM-DD`, money in fen. */
export interface Paper {
  readonly number: string | null
  readonly code: string | null
  readonly unitId: number
  readonly family: Family
  readonly grade: Grade | null
  readonly suggestedGrade: Grade | null
  readonly place: string
  readonly object: string
  readonly finding: string
  readonly note: string | null
  readonly basis: string | null
  readonly found: string | null
  readonly state: PaperState
  readonly interim: string | null
  readonly measure: string | null
  readonly money: number | null
  readonly moneySource: string | null
  readonly responsible: string | null
  readonly deadline: string | null
  readonly contingency: string | null
  readonly done: string | null
  readonly verifier: string | null
  readonly closed: string | null
  readonly verifiedNote: string | null
}
export type PaperField = keyof Paper

/**
 * What makes a row the same row when it comes again: the office's own number, or else what was found where and when.
 * Marks, blanks and widths of letters do not count.
 */
export function keyOf(paper: Pick<Paper, 'code' | 'found' | 'place' | 'object' | 'finding'>): string {
  const { code, found, place, object, finding } = paper
  return code === null
    ? `row:${[found ?? '', plainName(place), plainName(object), plainName(finding)].join('|')}`
    : `code:${plainName(code)}`
}

const compared = (value: Paper[PaperField]): string =>
  value === null ? '' : typeof value === 'string' ? plainName(value) : String(value)

/** Fields, among those the file has, in which it says something else than what is there. */
export function differences(there: Paper, file: Paper, fields: ReadonlySet<PaperField | 'unit'>): PaperField[] {
  return [...fields].filter(
    (field): field is PaperField =>
      field !== 'unit' && field !== 'number' && compared(there[field]) !== compared(file[field]),
  )
}
