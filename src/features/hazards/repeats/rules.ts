/** What follows from an answer, and what grade a repeat demands. Pure. */
import type { Described } from '../../../domain/repeats/alike.ts'
import type { Grade } from '../../../platform/contract/grade.ts'
import type { Role } from '../../../platform/contract/role.ts'
import type { RepeatAnswer } from './contract/answered.ts'
import { correctors } from './contract.ts'

/** How often a hazard must have come back before its grade follows. */
export interface Thresholds {
  readonly suggestMajorFrom: number
  readonly requireMajorFrom: number
}

export interface Demand {
  readonly suggested: Grade | null
  /** Below this only the bureau grades, with a reason. */
  readonly least: Grade | null
}

/** Monotone: more repeats never demand less. */
export const demandOf = (times: number, { suggestMajorFrom, requireMajorFrom }: Thresholds): Demand => ({
  suggested: times >= Math.min(suggestMajorFrom, requireMajorFrom) ? 'major' : null,
  least: times >= requireMajorFrom ? 'major' : null,
})

/** Who may grade below what a repeat demands. */
const waivers: readonly Role[] = ['chief', 'deputy']

/** The named rule of the loop's grading step (重复隐患升级). True: the grade stands against it. */
export const breaksDemand = (
  asked: Grade | null,
  least: Grade | null,
  by: { readonly roles: readonly Role[]; readonly reason: string },
): boolean =>
  least === 'major' &&
  asked !== 'major' &&
  !(by.reason.trim() !== '' && by.roles.some((role) => waivers.includes(role)))

/** Why an answer is refused; null where it stands. */
export function judgeAnswer(
  before: RepeatAnswer | null,
  given: { readonly answer: RepeatAnswer; readonly reason: string },
  roles: readonly Role[],
): 'reason' | 'answered' | null {
  const silent = given.reason.trim() === ''
  if (before !== null && !roles.some((role) => (correctors as readonly Role[]).includes(role))) return 'answered'
  if (silent && (given.answer === 'different' || before !== null)) return 'reason'
  return null
}

interface Stored {
  readonly item: string | null
  readonly library_entry: string | null
  readonly place: string
  readonly object: string
  readonly finding: string
  readonly basis: unknown
}

/** A hazard of the ledger as it is compared. */
export const describedBy = (row: Stored): Described => ({
  item: row.item,
  entry: row.library_entry,
  place: row.place,
  object: row.object,
  finding: row.finding,
  basis: (row.basis as readonly { readonly zh: string }[]).map((one) => one.zh),
})
