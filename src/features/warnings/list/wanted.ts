/** What a list or an export asks for, and the key of a row in its order. */
import type { Call } from '../../../platform/endpoint.ts'
import { policy } from '../../../platform/policy.ts'
import type { WarningFilter } from '../contract.ts'
import { byDue, type Key, type Shown, type Wanted } from '../queries.ts'
import { partsOf } from './rules.ts'

export function wantedBy(
  { now, today }: Pick<Call<unknown, unknown, unknown>, 'now' | 'today'>,
  { text = '', ...filter }: WarningFilter,
): Wanted {
  return { ...filter, parts: partsOf(text, policy().signals.signals), now, today }
}

export const keyOf = (wanted: Wanted, row: Shown): Key => ({
  ...{ at: new Date(byDue(wanted) ? row.answer_due_at : row.opened_at).toISOString(), id: row.id },
})
