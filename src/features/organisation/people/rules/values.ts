/** Reads what offices write into single cells of a roster. */
import { plainName } from '../../../../domain/sheets/nearest.ts'
import { allRoles, type Role, role, roles, type UnitKind } from '../../../../platform/contract/role.ts'

/** What a role is called in rosters, beside its own words. One word may mean several: the kind of unit decides. */
const synonyms: Readonly<Record<Role, string>> = {
  officer: '民警 管教民警 管教 巡控民警 值班民警',
  doctor: '医生 驻所医生 狱医',
  canteen: '司务长 食堂负责人',
  director: '所长',
  chief: '主要领导 局长 厅长 分局长',
  deputy: '分管领导 副局长 副厅长 分管副局长 分管副厅长',
  guidance: '指导民警 民警 支队民警 总队民警 支队长 总队长 大队长',
  department: '工作人员 部门联络员 联络员',
  squadron: '武警 中队长 中队指导员',
  government: '党委政府 工作人员 联络员',
  auditor: '督察 督察民警',
  system: '',
  security: '',
  audit: '审计员',
}

const known = new Map<string, Role[]>()
for (const one of allRoles) {
  const words = [...synonyms[one].split(' '), roles[one].zh, roles[one].en, one]
  for (const word of new Set(words.map(plainName))) if (word !== '') known.set(word, [...(known.get(word) ?? []), one])
}

export const rolesAt = (kind: UnitKind): readonly Role[] =>
  allRoles.filter((one) => (roles[one].at as readonly UnitKind[]).includes(kind))

/** @returns a role of another kind of unit where none of this kind is called so; null where none is at all */
export function readRole(written: string, kind: UnitKind | null): Role | null {
  const meant = known.get(plainName(written)) ?? []
  const fitting = meant.find((one) => kind !== null && rolesAt(kind).includes(one))
  return fitting ?? meant[0] ?? null
}

export const choicesOf = (some: readonly Role[]) => ({
  other: some.map((one) => role.words[one].zh).join('、'),
  otherEn: some.map((one) => role.words[one].en).join(', '),
})

/** Wide letters and capitals are what a keyboard left; `null`: no user name. */
export function readUsername(written: string): string | null {
  const bare = written.normalize('NFKC').trim().toLowerCase()
  return /^[a-z0-9][a-z0-9._-]{1,63}$/.test(bare) ? bare : null
}

/** Blanks that spread a short name over its column (张　三) are none. */
export const readName = (written: string): string =>
  written
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')

/** Posts of one line may be held by one account: as `app.line`. */
export function lineOfRole(one: Role, department: string | null): string {
  if (one === 'department') return `department ${department ?? ''}`
  return ['system', 'security', 'audit', 'squadron', 'government'].includes(one) ? one : 'police'
}
