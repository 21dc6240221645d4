/** What a list or an export asks for, and the key of a row in its order. */
import type { Call } from '../../../platform/endpoint.ts'
import { policy } from '../../../platform/policy.ts'
import type { WarningFilter } from '../contract.ts'
import { waitsUntil } from '../present.ts'
import { byDue, type Key, type Shown, type Wanted } from '../queries.ts'
import { partsOf } from './rules.ts'

export function wantedBy(
  { now, today, platform }: Pick<Call<unknown, unknown, unknown>, 'now' | 'today' | 'platform'>,
  { text = '', ...filter }: WarningFilter,
): Wanted {
  return { ...filter, parts: partsOf(text, policy().signals.signals), now, today, timeZone: platform.config.timeZone }
}

const ranks: Readonly<Record<string, number>> = { open: 0, answered: 1 }

export const keyOf = (wanted: Wanted, row: Shown): Key => ({
  ...{ rank: ranks[row.state] ?? 2, id: row.id },
  at: (byDue(wanted) ? waitsUntil(row, wanted.timeZone) : new Date(row.opened_at)).toISOString(),
})
