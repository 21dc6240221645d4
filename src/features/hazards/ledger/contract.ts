/** What ledger, board and views share. */
import type { HazardState, Move } from '../loop/contract.ts'

/** The move that leads on from each state; none from the two ends. */
export const leadingMove: Readonly<Partial<Record<HazardState, Move>>> = {
  reported: 'grade',
  graded: 'plan',
  planned: 'approve',
  approved: 'start',
  rectifying: 'submit',
  submitted: 'close',
}
