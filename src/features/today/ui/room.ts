/** Pages of the room: what is due, the list behind it, the month. */
import type { Room } from '../../../web/shell/room.ts'

export const todayRoom: Room = {
  name: 'tasks',
  pages: [
    {
      path: '/today',
      words: { zh: '今日待办', en: 'Today' },
      nav: { icon: 'today', group: 'work', order: 0, phone: true },
      load: () => import('./TodayPage.tsx'),
    },
    {
      path: '/calendar',
      words: { zh: '待办月历', en: 'Calendar' },
      nav: { icon: 'calendar', group: 'work', order: 10 },
      load: () => import('./MonthPage.tsx'),
    },
    { path: '/tasks', words: { zh: '全部待办', en: 'All tasks' }, load: () => import('./TaskList.tsx') },
  ],
}
