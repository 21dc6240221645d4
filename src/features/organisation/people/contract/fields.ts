/** What the columns are called in the template and in what was found. */
import type { PeopleField } from '../../../../domain/sheets/people-heads.ts'
import type { Text } from '../../../../platform/contract/text.ts'

export const fieldWords: Readonly<Record<PeopleField, Text>> = {
  name: { zh: '姓名', en: 'Name' },
  username: { zh: '用户名', en: 'User name' },
  unit: { zh: '单位', en: 'Unit' },
  role: { zh: '角色', en: 'Role' },
  title: { zh: '职务', en: 'Post' },
  since: { zh: '任职日期', en: 'Since' },
}
