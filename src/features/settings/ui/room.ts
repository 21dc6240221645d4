/** The region's settings, as the shell sees them. */
import type { Room } from '../../../web/shell/room.ts'

export const settingsRoom: Room = {
  name: 'settings',
  pages: [
    {
      path: '/settings',
      words: { zh: '系统设置', en: 'Settings' },
      roles: ['system'],
      nav: { icon: 'filter', group: 'manage', order: 80 },
      load: () => import('./SettingsPage.tsx'),
    },
  ],
}
