/** The tone of each state of a report. */
import type { Tone } from '../../../../web/kit/StateBadge.tsx'
import type { ScanState } from '../../scan/contract.ts'

export const scanTones: Readonly<Record<ScanState, Tone>> = { waiting: 'wait', confirmed: 'done', dismissed: 'stop' }
