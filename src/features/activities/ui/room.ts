/** Pages of the room. */

import type { Room } from '../../../web/shell/room.ts'
import { readers, recorders } from '../contract/kinds.ts'

export const activitiesRoom: Room = {
  name: 'activities',
  pages: [
    {
      path: '/activities',
      words: { zh: '工作记录', en: 'Work' },
      roles: readers,
      nav: { icon: 'check', group: 'work', order: 20, phone: true },
      load: () => import('./ActivityList.tsx'),
    },
    {
      path: '/activities/record',
      words: { zh: '记录工作', en: 'Record work' },
      roles: recorders,
      load: () => import('./record/RecordPage.tsx'),
    },
    {
      path: '/activities/$unit/$id/record',
      words: { zh: '登记完成情况', en: 'Record as done' },
      roles: recorders,
      load: () => import('./record/PlannedRecordPage.tsx'),
    },
    {
      path: '/activities/$unit/$id',
      words: { zh: '工作', en: 'Work' },
      roles: readers,
      load: () => import('./ActivityPage.tsx'),
    },
  ],
}
