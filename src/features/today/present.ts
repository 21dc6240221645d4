/** From rows to what the contract promises. */

import type { Clock } from '../../platform/clock.ts'
import type { TaskKind } from '../../platform/contract/task.ts'
import type { Task } from './contract.ts'
import type { TaskRow } from './queries.ts'
import { pathOf, titleOf } from './rules.ts'

export function presenter(kinds: readonly TaskKind[], clock: Clock, accountId: string): (row: TaskRow) => Task {
  const known = new Map(kinds.map((kind) => [kind.name, kind]))
  return (row) => {
    const kind = known.get(row.kind)
    const details = row.details as Readonly<Record<string, unknown>>
    const dueAt = new Date(row.due_at)
    return {
      id: row.id,
      unitId: row.unit_id,
      unitName: { zh: row.unit_name, en: row.unit_name_en },
      holderId: row.holder_id,
      role: row.role as Task['role'],
      kind: row.kind,
      title: titleOf(kind, row.kind, details),
      path: pathOf(kind, row.unit_id, row.subject_id, details),
      state: row.state as Task['state'],
      openedAt: new Date(row.opened_at).toISOString(),
      dueAt: dueAt.toISOString(),
      dueOn: clock.day(dueAt),
      closedAt: row.closed_at ? new Date(row.closed_at).toISOString() : null,
      closedBy: row.closed_by,
      named: row.account_id === accountId,
    }
  }
}
