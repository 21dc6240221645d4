/** Pages of the room. */
import { police } from '../../../platform/contract/role.ts'
import type { Room } from '../../../web/shell/room.ts'
import { keepers, readers, scanReporters } from '../contract/roles.ts'

export const placesRoom: Room = {
  name: 'places',
  pages: [
    {
      path: '/places',
      words: { zh: '部位设备', en: 'Places' },
      roles: readers,
      nav: { icon: 'place', group: 'ledgers', order: 60 },
      load: () => import('./PlacesPage.tsx'),
    },
    {
      path: '/places/$unit/lines',
      words: { zh: '批量添加部位', en: 'Add many places' },
      roles: keepers,
      load: () => import('./LinesPage.tsx'),
    },
    {
      path: '/places/$unit/print',
      words: { zh: '打印二维码标签', en: 'Print labels' },
      roles: keepers,
      load: () => import('./print/PrintPage.tsx'),
    },
    {
      path: '/places/$unit/$id',
      words: { zh: '部位', en: 'Place' },
      roles: readers,
      load: () => import('./place/PlacePage.tsx'),
    },
    {
      path: '/scan/$token',
      words: { zh: '扫码登记隐患', en: 'Report by code' },
      roles: scanReporters,
      load: () => import('./scan/ScanPage.tsx'),
    },
    {
      path: '/scan-reports',
      words: { zh: '扫码上报', en: 'Reports by code' },
      roles: police,
      load: () => import('./scan/ReportList.tsx'),
    },
    {
      path: '/scan-reports/$unit/$id',
      words: { zh: '扫码上报', en: 'Report by code' },
      roles: police,
      load: () => import('./scan/ReportPage.tsx'),
    },
  ],
}
