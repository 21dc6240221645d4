/** A row of the ledger as people read it. */
import type { Grade } from '../../../platform/contract/grade.ts'
import type { Family } from '../../../platform/contract/role.ts'
import type { HazardRow } from '../contract.ts'
import type { HazardState } from '../loop/contract.ts'
import { printed } from '../loop/opening.ts'
import type { Listed } from './queries.ts'

type English = Listed['english']

/** English stands beside the Chinese words where a checklist supplied it. */
export const said = (zh: string, english: English, part: 'place' | 'object' | 'finding') => ({
  zh,
  en: english?.[part] ?? null,
})

export const isOverdue = (hazard: { readonly ended: boolean; readonly due_at: Date }, now: Date): boolean =>
  !hazard.ended && hazard.due_at < now

/** Interim controls that nobody looked at in time, or that did not hold. */
const isLapsed = (row: Pick<Listed, 'check_due_at' | 'check_held'>, now: Date): boolean =>
  row.check_due_at !== null && (row.check_due_at < now || row.check_held === false)

export const rowOf = (row: Omit<Listed, 'key_at'>, now: Date): HazardRow => ({
  unitId: row.unit_id,
  unit: { zh: row.unit_name, en: row.unit_name_en },
  id: row.id,
  number: printed(row.year, row.number),
  family: row.family as Family,
  grade: row.grade as Grade | null,
  state: row.state as HazardState,
  place: said(row.place, row.english, 'place'),
  object: said(row.object, row.english, 'object'),
  finding: said(row.finding, row.english, 'finding'),
  openedAt: row.opened_at.toISOString(),
  dueAt: row.due_at.toISOString(),
  overdue: isOverdue(row, now),
  responsible: row.responsible_id === null ? null : { id: row.responsible_id, name: row.responsible ?? '' },
  listed: row.listed_unit !== null,
  extended: row.extended,
  lapsed: isLapsed(row, now),
  repeat: row.repeat,
  origin: row.source as HazardRow['origin'],
  version: row.version,
})
