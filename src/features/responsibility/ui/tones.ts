/** How a hand-over looks in each state, and whether it is overdue. */
import type { Tone } from '../../../web/kit/StateBadge.tsx'
import type { HandOverRow, HandOverState } from '../handover/contract.ts'

export const tones: Readonly<Record<HandOverState, Tone>> = {
  waiting: 'stop',
  'waiting-given': 'stop',
  open: 'open',
  given: 'wait',
  received: 'wait',
  settled: 'done',
}

export const isLate = ({ dueAt, settledAt }: Pick<HandOverRow, 'dueAt' | 'settledAt'>): boolean =>
  settledAt === null && Date.parse(dueAt) < Date.now()
