/** From rows to what the contract promises. */
import type { Checklist as Edition, Item } from '../../domain/checklist/checklist.ts'
import type { Checklist, ChecklistSummary } from './checklists/contract.ts'
import type { Activity, ActivitySummary } from './contract.ts'
import type { SummaryRecord } from './list/queries.ts'
import type { KeptAnswer } from './queries.ts'
import { asked } from './rules.ts'

export const showEditionHead = (edition: Edition): ChecklistSummary => ({
  id: edition.id,
  version: edition.version,
  effective: edition.effective,
  kind: edition.kind,
  family: edition.family,
  clause: edition.clause,
  reviewed: edition.reviewed,
  title: edition.title,
  purpose: edition.purpose,
  items: edition.items.length,
})

/** @param items those to show: all of the edition, or those a facility is asked */
export const showEdition = (edition: Edition, items: readonly Item[]): Checklist => ({
  ...showEditionHead(edition),
  areas: edition.areas.filter((area) => items.some((item) => item.area === area.id)),
  attributes: { ...edition.attributes },
  items: items.map((item) => ({ ...item, basis: [...item.basis], needs: [...item.needs] })),
})

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

export const showSummary = (row: SummaryRecord): ActivitySummary => ({
  unitId: row.unit_id,
  unit: { zh: row.unit_name, en: row.unit_name_en },
  id: row.id,
  // Held to their vocabularies by CHECK constraints.
  kind: row.kind as ActivitySummary['kind'],
  state: row.state as ActivitySummary['state'],
  family: row.family as ActivitySummary['family'],
  clause: row.clause,
  checklist: { id: row.checklist_id, version: row.checklist_version, title: row.title },
  day: row.day,
  counts: {
    items: row.items,
    passed: row.passed ?? 0,
    failed: row.failed ?? 0,
    notApplicable: row.not_applicable ?? 0,
  },
  startedAt: row.started_at?.toISOString() ?? null,
  startedBy: person(row.started_by, row.starter_name),
  endedAt: row.ended_at?.toISOString() ?? null,
  endedBy: person(row.ended_by, row.ender_name),
  version: row.version,
})

export function showActivity(row: SummaryRecord, edition: Edition, answers: readonly KeptAnswer[]): Activity {
  const items = asked(edition, row.item_ids)
  const kept = new Set(row.item_ids)
  return {
    ...showSummary(row),
    participants: row.participants,
    reason: row.reason,
    sheet: showEdition(edition, items),
    omitted: edition.items
      .filter((item) => !kept.has(item.id))
      .map((item) => ({ item: item.id, object: item.object, lacks: [...item.needs] })),
    answers: answers.map((answer) => ({
      item: answer.item,
      verdict: answer.verdict,
      note: answer.note,
      files: answer.files,
      at: answer.at.toISOString(),
      by: { id: answer.byId, name: answer.byName },
      version: answer.version,
    })),
  }
}
