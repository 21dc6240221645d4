/**
 * Checklists (检查表) as the app shows them: what to look at, how, what passes, and what a failure means. Their
 * content is data in policy/checklists; an activity keeps the edition it was started with.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { grade } from '../../../platform/contract/grade.ts'
import { problems } from '../../../platform/contract/problem.ts'
import { facilityType, family, police } from '../../../platform/contract/role.ts'
import { Day, Version } from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'
import { activityKind } from '../contract/words.ts'

/** `always`: sight is the evidence. `when-failed`: a failure is shown. `optional`: a test or a paper is the evidence. */
export const photoRule = vocabulary('photo rule', {
  always: { zh: '必须拍照', en: 'Photo required' },
  'when-failed': { zh: '不合格时拍照', en: 'Photo when failed' },
  optional: { zh: '可拍照', en: 'Photo optional' },
})

export const verdict = vocabulary('verdict', {
  pass: { zh: '合格', en: 'Pass' },
  fail: { zh: '不合格', en: 'Fail' },
  'not-applicable': { zh: '不涉及', en: 'Not applicable' },
})

/** What may be missing before an activity can be finished. */
export const gapKind = vocabulary('gap', {
  unanswered: { zh: '未作答', en: 'Not answered' },
  photo: { zh: '缺照片', en: 'Photo missing' },
  evidence: { zh: '不合格项缺说明或照片', en: 'Failed without note or photo' },
  reason: { zh: '不涉及缺理由', en: 'No reason for not applicable' },
})

export const Both = Type.Object({ zh: Type.String(), en: Type.String() })
export const ChecklistId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,62}$' })
export const ItemId = Type.String({ pattern: '^[a-z][a-z0-9-]{1,62}$' })

export const ChecklistItem = Type.Object({
  id: ItemId,
  area: ItemId,
  place: Both,
  object: Both,
  /** How to look. */
  method: Both,
  /** What must be so to pass. */
  limit: Both,
  /** What is wrong when it fails: the first words of the hazard. */
  finding: Both,
  grade: grade.schema,
  /** Law or standard behind it. */
  basis: Type.Array(Both),
  /** Clause of the plan it serves. */
  clause: Type.String(),
  photo: photoRule.schema,
  /** Asked only where the facility has all of these. */
  needs: Type.Array(Type.String()),
  /** Asked only of these types of facility; empty: of all. */
  types: Type.Array(facilityType.schema),
})
export type ChecklistItem = Static<typeof ChecklistItem>

export const ChecklistSummary = Type.Object({
  id: ChecklistId,
  version: Version,
  effective: Day,
  kind: activityKind.schema,
  family: family.schema,
  clause: Type.String(),
  /** Whether a deploying authority has confirmed the content; the screen says so where not. */
  reviewed: Type.Boolean(),
  title: Both,
  purpose: Both,
  items: Type.Integer(),
})

export type ChecklistSummary = Static<typeof ChecklistSummary>

export const Checklist = Type.Object({
  ...ChecklistSummary.properties,
  items: Type.Array(ChecklistItem),
  areas: Type.Array(Type.Object({ id: ItemId, title: Both })),
  /** Words of the facility attributes that items name. */
  attributes: Type.Record(Type.String(), Both),
})
export type Checklist = Static<typeof Checklist>

export const listChecklists = endpoint({
  name: 'activities.checklists',
  method: 'GET',
  path: '/api/checklists',
  may: police,
  title: { zh: '检查表', en: 'Checklists' },
  reply: Type.Object({ items: Type.Array(ChecklistSummary) }),
})

export const readChecklist = endpoint({
  name: 'activities.checklist',
  method: 'GET',
  path: '/api/checklists/:checklist',
  may: police,
  title: { zh: '检查表内容', en: 'A checklist' },
  params: Type.Object({ checklist: ChecklistId }),
  reply: Checklist,
  problems: [problems.notFound],
})
