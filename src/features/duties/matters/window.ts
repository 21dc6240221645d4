/** Windows of a duty as records of a dossier: what was owed in the period, whose, and whether it was done in time. Pure. */
import { type Day, formatDay } from '../../../domain/calendar/day.ts'
import type { Explained } from '../../../domain/compliance/counted.ts'
import type { RuledWindow } from '../../../domain/compliance/editions.ts'
import type { Work } from '../../../domain/compliance/evidence.ts'
import type { Duty } from '../../../domain/policy/duty.ts'
import type { FoundMatter } from '../../../platform/contract/matter.ts'
import { periodOf } from '../words.ts'

/** Windows that were owed and have begun. */
const told = new Set(['due', 'done', 'made-up', 'missed'])

export interface Of {
  readonly unitId: number
  readonly duty: Duty
  readonly window: RuledWindow
  readonly found: Explained
  readonly works: ReadonlyMap<string, Work & { readonly unitId: number }>
  /** First instant of a calendar day of the region. */
  readonly startOf: (day: Day) => Date
  readonly subjectId: string
}

export function windowMatter({ unitId, duty, window, found, works, startOf, subjectId }: Of): FoundMatter | null {
  if (!told.has(found.status)) return null
  // The last second in which it could still be recorded in time.
  const due = new Date(startOf(window.until + window.rule.recordWithin).getTime() - 1000)
  const counted = [...found.counted, ...(found.status === 'made-up' ? found.late : [])].flatMap((id) => {
    const work = works.get(id)
    return work ? [work] : []
  })
  const recorded = counted.map((work) => work.recorded).sort((a, b) => a - b)[found.atLeast - 1]
  const from = formatDay(window.from)
  const period = periodOf(window.rule.cadence, window.from)
  return {
    path: `/duties/${unitId}/${duty.id}/${from}`,
    kind: 'duty',
    party: duty.of === 'leader' ? 'bureau' : duty.of,
    unitId,
    post: duty.of === 'leader' ? 'chief' : null,
    words: { zh: `${duty.title.zh}（${period.zh}）`, en: `${duty.title.en} (${period.en})` },
    grave: false,
    began: startOf(window.from),
    due,
    settled: settledAt(found.status, recorded === undefined ? null : startOf(recorded), due),
    subject: { type: 'duty', id: subjectId },
    work: counted.map((work) => ({ unitId: work.unitId, type: 'activity', id: work.id })),
  }
}

/** Work of a window that closed makes it up and never turns it green, on whatever day it was recorded. */
function settledAt(status: string, recorded: Date | null, due: Date): Date | null {
  if (recorded === null || status === 'due' || status === 'missed') return null
  return status === 'made-up' && recorded <= due ? new Date(due.getTime() + 1) : recorded
}
