/** How a hand-over looks in each state, what its post is called, and whether it is overdue. */

import type { Text } from '../../../platform/contract/text.ts'
import { nowMs } from '../../../web/api/clock.ts'
import type { Tone } from '../../../web/kit/StateBadge.tsx'
import { type HandOverRow, type HandOverState, leadingRole } from '../handover/contract.ts'

export const tones: Readonly<Record<HandOverState, Tone>> = {
  waiting: 'stop',
  'waiting-given': 'stop',
  open: 'open',
  given: 'wait',
  received: 'wait',
  settled: 'done',
}

export const isLate = ({ dueAt, settledAt }: Pick<HandOverRow, 'dueAt' | 'settledAt'>): boolean =>
  settledAt === null && Date.parse(dueAt) < nowMs()

/** Titles are kept in Chinese; in English the role says it. */
export const titleOf = ({ title, role }: Pick<HandOverRow, 'title' | 'role'>): Text => ({
  zh: title,
  en: leadingRole.words[role].en,
})
