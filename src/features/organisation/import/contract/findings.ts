/** What may be wrong in a register of units, in words that say how to mend it. `{value}` is what stands in the cell. */
import type { Text } from '../../../../platform/contract/text.ts'
import { vocabulary } from '../../../../platform/contract/vocabulary.ts'

export interface FindingWords {
  /** `note`: told, and no reason to refuse. */
  readonly level: 'error' | 'note'
  readonly reason: Text
  readonly advice: Text
}

export const error = (reason: Text, advice: Text): FindingWords => ({ level: 'error', reason, advice })
export const note = (reason: Text, advice: Text): FindingWords => ({ level: 'note', reason, advice })

export const findingWords = {
  'code-unreadable': error(
    { zh: '“{value}”不是行政区划代码', en: '“{value}” is no division code' },
    {
      zh: '写两位、四位或六位数字，如 45、4501、450102（450000 的写法也可以）',
      en: 'Two, four or six digits, such as 45, 4501, 450102; 450000 is understood too',
    },
  ),
  'code-twice': error(
    { zh: '代码与“{sheet}”第 {row} 行相同', en: 'The same code as row {row} of “{sheet}”' },
    { zh: '删去一行', en: 'Delete one of the two' },
  ),
  'division-orphan': error(
    { zh: '缺少上级行政区划 {other}', en: 'The division above, {other}, is missing' },
    { zh: '在“行政区划”表中补上一行', en: 'Add a row for it among the divisions' },
  ),
  'division-differs': note(
    { zh: '系统中该代码的名称是“{other}”', en: 'Here that code is called “{other}”' },
    { zh: '不改动已有的名称', en: 'The name that is there stays' },
  ),
  outside: error(
    { zh: '行政区划 {other} 不在您的管理范围内', en: 'Division {other} is outside what your post covers' },
    { zh: '请由管理该地域的系统管理员导入', en: 'Have the system administrator of that territory import it' },
  ),
  missing: error({ zh: '没有填写“{field}”', en: '“{field}” is not filled in' }, { zh: '请补上', en: 'Fill it in' }),
  'too-long': error(
    { zh: '超过 {other} 个字', en: 'Longer than {other} characters' },
    { zh: '请缩短', en: 'Shorten it' },
  ),
  'kind-unknown': error(
    { zh: '没有“{value}”这种单位类型', en: 'There is no kind of unit “{value}”' },
    { zh: '请选：{other}', en: 'One of: {other}' },
  ),
  'type-unknown': error(
    { zh: '没有“{value}”这种监所类型', en: 'There is no type of facility “{value}”' },
    { zh: '请选：{other}', en: 'One of: {other}' },
  ),
  'type-missing': error(
    { zh: '监所没有类型，名称里也看不出', en: 'A facility without its type, and its name does not tell' },
    { zh: '请选：{other}', en: 'One of: {other}' },
  ),
  'department-unknown': error(
    { zh: '没有“{value}”这类配合部门', en: 'There is no kind of department “{value}”' },
    { zh: '请选：{other}', en: 'One of: {other}' },
  ),
  'department-missing': error(
    { zh: '配合部门没有类别', en: 'A department without its kind' },
    { zh: '请选：{other}', en: 'One of: {other}' },
  ),
  'not-of-kind': error(
    { zh: '“{kind}”没有这一项', en: 'A unit of this kind ({kind}) has none' },
    { zh: '请清空这一格，或核对单位类型', en: 'Empty the cell, or check the kind of unit' },
  ),
  'territory-unknown': error(
    { zh: '没有“{value}”这个行政区划', en: 'There is no division “{value}”' },
    {
      zh: '写代码或全称；还没有的先写进“行政区划”表{other}',
      en: 'Write its code or full name; one that is missing goes among the divisions first{other}',
    },
  ),
  'territory-several': error(
    { zh: '有多个行政区划叫“{value}”', en: 'Several divisions are called “{value}”' },
    { zh: '请改写代码：{other}', en: 'Write the code instead: {other}' },
  ),
  'owner-unknown': error(
    { zh: '没有“{value}”这个单位', en: 'There is no unit “{value}”' },
    {
      zh: '写单位全称；还没有的在本表中加一行{other}',
      en: 'Write its full name; one that is missing gets a row of its own{other}',
    },
  ),
  'owner-several': error(
    { zh: '有多个单位叫“{value}”', en: 'Several units are called “{value}”' },
    { zh: '在名称后写明所在区划代码，如 {other}', en: 'Add the code of its division, such as {other}' },
  ),
  'owner-unfit': error(
    { zh: '“{value}”不能作为这类单位的上级', en: '“{value}” cannot own a unit of this kind' },
    {
      zh: '监所和指导部门归公安机关，驻所中队归监所',
      en: 'Bureaus own facilities and guidance departments, a facility its squadron',
    },
  ),
  'owner-circle': error(
    { zh: '上级单位绕成了一圈：{other}', en: 'Owners go round in a circle: “{other}”' },
    { zh: '最高一级公安机关的上级留空', en: 'The bureau at the top has no owner' },
  ),
  'day-unreadable': error(
    { zh: '“{value}”不是日期', en: '“{value}” is no day' },
    { zh: '写成 2009-06-01 或 2009年6月1日{other}', en: 'Write it as 2009-06-01{other}' },
  ),
  'day-ahead': error(
    { zh: '启用日期晚于今天', en: 'The day lies in the future' },
    { zh: '等启用后再登记', en: 'Enter the unit on its day or later' },
  ),
  'yes-or-no': error(
    { zh: '“{value}”看不出是有还是没有', en: '“{value}” says neither yes nor no' },
    { zh: '写“是”或“否”，没有的可以留空', en: 'Write “是” (yes) or “否” (no); empty means no' },
  ),
  'capacity-unreadable': error(
    { zh: '“{value}”不是人数', en: '“{value}” is no number of places' },
    { zh: '写 1 至 20000 的整数', en: 'A whole number from 1 to 20000' },
  ),
  'row-twice': error(
    { zh: '与“{sheet}”第 {row} 行是同一单位', en: 'The same unit as row {row} of “{sheet}”' },
    {
      zh: '同一行政区划内单位名称不得重复，删去一行或改名',
      en: 'Names are unique within a division: delete one, or rename it',
    },
  ),
  closed: error(
    { zh: '该地有同名单位，已撤销', en: 'A unit of that name stood there and is closed' },
    { zh: '请换一个名称', en: 'Choose another name' },
  ),
  differs: note(
    { zh: '系统中已有，“{other}”不同', en: 'Already here; “{other}” differ' },
    { zh: '不改动；要改的请到单位页面办理', en: 'Left alone; change it on the page of the unit' },
  ),
} as const satisfies Record<string, FindingWords>

export type FindingKind = keyof typeof findingWords
export const levelOf = (kind: FindingKind): 'error' | 'note' => findingWords[kind].level

export const findingLevel = vocabulary('unit import level', {
  error: { zh: '错误', en: 'Error' },
  note: { zh: '提示', en: 'Note' },
})
