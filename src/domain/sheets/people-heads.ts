/** What the columns of a roster of people (人员名册) are called. The first word of each list is the one this product writes. */
import type { HeadWords } from './heads.ts'

export const peopleFields = ['name', 'username', 'unit', 'role', 'title', 'since'] as const
export type PeopleField = (typeof peopleFields)[number]

const row = (field: PeopleField, is: string, has: string): HeadWords<PeopleField> => ({
  field,
  is: is.split(' ').map((word) => word.replaceAll('_', ' ')),
  has: has.split(' '),
})

export const peopleHeads: readonly HeadWords<PeopleField>[] = [
  row('name', '姓名 人员姓名 民警姓名 名字 Name', '姓名'),
  row(
    'username',
    '用户名 账号 账号/警号 警号 登录名 登录账号 用户账号 工号 User_name Username Account',
    '用户名 账号 警号 登录名',
  ),
  row('unit', '单位 单位名称 所在单位 工作单位 任职单位 所属单位 单位全称 Unit', '单位'),
  row('role', '角色 岗位 岗位角色 系统角色 工作岗位 Role', '角色 岗位'),
  row('title', '职务 职务名称 职务/岗位 职位 任职 Post Title', '职务 职位'),
  row('since', '任职日期 任职时间 任职起始 开始日期 Since', '任职日 任职时'),
]
