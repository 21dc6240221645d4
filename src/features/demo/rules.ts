/** How far the demo's clock may be moved. */
import { refuse } from '../../platform/contract/problem.ts'
import { beforeRecords, behindReal, mostDaysAhead, tooFarAhead } from './contract.ts'

const dayMs = 86_400_000

interface Asked {
  /** Null: back to the machine's clock. */
  readonly to: Date | null
  readonly real: Date
  /** The newest entry of all journals. */
  readonly newest: Date | null
  /** A moment as the reader writes it. */
  readonly said: (at: Date) => string
}

/** @returns by how many milliseconds it stands ahead then */
export function aheadAfter({ to, real, newest, said }: Asked): number {
  const target = to ?? real
  if (target < real) throw refuse(behindReal, {})
  const ahead = target.getTime() - real.getTime()
  if (ahead > mostDaysAhead * dayMs) throw refuse(tooFarAhead, { days: mostDaysAhead })
  if (newest && target < newest) throw refuse(beforeRecords, { newest: said(newest) })
  return ahead
}
