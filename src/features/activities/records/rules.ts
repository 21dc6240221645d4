/**
 * Decisions about records of work, pure: what a record lacks, which of it contradicts itself, who did it in person, and
 * what its findings are.
 *
 * Invariants
 * 1. Nothing is recorded as done on a day that has not come.
 * 2. What makes up for earlier work says a day before the day it was done.
 * 3. Presence is written down as told; no record is refused because a party was absent.
 */

import type { WorkKind } from '../../../domain/policy/duty.ts'
import { type Refusal, refuse } from '../../../platform/contract/problem.ts'
import { type Family, family, type Role } from '../../../platform/contract/role.ts'
import type { Language } from '../../../platform/contract/text.ts'
import { field } from '../contract/fields.ts'
import { type FieldName, kinds, mayRecord, partyOf, type Recorder, roleRecords } from '../contract/kinds.ts'
import { activityProblems } from '../contract/problems.ts'
import type { Details, TypedFinding } from '../contract/record.ts'
import { activityKind } from '../contract/words.ts'
import type { Finding } from '../contract.ts'

/** A post as far as the table of kinds asks. */
export interface Held extends Recorder {
  /** Not null: deputised for. */
  readonly delegationId: string | null
  readonly units: readonly number[]
}

export interface Told {
  readonly kind: WorkKind
  readonly family: Family | null
  readonly day: string
  readonly participants: readonly string[]
  readonly details: Details
  /** By a checklist: its answers are what was done. */
  readonly checklist: boolean
}

const isEmpty = (name: FieldName, { participants, details }: Told): boolean => {
  if (name === 'participants') return participants.length === 0
  const value = details[name]
  if (value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

/** Fields that work of its kind cannot do without, and which are empty. */
export function missingOf(told: Told): (FieldName | 'family')[] {
  const row = kinds[told.kind]
  const bare = row.family === 'required' && told.family === null ? (['family'] as const) : []
  return [...bare, ...(told.checklist ? [] : row.needs.filter((name) => isEmpty(name, told)))]
}

/** Null where the record may stand; otherwise what to tell. */
export function faultOf(told: Told, today: string, language: Language): Refusal | null {
  const { details, day } = told
  if (!told.checklist && kinds[told.kind].checklist === 'only')
    return refuse(activityProblems.byChecklist, { kind: activityKind.words[told.kind][language] })
  const missing = missingOf(told)
  if (missing.length > 0)
    return refuse(activityProblems.missingFields, {
      fields: missing,
      list: missing.map((name) => field.words[name][language]).join(language === 'zh' ? '、' : ', '),
    })
  if (day > today) return refuse(activityProblems.notYet, { day, today })
  if (details.makesUp && details.makesUp.day >= day)
    return refuse(activityProblems.makesUpLater, { day: details.makesUp.day, done: day })
  const { attendance } = details
  return attendance && attendance.present > attendance.expected ? refuse(activityProblems.tooMany, attendance) : null
}

/** Findings of a bottom line in which none of the posts has a say would open hazards their finder may not see. */
export function strangeFamily(
  families: readonly Family[],
  findings: readonly TypedFinding[],
  language: Language,
): Refusal | null {
  const strange = findings.find((finding) => !families.includes(finding.family))
  return strange ? refuse(activityProblems.notYourFamily, { family: family.words[strange.family][language] }) : null
}

/** Those of a person's posts by which work of the kind may be recorded at the unit. */
export const postsThatRecord = <P extends Held>(
  posts: readonly P[],
  kind: WorkKind,
  of: Family | null,
  unit: { readonly id: number; readonly kind: Parameters<typeof mayRecord>[1] },
): P[] => posts.filter((post) => post.units.includes(unit.id) && mayRecord(kind, unit.kind, of, post))

/** Roles in which somebody did it in person: posts that are their own, and open to that kind of work. */
export const inPerson = (posts: readonly Held[], kind: WorkKind, unitId: number): Role[] => [
  ...new Set(
    posts
      .filter((post) => post.delegationId === null && post.units.includes(unitId) && roleRecords(kind, post.role))
      .map((post) => post.role),
  ),
]

/** Parties that were there: those told, and the one for which whoever records stands. */
export function presentParties(
  told: Details['parties'],
  posts: readonly Recorder[],
  known: (value: unknown) => value is Details['parties'][number],
): Details['parties'] {
  return [...new Set([...told, ...posts.map(partyOf).filter(known)])]
}

/** As the hazard ledger takes them; what people typed has no English. */
export const typedFindings = (
  findings: readonly (Omit<TypedFinding, 'files'> & { readonly files: Finding['files'] })[],
): Finding[] =>
  findings.map((one) => ({
    itemId: null,
    family: one.family,
    place: { zh: one.place, en: null },
    object: { zh: one.object, en: null },
    finding: { zh: one.finding, en: null },
    note: one.note,
    suggestedGrade: one.suggestedGrade,
    basis: [],
    clause: null,
    files: one.files,
  }))
