/** Tones of the room's vocabularies. */

import type { TermOf } from '../../../platform/contract/vocabulary.ts'
import type { Tone } from '../../../web/kit/StateBadge.tsx'
import type { verdict } from '../checklists/contract.ts'
import type { activityState } from '../contract/words.ts'

export const stateTones: Readonly<Record<TermOf<typeof activityState>, Tone>> = {
  planned: 'wait',
  started: 'busy',
  done: 'done',
  cancelled: 'calm',
}

export const verdictTones: Readonly<Record<TermOf<typeof verdict>, Tone>> = {
  pass: 'done',
  fail: 'stop',
  'not-applicable': 'calm',
}
