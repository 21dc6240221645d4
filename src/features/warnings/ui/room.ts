/** Pages of warnings, as the shell sees them. */
import type { Room } from '../../../web/shell/room.ts'
import { readers } from '../contract.ts'

export const warningsRoom: Room = {
  name: 'warnings',
  pages: [
    {
      path: '/warnings',
      words: { zh: '预警', en: 'Warnings' },
      roles: readers,
      nav: { icon: 'warning', group: 'work', order: 15 },
      load: () => import('./WarningList.tsx'),
    },
    {
      path: '/warnings/$unit/$id',
      words: { zh: '预警', en: 'Warning' },
      roles: readers,
      load: () => import('./WarningPage.tsx'),
    },
    {
      path: '/push',
      words: { zh: '预警推送', en: 'Push' },
      roles: ['system'],
      nav: { icon: 'queue', group: 'manage', order: 75 },
      load: () => import('./push/PushPage.tsx'),
    },
  ],
}
