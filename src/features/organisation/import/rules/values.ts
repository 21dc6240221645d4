/** Reads what offices write into single cells of a register of units. Each answers null for what it cannot read. */
import { plainName } from '../../../../domain/sheets/nearest.ts'
import {
  type Department,
  department,
  type FacilityType,
  facilityType,
  type UnitKind,
  unitKind,
} from '../../../../platform/contract/role.ts'
import type { Text } from '../../../../platform/contract/text.ts'

type Synonyms<Term extends string> = readonly (readonly [Term, string])[]

const kinds: Synonyms<UnitKind> = [
  ['bureau', '公安机关 公安局 公安厅 公安分局 公安'],
  ['guidance', '监管业务指导部门 指导部门 监管支队 监管总队 监管大队 监所管理支队 监所管理总队 支队 总队'],
  ['facility', '监所 场所 监管场所'],
  ['department', '配合部门 部门 职能部门'],
  ['squadron', '驻所武警中队 武警中队 驻所中队 中队 武警'],
  ['government', '属地党委政府 党委政府 政府 人民政府 党委'],
]
const types: Synonyms<FacilityType> = [
  ['detention', '看守所'],
  ['custody', '拘留所 行政拘留所'],
  ['rehabilitation', '强制隔离戒毒所 戒毒所 强戒所'],
  ['treatment', '强制医疗所 安康医院'],
]
const departments: Synonyms<Department> = [
  ['housing', '住房城乡建设 住建 住建局 住房和城乡建设局 住房和城乡建设'],
  ['fire', '消防 消防救援 消防救援支队 消防救援大队'],
  ['market', '市场监管 市场监督管理 市场监督管理局 市监局'],
  ['health', '卫生健康 卫健 卫健委 卫生健康委员会 卫健局'],
  ['cdc', '疾控 疾控中心 疾病预防控制 疾病预防控制中心'],
  ['electricity', '电力管理 电力 供电 供电局 供电公司'],
]

const reader = <Term extends string>(synonyms: Synonyms<Term>, words: Readonly<Record<Term, Text>>) => {
  const known = new Map<string, Term>()
  for (const [term, list] of synonyms) for (const word of list.split(' ')) known.set(plainName(word), term)
  for (const [term, text] of Object.entries<Text>(words)) {
    for (const word of [text.zh, text.en, term]) known.set(plainName(word), term as Term)
  }
  return (written: string): Term | null => known.get(plainName(written)) ?? null
}

export const readKind = reader(kinds, unitKind.words)
export const readType = reader(types, facilityType.words)
export const readDepartment = reader(departments, department.words)

/** What the name of a facility ends with: 澜安市看守所. */
export function typeInName(name: string): FacilityType | null {
  const plain = plainName(name)
  for (const [term, list] of types) if (list.split(' ').some((word) => plain.endsWith(word))) return term
  return null
}

const yes = new Set('是 有 1 y yes true √ ✓ ✔ 对'.split(' '))
const no = new Set('否 无 没有 0 n no false × x ✗ 不'.split(' '))

export function readYes(written: string): boolean | null {
  const bare = written.normalize('NFKC').trim().toLowerCase()
  return yes.has(bare) ? true : no.has(bare) ? false : null
}

/** `450`, `450人`. */
export function readCapacity(written: string): number | null {
  const bare = written.normalize('NFKC').replace(/[\s,]/g, '').replace(/人$/, '')
  const number = /^\d{1,6}(\.0+)?$/.test(bare) ? Number(bare) : 0
  return number >= 1 && number <= 20_000 ? number : null
}

/** `澜安市看守所（990101）` → name and the code behind it. */
export function nameAndCode(written: string): { name: string; code: string | null } {
  const parts = /^(.*?)[(（]\s*(\d{2,12})\s*[)）]\s*$/.exec(written)
  return parts ? { name: (parts[1] ?? '').trim(), code: parts[2] ?? null } : { name: written.trim(), code: null }
}
