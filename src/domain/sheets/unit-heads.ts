/**
 * What the columns of a register of units (单位名册) and of divisions (行政区划) are called: the synonyms as data. The first
 * word of each list is the one this product writes itself.
 */
import type { HeadWords } from './heads.ts'

export const unitFields = [
  'kind',
  'name',
  'nameEn',
  'owner',
  'territory',
  'facilityType',
  'department',
  'openedOn',
  'kitchen',
  'gas',
  'boiler',
  'generator',
  'squadron',
  'capacity',
] as const
export type UnitField = (typeof unitFields)[number]

export const divisionFields = ['code', 'division', 'divisionEn'] as const
export type DivisionField = (typeof divisionFields)[number]

const row = <Field extends string>(field: Field, is: string, has = ''): HeadWords<Field> => ({
  field,
  is: is.split(' ').map((word) => word.replaceAll('_', ' ')),
  has: has === '' ? [] : has.split(' '),
})

export const unitHeads: readonly HeadWords<UnitField>[] = [
  row('kind', '单位类型 单位类别 单位性质 机构类型 类型 Kind_of_unit Kind', '单位类型 单位类别'),
  row('name', '单位名称 机构名称 单位 单位全称 名称 Unit Name', '单位名称 机构名称'),
  row('nameEn', '英文名称 单位英文名称 英文名 English_name', '英文'),
  row('owner', '上级单位 所属单位 隶属单位 主管单位 所属公安机关 上级 隶属 Owner', '上级 所属 隶属 主管'),
  row(
    'territory',
    '所在区划 所在行政区划 所在地 行政区划 区划 所在区划代码 行政区划代码 Division Territory',
    '所在 区划',
  ),
  row('facilityType', '监所类型 监所类别 监所种类 Facility_type', '监所类'),
  row('department', '部门类别 部门类型 配合部门 Department', '部门类'),
  row('openedOn', '启用日期 设立日期 启用时间 成立日期 开办日期 Opened_on Opened', '启用 设立 成立 日期'),
  row('kitchen', '自办食堂 食堂 有食堂 Own_kitchen Kitchen', '食堂'),
  row('gas', '使用燃气 燃气 Gas_supply Gas', '燃气'),
  row('boiler', '有锅炉 锅炉 Boiler', '锅炉'),
  row('generator', '有备用发电机 发电机 备用发电机 Stand-by_generator Generator', '发电机'),
  row('squadron', '武警驻所 驻所武警 驻所中队 武警 Resident_squadron Squadron', '武警'),
  row('capacity', '设计容量（人） 设计容量 容量 关押容量 核定容量 Places Capacity', '容量'),
]

export const divisionHeads: readonly HeadWords<DivisionField>[] = [
  row('code', '行政区划代码 区划代码 代码 编码 Division_code Code', '代码 编码'),
  row('division', '行政区划名称 区划名称 名称 行政区划 Division Name', '区划名称'),
  row('divisionEn', '行政区划英文名称 区划英文名称 英文名称 英文名 English_name', '英文'),
]
