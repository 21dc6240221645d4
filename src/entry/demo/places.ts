/** Places and equipment of the demo region's facilities: as many cells as the facility holds, what it has by its attributes. */
import { mostPlaces, type PlaceKind } from '../../domain/places/kinds.ts'
import { readLines } from '../../domain/places/lines.ts'
import { makeCodes } from '../../features/places/codes/issue.ts'
import { openPlaces } from '../../features/places/opening.ts'
import { codes, placesOf, planned } from '../../features/places/rules.ts'
import type { FacilityType, Family } from '../../platform/contract/role.ts'
import type { Work } from '../../platform/endpoint.ts'
import type { FacilityRow } from './region.ts'
import type { Region } from './seed.ts'

interface Dwelling {
  readonly building: string
  readonly room: string
  readonly en: string
  /** People in one room. */
  readonly holds: number
}

const dwellings: Readonly<Record<FacilityType, Dwelling>> = {
  detention: { building: '监室楼', room: '监室', en: 'Cell', holds: 14 },
  custody: { building: '拘室楼', room: '拘室', en: 'Cell', holds: 10 },
  rehabilitation: { building: '宿舍楼', room: '宿舍', en: 'Dormitory', holds: 12 },
  treatment: { building: '病区楼', room: '病室', en: 'Ward room', holds: 6 },
}
const perFloor = 8
const floors = ['一层', '二层', '三层', '四层']
const floorsEn = ['Ground floor', 'First floor', 'Second floor', 'Third floor']

const shared = [
  '办公楼 / 一层 / 值班室',
  '办公楼 / 一层 / 监控室',
  '办公楼 / 一层 / 消防控制室 / 火灾报警主机',
  '办公楼 / 一层 / 配电间 / 总配电箱',
  '办公楼 / 一层 / 家属接待室',
  '办公楼 / 二层 / 会议室',
  '办公楼 / 二层 / 档案室 / 灭火器',
  '医务室 / 药柜',
  '医务室 / 诊室',
  '过渡隔离区 / 隔离室',
  '过渡隔离区 / 缓冲间',
  '大门 / 岗亭',
  '大门 / 安检机',
  '围墙 / 东北角（区域）',
  '围墙 / 西南角（区域）',
  '库房 / 灭火器',
]

function linesOf({ type, attributes }: FacilityRow): string[] {
  const { building, room, holds } = dwellings[type]
  const rooms = Math.ceil((Number(attributes.capacity) || holds) / holds)
  const cells = Array.from({ length: Math.min(rooms, perFloor * floors.length) }, (_, n) => {
    const floor = Math.floor(n / perFloor)
    return `${building} / ${floors[floor]} / ${floor + 1}0${(n % perFloor) + 1} ${room}`
  })
  const used = floors.slice(0, Math.ceil(cells.length / perFloor))
  const has = (fact: string, ...lines: string[]) => (attributes[fact as keyof typeof attributes] ? lines : [])
  return [
    ...used.map((floor) => `${building} / ${floor} / 走廊 / 灭火器`),
    ...used.map((floor) => `${building} / ${floor} / 走廊 / 消火栓`),
    ...cells,
    `${building} / 放风场`,
    ...shared,
    ...has('kitchen', '食堂 / 粗加工间', '食堂 / 烹饪间 / 灭火器', '食堂 / 留样间 / 留样柜', '食堂 / 食品库房 / 冷柜'),
    ...has('gas', '食堂 / 烹饪间 / 燃气阀门'),
    ...has('boiler', '锅炉房 / 锅炉'),
    ...has('generator', '发电机房 / 柴油发电机'),
  ]
}

/** The first that fits decides. */
const matters: readonly (readonly [RegExp, readonly Family[]])[] = [
  [/灭火器|消火栓|报警主机|消防|配电|燃气|锅炉|发电机/, ['fire']],
  [/食堂|加工间|留样|冷柜|食品|烹饪/, ['food']],
  [/医务|隔离|缓冲|诊室|药柜|病室/, ['epidemic']],
  [/大门|岗亭|围墙|安检|监控室|放风场/, ['attack']],
  [/楼$/, ['building', 'fire']],
]

const english: Readonly<Record<string, string>> = {
  ...{
    监室楼: 'Cell block',
    拘室楼: 'Cell block',
    宿舍楼: 'Dormitory block',
    病区楼: 'Ward block',
    办公楼: 'Office building',
  },
  ...{
    走廊: 'Corridor',
    灭火器: 'Fire extinguisher',
    消火栓: 'Fire hydrant',
    放风场: 'Exercise yard',
    值班室: 'Duty room',
  },
  ...{
    监控室: 'Monitoring room',
    消防控制室: 'Fire control room',
    火灾报警主机: 'Fire alarm panel',
    配电间: 'Switch room',
  },
  ...{ 总配电箱: 'Main switchboard', 家属接待室: 'Family reception', 会议室: 'Meeting room', 档案室: 'Archive' },
  ...{ 医务室: 'Infirmary', 药柜: 'Medicine cabinet', 诊室: 'Consulting room', 过渡隔离区: 'Transition ward' },
  ...{ 隔离室: 'Isolation room', 缓冲间: 'Anteroom', 大门: 'Main gate', 岗亭: 'Guard post', 安检机: 'X-ray scanner' },
  ...{ 围墙: 'Perimeter wall', 东北角: 'North-east corner', 西南角: 'South-west corner', 库房: 'Store room' },
  ...{
    食堂: 'Canteen',
    粗加工间: 'Preparation room',
    烹饪间: 'Kitchen',
    留样间: 'Sample room',
    留样柜: 'Sample fridge',
  },
  ...{ 食品库房: 'Food store', 冷柜: 'Freezer', 燃气阀门: 'Gas valve', 锅炉房: 'Boiler house', 锅炉: 'Boiler' },
  ...{ 发电机房: 'Generator house', 柴油发电机: 'Diesel generator' },
}

function englishOf(name: string, { room, en }: Dwelling): string | null {
  const floor = floors.indexOf(name)
  if (floor !== -1) return floorsEn[floor] ?? null
  return name.endsWith(room) ? `${en} ${name.split(' ')[0]}` : (english[name] ?? null)
}

/** A place as it stands in the register. */
export interface Placed {
  readonly id: string
  readonly parentId: string | null
  readonly kind: PlaceKind
  readonly name: string
  readonly code: string
  readonly ordinal: number
  readonly families: readonly Family[]
}
export type PlacedFacility = readonly Placed[]

/** The register of a facility, from its lines. */
export function registerOf(facility: FacilityRow, newId: () => string) {
  const { added } = planned(placesOf([]), null, readLines(linesOf(facility).join('\n'), null), newId)
  if (added.length > mostPlaces) throw new Error(`${facility.name} has too many places`)
  const next = codes(placesOf([]))
  return added.map((one) => ({
    ...one,
    code: next(),
    nameEn: englishOf(one.name, dwellings[facility.type]),
    families: matters.find(([fits]) => fits.test(one.name))?.[1] ?? [],
  }))
}

/** In the transaction that makes the region. A few codes are out, so that scanning can be tried at once. */
export async function openWithPlaces(work: Work, region: Region): Promise<ReadonlyMap<string, PlacedFacility>> {
  const all = new Map<string, PlacedFacility>()
  for (const facility of region.facilities) {
    const placed = registerOf(facility, work.newId)
    await openPlaces(work, facility.id, placed)
    all.set(facility.slug, placed)
    const coded = placed.filter((one) => ['家属接待室', '烹饪间', '灭火器'].includes(one.name)).slice(0, 4)
    await makeCodes(
      work,
      facility.id,
      coded.map((one) => one.id),
    )
  }
  return all
}
