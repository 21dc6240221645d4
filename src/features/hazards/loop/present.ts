/** What stands beside the state, as its readers see it. */
import type { Tx } from '../../../platform/database/pool.ts'
import type { Beside } from '../contract.ts'
import { findUnit, type HazardRecord } from '../queries.ts'
import type { Limits } from './contract.ts'
import { printed } from './opening.ts'
import { numberOf } from './queries.ts'
import { latestDeadline } from './rules/needs.ts'
import type { Standing } from './rules/standing.ts'

/** Accounts whose names the page needs. */
export const namedBeside = (row: HazardRecord, payloads: readonly Readonly<Record<string, unknown>>[]): string[] =>
  [
    row.asked_by,
    row.listed_by,
    row.checked_by,
    ...payloads.flatMap((payload) => [payload.fromId, payload.toId]),
  ].filter((id): id is string => typeof id === 'string')

interface Known {
  readonly standing: Standing
  readonly limits: Limits
  readonly names: ReadonlyMap<string, string>
  readonly merged: readonly { readonly id: string; readonly year: number; readonly number: number }[]
  readonly today: string
}

export async function besideOf(tx: Tx, row: HazardRecord, known: Known): Promise<Beside> {
  const { limits, names, standing } = known
  const person = (id: string | null) => ({ id: id ?? '', name: names.get(id ?? '') ?? '' })
  const lister = row.listed_unit === null ? undefined : await findUnit(tx, row.listed_unit)
  const into = row.merged_into === null ? undefined : await numberOf(tx, row.unit_id, row.merged_into)
  const ref = (of: { id: string; year: number; number: number }) => ({ id: of.id, number: printed(of.year, of.number) })
  return {
    plannedDeadline: row.planned_deadline,
    extensionAsked:
      row.asked_until === null
        ? null
        : {
            until: row.asked_until,
            reason: row.asked_reason ?? '',
            by: person(row.asked_by),
            at: row.asked_at?.toISOString() ?? '',
          },
    extensionLeft: {
      times: Math.max(0, limits.extension.times - row.extended),
      until: latestDeadline(standing, limits),
    },
    listing:
      row.listed_until === null
        ? null
        : {
            unit: { zh: lister?.name ?? '', en: lister?.name_en ?? '' },
            by: person(row.listed_by),
            at: row.listed_at?.toISOString() ?? '',
            until: row.listed_until,
            reason: row.listed_reason ?? '',
            passed: row.listed_until < known.today,
          },
    control:
      row.check_due_at === null
        ? null
        : {
            dueAt: row.check_due_at.toISOString(),
            held: row.check_held ?? false,
            checkedAt: row.checked_at?.toISOString() ?? null,
            checkedBy: row.checked_by === null ? null : person(row.checked_by),
            every: limits.checks.held,
          },
    mergedInto: into ? ref(into) : null,
    merged: known.merged.map(ref),
    people: Object.fromEntries(names),
  }
}
