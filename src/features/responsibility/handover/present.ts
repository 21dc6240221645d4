/** From rows to what the contract promises. */
import type { TaskKind } from '../../../platform/contract/task.ts'
import { fillBoth, type Text } from '../../../platform/contract/text.ts'
import type { HandOver, HandOverMove, HandOverRow, Matter, MatterKind } from './contract.ts'
import { matterKind } from './contract.ts'
import type { HandOverRecord, MatterRecord } from './queries.ts'

const instant = (at: Date | string): string => new Date(at).toISOString()

// Held to their vocabularies by CHECK constraints.
export const rowOf = (row: HandOverRecord, received: number): HandOverRow => ({
  unitId: row.unit_id,
  id: row.id,
  unit: { zh: row.unit_name, en: row.unit_name_en },
  kind: row.kind as HandOverRow['kind'],
  role: row.role as HandOverRow['role'],
  title: row.title,
  effectiveOn: row.effective_on,
  outgoing: { id: row.outgoing_id, name: row.outgoing_name },
  incoming: row.incoming_id === null ? null : { id: row.incoming_id, name: row.incoming_name ?? '' },
  state: row.state as HandOverRow['state'],
  dueAt: instant(row.due_at),
  settledAt: row.settled_at === null ? null : instant(row.settled_at),
  total: row.total,
  received,
})

export const handOverOf = (row: HandOverRecord, received: number, may: readonly HandOverMove[]): HandOver => ({
  ...rowOf(row, received),
  openedAt: instant(row.opened_at),
  counts: matterKind.terms.flatMap((kind) => {
    const count = (row.counts as Readonly<Record<string, number>>)[kind] ?? 0
    return count > 0 ? [{ kind, count }] : []
  }),
  given: row.given_at ? { at: instant(row.given_at), note: row.given_note ?? '', excusedBy: row.excuser_name } : null,
  receipt: row.received_at ? { at: instant(row.received_at), note: row.received_note ?? '' } : null,
  may: [...may],
  version: row.version,
})

const hazardWords: Text = { zh: '{number} {place} {object}：{finding}', en: '{number} {place} {object}: {finding}' }

/** What a frozen matter was called at that moment, and where it is found now. */
export function presenter(kinds: readonly TaskKind[]): (row: MatterRecord) => Matter {
  const known = new Map(kinds.map((kind) => [kind.name, kind]))
  return (row) => {
    const details = row.details as Readonly<Record<string, unknown>>
    const kind = row.task_kind === null ? undefined : known.get(row.task_kind)
    const words = row.subject_type === 'hazard' && row.task_kind === null ? hazardWords : kind?.words
    const unknown = row.task_kind ?? row.subject_type
    const pattern = row.task_kind === null ? '/hazards/{unit}/{id}' : kind?.path
    const values: Readonly<Record<string, unknown>> = { ...details, unit: row.about_unit, id: row.subject_id }
    return {
      ordinal: row.ordinal,
      kind: row.kind as MatterKind,
      unit: { zh: row.unit_name, en: row.unit_name_en },
      words: words ? fillBoth(words, details) : { zh: unknown, en: unknown },
      path:
        pattern?.replace(/\{(\w+)\}/g, (_place, name: string) => encodeURIComponent(String(values[name] ?? ''))) ??
        null,
      subjectId: row.subject_id,
      dueAt: instant(row.due_at),
      receivedAt: row.received_at === null ? null : instant(row.received_at),
      note: row.received_note,
    }
  }
}
