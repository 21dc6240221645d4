/**
 * Roles (岗位角色) as data: at which kind of unit a role is held, how far it reaches, and for whose eyes it reads.
 * API, screens, documents and the permission test all read this one table.
 *
 * reach — `own`: the unit itself. `owned`: the unit and the facilities it owns (上行: owner relation).
 *         `territory`: the unit and every unit standing in its territory (横向: division code prefix).
 * audience — a row of a ledger says for whose eyes it is; `police` is always among them, a department only where
 *         the row is shared with its kind. Kept as a bit mask, because row-level security reads it once per row.
 */
import type { Text } from './text.ts'
import { type TermOf, vocabulary } from './vocabulary.ts'

export const unitKind = vocabulary('unit kind', {
  bureau: { zh: '公安机关', en: 'Bureau' },
  guidance: { zh: '监管业务指导部门', en: 'Guidance department' },
  facility: { zh: '监所', en: 'Facility' },
  department: { zh: '配合部门', en: 'Department' },
  squadron: { zh: '驻所武警中队', en: 'Squadron' },
  government: { zh: '属地党委政府', en: 'Party committee and government' },
})
export type UnitKind = TermOf<typeof unitKind>

export const facilityType = vocabulary('facility type', {
  detention: { zh: '看守所', en: 'Detention house' },
  custody: { zh: '拘留所', en: 'Custody house' },
  rehabilitation: { zh: '强制隔离戒毒所', en: 'Rehabilitation centre' },
  treatment: { zh: '强制医疗所', en: 'Medical-treatment centre' },
})
export type FacilityType = TermOf<typeof facilityType>

export const department = vocabulary('department', {
  housing: { zh: '住房城乡建设', en: 'Housing' },
  fire: { zh: '消防', en: 'Fire' },
  market: { zh: '市场监管', en: 'Market supervision' },
  health: { zh: '卫生健康', en: 'Health' },
  cdc: { zh: '疾控', en: 'Disease control' },
  electricity: { zh: '电力管理', en: 'Electricity' },
})
export type Department = TermOf<typeof department>

/** The five bottom lines (五类重大安全风险). */
export const family = vocabulary('family', {
  building: { zh: '建筑安全', en: 'Building' },
  fire: { zh: '消防安全', en: 'Fire' },
  food: { zh: '集体食物中毒', en: 'Food poisoning' },
  epidemic: { zh: '重大疫情', en: 'Epidemic' },
  attack: { zh: '内外部袭击', en: 'Attack' },
})
export type Family = TermOf<typeof family>

/** Bits of `audience`. */
export const audience = {
  police: 1,
  housing: 2,
  fire: 4,
  market: 8,
  health: 16,
  cdc: 32,
  electricity: 64,
  squadron: 128,
  government: 256,
  administration: 512,
} as const
export type Audience = keyof typeof audience

/** What each is called where it stands beside a hazard or a duty. */
export const audienceWords: Readonly<Record<Audience, Text>> = {
  police: { zh: '公安机关', en: 'Police' },
  ...department.words,
  squadron: { zh: '驻所武警中队', en: 'Resident squadron' },
  government: { zh: '属地党委政府', en: 'Party committee and government' },
  administration: { zh: '系统管理', en: 'Administration' },
}

/** Accounts, posts and the acts of administrators: for administrators, and for the police line they serve. */
export const administrationAudience = audience.police | audience.administration

/** Departments that cooperate in a family (clauses B7, F8, D9, E12, S7): many to many. */
export const cooperating: Readonly<Record<Family, readonly Audience[]>> = {
  building: ['housing'],
  fire: ['fire', 'housing', 'market', 'electricity'],
  food: ['market'],
  epidemic: ['health', 'cdc'],
  attack: ['squadron'],
}

export const audienceOf = (whom: readonly Audience[]): number =>
  whom.reduce<number>((bits, one) => bits | audience[one], audience.police)

export type Reach = 'own' | 'owned' | 'territory'

interface RoleRow {
  readonly zh: string
  readonly en: string
  readonly at: readonly UnitKind[]
  readonly reach: Reach
  /** `unit`: the audience of the department the position stands in. */
  readonly reads: Audience | 'unit'
}

export const roles = {
  officer: { zh: '监所民警', en: 'Facility officer', at: ['facility'], reach: 'own', reads: 'police' },
  doctor: { zh: '所医', en: 'Facility doctor', at: ['facility'], reach: 'own', reads: 'police' },
  canteen: { zh: '食堂管理员', en: 'Canteen keeper', at: ['facility'], reach: 'own', reads: 'police' },
  director: { zh: '监所所长', en: 'Facility director', at: ['facility'], reach: 'own', reads: 'police' },
  chief: { zh: '公安机关主要领导', en: 'Bureau chief', at: ['bureau'], reach: 'owned', reads: 'police' },
  deputy: { zh: '公安机关分管领导', en: 'Leader in charge', at: ['bureau'], reach: 'owned', reads: 'police' },
  guidance: { zh: '监管业务指导民警', en: 'Guidance officer', at: ['guidance'], reach: 'territory', reads: 'police' },
  department: { zh: '部门工作人员', en: 'Department officer', at: ['department'], reach: 'territory', reads: 'unit' },
  squadron: { zh: '驻所武警', en: 'Squadron', at: ['squadron'], reach: 'owned', reads: 'squadron' },
  government: {
    zh: '属地党委政府',
    en: 'Party committee and government',
    at: ['government'],
    reach: 'territory',
    reads: 'government',
  },
  auditor: { zh: '督察审计', en: 'Auditor', at: ['bureau', 'guidance'], reach: 'territory', reads: 'police' },
  system: { zh: '系统管理员', en: 'System administrator', at: ['bureau'], reach: 'territory', reads: 'administration' },
  security: {
    zh: '安全管理员',
    en: 'Security administrator',
    at: ['bureau'],
    reach: 'territory',
    reads: 'administration',
  },
  audit: { zh: '安全审计员', en: 'Audit administrator', at: ['bureau'], reach: 'territory', reads: 'administration' },
} as const satisfies Record<string, RoleRow>

export type Role = keyof typeof roles
export const role = vocabulary('role', roles) as ReturnType<typeof vocabulary<typeof roles>>
export const allRoles = Object.keys(roles) as readonly Role[]

/** 三员分立: no one account may hold two of these, nor one of them beside a working role. */
export const administrators = ['system', 'security', 'audit'] as const satisfies readonly Role[]

/** Who works at or over a facility and may read its ledgers. */
export const police = ['officer', 'doctor', 'canteen', 'director', 'chief', 'deputy', 'guidance', 'auditor'] as const
