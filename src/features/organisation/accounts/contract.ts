/**
 * Accounts and posts (职务). The system administrator opens and stops accounts and can give no right with them; the
 * security administrator grants posts and opens no account; nobody grants to himself.
 */
import { type Static, Type } from 'typebox'
import { endpoint } from '../../../platform/contract/endpoint.ts'
import { event } from '../../../platform/contract/event.ts'
import { problem, problems } from '../../../platform/contract/problem.ts'
import { administrators, role } from '../../../platform/contract/role.ts'
import {
  Created,
  Day,
  Id,
  Instant,
  Nullable,
  Page,
  PageQuery,
  UnitId,
  Version,
  Words,
} from '../../../platform/contract/schema.ts'
import { vocabulary } from '../../../platform/contract/vocabulary.ts'

// ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const accountState = vocabulary('account state', {
  active: { zh: '正常', en: 'Active' },
  suspended: { zh: '停用', en: 'Suspended' },
  closed: { zh: '注销', en: 'Closed' },
})

/** Where a post or a delegation stands on a day. */
export const term = vocabulary('term', {
  coming: { zh: '未开始', en: 'Not yet begun' },
  current: { zh: '有效', en: 'Current' },
  past: { zh: '已结束', en: 'Ended' },
})

// ── shapes ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const PostRow = Type.Object({
  id: Id,
  accountId: Id,
  unitId: UnitId,
  unitName: Type.String(),
  unitNameEn: Type.String(),
  role: role.schema,
  title: Type.String(),
  since: Day,
  /** First day no longer held. */
  until: Nullable(Day),
  term: term.schema,
  version: Version,
})
export type PostRow = Static<typeof PostRow>

export const AccountRow = Type.Object({
  id: Id,
  username: Type.String(),
  name: Type.String(),
  unitId: UnitId,
  unitName: Type.String(),
  unitNameEn: Type.String(),
  state: accountState.schema,
  createdAt: Instant,
  /** Roles held today. */
  roles: Type.Array(role.schema),
  version: Version,
})
export type AccountRow = Static<typeof AccountRow>

// ── what may go wrong ────────────────────────────────────────────────────────────────────────────────────────────

export const usernameTaken = problem(
  'username-taken',
  409,
  { zh: '用户名已被使用', en: 'The user name is taken' },
  { zh: '请换一个用户名。', en: 'Choose another user name.' },
)
export const postsOfOtherLine = problem(
  'posts-of-other-line',
  409,
  { zh: '两个职务不能由同一账号担任', en: 'One account cannot hold both posts' },
  {
    zh: '系统、安全、审计三类管理员须由三人分别担任，也不得兼任业务职务；公安、部门、武警、党委政府的职务不能合在同一账号。请先结束原职务，或另开账号。',
    en: 'System, security and audit administration are three persons, and none holds a working post beside it; police, department, squadron and government posts do not meet in one account. End the other post first, or open another account.',
  },
)
export const notToOneself = problem(
  'not-to-oneself',
  403,
  { zh: '不能给自己授权', en: 'Nobody grants to himself' },
  {
    zh: '本人的职务与代理须由另一名安全管理员办理。',
    en: 'Your own posts are another security administrator’s to grant or end.',
  },
)
export const notOnOneself = problem(
  'not-on-oneself',
  403,
  { zh: '不能停用本人账号', en: 'Nobody stops his own account' },
  { zh: '本人账号须由另一名系统管理员办理。', en: 'Your own account is another system administrator’s to stop.' },
)
export const roleUnfit = problem<{ role: string; unit: string }>(
  'role-unfit',
  422,
  { zh: '该单位不设此角色', en: 'That unit has no such role' },
  { zh: '“{unit}”不设“{role}”。请核对单位与角色。', en: '“{unit}” has no “{role}”. Check the unit and the role.' },
)
export const datesUnfit = problem(
  'dates-unfit',
  422,
  { zh: '起止时间不对', en: 'The dates do not fit' },
  {
    zh: '结束须晚于开始；代理不得超过所代理职务的任期，最长一年。',
    en: 'The end comes after the start; a delegation lies within the post’s own term and lasts a year at most.',
  },
)
export const lastAdministrator = problem<{ role: string }>(
  'last-administrator',
  409,
  { zh: '不能没有管理员', en: 'Nobody would be left' },
  {
    zh: '这是最后一名在任的“{role}”。请先授予他人，再结束此职务或停用此账号。',
    en: 'This is the last “{role}”. Grant the post to another first.',
  },
)
export const ended = problem(
  'ended-already',
  409,
  { zh: '已经结束', en: 'It has ended already' },
  { zh: '该职务或代理已经结束，不再变更。', en: 'A post or delegation that has ended changes no more.' },
)
export const accountNotActive = problem<{ state: string }>(
  'account-not-active',
  409,
  { zh: '账号不是正常状态', en: 'The account is not active' },
  { zh: '账号目前为“{state}”，不能进行此操作。', en: 'The account is “{state}”.' },
)

// ── events ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const accountOpened = event(
  'account.opened',
  { zh: '开立账号', en: 'Account opened' },
  Type.Object({ username: Type.String(), name: Type.String() }),
)
export const accountStateChanged = event(
  'account.state-changed',
  { zh: '变更账号状态', en: 'Account suspended, restored or closed' },
  Type.Object({ from: accountState.schema, to: accountState.schema, reason: Type.String() }),
)
export const passwordIssued = event(
  'account.password-issued',
  { zh: '重置密码', en: 'New temporary password issued' },
  Type.Object({ reason: Type.String() }),
)
export const postGranted = event(
  'post.granted',
  { zh: '授予职务', en: 'Post granted' },
  Type.Object({
    accountId: Id,
    role: role.schema,
    title: Type.String(),
    since: Day,
    until: Nullable(Day),
  }),
)
export const postEnded = event(
  'post.ended',
  { zh: '结束职务', en: 'Post ended' },
  Type.Object({ accountId: Id, role: role.schema, until: Day, reason: Type.String() }),
)
export const events = [accountOpened, accountStateChanged, passwordIssued, postGranted, postEnded] as const

// ── endpoints ────────────────────────────────────────────────────────────────────────────────────────────────────

const OneAccount = Type.Object({ accountId: Id }, { additionalProperties: false })
const OnePost = Type.Object({ positionId: Id }, { additionalProperties: false })

export const listAccounts = endpoint({
  name: 'organisation.listAccounts',
  method: 'GET',
  path: '/api/accounts',
  may: administrators,
  title: { zh: '账号列表', en: 'List accounts' },
  query: Type.Object(
    {
      ...PageQuery,
      q: Type.Optional(Type.String({ maxLength: 100 })),
      unitId: Type.Optional(UnitId),
      state: Type.Optional(accountState.schema),
      role: Type.Optional(role.schema),
    },
    { additionalProperties: false },
  ),
  reply: Page(AccountRow),
})

export const readAccount = endpoint({
  name: 'organisation.readAccount',
  method: 'GET',
  path: '/api/accounts/:accountId',
  may: administrators,
  title: { zh: '账号详情', en: 'One account with its posts' },
  params: OneAccount,
  reply: Type.Object({
    account: AccountRow,
    posts: Type.Array(PostRow),
  }),
})

export const openAccount = endpoint({
  name: 'organisation.openAccount',
  method: 'POST',
  path: '/api/accounts',
  may: ['system'],
  title: { zh: '开立账号', en: 'Open an account' },
  status: 201,
  form: 'secret',
  body: Type.Object(
    {
      unitId: UnitId,
      username: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,63}$', minLength: 2, maxLength: 64 }),
      name: Words(60),
    },
    { additionalProperties: false },
  ),
  /** The password is shown once, and must be changed at the first sign-in. */
  reply: Type.Object({ id: Id, temporaryPassword: Type.String() }),
  problems: [usernameTaken],
})

export const setAccountState = endpoint({
  name: 'organisation.setAccountState',
  method: 'POST',
  path: '/api/accounts/:accountId/state',
  may: ['system'],
  title: { zh: '停用、恢复、注销账号', en: 'Suspend, restore or close an account' },
  params: OneAccount,
  body: Type.Object(
    { state: accountState.schema, reason: Words(500), version: Version },
    { additionalProperties: false },
  ),
  reply: Type.Object({ version: Version }),
  problems: [problems.changedMeanwhile, notOnOneself, lastAdministrator, accountNotActive],
})

export const issuePassword = endpoint({
  name: 'organisation.issuePassword',
  method: 'POST',
  path: '/api/accounts/:accountId/password',
  may: ['system'],
  title: { zh: '重置密码', en: 'Issue a new temporary password' },
  form: 'secret',
  params: OneAccount,
  body: Type.Object({ reason: Words(500) }, { additionalProperties: false }),
  /** Shown once; the account is signed out everywhere. */
  reply: Type.Object({ temporaryPassword: Type.String() }),
  problems: [notOnOneself, accountNotActive],
})

export const grantPost = endpoint({
  name: 'organisation.grantPost',
  method: 'POST',
  path: '/api/positions',
  may: ['security'],
  title: { zh: '授予职务', en: 'Grant a post' },
  status: 201,
  body: Type.Object(
    {
      accountId: Id,
      unitId: UnitId,
      role: role.schema,
      title: Words(60),
      since: Day,
      until: Nullable(Day),
    },
    { additionalProperties: false },
  ),
  reply: Created,
  problems: [notToOneself, roleUnfit, datesUnfit, postsOfOtherLine, accountNotActive],
})

export const endPost = endpoint({
  name: 'organisation.endPost',
  method: 'POST',
  path: '/api/positions/:positionId/end',
  may: ['security'],
  title: { zh: '结束职务', en: 'End a post' },
  params: OnePost,
  body: Type.Object({ until: Day, reason: Words(500), version: Version }, { additionalProperties: false }),
  reply: Type.Object({ version: Version }),
  problems: [problems.changedMeanwhile, notToOneself, datesUnfit, lastAdministrator, ended],
})
