/** What the columns are called in the template and in what was found. */
import type { DivisionField, UnitField } from '../../../../domain/sheets/unit-heads.ts'
import type { Text } from '../../../../platform/contract/text.ts'
import { attribute } from '../../../../platform/contract/unit-attribute.ts'

export const fieldWords: Readonly<Record<UnitField | DivisionField, Text>> = {
  kind: { zh: '单位类型', en: 'Kind of unit' },
  name: { zh: '单位名称', en: 'Unit' },
  nameEn: { zh: '英文名称', en: 'English name' },
  owner: { zh: '上级单位', en: 'Owner' },
  territory: { zh: '所在区划', en: 'Division' },
  facilityType: { zh: '监所类型', en: 'Facility type' },
  department: { zh: '部门类别', en: 'Department' },
  openedOn: { zh: '启用日期', en: 'Opened on' },
  code: { zh: '行政区划代码', en: 'Division code' },
  division: { zh: '行政区划名称', en: 'Division' },
  divisionEn: { zh: '英文名称', en: 'English name' },
  ...attribute.words,
}
