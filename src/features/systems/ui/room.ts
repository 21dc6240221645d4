/** Pages of the room. */

import { police } from '../../../platform/contract/role.ts'
import type { Room } from '../../../web/shell/room.ts'
import { anyDrafter } from '../contract/roles.ts'

export const systemsRoom: Room = {
  name: 'systems',
  pages: [
    {
      path: '/systems',
      words: { zh: '制度登记', en: 'Systems' },
      roles: police,
      nav: { icon: 'ledger', group: 'ledgers', order: 40 },
      load: () => import('./SystemList.tsx'),
    },
    {
      path: '/systems/new',
      words: { zh: '登记制度', en: 'Draft a system' },
      roles: anyDrafter,
      load: () => import('./form/NewSystem.tsx'),
    },
    {
      path: '/systems/food-chain',
      words: { zh: '食品安全责任链', en: 'Food responsibility chain' },
      roles: police,
      load: () => import('./chain/ChainPage.tsx'),
    },
    {
      path: '/systems/$unit/$id',
      words: { zh: '制度', en: 'System' },
      roles: police,
      load: () => import('./SystemPage.tsx'),
    },
    {
      path: '/systems/$unit/$id/draft',
      words: { zh: '修订制度', en: 'Draft the next edition' },
      roles: anyDrafter,
      load: () => import('./form/EditDraft.tsx'),
    },
    {
      path: '/systems/$unit/$id/read',
      words: { zh: '阅读制度', en: 'Read the system' },
      roles: police,
      load: () => import('./ReadPage.tsx'),
    },
  ],
}
