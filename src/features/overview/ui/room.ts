/** Pages of the overview: the reach of a leader, and one facility. */
import { police } from '../../../platform/contract/role.ts'
import type { Room } from '../../../web/shell/room.ts'

const leaders = ['chief', 'deputy', 'guidance', 'auditor', 'government'] as const
const beside = ['department', 'squadron'] as const
const inside = ['director', 'officer', 'doctor', 'canteen'] as const

export const overviewRoom: Room = {
  name: 'overview',
  pages: [
    {
      path: '/overview',
      words: { zh: '总览', en: 'Overview' },
      roles: [...leaders, ...beside],
      home: leaders,
      nav: { icon: 'chart', group: 'work', order: -10, phone: true },
      load: () => import('./OverviewPage.tsx'),
    },
    {
      path: '/facility',
      words: { zh: '本所', en: 'My facility' },
      roles: inside,
      nav: { icon: 'shield', group: 'work', order: 5, phone: true },
      load: () => import('./facility/OwnFacility.tsx'),
    },
    {
      path: '/facilities/$unit',
      words: { zh: '监所', en: 'Facility' },
      roles: [...police, 'government', ...beside],
      load: () => import('./facility/FacilityPage.tsx'),
    },
  ],
}
