/** The plan's page, as the shell sees it. */
import type { Room } from '../../../web/shell/room.ts'

export const planRoom: Room = {
  name: 'plan',
  pages: [
    {
      path: '/plan',
      words: { zh: '方案逐条对照', en: 'Plan by clause' },
      nav: { icon: 'document', group: 'manage', order: 90 },
      load: () => import('./PlanPage.tsx'),
    },
  ],
}
