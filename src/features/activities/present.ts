/** From rows to what the contract promises. */
import type { Checklist as Edition, Item } from '../../domain/checklist/checklist.ts'
import type { FacilityType } from '../../platform/contract/role.ts'
import type { Checklist, ChecklistSummary } from './checklists/contract.ts'
import type { Activity, ActivitySummary } from './contract.ts'
import type { SummaryRecord, WholeRecord } from './list/queries.ts'
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
  items: items.map((item) => ({
    ...item,
    basis: [...item.basis],
    needs: [...item.needs],
    types: typesOf(item),
  })),
})

/** Held to the vocabulary when the file was read. */
const typesOf = (item: Item) => [...(item.types ?? [])] as FacilityType[]

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

const titleOf = (row: SummaryRecord): ActivitySummary['title'] =>
  row.title === null ? (row.checklist_title ?? { zh: '', en: '' }) : { zh: row.title, en: row.title }

export const showSummary = (row: SummaryRecord): ActivitySummary => ({
  unitId: row.unit_id,
  unit: { zh: row.unit_name, en: row.unit_name_en },
  id: row.id,
  // Held to their vocabularies by CHECK constraints.
  kind: row.kind as ActivitySummary['kind'],
  state: row.state as ActivitySummary['state'],
  family: row.family as ActivitySummary['family'],
  clause: row.clause,
  checklist:
    row.checklist_id === null || row.checklist_version === null || row.checklist_title === null
      ? null
      : { id: row.checklist_id, version: row.checklist_version, title: row.checklist_title },
  title: titleOf(row),
  day: row.day,
  recordedOn: row.recorded_on,
  parties: row.parties as ActivitySummary['parties'],
  attendance: row.present === null || row.expected === null ? null : { present: row.present, expected: row.expected },
  counts:
    row.checklist_id === null
      ? null
      : {
          items: row.items,
          passed: row.passed ?? 0,
          failed: row.failed ?? 0,
          notApplicable: row.not_applicable ?? 0,
        },
  findings: (row.failed ?? 0) + row.typed_findings,
  startedAt: row.started_at?.toISOString() ?? null,
  startedBy: person(row.started_by, row.starter_name),
  endedAt: row.ended_at?.toISOString() ?? null,
  endedBy: person(row.ended_by, row.ender_name),
  version: row.version,
})

export function showActivity(row: WholeRecord, edition: Edition | null, answers: readonly KeptAnswer[]): Activity {
  const items = edition ? asked(edition, row.item_ids) : []
  const kept = new Set(row.item_ids)
  return {
    ...showSummary(row),
    participants: row.participants,
    reason: row.reason,
    plannedFor: row.planned_for,
    makesUp: row.makes_up === null ? null : { day: row.makes_up, reason: row.makes_up_reason ?? '' },
    by: row.by_roles as Activity['by'],
    minutes: row.minutes,
    place: row.place,
    summary: row.summary,
    followUp: row.follow_up,
    scenario: row.scenario,
    evaluation: row.evaluation,
    signIn: row.sign_in as unknown as Activity['signIn'],
    files: row.files as unknown as Activity['files'],
    typed: row.findings as unknown as Activity['typed'],
    sheet: edition && showEdition(edition, items),
    omitted: (edition?.items ?? [])
      .filter((item) => !kept.has(item.id))
      .map((item) => ({ item: item.id, object: item.object, lacks: [...item.needs], types: typesOf(item) })),
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
