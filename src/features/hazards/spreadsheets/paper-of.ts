/** A hazard as a row of a ledger on paper: what an export writes, and what a file that names its number is compared with. */
import type { Grade } from '../../../platform/contract/grade.ts'
import type { Family } from '../../../platform/contract/role.ts'
import type { HazardState } from '../loop/contract.ts'
import { printed } from '../loop/opening.ts'
import type { HazardRecord } from './queries/ledger.ts'
import type { Paper } from './rules/paper.ts'
import { onPaper } from './rules/values.ts'

/** @param day the calendar day of an instant in the region's time zone */
export function paperOf(row: HazardRecord, day: (at: Date) => string): Paper {
  const brought = row.paper as unknown as Paper | null
  const basis = (row.basis as unknown as { zh: string }[]).map((one) => one.zh).join('；')
  return {
    number: printed(row.year, row.number),
    code: brought?.code ?? null,
    unitId: row.unit_id,
    family: row.family as Family,
    grade: row.grade as Grade | null,
    suggestedGrade: row.suggested_grade as Grade | null,
    place: row.place,
    object: row.object,
    finding: row.finding,
    note: row.note || null,
    basis: basis || null,
    // A ledger that did not say when leaves it open, though it came in on some day.
    found: brought ? brought.found : day(new Date(row.opened_at)),
    state: onPaper(row.state as HazardState),
    interim: row.interim,
    measure: row.measure,
    money: row.money_fen,
    moneySource: row.money_source,
    responsible: row.responsible ?? brought?.responsible ?? null,
    deadline: row.deadline,
    contingency: row.contingency,
    done: row.done,
    verifier: row.verifier ?? row.paper_verifier,
    closed: row.verified_at ? day(new Date(row.verified_at)) : row.paper_closed_on,
    verifiedNote: row.verified_note,
  }
}
