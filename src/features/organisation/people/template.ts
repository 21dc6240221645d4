/** The workbook to fill in: people with an example of each kind of unit, which roles there are where, and how to fill it in. */
import { peopleFields } from '../../../domain/sheets/people-heads.ts'
import { roles, unitKind } from '../../../platform/contract/role.ts'
import type { Language } from '../../../platform/contract/text.ts'
import type { Table, Written } from '../../../platform/spreadsheet/write.ts'
import { fieldWords } from './contract/fields.ts'
import { mostPeople } from './contract.ts'
import { rolesAt } from './rules/values.ts'

const sheets = {
  people: { zh: '人员', en: 'People' },
  roles: { zh: '可选角色', en: 'Roles' },
  help: { zh: '填写说明', en: 'How to fill in' },
} as const

const row = (values: Partial<Record<(typeof peopleFields)[number], Written>>): Written[] =>
  peopleFields.map((field) => values[field] ?? null)

/** Of an invented county, to be overwritten. */
const examples = (): Written[][] => {
  const since = { day: '2026-03-01' }
  return [
    row({ name: '张三', username: 'zhang.san', unit: '某县看守所', role: '监所所长', title: '所长', since }),
    row({ name: '李四', username: 'li.si', unit: '某县看守所', role: '监所民警', title: '管教民警', since }),
    row({ name: '王五', username: 'wang.wu', unit: '某县公安局', role: '公安机关分管领导', title: '副局长', since }),
    row({ name: '赵六', username: 'zhao.liu', unit: '某县消防救援大队', role: '部门工作人员', title: '防火监督员' }),
  ]
}

function help(language: Language): [string, string][] {
  const zh: [string, string][] = [
    ['两个人各导一次', '系统管理员导入本表，开立账号、领取密码条；安全管理员再导入同一份表，授予职务。'],
    ['姓名', '一人一行，必填。'],
    [
      '用户名',
      '登录用，全系统不得重复，必填。2 至 64 个字母、数字、点、横线或下划线；可以用警号。大写字母按小写登记。',
    ],
    ['单位', '写单位全称，须已在系统中。有重名时在名称后写区划代码：某县公安局（450123）。'],
    ['角色', '决定能看什么、能办什么；各类单位可选的见“可选角色”。职务能看出角色的（如 所长）可以不填。'],
    ['职务', '任命文件上的名称，如 副所长；不填的按角色名称。'],
    ['任职日期', '如 2026-03-01；不填的按导入当天。'],
    ['一人多职', '本表只写一项，其他职务由安全管理员在账号页面授予。'],
    ['重复导入', '已有的账号和职务不会再建，也不会被改动。'],
    ['人数', `一次最多 ${mostPeople} 人。`],
  ]
  const en: [string, string][] = [
    [
      'Two people, once each',
      'The system administrator imports this table, which opens the accounts and prints the temporary passwords; the security administrator then imports the same table, which grants the posts.',
    ],
    ['Name', 'One row for each person. Needed.'],
    [
      'User name',
      'For signing in, no two alike in the whole system. Needed. 2 to 64 letters, digits, dots, dashes or underscores; the police number will do. Capitals count as small letters.',
    ],
    [
      'Unit',
      'Its full name; it must be here already. Where two share a name add the code of the division in brackets.',
    ],
    [
      'Role',
      'Decides what may be seen and done; the sheet “Roles” says which there are where. May be empty where the post tells.',
    ],
    ['Post', 'As in the appointment, such as deputy director. Where empty, the name of the role.'],
    ['Since', 'Such as 2026-03-01. Where empty, the day of the import.'],
    ['Several posts', 'One in this table; the security administrator grants the others on the page of the account.'],
    ['Again', 'Accounts and posts that are here are not made again and not changed.'],
    ['How many', `At most ${mostPeople} people at a time.`],
  ]
  return language === 'zh' ? zh : en
}

export function template(language: Language): readonly [Table, ...Table[]] {
  const people: Table = {
    sheet: sheets.people[language],
    head: peopleFields.map((field) => fieldWords[field][language]),
    widths: [12, 18, 30, 22, 20, 14],
    rows: examples(),
  }
  const choices: Table = {
    sheet: sheets.roles[language],
    head: { zh: ['单位类型', '可选角色'], en: ['Kind of unit', 'Roles'] }[language],
    widths: [24, 30],
    rows: unitKind.terms.flatMap((kind) =>
      rolesAt(kind).map((one) => [unitKind.words[kind][language], roles[one][language]]),
    ),
  }
  const how: Table = {
    sheet: sheets.help[language],
    head: { zh: ['栏目', '怎么填'], en: ['Column', 'How to fill it in'] }[language],
    widths: [16, 90],
    rows: help(language),
  }
  return [people, choices, how]
}
