/** Which posts a unit of the demo region has, and what its units are called. */
import type { Department, Role } from '../../platform/contract/role.ts'
import type { FacilityRow, PlaceRow } from './region.ts'

export interface PostRow {
  readonly role: Role
  readonly title: string
  readonly count: number
}

export const facilityPosts: readonly PostRow[] = [
  { role: 'officer', title: '管教民警', count: 2 },
  { role: 'doctor', title: '所医', count: 1 },
  { role: 'canteen', title: '食堂管理员', count: 1 },
  { role: 'director', title: '所长', count: 1 },
]

const leaders: readonly PostRow[] = [
  { role: 'chief', title: '局长', count: 1 },
  { role: 'deputy', title: '副局长（分管监管）', count: 1 },
]

/** Region and city bureaus keep the auditor and the three administrations; county bureaus have leaders only. */
export const bureauPosts = (place: PlaceRow): readonly PostRow[] =>
  place.code.length === 6
    ? leaders
    : [
        ...leaders,
        { role: 'auditor', title: '警务督察民警', count: 1 },
        { role: 'system', title: '系统管理员', count: 1 },
        { role: 'security', title: '安全管理员', count: 1 },
        { role: 'audit', title: '安全审计员', count: 1 },
      ]

export const guidancePosts: readonly PostRow[] = [{ role: 'guidance', title: '监管业务指导民警', count: 1 }]
export const departmentPosts: readonly PostRow[] = [{ role: 'department', title: '业务科室联络员', count: 1 }]
export const squadronPosts: readonly PostRow[] = [{ role: 'squadron', title: '中队长', count: 1 }]
export const governmentPosts: readonly PostRow[] = [{ role: 'government', title: '平安建设联络员', count: 1 }]

export interface Name {
  readonly name: string
  readonly nameEn: string
}

type Level = 'region' | 'city' | 'county'
const levelOf = (place: PlaceRow): Level =>
  place.code.length === 2 ? 'region' : place.code.length === 4 ? 'city' : 'county'

export const bureauName = (place: PlaceRow): Name => ({
  name: `${place.name}公安${levelOf(place) === 'region' ? '厅' : '局'}`,
  nameEn: `${place.nameEn} Public Security ${levelOf(place) === 'region' ? 'Department' : 'Bureau'}`,
})

export const guidanceName = (place: PlaceRow): Name => ({
  name: `${bureauName(place).name}监所管理${levelOf(place) === 'region' ? '总队' : '支队'}`,
  nameEn: `${place.nameEn} Custody Guidance ${levelOf(place) === 'region' ? 'Corps' : 'Division'}`,
})

/** By level: what a department is called in a city, in a county. */
const departmentNames: Readonly<Record<Department, { city: string; county: string; en: string }>> = {
  housing: { city: '住房和城乡建设局', county: '住房和城乡建设局', en: 'Housing Bureau' },
  fire: { city: '消防救援支队', county: '消防救援大队', en: 'Fire and Rescue' },
  market: { city: '市场监督管理局', county: '市场监督管理局', en: 'Market Supervision Bureau' },
  health: { city: '卫生健康委员会', county: '卫生健康局', en: 'Health Commission' },
  cdc: { city: '疾病预防控制中心', county: '疾病预防控制中心', en: 'Centre for Disease Control' },
  electricity: { city: '能源局', county: '发展和改革局', en: 'Energy Bureau' },
}

export const departmentName = (place: PlaceRow, which: Department): Name => {
  const words = departmentNames[which]
  return {
    name: `${place.name}${levelOf(place) === 'county' ? words.county : words.city}`,
    nameEn: `${place.nameEn} ${words.en}`,
  }
}

export const governmentName = (place: PlaceRow): Name => ({
  name: `中共${place.name}委员会、${place.name}人民政府`,
  nameEn: `${place.nameEn} Party Committee and Government`,
})

export const squadronName = (facility: FacilityRow): Name => ({
  name: `武警驻${facility.name}中队`,
  nameEn: `Squadron at ${facility.nameEn}`,
})
