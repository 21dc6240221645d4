/** Tones of the states of organisation; one table for list and detail. */
import type { Tone } from '../../../web/kit/StateBadge.tsx'
import type { AccountRow, PostRow } from '../accounts/contract.ts'

export const accountTones: Readonly<Record<AccountRow['state'], Tone>> = {
  active: 'done',
  suspended: 'wait',
  closed: 'stop',
}

export const termTones: Readonly<Record<PostRow['term'], Tone>> = { coming: 'open', current: 'done', past: 'calm' }
