/** The workbook to fill in: divisions, units with examples of each kind, and a page that says how. */
import { divisionFields, unitFields } from '../../../domain/sheets/unit-heads.ts'
import { department, facilityType, unitKind } from '../../../platform/contract/role.ts'
import type { Language, Text } from '../../../platform/contract/text.ts'
import type { Table, Written } from '../../../platform/spreadsheet/write.ts'
import { fieldWords } from './contract/fields.ts'

const divisionsSheet: Text = { zh: '行政区划', en: 'Divisions' }
const unitsSheet: Text = { zh: '单位', en: 'Units' }
const helpSheet: Text = { zh: '填写说明', en: 'How to fill in' }

const listed = (words: Readonly<Record<string, Text>>, language: Language): string =>
  Object.values(words)
    .map((text) => text[language])
    .join(language === 'zh' ? '、' : ', ')

function help(language: Language): [string, string][] {
  const zh: [string, string][] = [
    [
      '行政区划',
      '代码写两位、四位或六位数字；450000、450100 这样带零的写法也可以。缺上级区划的先补上。已有的区划不用再写。',
    ],
    ['单位类型', listed(unitKind.words, 'zh')],
    ['监所类型', `${listed(facilityType.words, 'zh')}。名称以类型结尾的可以不填。`],
    ['部门类别', listed(department.words, 'zh')],
    [
      '上级单位',
      '公安机关填上级公安机关（最高一级留空），指导部门、监所填所属公安机关，驻所中队填监所，部门和党委政府留空。有重名时在名称后写区划代码：某县公安局（450123）。',
    ],
    ['所在区划', '单位实际所在地的代码或全称。市属监所建在县里的，填县。'],
    ['启用日期', '监所必填；其他单位不填的按导入当天。'],
    ['设施', '写“是”或“否”，没有的留空。决定该所应承担哪些防范职责。'],
    ['英文名称', '不填的，英文界面显示中文名称。'],
    ['重复导入', '同一区划内同名的单位视为已有，不会再建，也不会被改动。'],
  ]
  const en: [string, string][] = [
    [
      'Divisions',
      'Two, four or six digits; 450000 and 450100 are understood. A division needs the one above it. Those that are here need no row.',
    ],
    ['Kind of unit', listed(unitKind.words, 'en')],
    ['Facility type', `${listed(facilityType.words, 'en')}. May be left empty where the Chinese name ends with it.`],
    ['Department', listed(department.words, 'en')],
    [
      'Owner',
      'Bureaus: the bureau above (the highest has none); guidance departments and facilities: their bureau; squadrons: their facility; departments and governments: none. Where two share a name add the code of the division in brackets.',
    ],
    ['Division', 'Code or full name of where the unit really stands.'],
    ['Opened on', 'Needed for facilities; for others the day of the import where empty.'],
    ['Equipment', '是 (yes) or 否 (no), empty means no. Decides which duties the facility owes.'],
    ['English name', 'Where empty, the Chinese name stands in.'],
    ['Again', 'A unit of the same name in the same division is already here: not made again and not changed.'],
  ]
  return language === 'zh' ? zh : en
}

const row = (values: Partial<Record<(typeof unitFields)[number], Written>>): Written[] =>
  unitFields.map((field) => values[field] ?? null)

/** Of an invented county, to be overwritten. */
const examples = (): Written[][] => [
  row({ kind: '公安机关', name: '某县公安局', owner: '某市公安局', territory: '450123' }),
  row({
    ...{ kind: '监所', name: '某县看守所', owner: '某县公安局', territory: '450123', facilityType: '看守所' },
    ...{
      openedOn: { day: '2009-06-01' },
      kitchen: '是',
      gas: '是',
      boiler: '否',
      generator: '是',
      squadron: '是',
      capacity: 300,
    },
  }),
  row({ kind: '驻所武警中队', name: '武警驻某县看守所中队', owner: '某县看守所', territory: '450123' }),
  row({ kind: '配合部门', name: '某县消防救援大队', territory: '450123', department: '消防' }),
  row({ kind: '属地党委政府', name: '某县人民政府', territory: '450123' }),
]

export function template(language: Language): readonly [Table, ...Table[]] {
  const divisions: Table = {
    sheet: divisionsSheet[language],
    head: divisionFields.map((field) => fieldWords[field][language]),
    widths: [16, 24, 28],
    rows: [
      ['4501', '某市', null],
      ['450123', '某县', null],
    ],
  }
  const units: Table = {
    sheet: unitsSheet[language],
    head: unitFields.map((field) => fieldWords[field][language]),
    widths: unitFields.map((field) => ({ name: 30, nameEn: 30, owner: 24 })[field as string] ?? 14),
    rows: examples(),
  }
  const how: Table = {
    sheet: helpSheet[language],
    head: { zh: ['栏目', '怎么填'], en: ['Column', 'How to fill it in'] }[language],
    widths: [14, 90],
    rows: help(language),
  }
  return [divisions, units, how]
}
