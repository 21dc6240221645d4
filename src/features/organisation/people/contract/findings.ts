/** What may be wrong in a roster of people, in words that say how to mend it. `{value}` is what stands in the cell. */
import { error, type FindingWords, note } from '../../import/contract/findings.ts'

export const findingWords = {
  missing: error({ zh: '没有填写“{field}”', en: '“{field}” is not filled in' }, { zh: '请补上', en: 'Fill it in' }),
  'too-long': error(
    { zh: '超过 {other} 个字', en: 'Longer than {other} characters' },
    { zh: '请缩短', en: 'Shorten it' },
  ),
  'username-form': error(
    { zh: '“{value}”不能作用户名', en: '“{value}” cannot be a user name' },
    {
      zh: '用 2 至 64 个字母、数字、点、横线或下划线，以字母或数字开头，如 wang.lei 或警号',
      en: '2 to 64 letters, digits, dots, dashes or underscores, beginning with a letter or digit, such as wang.lei',
    },
  ),
  'username-twice': error(
    { zh: '与“{sheet}”第 {row} 行的用户名相同', en: 'The same user name as row {row} of “{sheet}”' },
    {
      zh: '同一人只写一行，其他职务在账号页面授予；不同的人请换一个用户名',
      en: 'One row for each person; further posts are granted on the page of the account. Another person needs another name',
    },
  ),
  'username-taken': error(
    { zh: '用户名已由“{other}”使用', en: 'The user name is that of “{other}”' },
    { zh: '请换一个用户名；是同一人的，核对姓名', en: 'Choose another; if it is the same person, check the name' },
  ),
  'username-elsewhere': error(
    { zh: '用户名已在其他地域使用', en: 'The user name is used in another territory' },
    { zh: '请换一个用户名', en: 'Choose another user name' },
  ),
  'account-inactive': error(
    { zh: '该账号目前为“{other}”', en: 'The account is “{other}”' },
    {
      zh: '先在账号页面恢复；已注销的请换一个用户名',
      en: 'Restore it on its page; for a closed one choose another name',
    },
  ),
  'account-missing': error(
    { zh: '还没有这个账号', en: 'There is no such account yet' },
    { zh: '请系统管理员先导入同一份名册', en: 'The system administrator imports the same roster first' },
  ),
  'unit-unknown': error(
    { zh: '没有“{value}”这个单位', en: 'There is no unit “{value}”' },
    {
      zh: '写单位全称；还没有的先导入单位{other}',
      en: 'Write its full name; import the unit first if it is missing{other}',
    },
  ),
  'unit-several': error(
    { zh: '有多个单位叫“{value}”', en: 'Several units are called “{value}”' },
    { zh: '在名称后写明所在区划代码，如 {other}', en: 'Add the code of its division, such as {other}' },
  ),
  'unit-closed': error(
    { zh: '“{value}”已撤销', en: '“{value}” is closed' },
    { zh: '请改写现在的单位', en: 'Write the unit of today' },
  ),
  'unit-outside': error(
    { zh: '“{value}”不在您的管理范围内', en: '“{value}” is outside what your post covers' },
    { zh: '请由管理该地域的管理员导入', en: 'Have the administrator of that territory import it' },
  ),
  'role-missing': error(
    { zh: '没有填写“角色”，职务里也看不出', en: '“Role” is not filled in, and the post does not tell' },
    { zh: '请选：{other}', en: 'One of: {other}' },
  ),
  'role-unknown': error(
    { zh: '没有“{value}”这种角色', en: 'There is no role “{value}”' },
    { zh: '请选：{other}', en: 'One of: {other}' },
  ),
  'role-unfit': error(
    { zh: '“{kind}”不设“{role}”', en: 'A unit of this kind ({kind}) has no “{role}”' },
    { zh: '核对单位；这类单位可选：{other}', en: 'Check the unit; here one of: {other}' },
  ),
  'lines-apart': error(
    { zh: '与其现任“{other}”不能由同一账号担任', en: 'One account cannot hold it beside “{other}”' },
    {
      zh: '管理员不兼业务职务，公安、部门、武警、党委政府各用各的账号；先结束原职务，或另开账号',
      en: 'Administrators hold no working post, and police, departments, squadrons and governments have accounts of their own. End the other post, or open another account',
    },
  ),
  oneself: error(
    { zh: '不能给自己授予职务', en: 'Nobody grants to himself' },
    { zh: '删去这一行，由另一名安全管理员办理', en: 'Delete the row; another security administrator grants it' },
  ),
  'day-unreadable': error(
    { zh: '“{value}”不是日期', en: '“{value}” is no day' },
    { zh: '写成 2026-03-01 或 2026年3月1日{other}', en: 'Write it as 2026-03-01{other}' },
  ),
  'unit-differs': note(
    { zh: '账号登记在“{other}”', en: 'The account is kept at “{other}”' },
    { zh: '账号所在单位不变；职务按本行单位授予', en: 'It stays there; the post is granted at the unit of this row' },
  ),
  'post-differs': note(
    { zh: '系统中已有此职务，“{other}”不同', en: 'The post is here already; “{other}” differ' },
    { zh: '不改动；要改的先结束原职务再授予', en: 'Left alone; to change it, end the post and grant another' },
  ),
} as const satisfies Record<string, FindingWords>

export type FindingKind = keyof typeof findingWords
