/** Pages of duties: a leader's overview, the year of a unit, one window, and the settings behind them. */
import { police } from '../../../platform/contract/role.ts'
import type { Room } from '../../../web/shell/room.ts'
import { readers } from '../contract/roles.ts'

const administered = [...police, 'system'] as const

export const dutiesRoom: Room = {
  name: 'duties',
  pages: [
    {
      path: '/duties',
      words: { zh: '职责要求', en: 'Duties' },
      roles: readers,
      nav: { icon: 'clock', group: 'work', order: 30 },
      load: () => import('./DutiesHome.tsx'),
    },
    {
      path: '/duties/settings',
      words: { zh: '职责设置', en: 'Settings of duties' },
      roles: administered,
      nav: { icon: 'settings', group: 'manage', order: 85 },
      load: () => import('./settings/SettingsPage.tsx'),
    },
    {
      path: '/duties/settings/$duty',
      words: { zh: '修改职责设置', en: 'Change the settings of a duty' },
      roles: administered,
      load: () => import('./settings/DutySettingPage.tsx'),
    },
    {
      path: '/duties/$unit',
      words: { zh: '单位的职责要求', en: 'Duties of a unit' },
      roles: readers,
      load: () => import('./UnitDuties.tsx'),
    },
    {
      path: '/duties/$unit/$duty/$from',
      words: { zh: '一个周期的完成情况', en: 'One window of a duty' },
      roles: readers,
      load: () => import('./WindowPage.tsx'),
    },
  ],
}
