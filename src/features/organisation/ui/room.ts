/** Pages of organisation: units, accounts, one's own posts, and the journal. */
import { administrators } from '../../../platform/contract/role.ts'
import type { Room } from '../../../web/shell/room.ts'

export const organisationRoom: Room = {
  name: 'organisation',
  pages: [
    {
      path: '/units',
      words: { zh: '单位', en: 'Units' },
      nav: { icon: 'organisation', group: 'manage', order: 10 },
      load: () => import('./units/UnitsPage.tsx'),
    },
    {
      path: '/units/new',
      words: { zh: '设立单位', en: 'Open a unit' },
      roles: ['system'],
      load: () => import('./units/NewUnit.tsx'),
    },
    {
      path: '/units/import',
      words: { zh: '批量导入单位', en: 'Import units' },
      roles: ['system'],
      load: () => import('./import/ImportUnits.tsx'),
    },
    { path: '/units/$unit', words: { zh: '单位', en: 'Unit' }, load: () => import('./units/UnitDetail.tsx') },
    {
      path: '/units/$unit/edit',
      words: { zh: '修改单位资料', en: 'Change a unit' },
      roles: ['system'],
      load: () => import('./units/EditUnit.tsx'),
    },
    {
      path: '/units/$unit/move',
      words: { zh: '调整隶属与地域', en: 'Move a unit' },
      roles: ['system'],
      load: () => import('./units/MoveUnit.tsx'),
    },
    {
      path: '/accounts',
      words: { zh: '账号与职务', en: 'Accounts and posts' },
      roles: administrators,
      nav: { icon: 'people', group: 'manage', order: 20 },
      load: () => import('./accounts/AccountsPage.tsx'),
    },
    {
      path: '/accounts/new',
      words: { zh: '开立账号', en: 'Open an account' },
      roles: ['system'],
      load: () => import('./accounts/NewAccount.tsx'),
    },
    {
      path: '/accounts/import',
      words: { zh: '批量导入人员', en: 'Import people' },
      roles: ['system', 'security'],
      load: () => import('./people/ImportPeople.tsx'),
    },
    {
      path: '/accounts/$account',
      words: { zh: '账号', en: 'Account' },
      roles: administrators,
      load: () => import('./accounts/AccountDetail.tsx'),
    },
    {
      path: '/accounts/$account/grant',
      words: { zh: '授予职务', en: 'Grant a post' },
      roles: ['security'],
      load: () => import('./accounts/GrantPost.tsx'),
    },
    {
      path: '/posts',
      words: { zh: '我的职务', en: 'My posts' },
      nav: { icon: 'shield', group: 'manage', order: 30 },
      load: () => import('./posts/MyPosts.tsx'),
    },
    {
      path: '/posts/$position/delegate',
      words: { zh: '委托代理', en: 'Delegate a post' },
      load: () => import('./posts/DelegatePost.tsx'),
    },
    {
      path: '/journal',
      words: { zh: '日志', en: 'Journal' },
      roles: ['auditor', 'audit'],
      nav: { icon: 'journal', group: 'manage', order: 50 },
      load: () => import('./journal/JournalPage.tsx'),
    },
  ],
}
