/** Pages of the room. */
import { police } from '../../../platform/contract/role.ts'
import type { Room } from '../../../web/shell/room.ts'

export const activitiesRoom: Room = {
  name: 'activities',
  pages: [
    {
      path: '/activities',
      words: { zh: '检查与自查', en: 'Checks' },
      roles: police,
      nav: { icon: 'check', group: 'work', order: 20, phone: true },
      load: () => import('./ActivityList.tsx'),
    },
    {
      path: '/activities/$unit/$id',
      words: { zh: '检查', en: 'Check' },
      roles: police,
      load: () => import('./ActivityPage.tsx'),
    },
  ],
}
