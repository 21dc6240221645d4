/**
 * Kinds of work as data: who may record which at what kind of unit, whether it goes by a checklist, what its form asks
 * and what it cannot do without. Server, screens and the permission test read this one table. Whose presence a duty
 * wants is not asked for here: a drill without the squadron is a fact, and the duties room says that it does not count.
 */
import type { WorkKind } from '../../../domain/policy/duty.ts'
import {
  type Audience,
  audience,
  cooperating,
  type Department,
  type Family,
  police,
  type Role,
  type UnitKind,
} from '../../../platform/contract/role.ts'

/** What a form may ask beside title, bottom line and day. */
export const fields = [
  'place',
  'participants',
  'parties',
  'minutes',
  'attendance',
  'scenario',
  'evaluation',
  'summary',
  'followUp',
  'findings',
] as const
export type FieldName = (typeof fields)[number]

interface KindRow {
  /** Roles, by the kind of unit the work is about. */
  readonly who: { readonly facility?: readonly Role[]; readonly bureau?: readonly Role[] }
  /** `only`: never without one. `may`: where a checklist of the kind exists. */
  readonly checklist: 'only' | 'may' | 'never'
  /** `none`: it is about custodial work as a whole. */
  readonly family: 'required' | 'optional' | 'none'
  readonly asks: readonly FieldName[]
  readonly needs: readonly FieldName[]
  /** Read by the departments that cooperate in its family, beside whoever took part. */
  readonly shared: boolean
}

/** Whoever works in a facility. */
export const facilityRoles = ['officer', 'director', 'doctor', 'canteen'] as const satisfies readonly Role[]
const leaders = ['chief', 'deputy'] as const satisfies readonly Role[]

export const kinds: Readonly<Record<WorkKind, KindRow>> = {
  'self-check': {
    who: { facility: facilityRoles },
    checklist: 'only',
    family: 'required',
    asks: ['participants', 'parties', 'findings'],
    needs: [],
    shared: false,
  },
  inspection: {
    who: { facility: ['guidance', 'department'] },
    checklist: 'may',
    family: 'optional',
    asks: ['place', 'participants', 'parties', 'summary', 'findings'],
    needs: ['summary'],
    shared: true,
  },
  'video-patrol': {
    who: { facility: ['guidance'] },
    checklist: 'may',
    family: 'optional',
    asks: ['participants', 'minutes', 'summary', 'findings'],
    needs: ['summary'],
    shared: false,
  },
  'cross-inspection': {
    who: { facility: ['guidance'] },
    checklist: 'may',
    family: 'optional',
    asks: ['place', 'participants', 'parties', 'summary', 'findings'],
    needs: ['participants', 'summary'],
    shared: false,
  },
  drill: {
    who: { facility: [...facilityRoles, ...leaders, 'squadron'], bureau: leaders },
    checklist: 'never',
    family: 'required',
    asks: ['place', 'parties', 'participants', 'attendance', 'minutes', 'scenario', 'evaluation', 'findings'],
    needs: ['place', 'scenario', 'evaluation'],
    shared: true,
  },
  training: {
    who: { facility: facilityRoles },
    checklist: 'never',
    family: 'optional',
    asks: ['place', 'participants', 'parties', 'attendance', 'minutes', 'summary'],
    needs: ['attendance', 'summary'],
    shared: true,
  },
  study: {
    who: { facility: facilityRoles },
    checklist: 'never',
    family: 'optional',
    asks: ['place', 'participants', 'attendance', 'minutes', 'summary'],
    needs: ['summary'],
    shared: false,
  },
  meeting: {
    who: { facility: facilityRoles, bureau: leaders },
    checklist: 'never',
    family: 'optional',
    asks: ['place', 'participants', 'parties', 'minutes', 'summary', 'followUp'],
    needs: ['participants', 'summary'],
    shared: false,
  },
  hearing: {
    who: { bureau: leaders },
    checklist: 'never',
    family: 'none',
    asks: ['place', 'participants', 'minutes', 'summary', 'followUp'],
    needs: ['summary', 'followUp'],
    shared: false,
  },
  'one-day-director': {
    who: { facility: leaders },
    checklist: 'never',
    family: 'none',
    asks: ['participants', 'minutes', 'summary', 'followUp', 'findings'],
    needs: ['summary'],
    shared: false,
  },
  'professional-check': {
    who: { facility: facilityRoles },
    checklist: 'may',
    family: 'required',
    asks: ['place', 'participants', 'parties', 'summary', 'findings'],
    needs: ['participants', 'summary'],
    shared: true,
  },
  'plan-review': {
    who: { facility: [...facilityRoles, ...leaders], bureau: leaders },
    checklist: 'never',
    family: 'required',
    asks: ['participants', 'parties', 'summary', 'followUp'],
    needs: ['summary'],
    shared: true,
  },
}
export const kindNames = Object.keys(kinds) as readonly WorkKind[]

const rolesOf = (kind: WorkKind): readonly Role[] => Object.values(kinds[kind].who).flat()
/** Everybody who may record some kind of work. */
export const recorders: readonly Role[] = [...new Set(kindNames.flatMap(rolesOf))]
export const readers = [...police, 'department', 'squadron'] as const satisfies readonly Role[]

export interface Recorder {
  readonly role: Role
  /** Of a post in a department. */
  readonly department: Department | null
}

/** Bottom lines in which a department has a say; everybody else works in all of them. */
export const familiesOf = ({ role, department }: Recorder): readonly Family[] =>
  (Object.keys(cooperating) as Family[]).filter(
    (family) => role !== 'department' || (department !== null && cooperating[family].includes(department)),
  )

/** Whether a post may record work of a kind and family at a kind of unit which it reaches. */
export function mayRecord(kind: WorkKind, at: UnitKind, family: Family | null, post: Recorder): boolean {
  const roles = at === 'facility' || at === 'bureau' ? kinds[kind].who[at] : undefined
  if (!roles?.includes(post.role)) return false
  if (post.role !== 'department') return true
  return family !== null && familiesOf(post).includes(family)
}

/** Whether a post of the role may record the kind at some unit: enough for a screen whose reader sees the unit. */
export const roleRecords = (kind: WorkKind, role: Role): boolean => rolesOf(kind).includes(role)

const eyes: Readonly<Record<string, Audience>> = {
  housing: 'housing',
  'fire-department': 'fire',
  market: 'market',
  health: 'health',
  cdc: 'cdc',
  electricity: 'electricity',
  squadron: 'squadron',
  government: 'government',
}

/** Whose eyes a record is for: the police line, those it is shared with, and the parties that were there. */
export function audienceOfWork(kind: WorkKind, family: Family | null, parties: readonly string[]): number {
  const shared = kinds[kind].shared && family !== null ? cooperating[family] : []
  const present = parties.flatMap((party) => eyes[party] ?? [])
  return [...shared, ...present].reduce<number>((bits, one) => bits | audience[one], audience.police)
}

/** The party for which a post stands: whoever records is there. */
export function partyOf({ role, department }: Recorder): string | null {
  if (role === 'squadron') return 'squadron'
  if (role !== 'department' || department === null) return null
  return department === 'fire' ? 'fire-department' : department
}
