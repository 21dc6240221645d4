/** Pages of the responsibility register (责任台账). */
import type { Room } from '../../../web/shell/room.ts'
import { registerReaders } from '../contract.ts'

export const responsibilityRoom: Room = {
  name: 'responsibility',
  pages: [
    {
      path: '/responsibility',
      words: { zh: '责任台账', en: 'Responsibility' },
      roles: registerReaders,
      nav: { icon: 'person', group: 'manage', order: 15 },
      load: () => import('./RegisterPage.tsx'),
    },
    {
      path: '/responsibility/units/$unit',
      words: { zh: '监所责任人', en: 'Responsible for a facility' },
      roles: registerReaders,
      load: () => import('./FacilityPage.tsx'),
    },
    {
      path: '/responsibility/hand-overs',
      words: { zh: '交接', en: 'Hand-overs' },
      load: () => import('./HandOverList.tsx'),
    },
    {
      path: '/responsibility/hand-overs/$unit/$id',
      words: { zh: '交接', en: 'Hand-over' },
      load: () => import('./HandOverPage.tsx'),
    },
  ],
}
